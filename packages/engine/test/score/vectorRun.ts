import { cellOf, type Issue, type Rounding } from '@kedu/model';
import type { Aggregate, Composite, Leaf, MethodName, MethodParam, MissingRule, Part, Weight } from '@kedu/scheme';
import type { References } from '../../src/context.ts';
import { referenceOf } from '../../src/normalise/reference.ts';
import { parseTreatment, treatmentText } from '../../src/prepare/treatmentText.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import type { ListScores } from '../../src/steps/scoreTable.ts';
import {
  addition,
  type Cell,
  type Cells,
  composite,
  condition,
  type EventRow,
  fixture,
  leaf,
  root,
  type UnitRow,
  type Unnamed,
} from '../fixture.ts';

/** A part as vectors write it. `over: ranked` stands for the expression of that name. */
export interface PartVector {
  readonly parts?: Readonly<Record<string, PartVector>>;
  readonly weights?: Composite['weights'];
  readonly aggregate?: Aggregate;
  readonly events?: readonly EventRow[];
  readonly highestOnly?: boolean;
  readonly within?: 'period' | 'any';
  readonly capItem?: number;
  readonly indicator?: string;
  readonly method?: MethodName;
  readonly params?: Readonly<Record<string, MethodParam>>;
  readonly per?: Leaf['per'];
  readonly outliers?: Leaf['outliers'];
  readonly weight?: number | (Readonly<Record<string, number>> & { readonly else?: number });
  readonly missing?: Omit<MissingRule, 'over'> & { readonly over?: 'ranked' };
  readonly cap?: number;
  readonly floor?: number;
  readonly peers?: string;
}

export interface ScoreVector {
  readonly rule: string;
  readonly why: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly units: readonly UnitRow[];
  readonly values: Readonly<Record<string, Cells>>;
  readonly targets?: Readonly<Record<string, Cells>>;
  readonly better?: Readonly<Record<string, 'higher' | 'lower'>>;
  /** Units are ranked up to this share of missing values. */
  readonly eligibleUpTo?: number;
  /** Reference points of an earlier run, by key, as that run’s vector states its values: the peers after treatment, and the treatment as references.csv writes it. */
  readonly frozen?: Readonly<Record<string, { readonly peers: readonly number[]; readonly treatment?: string; readonly anchor?: number }>>;
  readonly rounding?: { readonly indicator?: Rounding; readonly part?: Rounding; readonly total?: Rounding };
  readonly tree: PartVector;
  readonly expect: {
    /** Quanta of the total before gates, null where missing; in the order of units sorted by ID. */
    readonly total?: readonly (number | null)[];
    readonly ranked?: readonly number[];
    readonly scores?: Readonly<Record<string, readonly Cell[]>>;
    readonly points?: Readonly<Record<string, readonly Cell[]>>;
    readonly weights?: Readonly<Record<string, readonly number[]>>;
    readonly filled?: Readonly<Record<string, readonly (string | null)[]>>;
    /** Values after denomination, after gaps were filled, after the treatment of outliers (PREPARE-1 to PREPARE-3). */
    readonly denominated?: Readonly<Record<string, readonly Cell[]>>;
    readonly values?: Readonly<Record<string, readonly Cell[]>>;
    readonly treated?: Readonly<Record<string, readonly Cell[]>>;
    /** As references.csv writes them, by peer group. */
    readonly treatments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly events?: Readonly<Record<string, readonly string[]>>;
    readonly issues?: readonly string[];
  };
}

/** Scores the vector's tables. */
export function runVector(vector: ScoreVector): { list: ListScores; issues: readonly Issue[] } {
  const { parts, ...options } = vector.tree;
  const ctx = fixture({
    units: vector.units,
    values: vector.values,
    ...(vector.targets ? { targets: vector.targets } : {}),
    ...(vector.period ? { period: vector.period } : {}),
    ...(vector.asOf ? { asOf: vector.asOf } : {}),
    indicators: Object.fromEntries(Object.entries(vector.better ?? {}).map(([id, better]) => [id, { better }])),
    scheme: { rounding: { total: { places: 2, rule: 'half_up' }, ...vector.rounding } },
    lists: {
      places:
        vector.eligibleUpTo === undefined
          ? {}
          : {
              eligible: {
                when: condition('missing_share', (x) => x <= (vector.eligibleUpTo as number)),
                otherwise: { 'zh-CN': '缺失过多' },
              },
            },
    },
    tree: root(partsOf(parts ?? {}), compositeOptions(options)),
    ...(vector.frozen ? { references: frozenOf(vector.frozen) } : {}),
  });
  const { lists, issues } = score(ctx, calibrate(ctx));
  return { list: lists[0] as ListScores, issues };
}

function frozenOf(frozen: NonNullable<ScoreVector['frozen']>): References {
  return new Map(
    Object.entries(frozen).map(([key, { peers, treatment: text, anchor }]) => {
      const treatment = text === undefined ? undefined : parseTreatment(text);
      if (text !== undefined && !treatment) fail(`no treatment: ${text}`);
      return [
        key,
        {
          ...referenceOf(Float64Array.from(peers), 'higher'),
          ...(treatment ? { treatment } : {}),
          ...(anchor === undefined ? {} : { anchor }),
        },
      ];
    }),
  );
}

/** What the vector states, as it came out. */
export function outcomeOf({ list, issues }: ReturnType<typeof runVector>, expected: ScoreVector['expect']): ScoreVector['expect'] {
  const members = [...list.enrolled.members];
  const byPath = <T>(of: Readonly<Record<string, unknown>> | undefined, read: (path: string) => T) =>
    Object.fromEntries(Object.keys(of ?? {}).map((path) => [path, read(path)]));
  const part = (path: string) => list.parts.get(path) ?? fail(`no part ${path}`);
  const fillsOf = (path: string) => (list.leaves.get(path) ?? list.composites.get(path))?.fills ?? fail(`no part ${path}`);
  const prepared = (path: string) => list.leaves.get(path)?.prepared ?? fail(`no leaf ${path}`);
  const outcome: Record<keyof ScoreVector['expect'], unknown> = {
    total: [...list.total].map((quanta) => (Number.isNaN(quanta) ? null : quanta)),
    ranked: [...list.ranked],
    scores: byPath(expected.scores, (path) => members.map((unit) => cellOf(part(path).score, unit))),
    points: byPath(expected.points, (path) => members.map((unit) => cellOf(part(path).points, unit))),
    weights: byPath(expected.weights, (path) => members.map((unit) => part(path).weight[unit])),
    filled: byPath(expected.filled, (path) => members.map((unit) => fillsOf(path).get(unit)?.rule ?? null)),
    denominated: byPath(expected.denominated, (path) => members.map((unit) => cellOf(prepared(path).denominated, unit))),
    values: byPath(expected.values, (path) => members.map((unit) => cellOf(prepared(path).filled, unit))),
    treated: byPath(expected.treated, (path) => members.map((unit) => cellOf(prepared(path).treated, unit))),
    treatments: byPath(expected.treatments, (path) =>
      Object.fromEntries([...prepared(path).treatments].map(([group, treatment]) => [group, treatmentText(treatment)])),
    ),
    events: byPath(expected.events, (path) =>
      (list.additions.get(path) ?? fail(`no addition ${path}`)).events.map(({ because }) => because),
    ),
    issues: issues.map(({ code }) => code).sort(),
  };
  return Object.fromEntries(
    (Object.keys(expected) as (keyof ScoreVector['expect'])[]).map((key) => [key, outcome[key]]),
  ) as ScoreVector['expect'];
}

function fail(message: string): never {
  throw new Error(message);
}

function compositeOptions({ weights, aggregate, missing }: PartVector) {
  return { ...(weights ? { weights } : {}), ...(aggregate ? { aggregate } : {}), ...(missing ? { missing: ruleOf(missing) } : {}) };
}

function partsOf(parts: Readonly<Record<string, PartVector>>): Readonly<Record<string, Unnamed<Part>>> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partOf(part)]));
}

function partOf(part: PartVector): Unnamed<Part> {
  const weight = weightOf(part.weight);
  if (part.parts) return composite(partsOf(part.parts), { weight, ...compositeOptions(part) });
  const caps = part.cap === undefined ? {} : { cap: part.cap };
  if (part.events) {
    return addition(part.events, {
      ...caps,
      ...(part.capItem === undefined ? {} : { capItem: part.capItem }),
      highestOnly: part.highestOnly ?? false,
      within: part.within ?? 'period',
    });
  }
  return leaf(part.method ?? 'given', part.params ?? {}, {
    weight,
    ...caps,
    ...(part.indicator ? { indicator: part.indicator } : {}),
    ...(part.floor === undefined ? {} : { floor: part.floor }),
    ...(part.peers ? { peers: part.peers } : {}),
    ...(part.per ? { per: part.per } : {}),
    ...(part.outliers ? { outliers: part.outliers } : {}),
    ...(part.missing ? { missing: ruleOf(part.missing) } : {}),
  });
}

function weightOf(weight: PartVector['weight']): number | Weight {
  if (typeof weight !== 'object') return weight ?? 1;
  const { else: otherwise, ...byClass } = weight;
  return { byClass, ...(otherwise === undefined ? {} : { otherwise }) };
}

function ruleOf(rule: NonNullable<PartVector['missing']>): MissingRule {
  const { over, ...rest } = rule;
  return (over === undefined ? rest : { ...rest, over: condition('ranked', (x) => x === 1) }) as MissingRule;
}
