import { periodOf } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeFinder } from '../../../src/kernel/lights/edges.ts';
import { LightBounds } from '../../../src/kernel/lights/lightCodes.ts';
import type { IndicatorLights, LightData, LightPlan, LightTest } from '../../../src/kernel/lights/lightPlan.ts';
import { writeLights } from '../../../src/kernel/lights/lightProgram.ts';
import { lightsKept } from '../../../src/kernel/lights/lightsByKernel.ts';
import { lightSweep } from '../../../src/kernel/lights/lightSweep.ts';
import { lightTableOf } from '../../../src/kernel/lights/lightTable.ts';
import { kernelInstance } from '../wasm/instance.ts';
import { sameBytes } from './compare.ts';

const UNITS = 600;
/** Lags of a block stand in scratch memory first; what codes leave alone comes behind. */
const LAG_BYTES = 2048;
const UNTOUCHED = 0xee;
const OVERDUE = 3;

const lag = (seen: number, limit: number, holds: 'at_least' | 'above' | 'at_most' | 'below' = 'at_least'): LightTest => ({
  seen,
  reads: 'lag',
  holds,
  limit,
  finite: true,
});
const value = (seen: number, limit: number): LightTest => ({ seen, reads: 'value', holds: 'below', limit, finite: false });
const missed = (seen: number): LightTest => ({ seen, reads: 'missed' });

interface Case {
  readonly tests: readonly LightTest[];
  readonly due?: 'profile' | 'unit';
  readonly now?: 'node' | 'later' | 'unchanged';
  readonly basis?: 'ratio' | 'points' | 'steps';
  readonly better?: 'higher' | 'lower';
  readonly reasons?: boolean;
  readonly isFirst?: boolean;
  /** What makes one unit not ordinary. */
  readonly spoil?: (data: { values: Float64Array; gaps: Uint8Array; dues: Float64Array; missed: Uint8Array }) => void;
}

/** Whether a plan went by codes, its bytes being those of the reference; values are example data. */
function wentByCodes({ tests, due = 'profile', now, basis = 'ratio', better = 'higher', reasons = true, isFirst, spoil }: Case): boolean {
  const rules = ['red', 'yellow', 'blue', 'green', 'white'].slice(0, tests.length).map((light) => ({ light }));
  const table = lightTableOf([...tests.keys()], { rules, raiseAfter: 1, clearAfter: 1 + (tests.length % 2), overdue: { light: 'grey' } });
  if (!table) throw new Error('too many states');
  const profiles = Float64Array.of(180, 60);
  const starts = Int32Array.of(0, 345, UNITS);
  const dues = Float64Array.from({ length: UNITS }, (_, i) => (due === 'profile' ? (profiles[i < 345 ? 0 : 1] as number) : 5 + (i % 97)));
  const values = dues.map((own, i) => (i % 19 === 7 ? Number.NaN : own * (0.55 + (i % 41) / 50)));
  const gaps = Uint8Array.from(values, (own, i) => (Number.isNaN(own) ? 1 + (i % 8) : 0));
  const memory = Uint8Array.from({ length: UNITS }, (_, i) => [0, 1, 3][i % 3] as number);
  const states = Uint8Array.from({ length: UNITS }, (_, i) => (i * 7) % table.cells.length);
  spoil?.({ values, gaps, dues, missed: memory });
  const indicator: IndicatorLights = {
    indicator: 'a',
    value: 0,
    scheduled: due === 'unit' ? { by: 'unit', column: 1 } : { by: 'profile', values: profiles, missing: new Uint8Array(2) },
    basis,
    better,
    lit: Uint8Array.of(1, 1),
    tests,
    ...(now ? { missed: { tolerance: 0, now } } : {}),
    table: 0,
  };
  const plan: LightPlan = {
    list: 'places',
    moment: periodOf('2023-06'),
    profiles: 2,
    columns: [],
    indicators: [indicator],
    tables: [table],
  };
  const before = new Map([['a', { states, ...(now ? { missed: memory } : {}) }]]);
  const kept = isFirst ? {} : { before };
  const data: LightData = { units: UNITS, starts, values: [values, dues], gaps: [reasons ? gaps : undefined, undefined], ...kept };
  const kernel = kernelInstance();
  const program = writeLights(kernel.memory, plan, data);
  const scratch = kernel.memory.reserve(program.scratchBytes);
  kernel.memory.bytes(scratch, program.scratchBytes).fill(UNTOUCHED);
  kernel.exports.lights(program.address, scratch, 0, UNITS);
  sameBytes('a', lightsKept(kernel.memory, plan, program).get('a') ?? { states: new Uint8Array() }, lightSweep(plan, data).get('a'));
  return kernel.memory.bytes(scratch + LAG_BYTES, program.scratchBytes - LAG_BYTES).every((byte) => byte === UNTOUCHED);
}

const MONTH = [lag(0, 0.2), missed(1), lag(2, 0, 'above')];

describe('lights by code', () => {
  it.each<[string, Case]>([
    ['a node is due', { tests: MONTH, now: 'node' }],
    ['a node was due, and can be made up', { tests: MONTH, now: 'later' }],
    ['the memory stays', { tests: MONTH, now: 'unchanged' }],
    ['the first moment of a year', { tests: MONTH, now: 'later', isFirst: true }],
    ['what is due by unit', { tests: MONTH, now: 'node', due: 'unit' }],
    ['what is due by unit, later', { tests: MONTH, now: 'later', due: 'unit', better: 'lower' }],
    ['what is due by unit, in points', { tests: [lag(0, 5), lag(1, 2)], due: 'unit', basis: 'points' }],
    ['what is due by unit, in steps', { tests: [lag(0, 5), lag(1, 2)], due: 'unit', basis: 'steps' }],
    ['lower is better', { tests: MONTH, now: 'node', better: 'lower' }],
    ['no reasons are kept', { tests: MONTH, now: 'node', reasons: false }],
    ['no test reads a number', { tests: [missed(0)], now: 'later' }],
    ['a rule that is not decided', { tests: [{ seen: 0, reads: 'nothing', reason: 7 }, lag(1, 0.1)] }],
    ['values and lags of a profile, four bounds', { tests: [lag(0, 0.3), value(1, 70), lag(2, -0.1, 'at_most')], now: 'node' }],
    ['a lag that no value has', { tests: [lag(0, Number.POSITIVE_INFINITY), lag(1, 0.1)] }],
  ])('KERNEL-6 hold: %s', (_, own) => {
    expect(wentByCodes(own)).toBe(true);
  });

  it.each<[string, Case]>([
    ['a value is there with a reason', { tests: MONTH, now: 'node', spoil: ({ gaps }) => (gaps[40] = OVERDUE) }],
    ['a value is not there without a reason', { tests: MONTH, now: 'node', spoil: ({ values }) => (values[40] = Number.NaN) }],
    ['a memory for a reason of its own', { tests: MONTH, now: 'later', spoil: (data) => (data.missed[40] = 2 + OVERDUE) }],
    ['a memory beyond all reasons', { tests: MONTH, now: 'later', spoil: (data) => (data.missed[40] = 200) }],
    ['nothing is due from one unit', { tests: MONTH, now: 'node', due: 'unit', spoil: ({ dues }) => (dues[40] = Number.NaN) }],
    ['0 is due from one unit', { tests: MONTH, now: 'node', due: 'unit', spoil: ({ dues }) => (dues[40] = 0) }],
    ['values and lags by unit', { tests: [lag(0, 0.3), value(1, 70)], due: 'unit' }],
    ['five bounds', { tests: [0.4, 0.3, 0.2, 0.1].map((limit, k) => lag(k, limit)), now: 'node' }],
  ])('KERNEL-6 do not: %s', (_, own) => {
    expect(wentByCodes(own)).toBe(false);
  });

  it('KERNEL-6 bounds that are reached say of every test whether it holds', () => {
    const { above } = edgeFinder();
    const float = fc.oneof(
      fc.constantFrom(0, -0, 1, -1, Number.MAX_VALUE, Number.MIN_VALUE, -Number.MIN_VALUE),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const edge = fc.record({ at: fc.oneof(float, fc.constantFrom(Number.NaN)), isDown: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 4 }), fc.array(float, { minLength: 1 }), (edges, more) => {
        const bounds = new LightBounds(edges.map(({ isDown }) => isDown));
        const own = Float64Array.from(edges, ({ at }) => at);
        expect(bounds.place(own, { above })).toBe(true);
        for (const x of [...more, ...own.filter((at) => !Number.isNaN(at)), ...own.map((at) => above(at)).filter(Number.isFinite)]) {
          const reached = Array.from({ length: 4 }, (_, k) => x >= bounds.at(k)).filter(Boolean).length;
          edges.forEach(({ at, isDown }, k) => expect(bounds.passes(k, reached)).toBe(isDown ? x <= at : x >= at));
        }
      }),
    );
  });

  it('KERNEL-6 LIGHT-7 the edge of a lag found by stepping is that found by halving', () => {
    const finder = edgeFinder();
    let found = 0;
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.constantFrom(0.2, 1 / 3, 5e-10, -0.1, 0, 7),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (size, raw, isUp, isHigher, isRatio) => {
          const [due, divisor, sign] = [size, isRatio ? size : 1, isHigher ? 1 : -1];
          const at = (x: number): number => (sign * (due - x)) / divisor;
          const passes = (x: number): boolean => (isUp ? at(x) >= raw : at(x) <= raw);
          const near = finder.ofQuotient({ due, size: divisor, sign, raw, isUp }, due - sign * raw * divisor);
          if (near === undefined) return;
          found += 1;
          expect(near).toBe(isUp !== isHigher ? finder.first(passes, due) : finder.last(passes, due));
        },
      ),
    );
    expect(found).toBeGreaterThan(20);
  });
});
