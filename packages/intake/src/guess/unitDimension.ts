import type { Whereabouts } from '../observe/tableMapping.ts';
import type { UnitKey } from './known.ts';
import type { NameMatch } from './names.ts';
import type { ReadColumn } from './roles.ts';
import { calledOf, headingPlace, refOf, type TableContext, UNDECIDED } from './tableContext.ts';

export interface UnitDimension {
  readonly whereabouts: Whereabouts;
  readonly by: UnitKey;
  readonly words: ReadonlyMap<string, string>;
  /** Unit of each column of values, where units stand there. */
  ofColumn(column: ReadColumn): string | undefined;
}

const KEYS = ['id', 'code', 'name'] as const;
const LISTED = 20;

/**
 * Where the units of a table stand: in a column, in the headings of the values, or around the table; and by what they are called.
 * Rule: GUESS-4, GUESS-7.
 */
export function unitDimension(context: TableContext, values: readonly ReadColumn[], across: boolean): UnitDimension {
  if (context.roles.unit) return fromColumn(context);
  return across ? fromHeadings(context, values) : fixed(context);
}

/** By which of ID, code and name most spellings call their unit. */
function keyOf(matches: readonly NameMatch<UnitKey>[]): UnitKey {
  const count = (by: UnitKey): number => matches.filter((match) => match.kind === 'exact' && match.by === by).length;
  return matches.length === 0 ? 'name' : KEYS.reduce<UnitKey>((best, by) => (count(by) > count(best) ? by : best), 'id');
}

function fromColumn(context: TableContext): UnitDimension {
  const { finder, roles, remarks } = context;
  const { column, confidence } = roles.unit as NonNullable<typeof roles.unit>;
  const matches = new Map([...column.texts.keys()].map((text) => [text, finder.hasUnits ? finder.unit(text, true) : undefined]));
  const found = [...matches.values()].filter((match) => match !== undefined);
  const by = keyOf(found);
  const words = new Map<string, string>();
  const unknown: string[] = [];
  for (const [text, match] of matches) {
    if (!match) {
      if (isTied(context, text, { row: column.texts.get(text) ?? 1, column: column.column, excerpt: text })) words.set(text, UNDECIDED);
      else unknown.push(text);
      continue;
    }
    const key = finder.keyOf(match.id, by);
    if (match.kind === 'exact' && (match.by === by || text.startsWith(key))) continue;
    words.set(text, key);
    if (match.kind !== 'exact')
      remarks.say(
        'unit',
        match.kind === 'nearest' ? 'unsure' : 'sure',
        'GUESS_UNIT_WORD',
        { found: text, unit: match.name, match: match.kind },
        { row: column.texts.get(text) ?? 1, column: column.column, excerpt: text },
      );
  }
  if (finder.hasUnits && unknown.length > 0) tellUnknown(context, column, unknown);
  remarks.say('unit', confidence, 'GUESS_UNIT', { how: 'column', found: calledOf(column) }, headingPlace(context, column));
  return { whereabouts: { at: refOf(column) }, by, words, ofColumn: () => undefined };
}

/** Whether a spelling stands between several units of the pack; it is then told, and never decided. */
function isTied(
  { finder, remarks }: TableContext,
  found: string,
  place: { readonly row: number; readonly column: number; readonly excerpt: string },
): boolean {
  const others = finder.units.tied(found);
  if (others.length > 0) remarks.say('unit', 'unsure', 'GUESS_NAME_TIED', { what: 'unit', found, others: others.join('、') }, place);
  return others.length > 0;
}

function tellUnknown({ remarks }: TableContext, column: ReadColumn, unknown: readonly string[]): void {
  for (const [i, text] of unknown.slice(0, LISTED).entries()) {
    const rest = i === LISTED - 1 ? unknown.length - LISTED + 1 : 1;
    const row = column.texts.get(text) ?? 1;
    remarks.say('unit', 'unsure', 'GUESS_UNIT_UNKNOWN', { found: text, count: rest }, { row, column: column.column, excerpt: text });
  }
}

function fromHeadings(context: TableContext, values: readonly ReadColumn[]): UnitDimension {
  const { finder, remarks } = context;
  const match = (column: ReadColumn): (NameMatch<UnitKey> & { readonly found: string }) | undefined => {
    if (column.reading.unit) return column.reading.unit;
    const name = column.reading.names.at(-1);
    const near = name === undefined ? undefined : finder.unit(name, true);
    return near && { ...near, found: name as string };
  };
  const matches = new Map(values.map((column) => [column.column, match(column)]));
  const by = keyOf([...matches.values()].filter((one) => one !== undefined));
  const units = new Map<number, string>();
  for (const column of values) {
    const one = matches.get(column.column);
    const place = headingPlace(context, column);
    const name = column.reading.names.at(-1);
    const tied = !one && name !== undefined && isTied(context, name, place);
    units.set(column.column, one ? finder.keyOf(one.id, by) : tied ? UNDECIDED : (name ?? UNDECIDED));
    if (tied) continue;
    if (!one && finder.hasUnits) remarks.say('unit', 'unsure', 'GUESS_UNIT_UNKNOWN', { found: column.flat, count: 1 }, place);
    else if (one && one.kind !== 'exact')
      remarks.say(
        'unit',
        one.kind === 'nearest' ? 'unsure' : 'sure',
        'GUESS_UNIT_WORD',
        { found: one.found, unit: one.name, match: one.kind },
        place,
      );
  }
  const listed = [...new Set(units.values())];
  const first = values[0];
  remarks.say(
    'unit',
    finder.hasUnits ? 'sure' : 'likely',
    'GUESS_UNIT',
    { how: 'headings', found: listed.length > 6 ? `${listed.slice(0, 6).join('、')} …` : listed.join('、') },
    first && headingPlace(context, first),
  );
  return { whereabouts: 'values', by, words: new Map(), ofColumn: ({ column }) => units.get(column) };
}

function fixed({ around, finder, remarks }: TableContext): UnitDimension {
  const said = around.unit;
  if (!said) {
    remarks.say('unit', 'unsure', 'GUESS_UNIT_NONE', {});
    return { whereabouts: { fixed: UNDECIDED }, by: 'name', words: new Map(), ofColumn: () => undefined };
  }
  const { match, name } = said.value;
  const by = match?.kind === 'exact' || match === undefined ? (match?.by ?? 'name') : 'name';
  remarks.say('unit', said.confidence, 'GUESS_UNIT', { how: said.from, found: said.text }, said.at);
  return { whereabouts: { fixed: match ? finder.keyOf(match.id, by) : name }, by, words: new Map(), ofColumn: () => undefined };
}
