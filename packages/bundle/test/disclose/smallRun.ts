import { assess } from '@kedu/engine';
import { columnOf, type Observations, periodOf, type UnitRegister, type UnitVersion } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { type Bundle, discloseRun, makeBundle, type RunDisclosure } from '../../src/index.ts';
import { hashers } from '../hashers.ts';

/** Values by indicator, one a county; 示例数据. */
export type Values = Readonly<Record<string, readonly number[]>>;

export const INDICATORS = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c'] as const;
export const PROVINCE = '990000';
export const countyId = (i: number): string => `9901${String(i).padStart(2, '0')}`;

export interface SmallOptions {
  /** YAML of a method by indicator; `given` otherwise. */
  readonly methods?: Readonly<Record<string, string>>;
  /** YAML of `disclosure`. */
  readonly disclosure?: string;
  /** Further top-level YAML. */
  readonly more?: string;
  /** Aggregate of the branch `ecology`. */
  readonly aggregate?: string;
  /** YAML of the tree below `places`, in the place of three branches. */
  readonly tree?: string;
  /** Trees of further lists of the same counties, by ID. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Indicators that the province reports too, as the sum over its counties. */
  readonly summed?: readonly string[];
  readonly rounding?: string;
}

const TREE = `
    weights: points
    parts:
      ecology: { title: 生态, weight: 40, AGGREGATEparts: { a1: { weight: 40, METHOD_a1 }, a2: { weight: 30, METHOD_a2 }, a3: { weight: 30, METHOD_a3 } } }
      economy: { title: 经济, weight: 40, parts: { b1: { weight: 40, METHOD_b1 }, b2: { weight: 30, METHOD_b2 }, b3: { weight: 30, METHOD_b3 } } }
      c: { weight: 20, METHOD_c }
`;

export function schemeText({
  methods = {},
  disclosure = '',
  more = '',
  aggregate,
  tree = TREE,
  rounding = '{ total: 0.01 }',
  lists = {},
}: SmallOptions): string {
  const declared = INDICATORS.map(
    (id) => `  ${id}: { title: 指标${id}, owner: 示例局, accrual: flow, kind: quantity, range: [0, 100000], target: 100 }`,
  );
  const score = INDICATORS.reduce(
    (text, id) => text.replaceAll(`METHOD_${id}`, `method: ${methods[id] ?? 'given'}`),
    tree.replace('AGGREGATE', aggregate === undefined ? '' : `aggregate: ${aggregate}, `),
  );
  return `
scheme: small
version: "1"
edition: 1
title: 小方案
in_force: { from: 2020-01-01 }
lists: { places: { title: 县, units: county }${Object.keys(lists)
    .map((id) => `, ${id}: { title: 县, units: county }`)
    .join('')} }
indicators:
${declared.join('\n')}
score:
  places:${score}
${Object.entries(lists)
  .map(([id, other]) => `  ${id}: ${other}`)
  .join('\n')}
rounding: ${rounding}
${more}
${disclosure === '' ? '' : `disclosure:\n${disclosure}`}
`;
}

/** A run of one list of counties under a province (示例数据). */
export function smallRun(values: Values, options: SmallOptions = {}): AssessedRun & { readonly texts: ReadonlyMap<string, string> } {
  const size = Math.max(...Object.values(values).map((cells) => cells.length));
  const unit = (id: string, kind: string, name: string): UnitVersion => ({
    id,
    code: id,
    name: { 'zh-CN': name },
    kind,
    example: true,
    attributes: {},
    line: 2,
  });
  const counties = Array.from({ length: size }, (_, i) => unit(countyId(i), 'county', `示例${i}县`));
  const register: UnitRegister = {
    versions: [unit(PROVINCE, 'province', '示例省'), ...counties],
    memberships: counties.map(({ id }) => ({ hierarchy: 'territory', unit: id, parent: PROVINCE, share: 1 })),
    successions: [],
  };
  const texts = new Map([['scheme.yaml', schemeText(options)]]);
  const scheme = compiled(texts, register);
  const columns = new Map(
    INDICATORS.map((id) => {
      const own = counties.map((_, i) => values[id]?.[i] ?? 50);
      const sum = own.reduce((all, value) => all + value, 0);
      return [id, columnOf([options.summed?.includes(id) ? sum : ('overdue' as const), ...own])] as const;
    }),
  );
  const observations: Observations = {
    unitIds: register.versions.map(({ id }) => id),
    indicators: [...INDICATORS],
    periods: ['2023'],
    column: (indicator, period) => (period === '2023' ? columns.get(indicator as (typeof INDICATORS)[number]) : undefined),
    origin: () => undefined,
  };
  const { value: assessment, trace } = assess({ scheme, register, observations, period: periodOf('2023'), asOf: '2024-02-10', seed: 0 });
  return { scheme, assessment, trace, texts };
}

/** The bundle of a run as the scheme lets it be published, or as it is told. */
export function bundleOf(run: ReturnType<typeof smallRun>, told?: RunDisclosure): Bundle {
  const { disclosure = told, issues } = told ? { issues: [] } : discloseRun(run, 'public');
  if (!disclosure) throw new Error(JSON.stringify(issues));
  return makeBundle({
    run,
    pack: { id: 'small', title: { 'zh-CN': '小方案（示例数据）' }, example: true },
    texts: run.texts,
    authority: PROVINCE,
    disclosure,
    hashers,
    saltOf: (table, first, rows) => hashers.sha256(new TextEncoder().encode(`salt of the test ${table} ${first} ${rows}`)),
    readme: () => '示例数据\n',
  });
}

function compiled(files: ReadonlyMap<string, string>, register: UnitRegister): CompiledScheme {
  const { scheme, issues } = compileScheme({ files, entry: 'scheme.yaml', register });
  if (!scheme) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return scheme;
}
