import { type MissingReason, missingCode, type Rounding } from '@kedu/model';
import type { Composite, Leaf, MethodName } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { sweepByKernel } from '../../src/kernel/driver.ts';
import { IncrementalSweep } from '../../src/kernel/incremental.ts';
import { planOf } from '../../src/kernel/planOf.ts';
import type { LeafPlan, NodePlan, PeerFigureName, SweepData, SweepMethod, SweepParam, SweepPlan } from '../../src/kernel/plan.ts';
import { referencesOf, withReferences } from '../../src/kernel/references.ts';
import { sweep } from '../../src/kernel/sweep.ts';
import type { MethodValue } from '../../src/normalise/method.ts';
import { fixture, leaf, root } from '../fixture.ts';
import { vectorsIn } from '../vectors.ts';
import { kernelInstance } from './wasm/instance.ts';

type Numbers = readonly (number | null)[];
type Gap = MissingReason | null;

interface SweepTables {
  readonly leaves: readonly {
    readonly method: SweepMethod;
    readonly params: readonly (
      | number
      | null
      | { readonly unit: number }
      | { readonly peers: PeerFigureName }
      | { readonly points: readonly (readonly [number, number])[] }
      | { readonly order: 'better' | 'no_worse'; readonly fixed?: Readonly<Record<string, MethodValue>> }
    )[];
    readonly better?: LeafPlan['better'];
    readonly column: number;
    /** By profile; null where the part does not exist. */
    readonly weight: Numbers;
    readonly missing?: LeafPlan['missing'];
    /** Peer group by profile. */
    readonly peers?: readonly number[];
  }[];
  readonly nodes: readonly {
    readonly children: readonly number[];
    readonly aggregate: NodePlan['aggregate'];
    readonly weights: NodePlan['weights'];
    readonly weight: Numbers;
    readonly missing?: NodePlan['missing'];
  }[];
  readonly rounding: { readonly indicator?: Rounding; readonly part?: Rounding; readonly total: Rounding };
  readonly starts: readonly number[];
  readonly values: readonly Numbers[];
  readonly gaps?: readonly (readonly Gap[] | null)[];
  readonly byId?: readonly number[];
}

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly sweep?: SweepTables;
  readonly change?: { readonly unit: number; readonly column: number; readonly value: number | null; readonly gap?: MissingReason };
  readonly part?: Partial<Leaf> & { readonly method: MethodName; readonly params?: Leaf['method']['params'] };
  readonly aggregate?: Composite['aggregate'];
  readonly expect: {
    readonly total?: Numbers;
    readonly leaves?: readonly Numbers[];
    readonly nodes?: readonly Numbers[];
    readonly mean?: number;
    readonly scored?: readonly number[];
    readonly moved?: readonly number[];
    readonly rank?: number;
    readonly checked?: readonly string[];
    readonly prepared?: readonly string[];
  };
}

const numbers = (cells: Numbers): Float64Array => Float64Array.from(cells, (x) => x ?? Number.NaN);
const cells = (values: Float64Array): Numbers => Array.from(values, (x) => (Number.isNaN(x) ? null : x));

function tablesOf(tables: SweepTables): { readonly plan: SweepPlan; readonly data: SweepData } {
  const profiles = tables.starts.length - 1;
  const alike = (value: number) => ({ by: 'profile' as const, values: new Float64Array(profiles).fill(value) });
  const paramOf = (param: SweepTables['leaves'][number]['params'][number], peers: readonly number[]): SweepParam => {
    if (param === null || typeof param === 'number') return alike(param ?? Number.NaN);
    if ('order' in param) return { by: 'order', counts: param.order, fixed: param.fixed ?? {}, of: Int32Array.from(peers), tables: [] };
    if ('points' in param) return { by: 'points', points: param.points };
    return 'unit' in param ? { by: 'unit', column: param.unit } : { ...alike(Number.NaN), figure: param.peers };
  };
  const plan: SweepPlan = {
    list: 'places',
    profiles,
    columns: [],
    leaves: tables.leaves.map(({ method, params, better = 'higher', column, weight, missing, peers }, k) => ({
      path: `leaf${k}`,
      column,
      method,
      better,
      params: params.map((param) => paramOf(param, peers ?? [])),
      ...(peers ? { peers: { groups: ['', 'other'], of: Int32Array.from(peers) } } : {}),
      floor: 0,
      cap: 100,
      missing: missing ?? 'reweight',
      weight: numbers(weight),
    })),
    nodes: tables.nodes.map(({ children, aggregate, weights, weight, missing }, k) => ({
      path: k === tables.nodes.length - 1 ? '' : `node${k}`,
      children: Int32Array.from(children),
      aggregate,
      weights,
      missing: missing ?? 'reweight',
      weight: numbers(weight),
    })),
    rounding: tables.rounding,
  };
  const data: SweepData = {
    units: tables.starts.at(-1)!,
    starts: Int32Array.from(tables.starts),
    values: tables.values.map(numbers),
    gaps: tables.values.map((_, k) => {
      const gaps = tables.gaps?.[k];
      return gaps ? Uint8Array.from(gaps, (gap) => (gap === null ? 0 : missingCode(gap))) : undefined;
    }),
    ...(tables.byId ? { byId: Int32Array.from(tables.byId) } : {}),
  };
  return { plan, data };
}

const vectors = vectorsIn<Vector>('kernel').map(([name, vector]) => [vector.rule, name, vector] as const);
const some = (holds: (vector: Vector) => boolean) => vectors.filter(([, , vector]) => holds(vector));

describe('kernel: vectors', () => {
  it.each(some((vector) => vector.sweep !== undefined && !vector.change))('%s %s', (_rule, _name, { sweep: tables, expect: expected }) => {
    const { plan, data } = tablesOf(tables!);
    const figures = referencesOf(plan, data);
    const result = sweep(withReferences(plan, figures), data, 'all');
    expect(sweepByKernel(kernelInstance(), withReferences(plan, figures), data, 'all')).toEqual(result);
    expect(sweepByKernel(kernelInstance(), withReferences(plan, figures), data, 'total').total).toEqual(result.total);
    if (expected.total) expect(cells(result.total)).toEqual(expected.total);
    if (expected.leaves) expect(result.leaves?.map(cells)).toEqual(expected.leaves);
    if (expected.nodes) expect(result.nodes?.map(cells)).toEqual(expected.nodes);
    if (expected.mean !== undefined) expect(figures.get('places/leaf0/')?.mean).toBe(expected.mean);
    expect(Object.keys(expected).length).toBeGreaterThan(0);
  });

  it.each(some((vector) => vector.change !== undefined))('%s %s', (_rule, _name, { sweep: tables, change, expect: expected }) => {
    const { plan, data } = tablesOf(tables!);
    const run = new IncrementalSweep({ plan, data, groups: { of: new Int32Array(data.units), count: 1 } });
    const { unit, column, value, gap } = change!;
    const effect = run.rescore({ unit, column, value: value ?? Number.NaN, gap: gap ? missingCode(gap) : 0 });
    expect(cells(run.result.total)).toEqual(expected.total);
    expect({ scored: [...effect.scored], moved: [...effect.moved], rank: effect.rank }).toEqual({
      scored: expected.scored,
      moved: expected.moved,
      rank: expected.rank,
    });
  });

  it.each(some((vector) => vector.sweep === undefined))('%s %s', (_rule, _name, { part, aggregate, expect: expected }) => {
    const { method = 'given', params = {}, ...options } = part ?? {};
    const tree = root({ part: leaf(method, params, options as never) }, aggregate ? { aggregate } : {});
    const ctx = fixture({ units: ['990100', '990200'], values: { part: [1, 2], people: [3, 4] }, tree });
    const reasons = (values: 'checked' | 'prepared') =>
      (
        planOf({ scheme: ctx.input.scheme, period: ctx.input.period, enrolment: ctx.enrolment, enrolled: ctx.enrolment.lists[0]!, values })
          .issues ?? []
      ).map(({ code, severity, args }) => {
        expect([code, severity]).toEqual(['KERNEL_NOT_PLANNED', 'notice']);
        return [args['reason'], args['what']].filter((one) => one !== '').join(' ');
      });
    expect({ checked: reasons('checked'), prepared: reasons('prepared') }).toEqual(expected);
  });
});
