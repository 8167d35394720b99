import { describe, expect, test } from 'vitest';
import type { AssessedRun } from '../../src/index.ts';
import { assessTexts } from './openLevels.ts';

const UNITS = 175;
/** Node → weight and number of its indicators: 100 indicators, 100 points. */
const NODES = { execution: [10, 10], output: [50, 40], benefit: [30, 40], content: [10, 10] } as const;
const NAMES = Object.entries(NODES).flatMap(([node, [, count]]) =>
  Array.from({ length: count }, (_, i) => `${node}_${String(i + 1).padStart(2, '0')}`),
);

/** Whole numbers from a seed (xorshift, 32 bits), 0 to `below` less one. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Unit × indicator in percent, as checked and as the unit says of itself; undefined where it filed nothing. */
interface Filed {
  readonly checked: readonly number[];
  readonly own: readonly (number | undefined)[];
}

/** Units that judge themselves fairly, kindly or harshly; some leave indicators out. */
function filed(seed: number): readonly Filed[] {
  const next = numbers(seed);
  return Array.from({ length: UNITS }, (_, unit) => {
    const [level, kindness] = [50 + next(50), next(4) === 0 ? 0 : next(41) - 12];
    const checked = NAMES.map(() => Math.max(0, level + next(41) - 20));
    const own = checked.map((value) =>
      unit % 9 === 0 && next(50) === 0 ? undefined : Math.max(0, value + (kindness === 0 ? 0 : kindness + next(9) - 4)),
    );
    return { checked, own };
  });
}

const scheme = (id: string, title: string, prefix: string): string => `scheme: ${id}
version: "2024"
edition: 1
title: { zh-CN: ${title}（示例） }
in_force: { from: 2024-01-01 }
lists:
  spenders: { title: 预算单位, units: budget_unit }
indicators:
${NAMES.map((name) => `  ${prefix}_${name}: { title: ${title}${name}, kind: rate, unit: "%", range: [0, 150], target: 100, owner: 示例财政局, light: none }`).join('\n')}
score:
  spenders:
    title: ${title}得分
    weights: relative
    parts:
${Object.entries(NODES)
  .map(
    ([node, [weight]]) =>
      `      ${node}:\n        title: ${node}\n        weight: ${weight}\n        parts:\n${NAMES.filter((name) =>
        name.startsWith(`${node}_`),
      )
        .map((name) => `          ${prefix}_${name}: { weight: 1, method: completion, cap: 100, missing: { zero: 未填报 } }`)
        .join('\n')}`,
  )
  .join('\n')}
rounding: { total: 0.01, rule: half_up }
`;

const QUALITY = `scheme: quality
version: "2024"
edition: 1
title: { zh-CN: 自评质量（示例） }
in_force: { from: 2024-01-01 }
lists:
  spenders: { title: 预算单位, units: budget_unit }
indicators:
  self_score:    { title: 自评得分, unit: 分, result_of: { scheme: own, list: spenders }, light: none }
  checked_score: { title: 复核得分, unit: 分, result_of: { scheme: checked, list: spenders }, light: none }
  self_gap:      { title: 自评与复核的差距, unit: 分, better: lower, formula: abs(self_score - checked_score), light: none }
score:
  spenders:
    title: 自评质量得分
    weights: points
    parts:
      self_gap: { weight: 100, method: { deduction: { from: 100, per: 5 } }, floor: 0 }
rounding: { part: 0.01, total: 0.01, rule: half_up }
consequences:
  audit_last:
    title: 自评质量末位督查整改
    when: last_place
    propose: { refer: { refer_to: 市审计局, what: 督查整改 } }
    decides: 市财政局
`;

const codeOf = (unit: number): string => `990${String(unit + 1).padStart(3, '0')}`;

function packOf(units: readonly Filed[]): Readonly<Record<string, string>> {
  const rows = units.flatMap(({ checked, own }, unit) =>
    NAMES.flatMap((name, i) => [
      `u${codeOf(unit)},checked_${name},2024,${checked[i]}`,
      ...(own[i] === undefined ? [] : [`u${codeOf(unit)},own_${name},2024,${own[i]}`]),
    ]),
  );
  return {
    'pack.yaml':
      'pack: self-evaluation\ntitle: { zh-CN: 绩效自评（示例）, en: Self-evaluation (example) }\nexample: true\ndata: [{ file: data/values.csv, layout: long, unit_by: id }]\nruns: { periods: ["2024"], as_of: 2025-04-30 }\n',
    'units.csv': `unit_id,code,name,kind\n${units.map((_, unit) => `u${codeOf(unit)},${codeOf(unit)},示例单位${unit + 1},budget_unit`).join('\n')}\n`,
    'scheme/own.yaml': scheme('own', '自评', 'own'),
    'scheme/checked.yaml': scheme('checked', '复核', 'checked'),
    'scheme/quality.yaml': QUALITY,
    'data/values.csv': `unit,indicator,period,value\n${rows.join('\n')}\n`,
  };
}

/** Score in hundredths of a point by whole numbers alone: a node is the mean of its indicators, each at most 100. */
function hundredths(values: readonly (number | undefined)[]): number {
  const sums = Object.keys(NODES).map((node) =>
    NAMES.reduce((sum, name, i) => (name.startsWith(`${node}_`) ? sum + Math.min(100, values[i] ?? 0) : sum), 0),
  );
  const [execution = 0, output = 0, benefit = 0, content = 0] = sums;
  // Weight ÷ number of indicators in four hundredths: 10/10, 50/40, 30/40, 10/10.
  return Math.floor((4 * execution + 5 * output + 3 * benefit + 4 * content + 2) / 4);
}

function scoresOf({ assessment }: AssessedRun): readonly number[] {
  const [list] = assessment.lists;
  return Array.from({ length: UNITS }, (_, unit) => {
    const at = list?.members.findIndex((member) => assessment.units[member]?.code === codeOf(unit)) ?? -1;
    return list?.score[at] ?? Number.NaN;
  });
}

describe.each([20_241, 17_531_001])('C3 FROM-2 quality of self-evaluation, 175 units by 100 refined indicators, seed %i', (seed) => {
  const units = filed(seed);
  const { run, issues } = assessTexts(packOf(units));
  const expected = units.map(({ checked, own }) => {
    const [review, said] = [hundredths(checked), hundredths(own)];
    return { review, said, quality: Math.max(0, 10_000 - 5 * Math.abs(said - review)) };
  });

  test('own and checked scores are the weighted means of a hundred indicators each', () => {
    expect(NAMES.length).toBe(100);
    const told = issues.filter(({ severity }) => severity !== 'notice');
    expect([...new Set(told.map(({ code }) => code))].sort()).toEqual(['SCORE_OVERDUE', 'SCORE_OVERDUE_MORE']);
    // Every cell that nobody filed is told, and scores nothing.
    const open = units.flatMap(({ own }) => own.filter((value) => value === undefined)).length;
    expect(open).toBeGreaterThan(10);
    expect(told.reduce((sum, { args }) => sum + Number(args['count']), 0)).toBe(open);
    expect(scoresOf(run('checked', '2024'))).toEqual(expected.map(({ review }) => review));
    expect(scoresOf(run('own', '2024'))).toEqual(expected.map(({ said }) => said));
  });

  test('RANK-2 quality and ranks are those of a calculation of their own, shared ranks among them', () => {
    const quality = run('quality', '2024');
    expect(scoresOf(quality)).toEqual(expected.map((one) => one.quality));
    const [list] = quality.assessment.lists;
    const ranks = units.map(
      (_, unit) => list?.rank[list.members.findIndex((member) => quality.assessment.units[member]?.code === codeOf(unit))],
    );
    expect(ranks).toEqual(expected.map((one) => 1 + expected.filter((other) => other.quality > one.quality).length));
    expect(new Set(ranks).size).toBeLessThan(UNITS);
    expect(new Set(ranks).size).toBeGreaterThan(UNITS / 2);
    expect(expected.some(({ said, review }) => said > review + 500) && expected.some(({ said, review }) => said < review - 300)).toBe(true);
  });

  test('RANK-5 whoever is last, and nobody else, is inspected', () => {
    const { assessment } = run('quality', '2024');
    const worst = Math.min(...expected.map((one) => one.quality));
    const last = units.flatMap((_, unit) => (expected[unit]?.quality === worst ? [codeOf(unit)] : []));
    const referred = assessment.proposals.filter(({ rule }) => rule === 'audit_last').map(({ unit }) => assessment.units[unit]?.code);
    expect(referred).toEqual(last);
  });
});
