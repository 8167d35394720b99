import type { Composite } from '@kedu/scheme';
import { readCriterionWords } from '../roundtrip/readCriterionWords.ts';
import { folded, plainNumber, unreadable } from './fields.ts';
import { at, type OwnFiles } from './ownFiles.ts';
import type { Reading } from './layout.ts';
import { readMissing } from './missingCell.ts';
import type { WeightColumns } from './weightColumns.ts';
import { CHOICES, HEADINGS } from './words.ts';

/**
 * A row that was not there: a new leaf below the node that its 指标标识 names, and its indicator where there is none of that name.
 *
 * Rule: LAYOUT-6. Errors: EXPORT_KEY_FORM, EXPORT_KEY_UNKNOWN for a node that is not there, EXPORT_BLANK for a title, weight or rule left out.
 */
export function addedLeaf(
  own: OwnFiles,
  list: string,
  tree: Composite,
  key: string,
  cells: ReadonlyMap<string, string>,
  levels: readonly string[],
  weights: WeightColumns,
): Reading {
  const names = key.split('.');
  if (names.some((name) => !/^[a-z][a-z0-9_]*$/.test(name))) return { code: 'EXPORT_KEY_FORM', args: { key } };
  const name = names.at(-1) as string;
  const node = names.slice(0, -1).reduce<Composite | undefined>((here, step) => {
    const next = here?.parts.find((part) => part.name === step);
    return next?.type === 'composite' ? next : undefined;
  }, tree);
  if (node === undefined) return { code: 'EXPORT_KEY_UNKNOWN', args: { key, nearest: '' } };
  const text = (heading: string): string => cells.get(heading) ?? '';
  const title = levels.map(text).findLast((value) => value !== '') ?? '';
  if (title === '') return { code: 'EXPORT_BLANK', args: { heading: levels.at(-1) as string, key } };
  const weight = weights.fromRow(cells);
  if ('problem' in weight) return weight.problem;
  const known = own.texts.scheme.indicators.find(({ id }) => id === name);
  const better = known?.better ?? (text(HEADINGS.direction) === CHOICES.better.lower ? 'lower' : 'higher');
  const criterion = text(HEADINGS.criterion);
  if (criterion === '') return { code: 'EXPORT_BLANK', args: { heading: HEADINGS.criterion, key } };
  const read = readCriterionWords(criterion, { better });
  if ('rest' in read) return { code: 'EXPORT_CRITERION', args: { found: criterion, kept: '', rest: read.rest } };
  const missing = text(HEADINGS.missing) === '' ? undefined : readMissing(text(HEADINGS.missing));
  if (text(HEADINGS.missing) !== '' && missing === undefined) return unreadable(text(HEADINGS.missing), 'missing_rule');
  const leaf = stripped({ ...weight, ...read, missing, clause: text(HEADINGS.clause) || undefined });
  const path = ['score', list, ...names.flatMap((step) => ['parts', step])];
  if (known) return { changes: [own.set(path, known.title['zh-CN'] === title ? leaf : { title, ...leaf })] };
  const indicator = declared(title, better, text);
  return 'code' in indicator ? indicator : { changes: [own.set(['indicators', name], indicator.value), own.set(path, leaf)] };
}

function declared(
  title: string,
  better: string,
  text: (heading: string) => string,
): Extract<Reading, { code: unknown }> | { readonly value: unknown } {
  const target = text(HEADINGS.target);
  const number = target === '' ? undefined : plainNumber(target);
  if (target !== '' && number === undefined)
    return { code: 'EXPORT_CELL', args: { heading: HEADINGS.target, found: target, expected: 'number' } };
  const chosen = (heading: string, words: Readonly<Record<string, string>>): string | undefined =>
    Object.entries(words).find(([, word]) => word === folded(text(heading)))?.[0];
  for (const [heading, words] of [
    [HEADINGS.direction, CHOICES.better],
    [HEADINGS.nature, CHOICES.nature],
    [HEADINGS.every, CHOICES.every],
  ] as const)
    if (text(heading) !== '' && chosen(heading, words) === undefined)
      return { code: 'EXPORT_CELL', args: { heading, found: text(heading), expected: Object.values(words).join('、') } };
  return {
    value: stripped({
      title,
      unit: text(HEADINGS.measure) || undefined,
      better,
      nature: chosen(HEADINGS.nature, CHOICES.nature),
      every: chosen(HEADINGS.every, CHOICES.every),
      source: text(HEADINGS.source) || undefined,
      owner: text(HEADINGS.owner) || undefined,
      target: number,
    }),
  };
}

function stripped(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(record).flatMap((name) => (at(record, [name]) === undefined ? [] : [[name, record[name]]])));
}
