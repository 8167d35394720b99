import { missingCode, quantaToNumber, quantise, tidy, tidyScore } from '@kedu/model';
import type { CompiledScheme, Leaf } from '@kedu/scheme';
import { blend, comparerOf } from '../aggregate/blend.ts';
import type { CheckedData } from '../context.ts';
import type { MethodCase } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import type { PartResult } from '../result.ts';
import { parametersMove } from './disturbedData.ts';
import { rounded } from '../steps/scoreLeaf.ts';
import type { LeafScores, ListScores } from '../steps/scoreTable.ts';
import { pointQuanta } from '../steps/scoreTree.ts';

/** Scores of one list again and again, where only values move and everything else stands as the run settled it. */
export interface MovedScores {
  /** The list with the values of these data, whose parts are read before the next call; undefined where a part loses its result, which the steps of the run then settle. */
  score(data: CheckedData): ListScores | undefined;
}

/** A part whose score moves: where it reads and where it writes. */
interface MovedPart {
  readonly result: PartResult;
  /** Whether all that had a result has one. */
  update(data: CheckedData): boolean;
}

/**
 * The short way from moved values to the scores of a list: weights, gaps, reference points and every part that does not move are those of the run, so that a draw
 * costs the parts that move and what stands above them. It gives the bits that `score` gives.
 *
 * Missing: undefined where the list asks for more than that — a moving part whose gaps are filled, that is divided by another, treated for outliers or has an elastic coefficient, that
 * has no result of a value that may give one when it moves, parameters that move, an aggregate that compares units. Rule: DRAW-2. Errors: none.
 */
export function movedScores(
  scheme: CompiledScheme,
  list: ListScores,
  period: Parameters<CheckedData['value']>[1],
  moved: ReadonlySet<string>,
  moves: (leaf: Leaf) => boolean,
): MovedScores | undefined {
  const { members } = list.enrolled;
  const parts = new Map(list.parts);
  const updates: MovedPart[] = [];
  for (const scores of list.leaves.values()) {
    if (!moves(scores.leaf)) continue;
    const simple =
      moved.has(scores.leaf.indicator) &&
      scores.fills.size === 0 &&
      scores.leaf.per === undefined &&
      scores.leaf.outliers === undefined &&
      scores.leaf.elastic === undefined &&
      !parametersMove(scores.leaf, moved) &&
      hasResults(scores, list.parts.get(scores.leaf.path));
    if (!simple) return undefined;
  }
  const partRounding = scheme.rounding.part;

  const copied = (path: string): PartResult => {
    const { score, points, weight } = list.parts.get(path) as PartResult;
    const values = score.values.slice();
    const own = path === '' ? values : points.values.slice();
    return { path, weight, score: { values, missing: score.missing }, points: { values: own, missing: points.missing } };
  };
  const give = ({ path, score, points, weight }: PartResult, unit: number, value: number): void => {
    score.values[unit] = value;
    if (path === '') return;
    const w = weight[unit] as number;
    points.values[unit] = partRounding ? quantaToNumber(pointQuanta(w, value, partRounding), partRounding.places) : (w * value) / 100;
  };

  const leafPart = (leaf: Leaf): MovedPart | undefined => {
    const scores = list.leaves.get(leaf.path);
    if (!scores || !moves(leaf)) return undefined;
    const result = copied(leaf.path);
    const method = METHODS[leaf.method.name];
    const cases = [...members].flatMap((unit) => {
      const asked = result.score.missing[unit] === 0 ? scores.methodCase(unit) : undefined;
      return asked ? [{ unit, input: { ...asked } as { -readonly [K in keyof MethodCase]: MethodCase[K] } }] : [];
    });
    return {
      result,
      update(data) {
        const { values } = data.value(leaf.indicator, period);
        for (const { unit, input } of cases) {
          input.x = values[unit] as number;
          const raw = method.score(input);
          if (!Number.isFinite(raw)) return false;
          const bounded = raw < scores.floor ? scores.floor : raw > scores.cap ? scores.cap : raw;
          give(result, unit, rounded(bounded, scheme.rounding.indicator));
        }
        return true;
      },
    };
  };

  const build = (part: ListScores['tree']['parts'][number] | ListScores['tree']): MovedPart | undefined | 'other' => {
    if (part.type === 'addition') return undefined;
    if (part.type === 'leaf') {
      const own = leafPart(part);
      if (own) {
        updates.push(own);
        parts.set(part.path, own.result);
      }
      return own;
    }
    const below = part.parts.filter((one) => one.type !== 'addition');
    const built = below.map(build);
    if (built.includes('other')) return 'other';
    if (built.every((one) => one === undefined)) return undefined;
    const composite = list.composites.get(part.path);
    if (!composite || composite.fills.size > 0 || comparerOf(part.aggregate)) return 'other';
    const result = copied(part.path);
    const { combine } = blend(part.aggregate);
    const addsPoints = part.aggregate.every(({ name }) => name === 'sum') || part.aggregate.every(({ name }) => name === 'arithmetic');
    const children = below.map((one) => parts.get(one.path) as PartResult);
    const scores = children.map(({ score }) => score.values);
    const used = below.map((one, i) => {
      const declared = (list.leaves.get(one.path) ?? list.composites.get(one.path))?.declared;
      const { missing } = (children[i] as PartResult).score;
      return Float64Array.from(missing, (gap, unit) => (gap === 0 && (declared?.[unit] as number) > 0 ? (declared?.[unit] as number) : 0));
    });
    const scored = members.filter((unit) => result.score.missing[unit] === 0);
    const own: MovedPart = {
      result,
      update() {
        for (const unit of scored) {
          const scale = composite.scale[unit] as number;
          if (partRounding && addsPoints && scale > 0) {
            let quanta = 0;
            children.forEach(({ weight, score }, i) => {
              if (used[i]?.[unit] !== 0) quanta += pointQuanta(weight[unit] as number, score.values[unit] as number, partRounding);
            });
            const points = quantaToNumber(quanta, partRounding.places);
            give(result, unit, scale === 100 ? points : (100 * points) / scale);
          } else give(result, unit, tidy(combine(scores, used, unit, composite.full[unit] as number)) + 0);
        }
        return true;
      },
    };
    updates.push(own);
    parts.set(part.path, result);
    return own;
  };

  const root = build(list.tree);
  if (root === 'other' || root === undefined) return undefined;
  const points = list.points.slice();
  const total = list.total.slice();
  const scores: ListScores = { ...list, parts, points, total };
  return {
    score(data) {
      if (!updates.every(({ update }) => update(data))) return undefined;
      members.forEach((unit, k) => {
        if (Number.isNaN(list.points[k])) return;
        points[k] = quantise(tidyScore(root.result.score.values[unit] as number), scheme.rounding.total);
        total[k] = points[k] + (list.added[k] as number);
      });
      return scores;
    },
  };
}

/** Whether every value of a leaf that lacks a result would lack it wherever it moves: nothing to compare with. */
function hasResults({ prepared, uncapped }: LeafScores, part: PartResult | undefined): boolean {
  return !prepared.treated.missing.some((gap, unit) => {
    if (gap !== 0 || part === undefined || Number.isNaN(part.weight[unit])) return false;
    const reason = uncapped.missing[unit] as number;
    return reason === missingCode('undefined') || reason === missingCode('division_by_zero');
  });
}
