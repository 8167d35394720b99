import { ratio } from '../criteria/numeral.ts';
import { stringify } from 'yaml';
import { csvField, schemeText } from './schemeDocument.ts';

/** What `kedu init` asks; every answer has been checked. */
export interface PackAnswers {
  readonly pack: string;
  readonly title: string;
  readonly year: number;
  /** Names of the assessed units. */
  readonly units: readonly string[];
  /** Names of the indicators with their points; these add up to 100. */
  readonly indicators: readonly { readonly title: string; readonly points: number }[];
}

/**
 * A small pack that passes `kedu check` and `kedu assess` at once: each indicator a rate in percent scored by completion of 100, with example values.
 *
 * Rule: WORKBOOK-11. Units: points of 100. Errors: none; the answers are checked where they are asked.
 * Example: packFromAnswers({ pack: 'ours', title: '试点考核', year: 2025, units: ['甲镇', '乙镇'], indicators: [{ title: '任务完成率', points: 100 }] }).
 */
export function packFromAnswers({ pack, title, year, units, indicators }: PackAnswers): ReadonlyMap<string, string> {
  const ids = indicators.map((_, i) => `i${i + 1}`);
  const codes = units.map((_, i) => String(990_001 + i));
  const scheme = {
    scheme: pack,
    version: String(year),
    edition: 1,
    title,
    in_force: { from: `${year}-01-01`, until: `${year}-12-31` },
    regulation: '../regulation.md',
    lists: { units: { title: '全部单位', units: 'unit' } },
    indicators: Object.fromEntries(
      indicators.map((one, i) => [
        ids[i],
        { title: one.title, kind: 'rate', unit: '%', range: [0, 100], target: 100, owner: '考核办', clause: `2.${i + 1}` },
      ]),
    ),
    score: {
      units: {
        title: '总分',
        weights: 'points',
        clause: '1',
        parts: Object.fromEntries(
          indicators.map((one, i) => [ids[i], { weight: one.points, method: 'completion', cap: 100, clause: `2.${i + 1}` }]),
        ),
      },
    },
    rounding: { total: 0.01, rule: 'half_up' },
    grades: {
      order: ['excellent 优秀', 'good 良好', 'fair 一般', 'poor 较差'],
      at_least: { excellent: 90, good: 80, fair: 60 },
      clause: '3',
    },
  };
  const about = '由 kedu init 生成。数据均为示例：请换成实际单位和数据，再把 example 改为 false。';
  const run = { periods: [String(year)], as_of: `${year + 1}-03-31` };
  return new Map([
    [
      'pack.yaml',
      stringify(
        {
          pack,
          title,
          about,
          example: true,
          data: [{ file: `data/${year}.csv`, layout: 'wide', fixed_period: String(year), columns_table: 'data/columns.csv' }],
          runs: run,
        },
        { lineWidth: 0 },
      ),
    ],
    [`scheme/${year}.yaml`, schemeText(scheme, ' 由 kedu init 生成。每项都按完成率计分；怎样改，见 docs/guide/write-a-scheme.md。')],
    ['units.csv', `unit_id,code,name,kind\n${units.map((name, i) => `${codes[i]},${codes[i]},${csvField(name)},unit\n`).join('')}`],
    ['regulation.md', regulation(title, indicators)],
    ['data/columns.csv', `indicator,heading\n${indicators.map((one, i) => `${ids[i]},${csvField(`${one.title}（%）`)}\n`).join('')}`],
    [
      `data/${year}.csv`,
      `${['unit', ...indicators.map((one) => csvField(`${one.title}（%）`))].join(',')}\n${codes.map((code, u) => `${[code, ...indicators.map((_, i) => exampleValue(u, i))].join(',')}\n`).join('')}`,
    ],
  ]);
}

function regulation(title: string, indicators: PackAnswers['indicators']): string {
  const parts = indicators.map((one, i) => `### 2.${i + 1} ${one.title}\n\n${one.points} 分。完成目标得满分，未完成按完成比例计分。\n`);
  return `# ${title}\n\n本文由 kedu init 生成，不是正式文件。\n\n## 1 总则\n\n满分 100 分。\n\n## 2 指标\n\n${parts.join('\n')}\n## 3 等次\n\n90 分以上为优秀，80 分以上为良好，60 分以上为一般，其余为较差。\n`;
}

/** Invented values between 60 and 100 that differ by unit and indicator and are the same every time. */
function exampleValue(unit: number, indicator: number): number {
  return ratio(600 + ((unit * 137 + indicator * 71 + 53) % 400), 10, 1);
}
