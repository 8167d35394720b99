import { columnOf, type Observations } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { dataHash, registerHash } from '../src/run.ts';

function observations(cells: Record<string, (number | 'source_late' | 'overdue')[]>, order = Object.keys(cells)): Observations {
  return {
    unitIds: ['u1', 'u2'],
    indicators: [...new Set(order.map((key) => key.split('@')[0] as string))],
    periods: [...new Set(order.map((key) => key.split('@')[1] as string))],
    column: (indicator, period) => {
      const values = cells[`${indicator}@${period}`];
      return values && columnOf(values);
    },
    origin: () => undefined,
  };
}

describe('dataHash', () => {
  const base = { 'a@2023': [1, 2], 'b@2023': [0, 'overdue'] } satisfies Record<string, (number | 'overdue')[]>;
  const hash = dataHash(observations(base));

  it('HASH-3 does not depend on the order in which indicators came', () => {
    expect(dataHash(observations(base, ['b@2023', 'a@2023']))).toBe(hash);
  });
  it('RUN-1 changes with a value, with a reason, and with the indicator that holds it', () => {
    const others = [
      { 'a@2023': [1, 2.0000000000000004], 'b@2023': [0, 'overdue'] },
      { 'a@2023': [1, 2], 'b@2023': [0, 'source_late'] },
      { 'a@2023': [1, 2], 'c@2023': [0, 'overdue'] },
      { 'a@2023': [1, 2], 'b@2022': [0, 'overdue'] },
    ].map((cells) => dataHash(observations(cells as Record<string, (number | 'source_late' | 'overdue')[]>)));
    expect(new Set([hash, ...others]).size).toBe(5);
  });
  it('HASH-3 takes −0 for 0', () => {
    expect(dataHash(observations({ 'a@2023': [1, 2], 'b@2023': [-0, 'overdue'] }))).toBe(hash);
  });
});

describe('registerHash', () => {
  const version = { id: 'u1', code: '990100', name: { 'zh-CN': '北川市' }, kind: 'city', example: true, attributes: {}, line: 2 };
  it('RUN-1 knows the register, not the line that it stands on', () => {
    const at = (line: number, code = '990100') =>
      registerHash({ versions: [{ ...version, line, code }], memberships: [], successions: [] });
    expect(at(2)).toBe(at(9));
    expect(at(2)).not.toBe(at(2, '990101'));
  });
});
