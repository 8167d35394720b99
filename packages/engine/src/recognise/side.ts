import type { Trace } from '../assess.ts';
import type { ListResult } from '../result.ts';
import { shares } from '@kedu/scheme';
import type { LeafScores, ListScores } from '../steps/scoreTable.ts';

/** One side of a recognition, as it was assessed. */
export interface SideOfRun {
  /** 0 ours, 1 theirs. */
  readonly position: 0 | 1;
  readonly trace: Trace;
  readonly list: ListResult;
  readonly scores: ListScores;
  /** Ranked members: indices of the run, ascending. */
  readonly units: readonly number[];
}

/** The list of a run; undefined where the run has none of that name. */
export function sideOfRun(position: 0 | 1, trace: Trace, listId: string): SideOfRun | undefined {
  const list = trace.assessment.lists.find((one) => one.list === listId);
  const scores = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === listId);
  if (!list || !scores) return undefined;
  return { position, trace, list, scores, units: [...list.members].filter((_, k) => list.ranked[k] === 1) };
}

/** The leaf that scores an indicator for recognition: the one of that name, else the only one of that indicator (RECOGNISE-1). */
export function leafNamed({ scores }: SideOfRun, indicator: string): LeafScores | undefined {
  const leaves = [...scores.leaves.values()];
  const named = leaves.filter(({ leaf }) => leaf.name === indicator && leaf.indicator === indicator);
  const scoring = leaves.filter(({ leaf }) => leaf.indicator === indicator);
  return named.length === 1 ? named[0] : scoring.length === 1 ? scoring[0] : undefined;
}

/**
 * Mean share of each leaf in the total, over the ranked members of the list. Rule: WEIGHT-5, RECOGNISE-2.
 *
 * Shape: by path, 0–1; members whom a leaf is not meant for count 0.
 */
export function meanShares({ scores, list, units }: SideOfRun): ReadonlyMap<string, number> {
  const profiles = new Map<string, { readonly class: string; readonly overlays: readonly string[]; count: number }>();
  list.members.forEach((unit, k) => {
    if (!units.includes(unit)) return;
    const profile = { class: list.classes[k] ?? '', overlays: list.overlays[k] ?? [] };
    const key = [profile.class, ...profile.overlays].join('+');
    const known = profiles.get(key);
    if (known) known.count += 1;
    else profiles.set(key, { ...profile, count: 1 });
  });
  const sums = new Map<string, number>();
  for (const key of [...profiles.keys()].sort()) {
    const profile = profiles.get(key) as { readonly class: string; readonly overlays: readonly string[]; readonly count: number };
    for (const { part, share } of shares(scores.tree, profile))
      if (part.type === 'leaf') sums.set(part.path, (sums.get(part.path) ?? 0) + share * profile.count);
  }
  return new Map([...sums].map(([path, sum]) => [path, sum / Math.max(1, units.length)]));
}
