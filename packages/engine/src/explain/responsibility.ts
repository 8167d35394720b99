import { tidy } from '@kedu/model';
import { weightFor } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { chainPlaces } from '../responsibility/joint.ts';
import type { LeafScores, ListScores } from '../steps/scoreTable.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/**
 * The elastic coefficient of a score with its reason; nothing where no row names the unit or its class.
 * Rule: ELASTIC-3 (docs/spec/responsibility.md). Example: arithmetic `80 × 1.1`, result 88.
 */
export function explainElastic(trace: Trace, scores: LeafScores, unit: number): Explanation[] {
  const one = scores.elastic?.(unit);
  if (!one) return [];
  const { row, before, after, floor, most } = one;
  const product = `${figure(before)} × ${figure(row.coefficient)}`;
  const raw = tidy(before * row.coefficient);
  const bounded = raw > after ? `min(${product}, ${figure(most)})` : `max(${product}, ${figure(floor)})`;
  const arithmetic = before <= 0 ? figure(before) : after === raw ? product : bounded;
  const { classes, overlays } = trace.input.scheme;
  const by = [...classes, ...overlays].find(({ id }) => id === row.class)?.title ?? row.class ?? '';
  const { file, line } = row.place;
  return [
    step(
      'EXPLAIN_ELASTIC',
      { coefficient: row.coefficient, reason: row.reason, by },
      {
        arithmetic,
        result: figure(after),
        clause: scores.leaf.elastic?.clause,
        ...(file === undefined ? {} : { origin: { file, line: line ?? 0, example: false } }),
      },
    ),
  ];
}

/**
 * That a score is the joint result of a chain: the share that the unit answers for, the points that it gives, and the weight by the share.
 * Rule: JOINT-2, JOINT-4 (docs/spec/responsibility.md). Example: arithmetic `15 × 0.3 ÷ 0.5`, result 9.
 */
export function explainJoint(trace: Trace, list: ListScores, { leaf, declared }: LeafScores, unit: number, member: number): Explanation[] {
  const place = leaf.joint && chainPlaces(leaf.joint, trace.enrolment).get(unit);
  if (!leaf.joint || !place) return [];
  const points = list.parts.get(leaf.path)?.points.values[unit] ?? Number.NaN;
  const main = list.enrolled.classes[member] ?? '';
  const stated = weightFor(leaf.weight, { class: main, overlays: list.enrolled.overlays[member] ?? [] });
  const percent = (share: number): string => `${Number((100 * share).toPrecision(12))}%`;
  return [
    step(
      'EXPLAIN_JOINT',
      { chain: place.chain.name, share: percent(place.share), points: Number.isNaN(points) ? '—' : Number(points.toFixed(4)) },
      {
        clause: leaf.joint.clause,
        children:
          stated === undefined
            ? []
            : [
                step(
                  'EXPLAIN_JOINT_WEIGHT',
                  { weight: stated, share: percent(place.share), largest: percent(place.largest) },
                  {
                    arithmetic: `${figure(stated)} × ${figure(place.share)} ÷ ${figure(place.largest)}`,
                    result: figure(declared[unit] as number),
                  },
                ),
              ],
      },
    ),
  ];
}
