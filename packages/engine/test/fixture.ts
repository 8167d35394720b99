import {
  type Column,
  columnOf,
  type MissingReason,
  missingColumn,
  type Observations,
  type Period,
  periodOf,
  type UnitVersion,
} from '@kedu/model';
import type {
  Addition,
  AdditionEvent,
  CompiledExpression,
  CompiledScheme,
  Composite,
  Elastic,
  Indicator,
  Joint,
  Leaf,
  MethodName,
  MethodParam,
  MissingRule,
  Part,
  Quantity,
  Read,
  Scope,
  TextColumn,
  UnitClass,
  UnitList,
  Weight,
} from '@kedu/scheme';
import type { AssessInput, CheckedData, EnrolledList, Enrolment, References, RunContext } from '../src/context.ts';

/**
 * In-memory fakes of what the steps read, from plain tables. Units are fictional and their values are example data.
 *
 * A test writes only what it is about:
 *
 *     const ctx = fixture({
 *       units: ['990100', '990200'],
 *       values: { gdp: [83.2, 'overdue'], air: { '2022': [1, 2], '2023': [3, 4] } },
 *       tree: root({ gdp: leaf('completion', { target: 80 }, { weight: 60 }), air: leaf('given', {}, { weight: 40 }) }),
 *     });
 */
export type Cell = number | MissingReason;
/** Cells of the run's period, or by period. Order: the order of `units` as given. */
export type Cells = readonly Cell[] | Readonly<Record<string, readonly Cell[]>>;

export interface UnitRow {
  readonly id: string;
  readonly kind?: string;
  readonly class?: string;
  /** Lowest precedence first. */
  readonly overlays?: readonly string[];
  readonly group?: string;
  /** Unit ID of the parent in every hierarchy. */
  readonly parent?: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

export interface FixtureTables {
  readonly units: readonly (string | UnitRow)[];
  readonly values?: Readonly<Record<string, Cells>>;
  readonly targets?: Readonly<Record<string, Cells>>;
  readonly baselines?: Readonly<Record<string, Cells>>;
  /** Fields of indicators that differ from the defaults; those named in `values` need no entry. */
  readonly indicators?: Readonly<Record<string, Partial<Indicator>>>;
  /** Tree of the list `places`, or trees by list. */
  readonly tree?: Composite;
  readonly trees?: Readonly<Record<string, Composite>>;
  /** Lists with the IDs of their members; default: `places` with every unit. */
  readonly lists?: Readonly<Record<string, Partial<UnitList> & { readonly members?: readonly string[] }>>;
  readonly scheme?: Partial<CompiledScheme>;
  readonly period?: string;
  readonly asOf?: string;
  readonly seed?: number;
  readonly references?: References;
  readonly previous?: AssessInput['previous'];
}

/** A run over the tables: units sorted by ID, columns in that order. */
export function fixture(tables: FixtureTables): RunContext {
  const period = periodOf(tables.period ?? '2023');
  const rows = tables.units.map((unit) => (typeof unit === 'string' ? { id: unit } : unit) as UnitRow);
  const order = rows.map((_, i) => i).sort((a, b) => (rows[a]!.id < rows[b]!.id ? -1 : 1));
  const sorted = order.map((i) => rows[i]!);
  const enrolment = enrolmentOf(sorted, tables);
  const scheme = schemeOf(tables, enrolment);
  const data = dataOf(tables, order, period, enrolment);
  const input: AssessInput = {
    scheme,
    register: { versions: enrolment.units, memberships: [], successions: [] },
    observations: observationsOf(tables, order, period, enrolment),
    period,
    asOf: tables.asOf ?? `${Math.floor(period.last / 12) + 1}-02-10`,
    seed: tables.seed ?? 0,
    references: tables.references,
    previous: tables.previous,
  };
  return { input, enrolment, data };
}

// ---- parts of trees

export interface LeafOptions {
  readonly indicator?: string;
  readonly weight?: number | Weight;
  readonly per?: Leaf['per'];
  readonly missing?: MissingRule;
  readonly outliers?: Leaf['outliers'];
  readonly cap?: number;
  readonly floor?: number;
  readonly peers?: string;
  readonly elastic?: Elastic;
  readonly joint?: Joint;
  readonly tags?: readonly string[];
}

const weightOf = (weight: number | Weight): Weight => (typeof weight === 'number' ? { otherwise: weight, byClass: {} } : weight);
const titleOf = (name: string) => ({ 'zh-CN': name, en: name });

/** A leaf without its name; `root` and `composite` give it. */
export const leaf = (method: MethodName, params: Readonly<Record<string, MethodParam>> = {}, options: LeafOptions = {}): Unnamed<Leaf> => ({
  type: 'leaf',
  indicator: options.indicator ?? '',
  weight: weightOf(options.weight ?? 1),
  method: { name: method, params },
  ...(options.per === undefined ? {} : { per: options.per }),
  missing: options.missing ?? { rule: 'reweight' },
  ...(options.outliers === undefined ? {} : { outliers: options.outliers }),
  peers: options.peers ?? 'list',
  tags: options.tags ?? [],
  ...(options.cap === undefined ? {} : { cap: options.cap }),
  ...(options.floor === undefined ? {} : { floor: options.floor }),
  ...(options.elastic ? { elastic: options.elastic } : {}),
  ...(options.joint ? { joint: options.joint } : {}),
});

export interface CompositeOptions {
  readonly weight?: number | Weight;
  readonly weights?: Composite['weights'];
  readonly aggregate?: Composite['aggregate'];
  readonly missing?: MissingRule;
}

export const composite = (parts: Readonly<Record<string, Unnamed<Part>>>, options: CompositeOptions = {}): Unnamed<Composite> => ({
  type: 'composite',
  weight: weightOf(options.weight ?? 1),
  weights: options.weights ?? 'relative',
  aggregate: options.aggregate ?? [{ name: 'arithmetic', share: 1 }],
  missing: options.missing ?? { rule: 'reweight' },
  tags: [],
  parts: parts as unknown as readonly Part[],
});

export type EventRow = Pick<AdditionEvent, 'points'> & Partial<AdditionEvent>;

export const addition = (
  events: readonly EventRow[],
  options: Partial<Pick<Addition, 'cap' | 'capItem' | 'highestOnly' | 'within'>> = {},
): Unnamed<Addition> => ({
  type: 'addition',
  highestOnly: options.highestOnly ?? false,
  within: options.within ?? 'period',
  tags: [],
  events: events.map((event, i) => ({
    unitCode: '990100',
    date: '2023-06-01',
    item: `item ${i}`,
    level: '',
    title: '',
    place: { file: 'awards.csv', line: i + 2 },
    ...event,
  })),
  ...(options.cap === undefined ? {} : { cap: options.cap }),
  ...(options.capItem === undefined ? {} : { capItem: options.capItem }),
});

/** The tree of a list: names and paths are given to its parts. */
export const root = (parts: Readonly<Record<string, Unnamed<Part>>>, options: Omit<CompositeOptions, 'weight'> = {}): Composite => {
  const { weight: _, ...top } = named(composite(parts, options), '', '') as Composite;
  return top;
};

/** A part before its parent names it. */
export type Unnamed<P extends Part> = P extends Part ? Omit<P, 'path' | 'name' | 'title' | 'place'> : never;

function named(part: Unnamed<Part>, name: string, path: string): Part {
  const head = { path, name, title: titleOf(name), place: { file: 'scheme.yaml', path: `score.${path}` } };
  if (part.type === 'leaf') return { ...(part as Leaf), ...head, indicator: (part as Leaf).indicator || name };
  if (part.type === 'addition') return { ...(part as Addition), ...head };
  const parts = Object.entries((part as Composite).parts as unknown as Record<string, Unnamed<Part>>);
  return { ...(part as Composite), ...head, parts: parts.map(([key, child]) => named(child, key, path === '' ? key : `${path}.${key}`)) };
}

// ---- expressions

/** An expression whose columns a test computes: `expression('unit.population * 2', (scope) => …)`. */
export function expression(
  source: string,
  evaluate: (scope: Scope) => Column,
  reads: readonly Read[] = [],
  type: CompiledExpression['type'] = 'double',
): CompiledExpression {
  return {
    source,
    place: { file: 'scheme.yaml' },
    type,
    reads,
    evaluate,
    evaluateText: () => {
      throw new TypeError(`${source} is not text`);
    },
    arithmetic: (scope, index) => String(evaluate(scope).values[index]),
    linear: () => undefined,
    threshold: () => undefined,
  };
}

/** A bool expression over one variable of the scope: `condition('ranked', (x) => x === 1)`. */
export const condition = (name: string, holds: (x: number) => boolean): CompiledExpression =>
  expression(name, (scope) => mapped(scope.variable(name) as Column, (x) => (holds(x) ? 1 : 0)), [{ kind: 'variable', name }], 'bool');

/** A number per unit by one variable of the scope: `quantityOf('unit.population', (x) => x / 2)`. */
export const quantityOf = (name: string, map: (x: number) => number = (x) => x): Quantity =>
  expression(name, (scope) => mapped(scope.variable(name) as Column, map), [{ kind: 'variable', name }]);

function mapped(column: Column, map: (x: number) => number): Column {
  return { values: column.values.map((x, i) => (column.missing[i] === 0 ? map(x) : Number.NaN)), missing: column.missing.slice() };
}

// ---- the fakes

function enrolmentOf(rows: readonly UnitRow[], tables: FixtureTables): Enrolment {
  const units: UnitVersion[] = rows.map((row, i) => ({
    id: row.id,
    code: row.id,
    name: titleOf(row.id),
    kind: row.kind ?? 'city',
    example: true,
    line: i + 2,
    attributes: Object.fromEntries(
      Object.entries({ group: row.group ?? '', ...row.attributes }).map(([key, value]) => [key, String(value)]),
    ),
  }));
  const indexOf = new Map(rows.map((row, i) => [row.id, i]));
  const lists = Object.entries(tables.lists ?? { places: {} }).map(([id, { members, ...list }]): EnrolledList => {
    const chosen = members ? members.map((unit) => indexOf.get(unit) as number).sort((a, b) => a - b) : rows.map((_, i) => i);
    return {
      list: {
        id,
        title: titleOf(id),
        units: { kind: 'city' },
        groupBy: 'group',
        place: { file: 'scheme.yaml', path: `lists.${id}` },
        ...list,
      },
      members: Int32Array.from(chosen),
      classes: chosen.map((i) => rows[i]!.class ?? ''),
      overlays: chosen.map((i) => rows[i]!.overlays ?? []),
      groups: chosen.map((i) => rows[i]!.group ?? ''),
    };
  });
  return {
    units,
    alive: new Uint8Array(rows.length).fill(1),
    lists,
    attribute: (name) => attributeOf(rows, units, name),
    parentsIn: () => Int32Array.from(rows, (row) => (row.parent === undefined ? -1 : (indexOf.get(row.parent) ?? -1))),
    indexOfCode: (code) => indexOf.get(code) ?? -1,
  };
}

function attributeOf(rows: readonly UnitRow[], units: readonly UnitVersion[], name: string): Column | TextColumn {
  if (name === 'kind') return { texts: units.map((unit) => unit.kind) };
  if (name === 'code' || name === 'name') return { texts: units.map((unit) => unit.id) };
  if (rows.some((row) => typeof row.attributes?.[name] === 'number'))
    return columnOf(rows.map((row) => (row.attributes?.[name] as number | undefined) ?? 'not_applicable'));
  return { texts: units.map((unit) => unit.attributes[name] ?? '') };
}

const DEFAULT_INDICATOR = {
  nature: 'guiding',
  horizon: 'short',
  kind: 'quantity',
  accrual: 'annual',
  better: 'higher',
  every: 'year',
  january: 'own',
  statistic: 'administrative',
  tags: [],
  params: {},
  between: 'last_node',
  light: 'all',
} as const;

function schemeOf(tables: FixtureTables, enrolment: Enrolment): CompiledScheme {
  const trees = tables.trees ?? (tables.tree ? { places: tables.tree } : {});
  const ids = new Set([
    ...Object.keys(tables.values ?? {}),
    ...Object.keys(tables.indicators ?? {}),
    ...Object.values(trees).flatMap(indicatorsOf),
  ]);
  const classIds = (pick: (list: EnrolledList) => readonly string[]) =>
    [...new Set(enrolment.lists.flatMap(pick))].filter((id) => id !== '').sort();
  const classOf = (id: string): UnitClass => ({
    id,
    title: titleOf(id),
    units: { codes: [] },
    place: { file: 'scheme.yaml', path: `classes.${id}` },
  });
  return {
    id: 'fixture',
    version: '1',
    edition: 1,
    title: titleOf('fixture'),
    inForce: { from: '2000-01-01' },
    every: 'year',
    dimensions: {},
    attributes: {},
    indicators: [...ids].sort().map((id) => ({
      ...DEFAULT_INDICATOR,
      id,
      title: titleOf(id),
      place: { file: 'scheme.yaml', path: `indicators.${id}` },
      ...tables.indicators?.[id],
    })),
    classes: classIds((list) => list.classes).map(classOf),
    overlays: classIds((list) => list.overlays.flat()).map(classOf),
    lists: enrolment.lists.map((enrolled) => enrolled.list),
    trees,
    targets: [],
    goals: [],
    constraints: [],
    lights: { rules: [], raiseAfter: 1, clearAfter: 1 },
    gates: [],
    rounding: { total: { places: 2, rule: 'half_up' } },
    grades: [],
    consequences: [],
    clauses: new Map(),
    files: [],
    hash: 'sha256:fixture',
    ...tables.scheme,
  };
}

function indicatorsOf(part: Part): string[] {
  return part.type === 'leaf' ? [part.indicator] : part.type === 'composite' ? part.parts.flatMap(indicatorsOf) : [];
}

function lookUp(cells: Cells | undefined, period: string, own: string): readonly Cell[] | undefined {
  if (cells === undefined) return undefined;
  if (Array.isArray(cells)) return period === own ? (cells as readonly Cell[]) : undefined;
  return (cells as Readonly<Record<string, readonly Cell[]>>)[period];
}

function dataOf(tables: FixtureTables, order: readonly number[], period: Period, enrolment: Enrolment): CheckedData {
  const cache = new Map<string, Column>();
  const read =
    (kind: 'values' | 'targets' | 'baselines', gap: MissingReason) =>
    (indicator: string, at: Period): Column => {
      const key = `${kind}/${indicator}/${at.id}`;
      const cells = lookUp(tables[kind]?.[indicator], at.id, period.id);
      const column = cache.get(key) ?? (cells ? columnOf(order.map((i) => cells[i] ?? gap)) : missingColumn(enrolment.units.length, gap));
      cache.set(key, column);
      return column;
    };
  const value = read('values', 'overdue');
  return {
    value,
    family: () => undefined,
    results: () => undefined,
    target: read('targets', 'not_applicable'),
    baseline: read('baselines', 'not_applicable'),
    sources: (indicator, at, unit) => {
      const column = value(indicator, at);
      return column.missing[unit] === 0
        ? [{ indicator, period: at.id, value: column.values[unit] as number, origin: { file: 'data.csv', line: unit + 2, example: true } }]
        : [];
    },
    issues: [],
  };
}

function observationsOf(tables: FixtureTables, order: readonly number[], own: Period, enrolment: Enrolment): Observations {
  const entries = Object.entries(tables.values ?? {});
  const periods = new Set(entries.flatMap(([, cells]) => (Array.isArray(cells) ? [own.id] : Object.keys(cells))));
  return {
    unitIds: enrolment.units.map((unit) => unit.id),
    indicators: entries.map(([id]) => id).sort(),
    periods: [...periods].sort(),
    column: (indicator, period) => {
      const cells = lookUp(tables.values?.[indicator], period, own.id);
      return cells && columnOf(order.map((i) => cells[i] ?? 'overdue'));
    },
    origin: (_indicator, _period, unitIndex) => ({ file: 'data.csv', line: unitIndex + 2, example: true }),
  };
}
