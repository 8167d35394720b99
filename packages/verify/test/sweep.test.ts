import { fileURLToPath } from 'node:url';
import { type Bundle, discloseRun, primaryRows, readManifest, ROW_KEYS, SEALED_TABLES } from '@kedu/bundle';
import { csvCells } from '@kedu/model';
import { assessPack, openPack } from '@kedu/runner';
import { RESULT_TABLES, type ResultTableName } from '@kedu/tables';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareFigures } from '../src/computation/compareFigures.ts';
import type { ComparedCells } from '../src/computation/compareTable.ts';
import { type Comparing, isKept } from '../src/computation/comparing.ts';
import { recompute } from '../src/computation/recompute.ts';
import { ShownCells } from '../src/computation/shownCells.ts';
import { type ReadTable, Tables } from '../src/files/tables.ts';
import { Findings } from '../src/findings.ts';
import { checkLabels } from '../src/labels/checkLabels.ts';
import { checkSealed, withheldRows } from '../src/labels/checkSealed.ts';
import { Hidden } from '../src/labels/hidden.ts';
import { bundleOf, bytes, disclosedBundle, drawKernel, FEW_DRAWS, hashers, ruledRunOf, runOf, textOf } from '../../../tools/goodBundle.ts';

type Falsify = (cell: string) => string;

const isNumber = (cell: string): boolean => /^-?[\d.]+$/.test(cell);
/** Something that no rule gives and no bound leaves. */
const grossly: Falsify = (cell) => {
  if (cell === 'true' || cell === 'false') return cell === 'true' ? 'false' : 'true';
  return isNumber(cell) ? String(Number(cell) + 1000) : `${cell}9`;
};
/** Numbers that look as if they might be so. */
const slightly: Falsify = (cell) => (isNumber(cell) ? String(Math.round((Number(cell) * 0.97 + 0.01) * 1e4) / 1e4) : grossly(cell));
/** Another name than that of any row. */
const renamed: Falsify = (cell) => `${cell}x9`;

/** Tables of which one is another than in the bundle. */
class Changed extends Tables {
  readonly #honest: Tables;
  readonly #path: string;

  constructor(honest: Tables, path: string, text: string) {
    super(new Map([[path, bytes(text)]]));
    this.#honest = honest;
    this.#path = path;
  }

  override of(path: string): ReadTable | undefined {
    return path === this.#path ? super.of(path) : this.#honest.of(path);
  }
}

/** A bundle, with the run made again once. */
class Swept {
  readonly #bundle: Bundle;
  readonly #comparing: Omit<Comparing, 'tables' | 'findings'>;
  readonly #honest: Tables;

  constructor(bundle: Bundle) {
    const findings = new Findings();
    const read = readManifest(bundle.files.get('bundle.json') ?? new Uint8Array());
    if ('issue' in read) throw new Error(read.issue.code);
    const manifest = read.value;
    const tables = new Tables(bundle.files);
    const blocks = checkSealed(bundle.files, tables, manifest.sealed, { sha256: hashers.sha256 }, findings);
    const { run, scheme, register } = recompute(bundle.files, manifest, findings, { newHasher: undefined, kernel: drawKernel() });
    if (!run || !scheme || !register) throw new Error(JSON.stringify(findings.list()));
    const labels = checkLabels(bundle.files, tables, { scheme, register, manifest, blocks }, findings);
    const hidden = new Hidden(run, primaryRows({ run, level: manifest.level }), tables, blocks);
    this.#bundle = bundle;
    this.#honest = tables;
    this.#comparing = { run, blocks, labels, hidden };
  }

  compare(tables = this.#honest): { readonly findings: Findings; readonly cells: ShownCells; readonly compared: ComparedCells } {
    const findings = new Findings();
    const cells = new ShownCells(tables);
    const compared = compareFigures({ ...this.#comparing, tables, findings }, cells);
    return { findings, cells, compared };
  }

  /** Cells of all tables that are shown, without those that tell a row. */
  shownCells(): number {
    return RESULT_TABLES.reduce(
      (sum, table) => sum + this.#columns(table).reduce((count, column) => count + this.#rows(table, column).length, 0),
      0,
    );
  }

  /** Columns in which a cell was changed that was neither found nor counted as unchecked. */
  silent(): readonly string[] {
    return RESULT_TABLES.flatMap((table) =>
      [
        ...ROW_KEYS[table].filter((column) => this.#isSilent(table, column, renamed)),
        ...this.#columns(table).filter((column) =>
          this.#isSilent(table, column, BOUNDED.includes(`${table}.${column}`) ? grossly : slightly),
        ),
      ].map((column) => `${table}.${column}`),
    );
  }

  #isSilent(table: ResultTableName, column: string, falsify: Falsify): boolean {
    const [path, read] = [SEALED_TABLES[table], this.#honest.of(SEALED_TABLES[table])];
    const chosen = this.#chosen(table, column);
    if (!read || chosen.size === 0) return false;
    const at = read.headings.indexOf(column);
    const lines = textOf(this.#bundle.files.get(path)).split('\r\n');
    const changed = lines.map((line, i) => {
      if (!chosen.has(i - 1)) return line;
      const cells = csvCells(line).map((cell, k) => (k === at ? falsify(cell) : cell));
      return cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
    });
    const { findings, cells } = this.compare(new Changed(this.#honest, path, changed.join('\r\n')));
    const named = findings.list().flatMap(({ place }) => (place?.file === path ? [place] : []));
    const unit = read.headings.indexOf('unit');
    const isNamed = (row: number): boolean =>
      named.some((place) => place.line === row + 2 || (unit >= 0 && place.unit === read.row(row).cells[unit]));
    return [...chosen].some((row) => !isNamed(row) && cells.checkOf(table, row, column) !== 'unchecked');
  }

  /** One row of each unit, of other parts or indicators from unit to unit; of tables without units every third. */
  #chosen(table: ResultTableName, column: string): ReadonlySet<number> {
    const read = this.#honest.of(SEALED_TABLES[table]);
    const unit = read?.headings.indexOf('unit') ?? -1;
    const rows = this.#rows(table, column);
    if (unit < 0) return new Set(rows.filter((_, i) => i % 3 === rows.length % 3));
    const ofUnit = new Map<string, number[]>();
    for (const row of rows) {
      const id = read?.row(row).cells[unit] ?? '';
      ofUnit.set(id, [...(ofUnit.get(id) ?? []), row]);
    }
    return new Set([...ofUnit.values()].flatMap((own, i) => own[(7 * i) % own.length] ?? []));
  }

  #columns(table: ResultTableName): readonly string[] {
    return (this.#honest.of(SEALED_TABLES[table])?.headings ?? []).filter((column) => !ROW_KEYS[table].includes(column));
  }

  #rows(table: ResultTableName, column: string): readonly number[] {
    const read: ReadTable | undefined = this.#honest.of(SEALED_TABLES[table]);
    const withheld = withheldRows(this.#comparing.blocks, table);
    const isShown = (row: number): boolean =>
      ROW_KEYS[table].includes(column) ? !withheld.has(row) : isKept(table, withheld.get(row), column);
    return Array.from({ length: read?.count ?? 0 }, (_, row) => row).filter(isShown);
  }
}

const unchecked = ({ cells }: ReturnType<Swept['compare']>): readonly string[] =>
  [...new Set(cells.columns('unchecked').map(({ table, column }) => `${table}.${column}`))].sort();

/** Columns of which something withheld leaves more than one value: bounds are all that can be said. */
const BOUNDED: readonly string[] = [
  'results.points',
  'results.score',
  'results.grade',
  'results.missing_share',
  'parts.score',
  'parts.weight',
];

function ownRun(): ReturnType<typeof runOf> {
  const { pack, issues } = openPack(fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url)));
  const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
  if (!pack || !run) throw new Error(JSON.stringify(issues));
  return { pack, run };
}

/** One row of a register that no rule withholds. */
function oneRowLess(ran: ReturnType<typeof runOf>): Bundle {
  const { disclosure } = discloseRun(ran.run, 'internal');
  if (!disclosure) throw new Error('not disclosed');
  let rows = 0;
  return disclosedBundle(ran, {
    level: 'internal',
    withhold: (table, row) => disclosure.withhold(table, row) ?? (table === 'memberships' && rows++ === 0 ? 'ordered' : undefined),
  });
}

const GDP = 'disclosure: { indicators: [{ indicators: [gdp], level: internal, because: state_secret }] }';

describe.each([
  ['disclose-pack, public', () => bundleOf(ownRun(), 'public'), ['weights.against', 'weights.effective', 'weights.redundant_with']],
  [
    'north 2024, gdp is secret, public',
    () => bundleOf(ruledRunOf('north', '2024', GDP, FEW_DRAWS), 'public'),
    ['parts.points', 'parts.weight', 'parts.worth', 'weights.against', 'weights.effective', 'weights.redundant_with', 'weights.weight'],
  ],
  ['north 2024, one membership withheld, internal', () => oneRowLess(runOf('north', '2024', FEW_DRAWS)), []],
] as const)('VERIFY-20 no cell is silently open: %s', (_, make, open) => {
  let swept: Swept;
  beforeAll(() => {
    swept = new Swept(make());
  }, 60_000);

  test('as it is: nothing is wrong, every cell that is shown is counted once', () => {
    const found = swept.compare();
    expect(found.findings.list()).toEqual([]);
    expect(unchecked(found)).toEqual(open);
    expect(found.compared.agree).toBe(found.compared.compared);
    expect(found.compared.compared + found.cells.count('shown') + found.cells.count('unchecked')).toBe(swept.shownCells());
  });

  test('a cell of every column that is changed is found, or counted as unchecked', () => {
    expect(swept.silent()).toEqual([]);
  }, 60_000);
});
