import { bilingual, type Issue, type LocalizedText, titledId, type UnitRegister } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';

/** Titles of what a bundle names by IDs, as far as register and scheme could be read. */
export interface Titles {
  /** The name of a unit is that of its last version. */
  readonly units: ReadonlyMap<string, LocalizedText>;
  /** Of lists, indicators, grades and, by path, parts. */
  readonly rules: ReadonlyMap<string, LocalizedText>;
}

const BLANK: LocalizedText = { 'zh-CN': '（空白）', en: '(blank)' };
/** Arguments that hold IDs apart by spaces. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  VERIFY_ROW: ['key'],
  VERIFY_ORDER: ['found', 'expected'],
  VERIFY_CELL: ['key'],
  VERIFY_LABEL: ['figure'],
  VERIFY_UNEXPLAINED: ['key'],
};
/** Columns whose cells are IDs of rules. */
const NAMED_CELLS: readonly string[] = ['grade', 'from', 'to', 'found'];

export function titlesOf(scheme: CompiledScheme | undefined, register: UnitRegister | undefined): Titles {
  const rules = new Map<string, LocalizedText>();
  const addPart = (part: Part): void => {
    if (part.path !== '') rules.set(part.path, part.title);
    if (part.type === 'composite') part.parts.forEach(addPart);
  };
  for (const { order } of scheme?.grades ?? []) for (const { id, title } of order) rules.set(id, title);
  Object.values(scheme?.trees ?? {}).forEach(addPart);
  for (const { id, title } of [...(scheme?.indicators ?? []), ...(scheme?.lists ?? [])]) rules.set(id, title);
  return { units: new Map(register?.versions.map(({ id, name }) => [id, name])), rules };
}

/**
 * Findings in which units, lists, indicators and parts stand with their names, and empty cells are said to be empty: `990400 2024` → 松抚市（990400） 2024.
 *
 * Rule: VERIFY-7. Errors: none; an ID that nothing names stays as it is.
 */
export function inNames(findings: readonly Issue[], { units, rules }: Titles): readonly Issue[] {
  const nameOf = (id: string): LocalizedText => titledId(id, units.get(id) ?? rules.get(id));
  const named = (text: string): LocalizedText => {
    const names = text.split(' ').map((token) => {
      // A figure of indicators.csv: `gdp_growth:value`.
      const [id = '', column] = token.split(':');
      const name = nameOf(id);
      return column === undefined || !rules.has(id) ? nameOf(token) : { 'zh-CN': `${name['zh-CN']} ${column}`, en: `${name.en} ${column}` };
    });
    return {
      'zh-CN': names
        .map((name) => name['zh-CN'])
        .join(' ')
        .replaceAll('） ', '）'),
      en: names.map((name) => name.en ?? name['zh-CN']).join(' '),
    };
  };
  const cell = (column: string, text: string): LocalizedText => {
    if (text === '') return BLANK;
    return NAMED_CELLS.includes(column) ? titledId(text, rules.get(text)) : { 'zh-CN': text };
  };
  return findings.map((issue) => {
    const { code, args } = issue;
    const changed = (IDS[code] ?? []).map((name) => bilingual(name, named(String(args[name] ?? ''))));
    if (code === 'VERIFY_CELL')
      for (const name of ['found', 'expected']) changed.push(bilingual(name, cell(String(args['column']), String(args[name] ?? ''))));
    return changed.length === 0 ? issue : { ...issue, args: Object.assign({}, args, ...changed) as Issue['args'] };
  });
}
