import type { PreviousRun } from '@kedu/engine';
import { quantaToNumber } from '@kedu/model';
import type { ReportContext, Standing } from './context.ts';

/** How one unit of a list moved since an earlier run. */
export interface Movement {
  /** Points; NaN where one of the two is missing. */
  readonly scoreBy: number;
  /** Places gained; 0 where one of the two has no rank. */
  readonly placesBy: number;
  readonly isNew: boolean;
  /** Rank before, 0 for none. */
  readonly rankBefore: number;
}

export interface SinceBefore {
  /** Period of the earlier run. */
  readonly before: string;
  /** By position in the list. */
  readonly byMember: ReadonlyMap<number, Movement>;
}

/** What moved in a list: by the comparison that was asked for, else against the last earlier run; undefined where the list had none. */
export function listSinceBefore(standing: Standing, ctx: ReportContext): SinceBefore | undefined {
  const { changes, previous } = ctx.view;
  if (changes) {
    const list = changes.lists.find((one) => one.list === standing.list.list);
    if (!list || list.units.every(({ before }) => before === undefined)) return undefined;
    const byId = new Map(list.units.map((unit) => [unit.unitId, unit]));
    const moves = [...standing.list.members].flatMap((unit, member) => {
      const change = byId.get(ctx.assessment.units[unit]?.id ?? '');
      if (!change) return [];
      const { scoreBy, placesBy, before } = change;
      return [[member, { scoreBy, placesBy, isNew: before === undefined, rankBefore: before?.rank ?? 0 }] as const];
    });
    return { before: changes.before.period.id, byMember: new Map(moves) };
  }
  const run = previous.find(({ lists }) => lists.some((one) => one.list === standing.list.list));
  return run && againstRun(standing, run, ctx);
}

function againstRun({ list }: Standing, run: PreviousRun, ctx: ReportContext): SinceBefore {
  const earlier = run.lists.find((one) => one.list === list.list);
  const places = new Map([...(earlier?.members ?? [])].map((unit, member) => [run.unitIds[unit] ?? '', member]));
  const moves = [...list.members].map((unit, member): readonly [number, Movement] => {
    const before = places.get(ctx.assessment.units[unit]?.id ?? '');
    if (before === undefined || !earlier) return [member, { scoreBy: Number.NaN, placesBy: 0, isNew: true, rankBefore: 0 }];
    const rankBefore = earlier.rank[before] as number;
    const rank = list.rank[member] as number;
    const scoreBy = ctx.pointsOf(list.score[member] as number) - quantaToNumber(earlier.score[before] as number, run.totalPlaces);
    return [member, { scoreBy, placesBy: rank > 0 && rankBefore > 0 ? rankBefore - rank : 0, isNew: false, rankBefore }];
  });
  return { before: run.period.id, byMember: new Map(moves) };
}
