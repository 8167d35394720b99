import {
  type Column,
  columnOf,
  type Issue,
  type Membership,
  type MissingReason,
  type Observations,
  periodOf,
  type UnitRegister,
} from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { assess, type Assessment, type OtherRun, type Trace } from '../../src/index.ts';

export type Cell = number | MissingReason;

/** Parent, or edges with share and days. */
type Above = string | readonly (Omit<Membership, 'unit' | 'hierarchy' | 'share'> & { readonly share?: number })[];

/** One case of vectors/elsewhere: a small scheme in the language of schemes, its units and values, what comes out or why it is refused. */
export interface ElsewhereVector {
  readonly rule: string;
  readonly why: string;
  readonly units: Readonly<
    Record<
      string,
      { readonly kind: string; readonly above?: Above; readonly from?: string; readonly until?: string } & Readonly<Record<string, unknown>>
    >
  >;
  /** As in a scheme file. */
  readonly indicators: Readonly<Record<string, object>>;
  /** Kind of the units that are assessed; default that of the first unit. */
  readonly assessed?: string;
  readonly every?: string;
  /** Indicator → period → unit → value. */
  readonly reported?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Cell>>>>>>;
  readonly others?: readonly {
    readonly scheme: string;
    readonly period: string;
    readonly list: string;
    readonly part?: string;
    readonly results: Readonly<Record<string, Cell>>;
  }[];
  readonly period?: string;
  readonly as_of?: string;
  readonly indicator: string;
  readonly expected?: Readonly<Record<string, Cell>>;
  /** Issues of values that come from elsewhere; none where left out. */
  readonly issues?: readonly { readonly code: string; readonly args: Issue['args'] }[];
  readonly refused?: readonly { readonly code: string; readonly args: Issue['args'] }[];
}

/** Compiles the scheme of a case. */
export function compileCase(vector: ElsewhereVector): ReturnType<typeof compileScheme> {
  const list = { title: '序列', units: vector.assessed ?? Object.values(vector.units)[0]?.kind };
  const scheme = {
    scheme: 'reader',
    edition: 1,
    title: '方案',
    in_force: { from: '2000-01-01' },
    every: vector.every ?? 'year',
    lists: { all: list },
    indicators: Object.fromEntries(Object.entries(vector.indicators).map(([id, one]) => [id, { title: id, owner: '统计局', ...one }])),
    score: { all: { weights: 'points', parts: { [vector.indicator]: { weight: 100, method: 'given' } } } },
  };
  const text = JSON.stringify(scheme, null, 1);
  return compileScheme({ files: new Map([['scheme/reader.yaml', text]]), entry: 'scheme/reader.yaml', register: registerOf(vector) });
}

/** Runs a case that compiles. */
export function runCase(vector: ElsewhereVector, scheme: CompiledScheme): { readonly value: Assessment; readonly trace: Trace } {
  return assess({
    scheme,
    register: registerOf(vector),
    observations: observationsOf(vector),
    period: periodOf(vector.period ?? '2023'),
    asOf: vector.as_of ?? '2024-02-10',
    seed: 0,
    ...(vector.others ? { others: othersOf(vector.others) } : {}),
  });
}

function registerOf({ units }: ElsewhereVector): UnitRegister {
  const versions = Object.entries(units).map(([id, { kind, from, until, above: _, ...attributes }], i) => ({
    id,
    code: `9901${String(i).padStart(2, '0')}`,
    name: { 'zh-CN': id },
    kind,
    example: true,
    line: i + 2,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)])),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }));
  const memberships = Object.entries(units).flatMap(([unit, { above = [] }]) =>
    (typeof above === 'string' ? [{ parent: above }] : above).map(
      (edge): Membership => ({ hierarchy: 'territory', unit, share: 1, ...edge }),
    ),
  );
  return { versions, memberships, successions: [] };
}

function observationsOf({ units, reported = {} }: ElsewhereVector): Observations {
  const unitIds = Object.keys(units).sort();
  const columns = new Map<string, Column>();
  for (const [indicator, byPeriod] of Object.entries(reported))
    for (const [period, cells] of Object.entries(byPeriod))
      columns.set(`${indicator} ${period}`, columnOf(unitIds.map((id) => cells[id] ?? 'overdue')));
  return {
    unitIds,
    indicators: Object.keys(reported).sort(),
    periods: [...new Set(Object.values(reported).flatMap((byPeriod) => Object.keys(byPeriod)))].sort(),
    column: (indicator, period) => columns.get(`${indicator} ${period}`),
    origin: (indicator, period, row) =>
      reported[indicator]?.[period]?.[unitIds[row] ?? ''] === undefined
        ? undefined
        : { file: `${indicator}.csv`, line: row + 2, example: true },
  };
}

function othersOf(others: NonNullable<ElsewhereVector['others']>): OtherRun[] {
  return others.map(({ scheme, period, list, part = '', results }) => ({
    scheme,
    title: { 'zh-CN': scheme },
    period: periodOf(period),
    result: `sha256:${scheme}-${period}`,
    lists: [
      {
        list,
        title: { 'zh-CN': list },
        unitIds: Object.keys(results).sort(),
        results: [
          {
            part,
            value: columnOf(
              Object.keys(results)
                .sort()
                .map((id) => results[id] as Cell),
            ),
            why: (member) => ({ code: 'EXPLAIN_SCORE', args: { score: String(Object.values(results)[member] ?? '') }, children: [] }),
          },
        ],
      },
    ],
  }));
}
