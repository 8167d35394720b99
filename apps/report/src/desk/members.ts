import type { ListResult } from '@kedu/engine';
import { formatQuanta, inLocale, quantaToNumber, type UnitVersion } from '@kedu/model';
import type { Desk } from './desk.ts';

/** A member of a list as the page names it. */
export interface Member {
  /** Position in the list. */
  readonly member: number;
  /** Index in the run. */
  readonly unit: number;
  readonly version: UnitVersion;
  readonly name: string;
  readonly rank: number;
  /** NaN for none. */
  readonly score: number;
  readonly scoreText: string;
}

export function listOf({ view }: Desk, list: string): ListResult | undefined {
  return view.assessment.lists.find((one) => one.list === list);
}

/** Members by rank, group by group; those without rank last (REPORT-4). */
export function membersOf({ view }: Desk, result: ListResult): readonly Member[] {
  const { places } = view.scheme.rounding.total;
  const members = Array.from(result.members, (unit, member): Member => {
    const version = view.assessment.units[unit] as UnitVersion;
    const quanta = result.score[member] as number;
    return {
      member,
      unit,
      version,
      name: inLocale(version.name, view.locale),
      rank: result.rank[member] as number,
      score: quantaToNumber(quanta, places),
      scoreText: Number.isNaN(quanta) ? '–' : formatQuanta(quanta, places),
    };
  });
  const group = ({ member }: Member): string => result.groups[member] ?? '';
  const rank = (one: Member): number => one.rank || Number.POSITIVE_INFINITY;
  return members.sort((a, b) =>
    group(a) < group(b) ? -1 : group(a) > group(b) ? 1 : rank(a) === rank(b) ? a.unit - b.unit : rank(a) - rank(b),
  );
}

export function memberOf(desk: Desk, list: string, code: string): Member | undefined {
  const result = listOf(desk, list);
  return result && membersOf(desk, result).find(({ version }) => version.code === code);
}
