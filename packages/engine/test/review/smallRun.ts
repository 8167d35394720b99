import { columnOf, type MissingReason, type Observations, periodOf, type UnitRegister, type UnitVersion } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { type Assessment, assess } from '../../src/index.ts';

export type Cell = number | MissingReason;

export const INDICATORS = ['air', 'green', 'jobs', 'roads'] as const;

const SCHEME = `
scheme: small
version: "1"
edition: 1
title: 小方案
in_force: { from: 2020-01-01 }
attributes: { team: text }
lists: { places: { title: 地方, units: place, GROUPS } }
CLASSES
indicators:
  air: { title: 空气, owner: 环保局, range: [0, 100] }
  green: { title: 绿化, owner: 林业局, range: [0, 100] }
  jobs: { title: 就业, owner: 人社局, range: [0, 100] }
  roads: { title: 道路, owner: 交通局, range: [0, 100] }
score:
  places:
    weights: points
    AGGREGATE
    parts:
      ecology: { title: 生态, weight: 60, parts: { air: { weight: 50, method: given }, green: { weight: 50, method: given } } }
      jobs: { weight: JOBS, method: given }
      roads: { weight: ROADS, method: given }
rounding: { total: 0.01 }
`;

/**
 * A run of one list over values by indicator, a unit a position; scores are the values. Units are fictional.
 * `team` puts units apart: class inland for `b`, and with `groups` ranks of their own.
 */
export function smallRun(
  values: Partial<Readonly<Record<(typeof INDICATORS)[number], readonly Cell[]>>>,
  options: {
    readonly aggregate?: string;
    readonly jobs?: string;
    readonly roads?: string;
    readonly teams?: readonly string[];
    readonly groups?: boolean;
  } = {},
): { readonly scheme: CompiledScheme; readonly assessment: Assessment } {
  const size = Math.max(...Object.values(values).map((cells) => cells.length));
  const versions: UnitVersion[] = Array.from({ length: size }, (_, i) => ({
    id: `u${String(i).padStart(2, '0')}`,
    code: String(990_100 + i),
    name: { 'zh-CN': `示例${i}县` },
    kind: 'place',
    example: true,
    attributes: { team: options.teams?.[i] ?? 'a' },
    line: i + 2,
  }));
  const register: UnitRegister = { versions, memberships: [], successions: [] };
  const text = SCHEME.replace('AGGREGATE', options.aggregate === undefined ? '' : `aggregate: ${options.aggregate}`)
    .replace('JOBS', options.jobs ?? '20')
    .replace('ROADS', options.roads ?? '20')
    .replace('CLASSES', options.teams ? `classes: { inland: { title: 内陆, units: { where: "unit.team == 'b'" } } }` : '')
    .replace(', GROUPS', options.groups ? ', group_by: team, groups: [a, b]' : '');
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml', register });
  if (!scheme) throw new Error(JSON.stringify(issues));
  const observations: Observations = {
    unitIds: versions.map(({ id }) => id),
    indicators: [...INDICATORS],
    periods: ['2023'],
    column: (indicator, period) =>
      period === '2023' ? columnOf(versions.map((_, i) => values[indicator as keyof typeof values]?.[i] ?? 50)) : undefined,
    origin: (_, __, unit) => ({ file: 'data.csv', line: unit + 2, example: true }),
  };
  return { scheme, assessment: assess({ scheme, register, observations, period: periodOf('2023'), asOf: '2024-02-10', seed: 0 }).value };
}
