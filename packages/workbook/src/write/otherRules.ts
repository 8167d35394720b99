import { parseDocument } from 'yaml';
import { schemeJsonSchema } from '@kedu/scheme';
import { flowYaml } from '../roundtrip/yamlEdit.ts';
import { changed, fixedCell, unreadable } from './fields.ts';
import type { LayoutCell, LayoutRow, Path, Reading, SheetLayout } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';
import { schemeFieldWords } from './schemeFieldWords.ts';
import { HEADINGS, SHEETS } from './words.ts';

/** Fields that other sheets show, by the section and what is left of the path below its name. */
const SHOWN_ELSEWHERE: readonly RegExp[] = [
  /^score\.[^.]+\.parts\..*?(^|\.)(title|title\.zh-CN|weight(\..+)?|clause)$/,
  /^score\.[^.]+\.parts\..*\.(cap_item|apply\..+)$/,
  /^indicators\.[^.]+\.(title|title\.zh-CN|definition|definition\.zh-CN|target|unit|better|nature|owner|source|every|dimension|kind|accrual|horizon|priority|statistic|light|baseline|available|tags|clause)$/,
  /^gates\.\d+\.(title|title\.zh-CN|lists|when|clause)$/,
  /^grades\.(\d+\.)?at_least\..+$/,
  /^lights\.(rules\.)?\d+\.(title|title\.zh-CN|when|then|clause)$/,
  /^consequences\.[^.]+\.(title|title\.zh-CN|lists|when|decides|clause)$/,
];

/**
 * Everything else that the scheme itself writes, a row for each value: path, content, what it is.
 *
 * Methods of scoring stand here too, exactly. Rule: LAYOUT-3. A new row sets a path that is not written yet; a row taken out takes its value out.
 */
export function otherRules(own: OwnFiles): SheetLayout {
  const schema = schemeJsonSchema();
  const rows = valuesOf(own)
    .filter(([path]) => !SHOWN_ELSEWHERE.some((form) => form.test(path.join('.'))))
    .map(([path, value]): LayoutRow => {
      const key = path.join('.');
      return {
        key,
        cells: [fixedCell(key), contentCell(own, path, value), fixedCell(schemeFieldWords(path, schema))],
        remove: () => changed(own.set(path, undefined)),
      };
    });
  return {
    name: SHEETS.others,
    title: [`${own.texts.scheme.title['zh-CN']} · ${SHEETS.others}`],
    headings: [HEADINGS.path, HEADINGS.content, HEADINGS.remark],
    widths: [52, 60, 48],
    key: HEADINGS.path,
    rows,
    merges: [],
    frozenColumns: 1,
    choices: new Map(),
    add: (key, cells) => added(own, key, cells.get(HEADINGS.content) ?? ''),
  };
}

function contentCell(own: OwnFiles, path: Path, value: unknown): LayoutCell {
  return {
    value: typeof value === 'string' || typeof value === 'number' ? value : flowYaml(value),
    style: 'input',
    read: (text) => {
      if (text === '') return changed(own.set(path, undefined));
      if (typeof value === 'string') return changed(own.set(path, text));
      const read = fromYaml(text);
      return read === undefined ? unreadable(text, 'yaml') : changed(own.set(path, read.value));
    },
  };
}

function added(own: OwnFiles, key: string, content: string): Reading {
  const path = key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (path.some((step) => step === '' || step === '__proto__')) return { code: 'EXPORT_KEY_FORM', args: { key } };
  if (content === '') return { code: 'EXPORT_BLANK', args: { heading: HEADINGS.content, key } };
  const read = fromYaml(content);
  return read === undefined ? unreadable(content, 'yaml') : changed(own.set(path, read.value));
}

function fromYaml(text: string): { readonly value: unknown } | undefined {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : { value: document.toJS() as unknown };
}

/** Values that the scheme's own files write, by their path in the scheme; trees in files of their own stand at `score.<list>`. */
function valuesOf(own: OwnFiles): (readonly [Path, unknown])[] {
  const [entry, ...trees] = own.yaml;
  const inTree = (file: string): Path => {
    const list = own.texts.scheme.lists.find(({ id }) => own.where(['score', id]).file === file);
    return ['score', list?.id ?? ''];
  };
  return [...leavesOf(entry?.[1], []), ...trees.flatMap(([file, value]) => leavesOf(value, inTree(file)))];
}

function leavesOf(value: unknown, path: Path): (readonly [Path, unknown])[] {
  if (value === undefined) return [];
  const whole = typeof value !== 'object' || value === null || path.at(-1) === 'method' || isFlat(value);
  if (whole) return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** A list of plain values, or an empty one: it stands in one cell. */
function isFlat(value: object): boolean {
  if (!Array.isArray(value)) return Object.keys(value).length === 0;
  return value.every((item) => typeof item !== 'object' || item === null);
}
