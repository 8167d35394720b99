import type { Whereabouts } from '../observe/tableMapping.ts';
import type { ReadColumn } from './roles.ts';
import { calledOf, headingPlace, refOf, titled, type TableContext, UNDECIDED } from './tableContext.ts';

export interface IndicatorDimension {
  readonly whereabouts: Whereabouts;
  readonly words: ReadonlyMap<string, string>;
  /** Indicator of each column of values, where indicators stand there. */
  ofColumn(column: ReadColumn): string | undefined;
  /** Indicators that occur, with the text that named each. */
  readonly ids: ReadonlyMap<string, string>;
}

const LISTED = 20;

/**
 * Where the indicators of a table stand: in a column, in the headings of the values, or around the table.
 * Rule: GUESS-4, GUESS-7, GUESS-8.
 */
export function indicatorDimension(context: TableContext, values: readonly ReadColumn[], across: boolean): IndicatorDimension {
  if (context.roles.indicator) return fromColumn(context);
  return across ? fromHeadings(context, values) : fixed(context);
}

function fromColumn(context: TableContext): IndicatorDimension {
  const { finder, roles, remarks } = context;
  const { column, confidence } = roles.indicator as NonNullable<typeof roles.indicator>;
  const words = new Map<string, string>();
  const ids = new Map<string, string>();
  const unknown: string[] = [];
  for (const [text, row] of column.texts) {
    const place = { row, column: column.column, excerpt: text };
    const match = finder.hasIndicators ? finder.indicator(text, true) : undefined;
    if (match) {
      const before = ids.get(match.id);
      if (before !== undefined)
        remarks.say('indicator', 'unsure', 'GUESS_INDICATOR_TWICE', { found: text, ...titled(finder, match.id), first: before }, place);
      ids.set(match.id, text);
      if (text !== match.id) words.set(text, match.id);
      if (match.kind !== 'exact')
        remarks.say(
          'indicator',
          match.kind === 'nearest' ? 'unsure' : 'sure',
          'GUESS_INDICATOR_WORD',
          { found: text, ...titled(finder, match.id), match: match.kind },
          place,
        );
    } else if (finder.indicators.tied(text).length > 0) {
      words.set(text, UNDECIDED);
      const others = finder.indicators.tied(text).join('、');
      remarks.say('indicator', 'unsure', 'GUESS_NAME_TIED', { what: 'indicator', found: text, others }, place);
    } else if (finder.hasIndicators) unknown.push(text);
    else {
      const id = propose(context, text, place);
      ids.set(id, text);
      if (text !== id) words.set(text, id);
    }
  }
  for (const [i, text] of unknown.slice(0, LISTED).entries())
    remarks.say(
      'indicator',
      'unsure',
      'GUESS_INDICATOR_UNKNOWN',
      { found: text, count: i === LISTED - 1 ? unknown.length - LISTED + 1 : 1 },
      {
        row: column.texts.get(text) ?? 1,
        column: column.column,
        excerpt: text,
      },
    );
  remarks.say('indicator', confidence, 'GUESS_INDICATOR', { how: 'column', found: calledOf(column) }, headingPlace(context, column));
  return { whereabouts: { at: refOf(column) }, words, ofColumn: () => undefined, ids };
}

function fromHeadings(context: TableContext, values: readonly ReadColumn[]): IndicatorDimension {
  const { finder, remarks } = context;
  const byColumn = new Map<number, string>();
  const ids = new Map<string, string>();
  const told = new Set<string>();
  const ends = values.map(({ reading }) => `${reading.names.at(-1) ?? ''}${reading.aside?.text ?? ''}`);
  for (const column of values) {
    const { reading } = column;
    const place = headingPlace(context, column);
    const match = reading.indicator ?? finder.indicator(reading.names.at(-1) ?? '', true);
    if (match) {
      byColumn.set(column.column, match.id);
      const found = reading.indicator?.found ?? reading.names.at(-1) ?? '';
      if (!ids.has(match.id)) ids.set(match.id, found);
      const said = told.has(found) || match.kind === 'exact';
      told.add(found);
      if (!said)
        remarks.say(
          'indicator',
          match.kind === 'nearest' ? 'unsure' : 'sure',
          'GUESS_INDICATOR_WORD',
          { found, ...titled(finder, match.id), match: match.kind },
          place,
        );
    } else {
      const id = propose(context, nameOf(column, ends), place);
      byColumn.set(column.column, id);
      ids.set(id, nameOf(column, ends));
    }
  }
  const first = values[0];
  remarks.say(
    'indicator',
    finder.hasIndicators ? 'sure' : 'likely',
    'GUESS_INDICATOR',
    { how: 'headings', found: listed([...ids.values()]) },
    first && headingPlace(context, first),
  );
  return { whereabouts: 'values', words: new Map(), ofColumn: ({ column }) => byColumn.get(column), ids };
}

/** The innermost name of a column; with the outer ones where the innermost stands over several columns. */
function nameOf({ reading, flat }: ReadColumn, ends: readonly string[]): string {
  const end = `${reading.names.at(-1) ?? ''}${reading.aside?.text ?? ''}`;
  const alone = ends.filter((other) => other === end).length === 1 || reading.names.length < 2;
  const name = alone ? end : `${reading.names.join('')}${reading.aside?.text ?? ''}`;
  return name === '' ? flat : name;
}

function fixed({ around, finder, naming, remarks }: TableContext): IndicatorDimension {
  const said = around.indicator;
  const match = said?.value.match;
  if (!said || (!match && finder.hasIndicators)) {
    remarks.say('indicator', 'unsure', 'GUESS_INDICATOR_NONE', {});
    return { whereabouts: { fixed: UNDECIDED }, words: new Map(), ofColumn: () => undefined, ids: new Map() };
  }
  const id = match?.id ?? naming.name(said.value.name).id;
  remarks.say('indicator', match ? said.confidence : 'unsure', 'GUESS_INDICATOR', { how: said.from, found: said.text }, said.at);
  return { whereabouts: { fixed: id }, words: new Map(), ofColumn: () => undefined, ids: new Map([[id, said.text]]) };
}

function propose(
  { naming, remarks }: TableContext,
  found: string,
  place: { readonly row: number; readonly column: number; readonly excerpt: string },
): string {
  const { id, readable } = naming.name(found);
  if (readable) remarks.say('indicator', 'likely', 'GUESS_INDICATOR_NAMED', { found, indicator: id }, place);
  else remarks.say('indicator', 'unsure', 'GUESS_INDICATOR_RENAME', { found, indicator: id }, place);
  return id;
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join('、')} … (${names.length})` : names.join('、');
}
