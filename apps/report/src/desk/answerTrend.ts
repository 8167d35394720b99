import type { ListResult } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { quantaToNumber } from '@kedu/model';
import { word } from '../words.ts';
import type { Desk } from './desk.ts';
import { listOf, membersOf } from './members.ts';
import type { LinesAnswer } from './questions.ts';

/** Lines that a chart can still tell apart; beyond them a list is shown by its spread. */
const MOST_LINES = 12;

interface RunScores {
  readonly name: string;
  readonly byUnit: ReadonlyMap<string, number>;
}

/**
 * Scores of a list run by run: each unit where there are few, the spread where there are many, one unit among the spread where one is asked for.
 *
 * Shape: runs from the earliest on. Units: points. Missing: null. Nothing where there is no earlier run.
 */
export function answerTrend(desk: Desk, list: string, code?: string): LinesAnswer | undefined {
  const { assessment, previous, scheme, locale } = desk.view;
  const result = listOf(desk, list);
  if (!result || previous.length === 0) return undefined;
  const runs = [...previous]
    .reverse()
    .flatMap((run): RunScores[] => {
      const earlier = run.lists.find((one) => one.list === list);
      return earlier ? [{ name: periodName(run.period.id, locale), byUnit: scoresOf(earlier, run.unitIds, run.totalPlaces) }] : [];
    })
    .concat({
      name: periodName(assessment.period.id, locale),
      byUnit: scoresOf(
        result,
        assessment.units.map(({ id }) => id),
        scheme.rounding.total.places,
      ),
    });
  if (runs.length < 2) return undefined;
  const members = membersOf(desk, result);
  const lineOf = (id: string): (number | null)[] => runs.map(({ byUnit }) => byUnit.get(id) ?? null);
  const one = code === undefined ? undefined : members.find(({ version }) => version.code === code);
  const few = one === undefined && members.length <= MOST_LINES;
  return {
    title: word('trend', locale),
    steps: runs.map(({ name }) => name),
    measure: word('points', locale),
    lines: [
      ...(one ? [{ name: one.name, values: lineOf(one.version.id), emphasis: true }] : []),
      ...(few
        ? members.map(({ version, name }) => ({ name, values: lineOf(version.id), emphasis: true }))
        : (['highest', 'upper', 'median', 'lower', 'lowest'] as const).map((which, i) => ({
            name: word(which, locale),
            values: runs.map(({ byUnit }) => quantile([...byUnit.values()], 1 - i / 4)),
            emphasis: one === undefined && which === 'median',
          }))),
    ],
  };
}

function scoresOf(
  { members, score, rank }: Pick<ListResult, 'members' | 'score' | 'rank'>,
  unitIds: readonly string[],
  places: number,
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  members.forEach((unit, k) => {
    const quanta = score[k] as number;
    if (!Number.isNaN(quanta) && (rank[k] as number) > 0) scores.set(unitIds[unit] ?? '', quantaToNumber(quanta, places));
  });
  return scores;
}

/** The value below which a share lies, interpolated. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}
