import { decimalText, tidy } from '@kedu/model';
import type { GoalFamily } from './family.ts';
import { reachMean, reachSum } from './round.ts';
import { fromWhole, wholeNumbers } from './whole.ts';

/** A target that a method computed. */
export interface DecomposedTarget {
  readonly target: number;
  /** Before rounding to the step. */
  readonly share: number;
  /** The arithmetic of `share`, to be redone on a calculator. */
  readonly arithmetic: string;
}

/** What a member is due before rounding: an exact fraction of the decimals that are written, in steps. */
interface Quota {
  readonly dividend: bigint;
  readonly divisor: bigint;
  readonly arithmetic: string;
}

/**
 * Targets of the members of a family out of the target that they share, by `base`, `potential` or `equal_growth`; none by `hand`.
 *
 * Shape: one per member, same order; written targets change nothing here. The family has no fault (familyFaults).
 * Rule: GOAL-2, GOAL-3 (docs/spec/goals.md).
 * Example: 1100 by base over 500, 300, 200 → 550, 330, 220.
 */
export function decompose(family: GoalFamily): readonly DecomposedTarget[] {
  if (family.by === 'hand') return [];
  const { members, target, step, better } = family;
  const bases = members.map(({ base = 0 }) => base);
  const { whole, exponent } = wholeNumbers([target, step, ...bases]);
  const [parent = 0n, unit = 1n, ...wholeBases] = whole;
  const quotas = family.sum === 'sum' ? quantities(family, parent, unit, wholeBases) : rates(family, parent / unit, wholeBases);
  const codes = members.map(({ code }) => code);
  const steps = family.sum === 'sum' ? reachSum(quotas, parent / unit, codes) : reachMean(quotas, parent / unit, wholeBases, codes, better);
  return quotas.map(({ dividend, divisor, arithmetic }, i) => ({
    target: fromWhole((steps[i] as bigint) * unit, exponent),
    share: tidy((Number(dividend) / Number(divisor)) * step),
    arithmetic,
  }));
}

function quantities({ by, target, members }: GoalFamily, parent: bigint, unit: bigint, bases: readonly bigint[]): Quota[] {
  const total = sumOf(bases);
  const base = (i: number): number => members[i]?.base ?? 0;
  const sizes = shown(tidy(members.reduce((sum, _, i) => sum + base(i), 0)));
  if (by !== 'potential')
    return bases.map((own, i) => ({
      dividend: parent * own,
      divisor: total * unit,
      arithmetic: `${shown(target)} × ${shown(base(i))} ÷ ${sizes}`,
    }));
  const potentials = wholeNumbers(members.map(({ potential = 0 }) => potential));
  const weights = bases.map((own, i) => own * (potentials.whole[i] as bigint));
  const all = sumOf(weights);
  const weighed = shown(tidy(members.reduce((sum, { potential = 0 }, i) => sum + base(i) * potential, 0)));
  return bases.map((own, i) => ({
    dividend: own * all + (parent - total) * (weights[i] as bigint),
    divisor: all * unit,
    arithmetic: `${shown(base(i))} + (${shown(target)} − ${sizes}) × ${shown(base(i))} × ${shown(members[i]?.potential ?? 0)} ÷ ${weighed}`,
  }));
}

function rates({ by, target, members }: GoalFamily, parent: bigint, bases: readonly bigint[]): Quota[] {
  const own = members.map(({ base = 0 }) => base);
  const sizes = tidy(own.reduce((sum, base) => sum + base, 0));
  if (by === 'equal_growth') return own.map(() => ({ dividend: parent, divisor: 1n, arithmetic: shown(target) }));
  if (by === 'potential') {
    const potentials = wholeNumbers(members.map(({ potential = 0 }) => potential)).whole;
    const all = sumOf(bases.map((base, i) => base * (potentials[i] as bigint)));
    const weighed = tidy(members.reduce((sum, { base = 0, potential = 0 }) => sum + base * potential, 0));
    return members.map(({ potential = 0 }, i) => ({
      dividend: parent * (potentials[i] as bigint) * sumOf(bases),
      divisor: all,
      arithmetic: `${shown(target)} × ${shown(potential)} × ${shown(sizes)} ÷ ${shown(weighed)}`,
    }));
  }
  const roots = own.map(Math.sqrt);
  const all = tidy(roots.reduce((sum, root) => sum + root, 0));
  const ratios = wholeNumbers(roots.map((root) => tidy(sizes / (root * all))));
  return roots.map((root, i) => ({
    dividend: parent * (ratios.whole[i] as bigint),
    divisor: BigInt(`1${'0'.repeat(-ratios.exponent)}`),
    arithmetic: `${shown(target)} × ${shown(sizes)} ÷ (${shown(root)} × ${shown(all)})`,
  }));
}

function sumOf(numbers: readonly bigint[]): bigint {
  return numbers.reduce((sum, x) => sum + x, 0n);
}

/** A number as it stands in arithmetic, a negative one in brackets. */
function shown(x: number): string {
  return x < 0 ? `(−${decimalText(-x)})` : decimalText(x);
}
