import { MISSING_REASONS, periodOf } from '@kedu/model';
import { lagOf } from '../../../src/light/lag.ts';
import {
  type IndicatorLights,
  type LightData,
  type LightPlan,
  type LightSchedule,
  type LightTable,
  type LightTest,
  MISSED_AT_FIRST,
} from '../../../src/kernel/lights/lightPlan.ts';
import { lightTableOf } from '../../../src/kernel/lights/lightTable.ts';
import type { Seeded } from '../wasm/instance.ts';

const LIMITS = [0, 0.1, 0.2, 0.3, 0.5, 1, -0.1, 5, 144, 1 / 3, 4e6, -0.0000000005, 0.1234567895];
const DUES = [180, 60, 100, 5.5, 0.3, 1, 0, -40, 3, 4e6, 4e6 + 1, 1e9 + 0.1, 1e-7, 1e-300, 1e301, 1 / 3, 0.1];

/** Plans of lights with columns, drawn with all that sends a kernel another way: numbers next to every threshold, gaps, profiles of any length, memories. */
export class LightPlanDraw {
  private readonly seeded: Seeded;
  private readonly profiles: number;
  private readonly starts: Int32Array;
  private readonly values: Float64Array[] = [];
  private readonly gaps: (Uint8Array | undefined)[] = [];
  private readonly float = new Float64Array(1);
  private readonly bits = new BigInt64Array(this.float.buffer);

  constructor(seeded: Seeded) {
    this.seeded = seeded;
    this.profiles = 1 + seeded.below(4);
    this.starts = new Int32Array(this.profiles + 1);
    for (let p = 0; p < this.profiles; p += 1) {
      const size = seeded.holds(0.2) ? 0 : seeded.below(seeded.holds(0.2) ? 400 : 40);
      this.starts[p + 1] = (this.starts[p] as number) + size;
    }
  }

  draw(): { readonly plan: LightPlan; readonly data: LightData } {
    const { seeded, profiles, starts } = this;
    const names = Array.from({ length: 4 }, () => seeded.pick(['red', 'yellow', 'blue', 'green']));
    const settings = {
      rules: names.map((light) => ({ light })),
      raiseAfter: 1 + seeded.below(2),
      clearAfter: 1 + seeded.below(3),
      overdue: { light: 'grey' },
    };
    const tables = [0, 1, 2].map((k) => lightTableOf([0, 1, 2, 3].slice(0, 1 + k), settings) as LightTable);
    // More rules than there are bounds in a code.
    const many = { ...settings, rules: [...settings.rules, ...settings.rules], raiseAfter: 1, clearAfter: 1 };
    tables.push(lightTableOf([0, 1, 2, 3, 4, 5], many) as LightTable);
    const indicators = Array.from({ length: 1 + seeded.below(4) }, (_, k) => this.indicator(`i${k}`, tables));
    const before = new Map(
      indicators.map(({ indicator, table, missed }) => [
        indicator,
        {
          states: this.bytes((tables[table] as LightTable).cells.length),
          ...(missed && seeded.holds(0.8) ? { missed: this.memories() } : {}),
        },
      ]),
    );
    const plan: LightPlan = { list: 'places', moment: periodOf('2023-06'), profiles, columns: [], indicators, tables };
    const units = starts[profiles] as number;
    return { plan, data: { units, starts, values: this.values, gaps: this.gaps, ...(seeded.holds(0.7) ? { before } : {}) } };
  }

  private indicator(name: string, tables: readonly LightTable[]): IndicatorLights {
    const { seeded, profiles } = this;
    const basis = seeded.pick(['ratio', 'ratio', 'points', 'steps', undefined] as const);
    const better = seeded.pick(['higher', 'lower'] as const);
    const table = seeded.below(tables.length);
    const missed = seeded.holds(0.5)
      ? { tolerance: seeded.pick([0, 0.1]), now: seeded.pick(['node', 'later', 'unchanged'] as const) }
      : undefined;
    const tests = Array.from({ length: (tables[table] as LightTable).rules }, (_, seen) => this.test(seen, missed !== undefined));
    const byProfile = Float64Array.from({ length: profiles }, () => (seeded.holds(0.1) ? Number.NaN : this.due()));
    const scheduled: LightSchedule = seeded.holds(0.5)
      ? { by: 'profile', values: byProfile, missing: byProfile.map((x) => (Number.isNaN(x) ? 4 : 0)) as never }
      : { by: 'unit', column: this.column(() => this.due()) };
    const dueAt = (i: number): number => {
      if (scheduled.by === 'unit') return (this.values[scheduled.column] as Float64Array)[i] as number;
      const p = this.starts.findIndex((start, k) => start <= i && i < (this.starts[k + 1] ?? 0));
      return byProfile[p] as number;
    };
    const value = this.column((i) => this.value(dueAt(i), basis ?? 'ratio', better, seeded.pick(tests)));
    const lit = Uint8Array.from({ length: profiles }, () => (seeded.holds(0.9) ? 1 : 0));
    return { indicator: name, value, scheduled, basis, better, lit, tests, ...(missed ? { missed } : {}), table };
  }

  private test(seen: number, follows: boolean): LightTest {
    const { seeded } = this;
    if (seeded.holds(0.1)) return { seen, reads: 'nothing', reason: seeded.pick([0, 7]) };
    if (follows && seeded.holds(0.3)) return { seen, reads: 'missed' };
    const holds = seeded.pick(['at_least', 'at_least', 'above', 'at_most', 'below'] as const);
    const reads = seeded.pick(['lag', 'lag', 'value'] as const);
    return { seen, reads, holds, limit: seeded.pick(LIMITS), finite: reads === 'lag' && seeded.holds(0.5) };
  }

  private due(): number {
    return this.seeded.holds(0.7) ? this.seeded.pick(DUES) : this.seeded.next() * 500 - 50;
  }

  /** Often a number at which a lag stands on a threshold, or its neighbours. */
  private value(due: number, basis: 'ratio' | 'points' | 'steps', better: 'higher' | 'lower', test: LightTest): number {
    const { seeded } = this;
    const dice = seeded.next();
    if (dice < 0.05) return seeded.pick([0, -0, 1e300, -1e300, 1.7e308, -1.7e308, 1e-310, 4e6, -4e6]);
    const limit = 'limit' in test ? test.limit : 0;
    if (dice < 0.1) return this.near(limit);
    if (dice < 0.8 && !Number.isNaN(due)) {
      const lag = limit + seeded.pick([0, 0, 5e-10, -5e-10, 1e-9]);
      const own = due - (better === 'higher' ? 1 : -1) * lag * (basis === 'ratio' ? Math.abs(due) : 1);
      if (Number.isFinite(lagOf(own, due, basis, better))) return this.near(own);
    }
    return seeded.next() * 400 - 50;
  }

  /** A number or one a few floats away. */
  private near(x: number): number {
    this.float[0] = x;
    if (x !== 0 && Number.isFinite(x)) this.bits[0] = (this.bits[0] as bigint) + BigInt(this.seeded.below(7) - 3);
    return Number.isFinite(this.float[0]) ? (this.float[0] as number) : x;
  }

  private column(draw: (i: number) => number): number {
    const { seeded } = this;
    const units = this.starts[this.profiles] as number;
    const rate = seeded.pick([0, 0, 0.05, 0.5, 1]);
    const column = Float64Array.from({ length: units }, (_, i) => (seeded.holds(rate) ? Number.NaN : draw(i)));
    // A gap that no reason tells of is not ordinary.
    const least = seeded.holds(0.6) ? 1 : 0;
    const reason = (x: number): number => (Number.isNaN(x) ? least + seeded.below(MISSING_REASONS.length - least) : 0);
    this.gaps.push(seeded.holds(0.7) ? Uint8Array.from(column, reason) : undefined);
    return this.values.push(column) - 1;
  }

  /** Of missed nodes: often only such as stand in tables. */
  private memories(): Uint8Array {
    const { seeded } = this;
    if (seeded.holds(0.6)) return this.bytes(3).map((byte) => [0, 1, MISSED_AT_FIRST][byte] as number);
    return this.bytes(2 + MISSING_REASONS.length).map((byte) => (byte === 2 ? 1 : byte));
  }

  private bytes(most: number): Uint8Array {
    return Uint8Array.from({ length: this.starts[this.profiles] as number }, () => this.seeded.below(most));
  }
}
