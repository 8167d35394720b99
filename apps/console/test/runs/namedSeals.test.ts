import { expect, test } from 'vitest';
import { namedSeals } from '../../src/runs/namedSeals.ts';

const sealOf = (number: number, hash: string) => ({ number, hash, figures: 1, missing: 0, knownAt: '2026-12-28T00:00:00.000Z' });

test('RUNNING-9 a seal of a run is told by its round and number; one of a round that may not be read by its hash alone', () => {
  const rounds = [
    { id: '2026-11', sealed: [sealOf(1, 'a')] },
    { id: '2026-12', sealed: [sealOf(1, 'b'), sealOf(2, 'c')] },
  ];
  expect(namedSeals(['c', 'a', 'x'], rounds)).toEqual([
    { hash: 'c', of: { round: '2026-12', number: 2 } },
    { hash: 'a', of: { round: '2026-11', number: 1 } },
    { hash: 'x' },
  ]);
});
