import { type Assessment, assess, asPrevious, type Trace } from '@kedu/engine';
import { ObservationReader, readRegister } from '@kedu/intake';
import { type Locale, type Observations, parsePeriod, type Period } from '@kedu/model';
import type { ReportView } from '@kedu/pages';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';

/** A run of invented units and values, for the pages' tests. */
export interface MadeUpRun {
  readonly view: ReportView;
  readonly trace: Trace;
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly observations: Observations;
}

export interface MadeUpFiles {
  readonly scheme: string;
  readonly units: string;
  readonly data: string;
  /** Tables that the scheme names, by file name beside it. */
  readonly tables?: Readonly<Record<string, string>>;
  /** English of the pack (PACK-13). */
  readonly english?: Readonly<Record<string, string>>;
  readonly example?: boolean;
  readonly locale?: Locale;
  readonly packTitle?: string;
  /** Periods that are assessed before 2023 and handed on. */
  readonly earlier?: readonly string[];
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads, compiles and assesses the files for 2023; earlier periods come first and are handed on. */
export function madeUpRun({
  scheme: text,
  units,
  data,
  tables = {},
  english = {},
  example = true,
  locale = 'zh-CN',
  packTitle = '示例',
  earlier = [],
}: MadeUpFiles): MadeUpRun {
  const { register, issues } = readRegister({ units: { file: 'units.csv', bytes: bytes(units) }, example });
  if (!register) throw new Error(JSON.stringify(issues));
  const { scheme, issues: found } = compileScheme({
    files: new Map([['scheme/made-up.yaml', text], ...Object.entries(tables).map(([name, table]) => [`scheme/${name}`, table] as const)]),
    entry: 'scheme/made-up.yaml',
    register,
    english: new Map(Object.entries(english)),
  });
  if (!scheme) throw new Error(JSON.stringify(found.slice(0, 3)));
  const reader = new ObservationReader(register, scheme.indicators);
  reader.add('data.csv', bytes(data), { layout: 'long', unitBy: 'id' });
  const observations = reader.finish();
  const run = (period: string, previous: ReportView['previous']) =>
    assess({
      scheme,
      register,
      observations,
      period: parsePeriod(period) as Period,
      asOf: `${Number(period) + 1}-02-01`,
      seed: 0,
      previous,
    });
  const previous: ReportView['previous'][number][] = [];
  for (const period of earlier) previous.unshift(asPrevious(run(period, previous).value, scheme));
  const { value, trace } = run('2023', previous);
  const view: ReportView = {
    packTitle: { 'zh-CN': packTitle },
    scheme,
    assessment: value,
    observations,
    previous,
    issues: [],
    locale,
    register,
  };
  return { view, trace, scheme, assessment: value, observations };
}

/** Real long names, on fictional units (示例数据): what a layout must bear. */
export const LONG_NAMES = [
  '积石山保安族东乡族撒拉族自治县',
  '双江拉祜族佤族布朗族傣族自治县',
  '省海陆统筹与生态旅游融合发展综合改革试验区建设工作领导小组办公室',
] as const;

/** Three units with long names, two earlier years, lights by quarter, a gate. */
export function threeUnits(locale: Locale = 'zh-CN', earlier: readonly string[] = ['2021', '2022']): MadeUpRun {
  return madeUpRun({ locale, earlier, ...threeUnitsFiles([...earlier, '2023']) });
}

/** The files of three units: scheme, register, and data of the years. */
export function threeUnitsFiles(years: readonly string[]): Pick<MadeUpFiles, 'scheme' | 'units' | 'data'> {
  const ids = ['a', 'b', 'c'];
  const quarters = ['2023Q1', '2023Q2', '2023Q3', '2023Q4'];
  const rows = [
    ...years.flatMap((year) => {
      const y = Number(year) - 2021;
      return ids.flatMap((id, i) => [`${id},water,${year},${60 + 13 * ((((i + y) % 3) + 3) % 3)}`, `${id},air,${year},${90 - 9 * i + y}`]);
    }),
    ...quarters.flatMap((quarter, q) => ids.map((id, i) => `${id},roads,${quarter},${[9, 24, 14][i]! + q}`)),
  ].filter((row) => row !== 'c,air,2023,74');
  return {
    scheme: THREE_SCHEME,
    units: `unit_id,code,name,kind,tile,example\np,990000,示例省,province,,true\n${ids.map((id, i) => `${id},99000${i + 1},${LONG_NAMES[i]},county,${['B1', 'A2', 'B2'][i]},true`).join('\n')}\n`,
    data: `unit,indicator,period,value\n${rows.join('\n')}\n`,
  };
}

const THREE_SCHEME = `scheme: three
edition: 1
title: { zh-CN: 示例省县域高质量发展与生态保护目标绩效综合考核方案, en: Three counties }
authority: 990000 示例省
in_force: { from: 2018-01-01 }
lists:
  counties: { title: { zh-CN: 县（自治县）, en: Counties }, units: county, nodes: quarter }
indicators:
  water: { title: { zh-CN: 地表水国家考核断面水质优良（达到或好于Ⅲ类）比例, en: Water }, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
  air: { title: { zh-CN: 空气质量优良天数比率, en: Air }, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
  roads: { title: { zh-CN: 新改建农村公路里程, en: Roads }, unit: 公里, accrual: flow, every: quarter, target: 80, schedule: [20%, 45%, 75%, 100%], clause: "2", owner: 示例交通局 }
score:
  counties:
    weights: points
    parts:
      environment:
        weight: 70
        title: { zh-CN: 生态环境, en: Environment }
        weights: points
        clause: "1"
        parts:
          water: { weight: 60, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
          air: { weight: 40, method: { goalposts: { worst: 0, best: 100 } }, missing: { zero: { zh-CN: 逾期未报, en: overdue } }, clause: "1" }
      roads: { weight: 30, method: completion, cap: 100, clause: "2" }
lights:
  rules:
    - { light: red, when: "lag >= 0.3", then: propose_order, clause: "3" }
    - { light: yellow, when: "lag > 0", then: notice, clause: "3" }
gates:
  - { title: { zh-CN: 道路未完成限分, en: roads cap }, when: "value('roads') < 50", cap_score: 60, clause: "4" }
rounding: { total: 0.01, rule: half_up }
grades:
  - order: [excellent 优秀, good 良好, fair 一般, poor 较差]
    at_least: { excellent: 85, good: 70, fair: 60 }
    clause: "5"
`;

/** `count` counties under cities × `indicators` yearly indicators, lights on all of them. */
export function manyUnits(count: number, indicators: number): MadeUpRun {
  const ids = Array.from({ length: count }, (_, i) => `u${String(i).padStart(4, '0')}`);
  const names = Array.from({ length: indicators }, (_, i) => `i${String(i).padStart(3, '0')}`);
  const spread = (i: number, j: number): number => 40 + ((i * 7919 + j * 104_729 + i * j * 31) % 6000) / 100;
  const data = ids.flatMap((id, i) => names.flatMap((name, j) => ((i + j) % 97 === 0 ? [] : [`${id},${name},2023,${spread(i, j)}`])));
  const leaf = (name: string): string =>
    `          ${name}: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, missing: reweight, clause: "1" }`;
  const groups = Array.from({ length: 10 }, (_, g) => names.filter((_, j) => j % 10 === g));
  return madeUpRun({
    scheme: `scheme: many
edition: 1
title: { zh-CN: 全国县域综合考核（示例）, en: Many }
in_force: { from: 2023-01-01 }
lists:
  counties: { title: { zh-CN: 县级单位, en: Counties }, units: county }
indicators:
${names.map((name, j) => `  ${name}: { title: { zh-CN: 第${j + 1}项指标完成情况, en: Indicator ${j + 1} }, unit: "%", target: 70, clause: "1", owner: 示例局 }`).join('\n')}
score:
  counties:
    weights: relative
    parts:
${groups
  .filter((own) => own.length > 0)
  .map(
    (own, g) => `      part_${g}:
        weight: 1
        title: { zh-CN: 第${g + 1}部分, en: Part ${g + 1} }
        weights: relative
        clause: "1"
        parts:
${own.map(leaf).join('\n')}`,
  )
  .join('\n')}
lights:
  rules:
    - { light: red, when: "lag >= 0.3", clause: "2" }
    - { light: yellow, when: "lag > 0", clause: "2" }
rounding: { total: 0.0001, rule: half_up }
grades:
  - order: [excellent 优秀, good 良好, fair 一般, poor 较差]
    at_least: { excellent: 72, good: 70, fair: 68 }
    clause: "3"
`,
    units: `unit_id,code,name,kind,parent,example\n${Array.from({ length: Math.ceil(count / 10) }, (_, c) => `c${c},99${String(c).padStart(4, '0')}00,示例第${c + 1}市,city,,true`).join('\n')}\n${ids.map((id, i) => `${id},98${String(i).padStart(4, '0')},${i % 50 === 0 ? LONG_NAMES[i % 2] : `示例${i + 1}县`},county,c${Math.floor(i / 10)},true`).join('\n')}\n`,
    data: `unit,indicator,period,value\n${data.join('\n')}\n`,
  });
}
