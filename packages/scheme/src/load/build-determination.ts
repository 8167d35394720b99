import { schemeIssue } from '../codes.ts';
import type { Determination, DeterminationRow, DeterminationStep } from '../judgement.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { parsePeriod } from '@kedu/model';
import { dayExists } from './days.ts';
import type { DeterminationNames } from './determination-names.ts';
import { type Linker, localized } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

const text = { kind: 'text', required: false } as const;
/** Ground, meeting and day are asked for by DETERMINE-3, which says why. */
const COLUMNS: TableColumns = {
  period: { kind: 'period', required: true },
  list: { kind: 'identifier', required: true },
  unit: { kind: 'unit', required: true },
  item: { kind: 'text', required: true },
  from: { kind: 'text', required: true },
  to: { kind: 'text', required: true },
  ground: text,
  meeting: text,
  date: { kind: 'day', required: false },
};

/** The words of a table as minutes write them. */
const SPOKEN = { grade: '等次', made: '已提出', dropped: '不采纳' } as const;
const PROPOSAL = /^(?:proposal:|建议[:：])/;

const PATH = ['determination'];
/** What a determination cannot change: figures follow from data and rules alone. */
const FIGURES = /^(score|total|points|rank|class_rank|last_place|weight)$|^(part|value|score|points|total|rank|light):/;

/**
 * The determination of a scheme: who adopts, when the data close, and the rows that were changed.
 *
 * Rule: DETERMINE-1 to DETERMINE-3. A row with a fault is left out, with its reason.
 * Errors: DETERMINE_SCORE, DETERMINE_ITEM, DETERMINE_INCOMPLETE, DETERMINE_TWICE, DETERMINE_TO, DETERMINE_STEPS, SCHEME_PERIOD, SCHEME_DAY.
 */
export function buildDetermination(
  shape: SchemeShape['determination'],
  link: Linker,
  names: DeterminationNames,
): Determination | undefined {
  if (!shape) return undefined;
  const clause = link.clause(PATH, shape.clause);
  checkDays(shape.closes, [...PATH, 'closes'], link);
  shape.steps.forEach(({ on }, index) => checkDays(on, [...PATH, 'steps', index, 'on'], link));
  for (const period of Object.keys(shape.adopts)) checkPeriod(period, [...PATH, 'adopts', period], link);
  const steps = shape.steps.map(({ title, on }) => ({ title: localized(title), on }));
  checkSteps(steps, link, clause);
  return {
    name: 'determination',
    body: shape.body,
    closes: shape.closes,
    adopts: shape.adopts,
    reopens: shape.reopens,
    steps,
    rows: shape.table === undefined ? [] : buildRows(shape.table, link, names, clause),
    clause,
    place: link.place(PATH, 'key'),
  };
}

function checkPeriod(period: string, path: Path, link: Linker): void {
  if (!parsePeriod(period)) link.issues.push(schemeIssue('SCHEME_PERIOD', link.place(path, 'key'), { found: period }));
}

function checkDays(days: Readonly<Record<string, string>>, path: Path, link: Linker): void {
  for (const [period, day] of Object.entries(days)) {
    checkPeriod(period, [...path, period], link);
    if (!dayExists(day)) link.issues.push(schemeIssue('SCHEME_DAY', link.place([...path, period]), { found: day }));
  }
}

/** Of one period each step comes on the day of the one before, or later. */
function checkSteps(steps: readonly DeterminationStep[], link: Linker, clause: string | undefined): void {
  const last = new Map<string, { readonly title: string; readonly day: string }>();
  steps.forEach(({ title, on }, index) => {
    for (const [period, day] of Object.entries(on)) {
      const before = last.get(period);
      if (before && day < before.day)
        link.issues.push(
          schemeIssue(
            'DETERMINE_STEPS',
            link.place([...PATH, 'steps', index, 'on', period]),
            { step: title['zh-CN'], period, day, before: before.title, before_day: before.day },
            clause,
          ),
        );
      last.set(period, { title: title['zh-CN'], day });
    }
  });
}

function buildRows(table: string, link: Linker, names: DeterminationNames, clause: string | undefined): DeterminationRow[] {
  const first = new Map<string, number>();
  const whole = new Map<string, number>();
  return link.table([...PATH, 'table'], table, COLUMNS).flatMap((row) => {
    const list = row.text('list') as string;
    link.mentions.push({ kind: 'list', name: list, place: row.place('list'), clause });
    const unitCode = link.unitCode(row.text('unit') as string, row.place('unit'), clause);
    const item = readItem(row, link, names, clause);
    const complete = isComplete(row, link, clause);
    if (!item || !complete) return [];
    const about = [row.text('period'), list, unitCode, item.item, item.rule].join('\n');
    // What drops all proposals of a rule, and what drops one of them, decide of the same one twice.
    const before = item.subject === '' ? first.get(about) : (first.get(`${about}\n${item.subject}`) ?? whole.get(about));
    if (before !== undefined) {
      const args = { unit: row.text('unit') as string, item: row.text('item') as string, first_line: before };
      link.issues.push(schemeIssue('DETERMINE_TWICE', row.place('item'), args, clause));
      return [];
    }
    for (const key of [about, `${about}\n${item.subject}`]) if (!first.has(key)) first.set(key, row.line);
    if (item.subject === '') whole.set(about, row.line);
    const [from, to] = changeOf(item.item, list, row, names);
    if (item.item === 'grade')
      for (const [column, name] of [
        ['from', from],
        ['to', to],
      ] as const)
        link.mentions.push({ kind: 'grade', name, place: row.place(column), clause });
    if (!isChange(item.item, from, to, row, link, clause)) return [];
    return [
      {
        period: row.text('period') as string,
        list,
        unitCode,
        ...item,
        from,
        to,
        ground: row.text('ground') as string,
        meeting: row.text('meeting') as string,
        date: row.text('date') as string,
        place: row.place('from'),
      },
    ];
  });
}

/** A grade, the proposals of a rule, or one of them by its subject; figures are refused with their remedy. */
function readItem(
  row: TableRow,
  link: Linker,
  names: DeterminationNames,
  clause: string | undefined,
): Pick<DeterminationRow, 'item' | 'rule' | 'subject'> | undefined {
  const item = row.text('item') as string;
  if (item === 'grade' || item === SPOKEN.grade) return { item: 'grade', rule: '', subject: '' };
  const proposal = PROPOSAL.exec(item)?.[0];
  if (proposal !== undefined) {
    const [written = '', ...rest] = item.slice(proposal.length).split('/');
    const rule = names.rule(written.trim());
    link.mentions.push({ kind: 'consequence', name: rule, place: row.place('item'), clause });
    return { item: 'proposal', rule, subject: rest.join('/') };
  }
  const unit = row.text('unit') as string;
  link.issues.push(
    FIGURES.test(item)
      ? schemeIssue('DETERMINE_SCORE', row.place('item'), { found: item, unit }, clause)
      : schemeIssue('DETERMINE_ITEM', row.place('item'), { found: item, allowed: 'grade, proposal:…, proposal:…/…' }, clause),
  );
  return undefined;
}

function isComplete(row: TableRow, link: Linker, clause: string | undefined): boolean {
  const missing = ['ground', 'meeting', 'date'].filter((column) => row.text(column) === undefined);
  for (const column of missing)
    link.issues.push(
      schemeIssue(
        'DETERMINE_INCOMPLETE',
        row.place(column),
        { column, unit: row.text('unit') as string, item: row.text('item') as string },
        clause,
      ),
    );
  return missing.length === 0;
}

/** From what to what, by their IDs. */
function changeOf(item: DeterminationRow['item'], list: string, row: TableRow, names: DeterminationNames): readonly [string, string] {
  const read = (column: 'from' | 'to'): string => {
    const written = row.text(column) as string;
    if (item === 'grade') return names.grade(list, written);
    return written === SPOKEN.made ? 'made' : written === SPOKEN.dropped ? 'dropped' : written;
  };
  return [read('from'), read('to')];
}

/** A grade becomes another; a proposal that was made is dropped. */
function isChange(
  item: DeterminationRow['item'],
  from: string,
  to: string,
  row: TableRow,
  link: Linker,
  clause: string | undefined,
): boolean {
  const fits = item === 'grade' ? from !== to : from === 'made' && to === 'dropped';
  if (!fits) link.issues.push(schemeIssue('DETERMINE_TO', row.place('to'), { item: row.text('item') as string, from, to }, clause));
  return fits;
}
