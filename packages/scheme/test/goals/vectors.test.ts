import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type GoalFamily, decompose, familyFaults, reconcile, type TargetedUnit } from '../../src/index.ts';

/** A vector of vectors/goals: a family with its targets or faults, or a tree of targets with its reconciliation. */
interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly family?: GoalFamily;
  readonly targets?: readonly number[];
  readonly shares?: readonly number[];
  readonly faults?: readonly unknown[];
  readonly goal?: Parameters<typeof reconcile>[0];
  readonly units?: readonly TargetedUnit[];
  readonly gaps?: Readonly<Record<string, number>>;
  readonly excesses?: readonly (number | null)[];
  readonly together?: number | null;
}

const root = fileURLToPath(new URL('../../../../vectors/goals', import.meta.url));
const vectors = readdirSync(root)
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(join(root, name), 'utf8')) as Vector] as const);

describe('vectors of goals', () => {
  test('there are some of both kinds', () => {
    expect(vectors.filter(([, { family }]) => family).length).toBeGreaterThan(10);
    expect(vectors.filter(([, { goal }]) => goal).length).toBeGreaterThan(3);
  });

  test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))('%s %s', (_rule, _name, vector) => {
    const { family, goal, units = [] } = vector;
    expect((family === undefined) !== (goal === undefined)).toBe(true);
    if (family) {
      expect(familyFaults(family)).toEqual(vector.faults ?? []);
      if (vector.faults) return;
      const made = decompose(family);
      expect(made.map(({ target }) => target)).toEqual(vector.targets);
      if (vector.shares) made.forEach(({ share }, i) => expect(share).toBeCloseTo(vector.shares?.[i] as number, 6));
      return;
    }
    const { families, levels, whole } = reconcile(goal as NonNullable<typeof goal>, units);
    expect(Object.fromEntries(families.map(({ parent = 'goal', gap }) => [parent, gap]))).toEqual(vector.gaps);
    const rounded = (x: number | undefined): number | null => (x === undefined ? null : Math.round(x * 1e9) / 1e9 + 0);
    expect(levels.map(({ excess }) => rounded(excess))).toEqual(vector.excesses);
    expect(rounded(whole.excess)).toBe(vector.together);
  });
});
