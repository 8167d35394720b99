import { columnOf, type MissingReason } from '@kedu/model';
import type { CompiledExpression, Read, Scope, Vocabulary } from '../../src/expression/contract.ts';

/** A cell that a test gives to an expression, or expects of it: a number, condition, text, or the reason why there is none. */
export type Cell = number | boolean | string | { readonly missing: MissingReason };

export function isGap(cell: Cell): cell is { readonly missing: MissingReason } {
  return typeof cell === 'object';
}

/** How vectors and rows name a read: `x`, `unit.zone`, `value('gdp')`. */
export function keyOf(read: Read): string {
  return read.kind === 'variable' ? read.name : `${read.name}('${read.argument}')`;
}

/** A scope over rows of cells, by the keys of reads. */
export function scopeOf(rows: readonly Readonly<Record<string, Cell>>[]): Scope {
  const column = (key: string) => {
    const cells = rows.map((row) => {
      if (!Object.hasOwn(row, key)) throw new RangeError(`the row does not give ${key}`);
      return row[key] as Cell;
    });
    if (cells.some((cell) => typeof cell === 'string')) return { texts: cells as string[] };
    return columnOf(cells.map((cell) => (isGap(cell) ? cell.missing : Number(cell))));
  };
  return { size: rows.length, variable: column, lookup: (name, argument) => column(`${name}('${argument}')`) };
}

/** What a compiled expression gives for each row. */
export function resultsOf(expression: CompiledExpression, rows: readonly Readonly<Record<string, Cell>>[]): Cell[] {
  const scope = scopeOf(rows);
  if (expression.type === 'string') return [...expression.evaluateText(scope).texts];
  const { values, missing } = expression.evaluate(scope);
  return rows.map((_, i) => {
    if (missing[i] !== 0) {
      if (!Number.isNaN(values[i])) throw new Error('a missing cell must hold NaN');
      return { missing: REASONS[missing[i] as number] as MissingReason };
    }
    return expression.type === 'bool' ? values[i] === 1 : (values[i] as number);
  });
}

const REASONS = [
  'present',
  'not_due',
  'source_late',
  'overdue',
  'not_applicable',
  'withheld',
  'division_by_zero',
  'no_reference',
  'undefined',
];

/** Names enough for most tests. */
export const PLAIN: Vocabulary = {
  variables: {
    x: 'double',
    y: 'double',
    z: 'double',
    p: 'bool',
    q: 'bool',
    'unit.zone': 'string',
    'unit.population': 'double',
    better: 'string',
  },
  lookups: {
    value: { type: 'double', known: new Set(['gdp', 'gdp_growth', 'water_quality']) },
    met: { type: 'bool', known: new Set(['gdp', 'gdp_growth', 'water_quality']) },
    light: { type: 'string', known: new Set(['gdp']) },
    share: { type: 'double' },
  },
  texts: { light: new Set(['red', 'yellow']), better: new Set(['higher', 'lower']) },
};
