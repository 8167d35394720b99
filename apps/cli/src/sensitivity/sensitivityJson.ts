import type { SobolIndex } from '@kedu/engine';
import { inLocale, type Locale } from '@kedu/model';
import type { Pack } from '@kedu/runner';
import type { SensitiveRun } from './sensitiveRun.ts';

/**
 * Design sensitivity as JSON.
 *
 * Shape: { kedu: { sensitivity: 1 }, result: false, pack, example, period, schemes: [{ scheme, lists: [{ list, draws, seed, width, choices, units, neighbours }] }] };
 * shares 0–1, points as they are, indices null where nothing moves. Rule: OUT-23.
 */
export function sensitivityJson(done: readonly SensitiveRun[], pack: Pack, locale: Locale): unknown {
  return {
    kedu: { sensitivity: 1 },
    result: false,
    pack: pack.id,
    example: pack.example,
    period: done[0]?.run.assessment.period.id ?? '',
    schemes: done.map(({ run: { scheme, assessment }, lists }) => ({
      scheme: `${scheme.id}@${scheme.version}`,
      lists: lists.map((list) => {
        const own = assessment.lists.find((one) => one.list === list.list);
        const unitAt = (k: number) => assessment.units[own?.members[k] ?? -1];
        const { best, worst, shift, kept, low, middle, high, moved, movedBy } = list;
        return {
          list: list.list,
          draws: list.draws,
          seed: list.seed,
          width: list.width,
          choices: list.choices.map(({ id, kind, title, ways, rank, score }) => ({
            id,
            kind,
            title: title ? inLocale(title, locale) : null,
            ways: ways ?? null,
            rank: indexJson(rank),
            score: indexJson(score),
          })),
          units: [...best.keys()]
            .filter((k) => (best[k] as number) > 0)
            .map((k) => ({
              unit: unitAt(k)?.id ?? '',
              code: unitAt(k)?.code ?? '',
              name: inLocale(unitAt(k)?.name ?? { 'zh-CN': '' }, locale),
              rank: own?.rank[k] ?? 0,
              best: best[k],
              worst: worst[k],
              kept: kept[k],
              mean_shift: shift[k],
              points: [low[k], middle[k], high[k]],
              moved_by: list.choices[moved[k] as number]?.id ?? null,
              moved_by_total: known(movedBy[k] as number),
            })),
          neighbours: list.neighbours.map(({ above, below, holds }) => ({
            above: unitAt(above)?.id ?? '',
            below: unitAt(below)?.id ?? '',
            holds,
          })),
        };
      }),
    })),
  };
}

function indexJson({ first, total, firstError, totalError }: SobolIndex) {
  return { first: known(first), first_error: known(firstError), total: known(total), total_error: known(totalError) };
}

function known(x: number): number | null {
  return Number.isNaN(x) ? null : x;
}
