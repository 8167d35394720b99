import { type RunSummary, toMillionth, type UnitSummary } from '@kedu/engine';
import type { Table, TableRow } from '@kedu/intake';
import type { Issue, Place } from '@kedu/model';
import { compareIssue } from './codes.ts';
import { partsAddUp, type StoredPart } from './partsAddUp.ts';
import type { RunHead } from './runFile.ts';

export interface RunTables {
  readonly results?: Table | undefined;
  readonly indicators?: Table | undefined;
  readonly parts?: Table | undefined;
}

/** Faults of one kind that are listed of a table; a file of another program has one in every row. */
const LISTED = 20;

/**
 * The tables of a results folder, put together run by run. Rule: OUT-4, OUT-5, OUT-16, COMPARE-6.
 * Errors: COMPARE_TABLE for a missing column, a row of a run that run.json does not name, a cell that is no number, and figures
 * that do not add up.
 */
export function runTables(
  heads: readonly RunHead[],
  { results, indicators, parts }: RunTables,
): { readonly runs: readonly RunSummary[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const keys = new Map(heads.map((head) => [keyOf(`${head.scheme.id}@${head.scheme.version}`, head.period.id), head]));
  const rows = (table: Table | undefined, columns: readonly string[], add: (key: string, cell: Cells) => void): void => {
    if (table) issues.push(...eachRow(table, columns, keys, add));
  };

  const lights = new Map<string, Map<string, number>>();
  rows(indicators, ['unit', 'period', 'light', 'scheme'], (key, { text }) => {
    if (text('light') === '') return;
    const counts = reached(lights, `${key}\n${text('unit')}`, () => new Map<string, number>());
    counts.set(text('light'), (counts.get(text('light')) ?? 0) + 1);
  });
  const stored = new Map<string, Map<string, StoredPart>>();
  // A folder of an earlier version has no column `worth`.
  const ofParts = ['list', 'unit', 'period', 'part', 'weight', 'score', 'points', 'scheme'];
  rows(parts, parts?.headings.includes('worth') ? [...ofParts, 'worth'] : ofParts, (key, { text, number, place }) => {
    const part = {
      weight: number('weight'),
      score: number('score'),
      points: number('points'),
      worth: number('worth'),
      place: place('points'),
    };
    reached(stored, `${key}\n${text('list')}\n${text('unit')}`, () => new Map<string, StoredPart>()).set(text('part'), part);
  });
  const sums: Issue[] = [];
  const lists = new Map<string, Map<string, UnitSummary[]>>();
  rows(results, ['list', 'unit', 'period', 'points', 'score', 'rank', 'grade', 'scheme', 'name'], (key, { text, number, place }) => {
    const list = text('list');
    const unitId = text('unit');
    const ofRun = reached(lists, key, () => new Map<string, UnitSummary[]>());
    const rank = number('rank');
    const own = stored.get(`${key}\n${list}\n${unitId}`) ?? new Map<string, StoredPart>();
    const total = { points: number('points'), score: number('score'), places: text('score').split('.')[1]?.length ?? 0 };
    const fault = partsAddUp(total, own);
    if (fault && sums.length < LISTED)
      sums.push(compareIssue('COMPARE_TABLE', fault.place ?? place(fault.column), { column: fault.column, found: fault.found }));
    reached(ofRun, list, (): UnitSummary[] => []).push({
      unitId,
      code: unitId,
      name: { 'zh-CN': text('name') },
      score: total.score,
      rank: Number.isNaN(rank) ? 0 : rank,
      grade: text('grade'),
      points: figuresOf(own, 'points'),
      worth: figuresOf(own, 'worth'),
      lights: lights.get(`${key}\n${unitId}`) ?? new Map(),
    });
  });
  const runs = [...keys].map(([key, head]) => ({ ...head, lists: [...(lists.get(key) ?? [])].map(([list, units]) => ({ list, units })) }));
  // Where cells cannot be read their sums say nothing new.
  return { runs, issues: issues.length > 0 ? issues : sums };
}

function figuresOf(parts: ReadonlyMap<string, StoredPart>, figure: 'points' | 'worth'): ReadonlyMap<string, number> {
  return new Map([...parts].flatMap(([path, part]) => (Number.isNaN(part[figure]) ? [] : [[path, toMillionth(part[figure])] as const])));
}

interface Cells {
  text(column: string): string;
  /** NaN where the cell is blank, or no number: then there is an issue. */
  number(column: string): number;
  /** Where a cell of the row stands. */
  place(column: string): Place;
}

function eachRow(
  table: Table,
  columns: readonly string[],
  keys: ReadonlyMap<string, unknown>,
  add: (key: string, cells: Cells) => void,
): readonly Issue[] {
  const at = new Map(columns.map((column) => [column, table.headings.indexOf(column)]));
  const absent = columns.filter((column) => (at.get(column) ?? -1) < 0);
  if (absent.length > 0)
    return absent.map((column) =>
      compareIssue('COMPARE_TABLE', { file: table.file, line: 1 }, { column, found: table.headings.join(', ') }),
    );
  const issues: Issue[] = [];
  const placeOf = (row: TableRow, column: string): Place => {
    const cell = at.get(column) as number;
    return { file: table.file, line: row.line, column: row.columnOf(cell), excerpt: row.cells[cell] ?? '' };
  };
  const say = (row: TableRow, column: string, found: string): void => {
    if (issues.length < LISTED) issues.push(compareIssue('COMPARE_TABLE', placeOf(row, column), { column, found }));
  };
  for (const row of table.rows) {
    const text = (column: string): string => (row.cells[at.get(column) as number] ?? '').replace(/^'(?=[=+\-@\t\r])/, '');
    const number = (column: string): number => {
      const cell = at.get(column);
      const written = cell === undefined ? '' : (row.cells[cell] ?? '');
      if (written === '') return Number.NaN;
      if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.test(written)) return Number(written);
      say(row, column, written);
      return Number.NaN;
    };
    const key = keyOf(text('scheme'), text('period'));
    if (keys.has(key)) add(key, { text, number, place: (column) => placeOf(row, column) });
    else say(row, 'scheme', `${text('scheme')} ${text('period')}`);
  }
  return issues;
}

function reached<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const keyOf = (scheme: string, period: string): string => `${scheme}\n${period}`;
