import { type Period, parsePeriod } from '@kedu/model';
import { readPeriod } from '../cell/period.ts';
import type { Whereabouts } from '../observe/tableMapping.ts';
import { joinPeriod, type PeriodParts } from './periodText.ts';
import { periodOfCell, type ReadColumn } from './roles.ts';
import type { Said } from './surroundings.ts';
import { calledOf, headingPlace, refOf, type TableContext, UNDECIDED } from './tableContext.ts';

export interface PeriodDimension {
  readonly whereabouts: Whereabouts;
  readonly words: ReadonlyMap<string, string>;
  /** Period of each column of values, where periods stand there. */
  ofColumn(column: ReadColumn): string | undefined;
}

/**
 * Where the periods of a table stand: in a column, in the headings of the values, or around the table.
 * Rule: GUESS-5.
 */
export function periodDimension(context: TableContext, values: readonly ReadColumn[]): PeriodDimension {
  const around = aroundOf(context);
  if (context.roles.period) return fromColumn(context, around);
  const speaking = values.filter(({ reading }) => reading.periods.some(({ current }) => current !== true));
  return speaking.length > 0 ? fromHeadings(context, values, around) : fixed(context, around);
}

interface Around {
  readonly parts?: PeriodParts;
  readonly said?: Said<PeriodParts>;
}

/** What title, sheet and file say together; where they contradict each other, the first stands and the contradiction is said. */
function aroundOf({ around, remarks, roles }: TableContext): Around {
  const base = around.periods.find(({ value }) => value.id !== undefined || value.year !== undefined) ?? around.periods[0];
  if (!base) return {};
  let parts = base.value;
  const own = joinPeriod([parts], undefined);
  for (const other of around.periods) {
    if (other === base) continue;
    const theirs = joinPeriod([other.value], parts);
    if (parts.id === undefined && parts.span === undefined && other.value.span !== undefined && sameYear(parts, other.value)) {
      parts = { ...parts, span: other.value.span, ...(other.value.cumulative && { cumulative: true }) };
    } else if (
      !roles.period &&
      own !== undefined &&
      theirs !== undefined &&
      !within(theirs, own) &&
      (other.from !== 'file' || !sameYearOf(theirs, own))
    ) {
      remarks.say('period', 'unsure', 'GUESS_PERIOD_DIFFERS', { found: base.text, period: own, other: other.text }, base.at);
    }
  }
  return { parts, said: base };
}

function sameYear(a: PeriodParts, b: PeriodParts): boolean {
  return b.year === undefined || a.year === b.year;
}

const sameYearOf = (a: string, b: string): boolean => yearOf(a) === yearOf(b);
const yearOf = (id: string): string => /\d{4}/u.exec(id)?.[0] ?? '';
const within = (a: string, b: string): boolean =>
  a === b || (yearOf(a) === a && sameYearOf(a, b)) || (yearOf(b) === b && sameYearOf(a, b) && a === b);

function fixed({ remarks }: TableContext, { parts, said }: Around): PeriodDimension {
  const id = parts && joinPeriod([parts], undefined);
  if (id === undefined || !said) {
    remarks.say('period', 'unsure', 'GUESS_PERIOD_NONE', {}, said?.at);
    return { whereabouts: { fixed: UNDECIDED }, words: new Map(), ofColumn: () => undefined };
  }
  remarks.say('period', said.confidence, 'GUESS_PERIOD', { how: said.from, found: said.text, period: id }, said.at);
  return { whereabouts: { fixed: id }, words: new Map(), ofColumn: () => undefined };
}

function fromHeadings(context: TableContext, values: readonly ReadColumn[], { parts: around }: Around): PeriodDimension {
  const { remarks } = context;
  const ids: (string | undefined)[] = [];
  for (const [i, column] of values.entries()) {
    const { periods } = column.reading;
    const own = joinPeriod(periods.length === 0 && around ? [around] : periods, around);
    const open =
      periods.length > 0 &&
      periods.every(({ id, year, span, cumulative }) => cumulative && id === undefined && year === undefined && span === undefined);
    ids.push(open ? cumulated(ids.slice(0, i), own, around) : own);
  }
  const [only] = ids;
  for (const [i, column] of values.entries()) {
    const id = ids[i];
    const place = headingPlace(context, column);
    const borrowed = column.reading.periods.every(({ id: whole, year }) => whole === undefined && year === undefined);
    if (id !== undefined && ids.indexOf(id) < i) continue;
    if (id === undefined) remarks.say('period', 'unsure', 'GUESS_PERIOD_UNKNOWN', { found: column.flat, count: 1 }, place);
    else remarks.say('period', borrowed ? 'likely' : 'sure', 'GUESS_PERIOD', { how: 'heading', found: column.flat, period: id }, place);
  }
  if (only !== undefined && ids.every((id) => id === only))
    return { whereabouts: { fixed: only }, words: new Map(), ofColumn: () => undefined };
  const byColumn = new Map(values.map((column, i) => [column.column, ids[i] ?? UNDECIDED]));
  return { whereabouts: 'values', words: new Map(), ofColumn: ({ column }) => byColumn.get(column) };
}

/** What `累计` covers: the months or quarters to its left from January on, else January to the month of the title; else nobody knows. Rule: GUESS-5. */
function cumulated(
  left: readonly (string | undefined)[],
  byTitle: string | undefined,
  around: PeriodParts | undefined,
): string | undefined {
  const run: Period[] = [];
  for (const id of left.toReversed()) {
    const period = id === undefined ? undefined : parsePeriod(id);
    if (!period || (period.kind !== 'month' && period.kind !== 'quarter')) break;
    if (run[0] && period.last + 1 !== run[0].first) break;
    run.unshift(period);
  }
  const [first] = run;
  const end = run.at(-1);
  if (first && end && run.length > 1)
    return first.first % 12 === 0 && end.last - first.first < 12 ? spanOf(first.first, end.last) : undefined;
  const told = around?.id !== undefined || (around?.span !== undefined && around.span.kind !== 'year');
  return told ? byTitle : undefined;
}

function spanOf(first: number, last: number): string {
  const month = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  return `${month(first)}..${month(last)}`;
}

function fromColumn(context: TableContext, { parts: around }: Around): PeriodDimension {
  const { roles, remarks } = context;
  const key = roles.period as NonNullable<typeof roles.period>;
  const { column } = key;
  const place = headingPlace(context, column);
  const outer = roles.outerPeriod?.column;
  const outerTexts = outer ? [...outer.texts.keys()] : [];
  const outerParts = outer && outerTexts.length === 1 ? periodOfCell(outerTexts[0] as string, outer.flat) : undefined;
  if (outer && outerTexts.length > 1)
    remarks.say('period', 'unsure', 'GUESS_PERIOD_SPLIT', { heading: outer.flat, other: column.flat }, place);
  const words = new Map<string, string>();
  const unknown: string[] = [];
  for (const [text, row] of column.texts) {
    const own = periodOfCell(text, column.flat);
    const id = own && joinPeriod(own.year === undefined && own.id === undefined && outerParts ? [outerParts, own] : [own], around);
    const plain = readPeriod(text);
    if (own === undefined || id === undefined) unknown.push(text);
    else if (plain.kind !== 'period' || plain.id !== id) {
      words.set(text, id);
      remarks.say(
        'period',
        own.year === undefined && own.id === undefined ? 'likely' : 'sure',
        'GUESS_PERIOD_WORD',
        { found: text, period: id },
        {
          row,
          column: column.column,
          excerpt: text,
        },
      );
    }
  }
  if (unknown.length > 0)
    remarks.say(
      'period',
      'unsure',
      'GUESS_PERIOD_UNKNOWN',
      { found: unknown.slice(0, 5).join('、'), count: unknown.length },
      {
        row: column.texts.get(unknown[0] as string) ?? place.row,
        column: column.column,
      },
    );
  remarks.say('period', key.confidence, 'GUESS_PERIOD', { how: 'column', found: calledOf(column), period: '' }, place);
  return { whereabouts: { at: refOf(column) }, words, ofColumn: () => undefined };
}
