import { type AssessInput, asPrevious } from '@kedu/engine';
import { assess } from '@kedu/engine';
import { columnOf, type Observations, periodOf, type UnitRegister, type UnitVersion } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';

const CODES = ['990101', '990102', '990103', '990104', '990105', '990106'];

const versions: UnitVersion[] = CODES.map((code, i) => ({
  id: `u${i}`,
  code,
  name: { 'zh-CN': `示例${i}县` },
  kind: 'place',
  example: true,
  attributes: {},
  line: i + 2,
}));
export const register: UnitRegister = { versions, memberships: [], successions: [] };

const money = `unit,amount_yuan\n${CODES.map((code, i) => `${code} 示例${i}县,1000.00`).join('\n')}\n`;

/** A scheme of two indicators with consequences of several kinds, all of which spare noise; `error` stands at the first indicator. */
export function schemeWith(error: string, more = ''): string {
  return `
scheme: honest
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
lists: { places: { title: 地方, units: place } }
indicators:
  air: { title: 空气, range: [0, 100]${error === '' ? '' : `, error: ${error}`} }
  water: { title: 水, range: [0, 100] }
  both: { title: 两项之和, formula: "air + water" }
score:
  places:
    weights: points
    parts:
      air: { weight: 60, method: given }
      water: { weight: 20, method: given }
      both: { weight: 20, method: { efficacy: { min: 0, max: 200 } } }
grades: { order: [good 良好, poor 较差], at_least: { good: 60 } }
consequences:
  talk: { title: 连续两年末位, when: "last_place && previous.last_place", propose: { admonishing_talk: { refer_to: 组织部门 } }, unless_noise: true, decides: 组织部门 }
  pool: { title: 奖惩, propose: { pool: { take_from: last_place, rate: 10%, of: money.csv, give_to: "grade == 'good'", shared: equally } }, unless_noise: true, decides: 财政局 }
  cut: { title: 压缩, for_each: field, when: "field.score < 50", propose: { cut: { by: "0.2" } }, unless_noise: true, decides: 财政局 }
${more}`;
}

export function compiled(yaml: string): CompiledScheme {
  const { scheme, issues } = compileScheme({
    files: new Map([
      ['scheme.yaml', yaml],
      ['money.csv', money],
    ]),
    entry: 'scheme.yaml',
  });
  if (!scheme) throw new Error(JSON.stringify(issues));
  return scheme;
}

/** Example data: values of the two indicators by unit, in both years. */
export function inputOf(from: string | CompiledScheme, air: readonly number[], water: readonly number[], draws?: number): AssessInput {
  const scheme = typeof from === 'string' ? compiled(from) : from;
  const ids = CODES.slice(0, air.length).map((_, i) => `u${i}`);
  const own = { ...register, versions: versions.slice(0, air.length) };
  const observations = (period: string): Observations => ({
    unitIds: ids,
    indicators: ['air', 'water'],
    periods: [period],
    column: (indicator, at) => (at === period && indicator !== 'both' ? columnOf([...(indicator === 'air' ? air : water)]) : undefined),
    origin: () => undefined,
  });
  const input = (period: string): AssessInput => ({
    scheme: draws === undefined ? scheme : { ...scheme, uncertainty: { confidence: 0.9, draws, seed: 7, peers: 'frozen' } },
    register: own,
    observations: observations(period),
    period: periodOf(period),
    asOf: '2024-06-01',
    seed: 0,
  });
  const before = assess(input('2022'));
  return { ...input('2023'), previous: [asPrevious(before.value, scheme)] };
}
