import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lowestBranches } from '../../src/disclose/protect/branch.ts';
import { intervalOf } from '../../src/disclose/protect/intervals.ts';
import { joinedPlaces } from '../../src/disclose/protect/places.ts';

interface StatedBranch {
  readonly node: string;
  readonly loud: boolean;
}

interface BranchVector {
  readonly why: string;
  readonly leaves: readonly {
    readonly path: string;
    readonly above: readonly string[];
    readonly shares: readonly number[];
    readonly secret: boolean;
    readonly hiding?: boolean;
    readonly hides: 'own' | 'all' | 'never';
  }[];
  readonly adds: readonly string[];
  readonly standing?: readonly StatedBranch[];
  readonly expect: { readonly branches: readonly StatedBranch[]; readonly open: readonly string[] };
}

interface PlacesVector {
  readonly why: string;
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, readonly number[]>>;
  readonly withheld: readonly string[];
  readonly below?: number;
  readonly expect: readonly string[];
}

interface IntervalVector {
  readonly why: string;
  readonly parts: readonly {
    readonly path: string;
    readonly share: number;
    readonly score: number;
    readonly floor: number;
    readonly cap: number;
    readonly free: boolean;
  }[];
  readonly path: string;
  readonly slack?: number;
  readonly expect: { readonly low: number; readonly high: number };
}

/** Vectors whose names begin alike, by name. */
function vectorsOf<T extends { readonly why: string }>(kind: string): readonly (readonly [string, T])[] {
  const folder = new URL('../../../../vectors/disclose/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.startsWith(`${kind}-`));
  expect(names.length).toBeGreaterThan(5);
  return names.sort().map((name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as T;
    return [`${name}: ${vector.why}`, vector];
  });
}

describe('DISCLOSE-9 branches', () => {
  test.each(vectorsOf<BranchVector>('branch'))('%s', (_, { leaves, adds, standing = [], expect: expected }) => {
    const counted = leaves.map(({ secret, hiding, ...leaf }) => ({ ...leaf, isSecret: secret, isHiding: hiding }));
    const branch = ({ node, loud }: StatedBranch): { readonly node: string; readonly isLoud: boolean } => ({ node, isLoud: loud });
    expect(lowestBranches(counted, new Set(adds), standing.map(branch))).toEqual({
      branches: expected.branches.map(branch),
      open: expected.open,
    });
  });
});

describe('DISCLOSE-10 sums over places', () => {
  test.each(vectorsOf<PlacesVector>('places'))('%s', (_, { parents, values, withheld, below, expect: expected }) => {
    const placed = { parents: new Map(Object.entries(parents)), values: new Map(Object.entries(values)) };
    expect(joinedPlaces(placed, new Set(withheld), below)).toEqual(expected);
  });
});

describe('DISCLOSE-12 intervals', () => {
  test.each(vectorsOf<IntervalVector>('interval'))('%s', (_, { parts, path, slack, expect: expected }) => {
    const hidden = parts.map(({ free, ...part }) => ({ ...part, isFree: free }));
    const { low, high } = intervalOf(hidden, path, slack);
    expect(low).toBeCloseTo(expected.low, 9);
    expect(high).toBeCloseTo(expected.high, 9);
  });
});
