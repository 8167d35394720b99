import { nearest } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { PayItemRow } from '../compiled.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

const text = { kind: 'text', required: true } as const;
const COLUMNS: TableColumns = {
  item: text,
  unit: { kind: 'unit', required: true },
  person: text,
  difficulty: text,
  result: text,
  quality: { kind: 'number', required: false },
  date: { kind: 'day', required: true },
};

type Shape = NonNullable<SchemeShape['consequences'][string]['propose']['pay_items']>;

/**
 * Rows of a table of work that is paid by item. Every difficulty has a rate and every result a share, and nobody is paid twice for one item.
 *
 * Rule: PROPOSE-16. Errors: SCHEME_UNKNOWN_NAME (`difficulty`, `result`), SCHEME_PAY_ITEM_TWICE, those of tables.
 */
export function buildPayItems(path: Path, { table, rates, results }: Shape, link: Linker, clause: string | undefined): PayItemRow[] {
  const first = new Map<string, number>();
  return link.table(path, table, COLUMNS).map((row) => {
    const item = row.text('item') as string;
    const person = row.text('person') as string;
    const reference = row.text('unit') as string;
    const unitCode = link.unitCode(reference, row.place('unit'), clause);
    const key = JSON.stringify([item, unitCode, person]);
    const before = first.get(key);
    if (before === undefined) first.set(key, row.line);
    else link.issues.push(schemeIssue('SCHEME_PAY_ITEM_TWICE', row.place('item'), { item, person, first_line: before }, clause));
    return {
      item,
      unitCode,
      person,
      difficulty: known(row, 'difficulty', rates, link, clause),
      result: known(row, 'result', results, link, clause),
      quality: row.number('quality'),
      date: row.text('date') as string,
      place: row.place('item'),
    };
  });
}

function known(
  row: TableRow,
  kind: 'difficulty' | 'result',
  names: Readonly<Record<string, number>>,
  link: Linker,
  clause: string | undefined,
): string {
  const name = row.text(kind) as string;
  if (!Object.hasOwn(names, name)) {
    const all = Object.keys(names);
    const args = { kind, name, nearest: nearest(name, all), known: all.join(', ') };
    link.issues.push(schemeIssue('SCHEME_UNKNOWN_NAME', row.place(kind), args, clause));
  }
  return name;
}
