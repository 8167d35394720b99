import type { LocalizedText } from '@kedu/model';
import { stringify } from 'yaml';
import type { NotedGrades } from './gradesInNotes.ts';
import type { MadeList } from './listOfSheet.ts';
import { csvField, schemeText } from './schemeDocument.ts';

export interface PackParts {
  readonly pack: string;
  readonly title: string;
  readonly year: number;
  /** Name of the workbook. */
  readonly source: string;
  readonly lists: readonly { readonly id: string; readonly title: LocalizedText; readonly made: MadeList }[];
  readonly grades: NotedGrades | undefined;
  /** [code, name, title of the list or '']; empty where the workbook names no unit. */
  readonly units: readonly (readonly string[])[];
  /** Whether the workbook calls what it holds an example. */
  readonly example: boolean;
}

const DEFAULT_GRADES: NotedGrades = {
  order: ['excellent 优秀', 'good 良好', 'fair 一般', 'poor 较差'],
  at_least: { excellent: 90, good: 80, fair: 60 },
};

/** Texts of the pack, path → text. Rule: WORKBOOK-10. */
export function packFiles(parts: PackParts): ReadonlyMap<string, string> {
  const { lists, year } = parts;
  const files = new Map<string, string>();
  const register = unitRows(parts);
  files.set('pack.yaml', packText(parts));
  files.set(`scheme/${year}.yaml`, schemeOf(parts));
  for (const { made } of lists) for (const [path, text] of made.tables) files.set(`scheme/${path}`, text);
  // Only placeholders say what they are: of the others the pack does.
  const width = register.some(([, , , , example]) => example !== '') ? 5 : 4;
  const rowsOfUnits = [['unit_id', 'code', 'name', 'kind', 'example'], ...register].map((row) =>
    row.slice(0, width).map(csvField).join(','),
  );
  files.set('units.csv', `${rowsOfUnits.join('\n')}\n`);
  files.set('regulation.md', regulation(parts));
  const reported = reportedIndicators(parts);
  files.set('data/columns.csv', `indicator,heading\n${reported.map(({ id, heading }) => `${id},${csvField(heading)}\n`).join('')}`);
  const names = new Map(register.map(([id = '', , name = '']) => [id, name] as const));
  const blank = ','.repeat(Math.max(0, reported.length - 1));
  const rows = [...names].map(([id, name]) => `${csvField(id)},${csvField(name)}${reported.length > 0 ? `,${blank}` : ''}\n`).join('');
  files.set(`data/${year}.csv`, `${['unit', 'unit_name', ...reported.map(({ heading }) => csvField(heading))].join(',')}\n${rows}`);
  return files;
}

function packText({ pack, title, year, source, units, example }: PackParts): string {
  const origin = `由工作簿“${source}”生成。`;
  return stringify(
    {
      pack,
      title,
      about: example
        ? `${origin}工作簿注明是示例数据；换成实际数据后，请把 example 改为 false。`
        : units.length === 0
          ? `${origin}单位是示例，请在 units.csv 换成实际名单，并把 example 改为 false。`
          : origin,
      example: example || units.length === 0,
      data: [{ file: `data/${year}.csv`, layout: 'wide', fixed_period: String(year), columns_table: 'data/columns.csv' }],
      runs: { periods: [String(year)], as_of: `${year + 1}-03-31` },
    },
    { lineWidth: 0 },
  );
}

function schemeOf({ pack, title, year, source, lists, grades }: PackParts): string {
  const indicators = lists.flatMap(({ made }) =>
    made.indicators.flatMap(({ id, fields, derived }) => [
      [id, fields] as const,
      ...(derived ? [[derived.id, derived.fields] as const] : []),
    ]),
  );
  const gates = lists.flatMap(({ made }) => made.gates);
  const scheme = {
    scheme: pack,
    version: String(year),
    edition: 1,
    title,
    in_force: { from: `${year}-01-01`, until: `${year}-12-31` },
    regulation: '../regulation.md',
    lists: Object.fromEntries(lists.map(({ id, title: name }) => [id, { title: name, units: kindOf(lists, id) }])),
    indicators: Object.fromEntries(indicators),
    score: Object.fromEntries(lists.map(({ id, made }) => [id, made.tree])),
    ...(gates.length > 0 ? { gates } : {}),
    rounding: { total: 0.01, rule: 'half_up' },
    ...(grades || gates.length > 0 ? { grades: { ...(grades ?? DEFAULT_GRADES) } } : {}),
  };
  return schemeText(scheme, ` 由工作簿“${source}”生成（kedu init --from）。clause 是 regulation.md 里的标题，那里有原文和单元格。`);
}

/** Kind of the units of a list. */
function kindOf(lists: PackParts['lists'], id: string): string {
  return lists.length === 1 ? 'unit' : id;
}

/** Lists for which the workbook names no unit; a unit that names no list belongs to the first. Rule: WORKBOOK-10. */
export function listsWithoutUnits({ lists, units }: Pick<PackParts, 'lists' | 'units'>): readonly string[] {
  const named = new Set(units.map((unit) => listOf(lists, unit)));
  return lists.flatMap(({ id }) => (named.has(id) ? [] : [id]));
}

function listOf(lists: PackParts['lists'], [, , list = '']: readonly string[]): string | undefined {
  return (lists.find(({ title }) => title['zh-CN'] === list) ?? lists[0])?.id;
}

function unitRows({ lists, units }: PackParts): readonly (readonly string[])[] {
  const used = new Set<string>();
  const real = units.map((unit, i) => {
    const [code = '', name = ''] = unit;
    const id = code === '' || used.has(code) ? `u${String(i + 1).padStart(3, '0')}` : code;
    used.add(id);
    return [id, id, name, kindOf(lists, listOf(lists, unit) ?? ''), ''];
  });
  const blank = listsWithoutUnits({ lists, units });
  const invented = blank.flatMap((list, k) =>
    ['一', '二', '三'].map((n, i) => [
      `99${k}90${i + 1}`,
      `99${k}90${i + 1}`,
      `示例单位${lists.length > 1 ? `${k + 1}-` : ''}${n}`,
      kindOf(lists, list),
      'true',
    ]),
  );
  return [...real, ...invented];
}

function reportedIndicators({ lists }: PackParts): readonly { readonly id: string; readonly heading: string }[] {
  const used = new Set<string>(['unit', 'unit_name']);
  return lists.flatMap(({ made }) =>
    made.indicators.map(({ id, fields }) => {
      const unit = typeof fields.unit === 'string' ? `（${fields.unit}）` : '';
      const wanted = `${String(fields.title)}${unit}`.replaceAll(/\s+/g, ' ');
      const heading = used.has(wanted) ? `${wanted}〔${id}〕` : wanted;
      used.add(heading);
      return { id, heading };
    }),
  );
}

function regulation({ title, source, lists }: PackParts): string {
  const lines = [`# ${title}`, '', `本文由工作簿“${source}”整理而成，不是正式文件；每条写明原文所在的单元格。`, ''];
  for (const { made, title: list } of lists) {
    if (lists.length > 1) lines.push(`以下为“${list['zh-CN']}”。`, '');
    for (const clause of made.clauses) {
      lines.push(
        `${'#'.repeat(Math.min(6, clause.depth + 1))} ${clause.clause} ${clause.title.replaceAll(/\s+/g, ' ')}`,
        '',
        ...clause.lines.map((line) => line.replaceAll(/\s+/g, ' ')),
        '',
      );
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
