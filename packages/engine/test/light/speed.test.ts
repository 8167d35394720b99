import type { Column, Observations } from '@kedu/model';
import { periodOf } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/steps/check.ts';
import { light } from '../../src/steps/light.ts';
import { composite, fixture, leaf, root } from '../fixture.ts';
import { lightRule } from './rules.ts';

const UNITS = 3000;
const INDICATORS = 100;
const MONTHS = Array.from({ length: 12 }, (_, m) => `2023-${String(m + 1).padStart(2, '0')}`);

function observations(unitIds: readonly string[], indicators: readonly string[]): Observations {
  const columns = new Map<string, Column>();
  indicators.forEach((id, k) => {
    MONTHS.forEach((month, m) => {
      const values = Float64Array.from(unitIds, (_, i) => ((m + 1) * 100) / 12 - ((i * 7 + k * 13 + m) % 50));
      columns.set(`${id} ${month}`, { values, missing: new Uint8Array(unitIds.length) });
    });
  });
  return { unitIds, indicators, periods: MONTHS, column: (id, period) => columns.get(`${id} ${period}`), origin: () => undefined };
}

describe('speed', () => {
  it('LIGHT-1 3,000 units × 100 indicators × 12 months: check and light take less than two seconds of processor time, garbage collection included', () => {
    const units = Array.from({ length: UNITS }, (_, i) => `u${String(i).padStart(4, '0')}`);
    const ids = Array.from({ length: INDICATORS }, (_, k) => `i${String(k).padStart(2, '0')}`);
    const indicators = Object.fromEntries(ids.map((id, k) => [id, {
      accrual: k % 2 === 0 ? 'cumulative' as const : 'stock' as const, every: 'month' as const, target: 100, range: [-100, 100] as const,
      schedule: MONTHS.map((_, m) => (m + 1) / 12), lag: { in: 'ratio' as const, tolerance: 0.05, thresholds: {} },
    }]));
    const rules = [lightRule('red', 'lag >= 0.20'), lightRule('yellow', 'node_missed'), lightRule('blue', 'lag > 0')];
    const base = fixture({
      units,
      indicators,
      tree: root({ all: composite(Object.fromEntries(ids.map((id) => [id, leaf('completion')]))) }),
      lists: { places: { nodes: 'month' } },
      scheme: { lights: { rules, raiseAfter: 2, clearAfter: 2 } },
    });
    const input = { ...base.input, observations: observations(units, ids) };

    const runs = [1, 2].map(() => {
      const before = process.cpuUsage();
      const data = check(input, base.enrolment);
      const sums = ids.map((id) => data.value(id, periodOf('2023')));
      const results = light({ input, enrolment: base.enrolment, data });
      const { user, system } = process.cpuUsage(before);
      return { tookMs: (user + system) / 1000, sums, results };
    });
    const [{ sums, results }] = runs as [(typeof runs)[number]];

    expect(sums).toHaveLength(INDICATORS);
    expect(results).toHaveLength(INDICATORS * MONTHS.length);
    const seen = new Set<string>();
    for (const one of results) for (let unit = 0; unit < UNITS; unit += 1) seen.add(one.cell(unit).light);
    expect(seen).toEqual(new Set(['', 'red', 'yellow', 'blue']));
    expect(Math.min(...runs.map(({ tookMs }) => tookMs))).toBeLessThan(2000);
  }, 60_000);
});
