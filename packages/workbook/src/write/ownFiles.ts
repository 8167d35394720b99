import { parseCsv } from '@kedu/model';
import { type CompiledScheme, readDocument } from '@kedu/scheme';
import type { Change, Path } from './layout.ts';

/** A scheme with the texts that it was compiled from: what a workbook is written from. */
export interface SchemeTexts {
  /** Files of the pack, path in the pack → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of the scheme file. */
  readonly entry: string;
  readonly scheme: CompiledScheme;
}

/**
 * The files in which a scheme itself writes, and where in them each of its paths stands: trees may lie in files of their own, indicators in a table.
 * What libraries and parents write is not among them (LAYOUT-4).
 */
export class OwnFiles {
  private readonly documents: ReadonlyMap<string, unknown>;
  /** List → file of its tree. */
  private readonly trees: ReadonlyMap<string, string>;
  /** CSV tables that the scheme itself names, in the order of their names. */
  readonly tables: readonly string[];
  readonly indicatorTable: string | undefined;
  readonly targetTable: string | undefined;
  private readonly indicatorRows: ReadonlySet<string>;
  /** Values of the YAML files that libraries and parents write. */
  private readonly others: readonly unknown[];
  readonly indicatorColumns: readonly string[];

  constructor(readonly texts: SchemeTexts) {
    const { files, entry, scheme } = texts;
    const own = readDocument(entry, files.get(entry) ?? '').source?.value;
    const used = scheme.files.map(([name]) => name);
    const named = (from: string, name: unknown): string | undefined =>
      typeof name === 'string' ? used.find((file) => file === resolve(from, name)) : undefined;
    this.trees = new Map(
      Object.keys(scheme.trees).flatMap((list) => {
        const file = named(entry, at(own, ['lists', list, 'score']));
        return file === undefined ? [] : [[list, file] as const];
      }),
    );
    this.documents = new Map([
      [entry, own],
      ...[...this.trees.values()].map((file) => [file, readDocument(file, files.get(file) ?? '').source?.value] as const),
    ]);
    this.others = used
      .filter((file) => /\.ya?ml$/.test(file) && !this.documents.has(file))
      .map((file) => readDocument(file, files.get(file) ?? '').source?.value);
    this.tables = [
      ...new Set(
        [...this.documents].flatMap(([file, value]) =>
          stringsOf(value).flatMap((name) => (name.endsWith('.csv') ? (named(file, name) ?? []) : [])),
        ),
      ),
    ].sort();
    this.indicatorTable = named(entry, at(own, ['indicator_table']));
    this.targetTable = named(entry, at(own, ['targets']));
    const [heading, ...rows] = parseCsv(files.get(this.indicatorTable ?? '') ?? '').rows;
    this.indicatorColumns = heading?.cells.map(({ text }) => text.trim()) ?? [];
    const key = this.indicatorColumns.indexOf('indicator');
    this.indicatorRows = new Set(rows.flatMap(({ cells }) => cells[key]?.text.trim() ?? []));
  }

  /** Files of YAML that the scheme writes, the scheme file first, with their values. */
  get yaml(): readonly (readonly [file: string, value: unknown])[] {
    return [...this.documents];
  }

  /** File and path in it at which a path of the scheme is written or would be. */
  where(path: Path): { readonly file: string; readonly path: Path } {
    const tree = path[0] === 'score' ? this.trees.get(String(path[1])) : undefined;
    return tree === undefined ? { file: this.texts.entry, path } : { file: tree, path: path.slice(2) };
  }

  /** What the scheme itself writes at a path; undefined where it writes nothing there. */
  value(path: Path): unknown {
    const place = this.where(path);
    return at(this.documents.get(place.file), place.path);
  }

  /** Whether a library or parent writes something at a path, so that taking it out here brings theirs back. */
  isInherited(path: Path): boolean {
    const ofTree = path[0] === 'score' ? path.slice(2) : undefined;
    return this.others.some((value) => at(value, path) !== undefined || (ofTree && ofTree.length > 0 && at(value, ofTree) !== undefined));
  }

  set(path: Path, value: unknown, how: { readonly ifAbsent?: true; readonly weak?: true } = {}): Change {
    return { kind: 'yaml', ...this.where(path), value, ...how };
  }

  /** Whether an indicator is a row of the scheme's own table. */
  inTable(indicator: string): boolean {
    return this.indicatorRows.has(indicator);
  }
}

/** What a path leads to in plain values. */
export function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

/** Path in the pack of a file that another one names beside itself. Example: resolve('scheme/2023.yaml', '../regulation.md') → 'regulation.md'. */
export function resolve(from: string, name: string): string {
  const steps = from.split('/').slice(0, -1);
  for (const step of name.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
