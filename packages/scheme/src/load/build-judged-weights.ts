import type { LocalizedText } from '@kedu/model';
import type { JudgedWeights, Weight } from '../compiled.ts';
import type { CompositeShape } from '../shapes/score.ts';
import { scaleWeights } from '../weigh/scale-weights.ts';
import { judgementColumns, readJudgements } from './build-judgements.ts';
import type { Linker } from './linker.ts';
import { resolveFile } from './paths.ts';
import type { Path } from './source.ts';

/** A node whose parts are weighed by judgements. */
export interface JudgedNode {
  readonly parts: readonly string[];
  /** The node, as issues name it. */
  readonly within: LocalizedText;
  /** Titles of the parts by name. */
  readonly titles: ReadonlyMap<string, LocalizedText>;
  readonly weigh: NonNullable<CompositeShape['weigh']>;
  /** Whether the weights of the parts add up to the points of the node, rather than to 100. */
  readonly ofTotal: boolean;
  /** Own weight of the node; undefined for the root. */
  readonly weight: Weight | undefined;
}

/**
 * Weights that the judgements of a node give its parts, by name.
 *
 * Units: hundredths of a point, adding up exactly. Where the judgements cannot be read all parts weigh alike, so that nothing more is said
 * of the weights, and what builds on them is not judged. Rule: WEIGH-1 (docs/spec/weigh.md). Errors: those of readJudgements and of tables.
 */
export function buildJudgedWeights(
  { parts, within, titles, weigh, ofTotal, weight }: JudgedNode,
  path: Path,
  link: Linker,
  clause: string | undefined,
): { readonly byPart: ReadonlyMap<string, Weight>; readonly judged?: JudgedWeights } {
  const rows = link.table(path, weigh.ahp, judgementColumns(parts));
  const read = !link.isBroken(path);
  const question = { parts, titles, within, atMost: weigh.at_most, place: link.place(path), clause };
  const { judged, issues } = read ? readJudgements(rows, question) : { judged: undefined, issues: [] };
  link.issues.push(...issues);
  if (read && !judged) link.unread.push(path);
  const weights = scaleWeights(judged?.weights ?? parts.map(() => 1), ofTotal ? weight : undefined);
  const byPart = new Map(parts.map((part, k) => [part, weights[k] as Weight] as const));
  if (!judged) return { byPart };
  return { byPart, judged: { file: resolveFile(link.source.fileOf(path), weigh.ahp), ratio: judged.ratio, atMost: weigh.at_most } };
}
