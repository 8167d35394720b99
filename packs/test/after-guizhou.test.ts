import { describe, expect, it } from 'vitest';
import { open } from './packs.ts';

describe('after-guizhou 2.1 the twelve core indicators', () => {
  const { pack } = open('after-guizhou');
  const goals = pack?.schemes.find(({ id }) => id === 'highland')?.goals ?? [];

  it('there are twelve goals, each with a lead department and territories below', () => {
    expect(goals.length).toBe(12);
    expect(goals.every(({ lead }) => lead?.code.startsWith('997000D') === true)).toBe(true);
  });
});
