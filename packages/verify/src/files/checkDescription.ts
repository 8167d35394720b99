import { BUNDLE_PATHS, type FieldType, SEALED_TABLES, typeOfColumn } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import { parseCsv } from '@kedu/model';
import type { Findings } from '../findings.ts';
import { oddCells } from './oddCells.ts';
import type { Tables } from './tables.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';

interface Resource {
  readonly path: string;
  readonly columns: readonly string[];
  /** As the description says them, in the order of the columns. */
  readonly types: readonly unknown[];
}

/**
 * Holds datapackage.json against the tables: it describes every CSV of the bundle, each once, with the columns that it has and their types;
 * and every cell is blank or of its type.
 *
 * Shape: whether its tables, columns and types are the right ones. Rule: VERIFY-2, BUNDLE-1, BUNDLE-6. Errors, as findings:
 * VERIFY_DESCRIPTION (`form`, `resource`, `columns`, `type`: of a column, `cell`: the first of a column that is of another).
 */
export function checkDescription(files: ReadonlyMap<string, Uint8Array>, published: Tables, findings: Findings): boolean {
  const file = BUNDLE_PATHS.dataPackage;
  let isRight = true;
  const add = (reason: string, found = '', expected = ''): void => {
    isRight = false;
    findings.add('VERIFY_DESCRIPTION', { file }, { reason, found, expected });
  };
  const bytes = files.get(file);
  if (!bytes) return false;
  const resources = resourcesOf(bytes);
  if (!resources) {
    add('form');
    return false;
  }
  const listed = resources.map(({ path }) => path).sort();
  const tables = [...files.keys()].filter((path) => path.endsWith('.csv') && !path.startsWith(BUNDLE_PATHS.scheme)).sort();
  const odd = [
    ...listed.filter((path, i) => !tables.includes(path) || listed.indexOf(path) !== i),
    ...tables.filter((path) => !listed.includes(path)),
  ];
  if (odd.length > 0) add('resource', odd.join('、'));
  for (const { path, columns, types } of resources) {
    const heading = headingOf(files.get(path));
    if (heading !== undefined && heading.join('\n') !== columns.join('\n'))
      add('columns', `${path}：${columns.join(',')}`, heading.join(','));
    else if (!checkTypes(path, { columns, types }, published, findings)) isRight = false;
  }
  return isRight;
}

/** Types as every bundle has them: a description that says another lets readers read something else, or nothing. */
function checkTypes(path: string, { columns, types }: Pick<Resource, 'columns' | 'types'>, published: Tables, findings: Findings): boolean {
  const table = published.of(path);
  if (!table) return true;
  const name = Object.entries(SEALED_TABLES).find(([, file]) => file === path)?.[0] ?? '';
  const own = columns.map((column) => typeOfColumn(column, name));
  const wrong = columns.findIndex((_, i) => own[i] !== undefined && own[i] !== types[i]);
  if (wrong >= 0) {
    const [column, said, is] = [columns[wrong], types[wrong], own[wrong]];
    const args = { reason: 'type', found: `${path}：${column} ${String(said)}`, expected: `${column} ${is}` };
    findings.add('VERIFY_DESCRIPTION', { file: BUNDLE_PATHS.dataPackage }, args);
  }
  const read = own.map((type): FieldType => type ?? 'string');
  for (const { line, column, type, found } of oddCells(table, read))
    findings.add(
      'VERIFY_DESCRIPTION',
      { file: path, line },
      { reason: 'cell', found: `${column}：${found}`, expected: `${column}：${type}` },
    );
  return wrong < 0;
}

function resourcesOf(bytes: Uint8Array): readonly Resource[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
  const { resources } = (value ?? {}) as { readonly resources?: unknown };
  if (!Array.isArray(resources) || resources.length > BUNDLE_LIMITS.files) return undefined;
  const read = resources.map((resource: { path?: unknown; schema?: { fields?: unknown } | null } | null): Resource | undefined => {
    const { path, schema } = resource ?? {};
    const fields = schema?.fields;
    if (typeof path !== 'string' || !Array.isArray(fields)) return undefined;
    const columns = fields.map((field: { name?: unknown } | null) => (typeof field?.name === 'string' ? field.name : ''));
    return { path, columns, types: fields.map((field: { type?: unknown } | null) => field?.type) };
  });
  return read.some((resource) => resource === undefined) ? undefined : (read as readonly Resource[]);
}

/** The first row of a table; only as much of it as headings can be long is read. */
function headingOf(bytes: Uint8Array | undefined): readonly string[] | undefined {
  const text = bytes && new TextDecoder().decode(bytes.subarray(0, 65_536));
  const line = text?.slice(0, text.indexOf('\n') + 1);
  return line === undefined ? undefined : (parseCsv(line).rows[0]?.cells.map((cell) => cell.text) ?? []);
}
