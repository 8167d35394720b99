import { BUNDLE_PATHS } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import { parseCsv } from '@kedu/model';
import type { Findings } from '../findings.ts';

interface Resource {
  readonly path: string;
  readonly columns: readonly string[];
}

/**
 * Holds datapackage.json against the tables: it describes every CSV of the bundle, each once, with the columns that it has.
 *
 * Rule: VERIFY-2, BUNDLE-1. Errors, as findings: VERIFY_DESCRIPTION (`missing`, `form`, `resource`, `columns`).
 */
export function checkDescription(files: ReadonlyMap<string, Uint8Array>, findings: Findings): void {
  const file = BUNDLE_PATHS.dataPackage;
  const add = (reason: string, found = '', expected = ''): void =>
    findings.add('VERIFY_DESCRIPTION', { file }, { reason, found, expected });
  const bytes = files.get(file);
  if (!bytes) return;
  const resources = resourcesOf(bytes);
  if (!resources) {
    add('form');
    return;
  }
  const listed = resources.map(({ path }) => path).sort();
  const tables = [...files.keys()].filter((path) => path.endsWith('.csv') && !path.startsWith(BUNDLE_PATHS.scheme)).sort();
  const odd = [
    ...listed.filter((path, i) => !tables.includes(path) || listed.indexOf(path) !== i),
    ...tables.filter((path) => !listed.includes(path)),
  ];
  if (odd.length > 0) add('resource', odd.join('、'));
  for (const { path, columns } of resources) {
    const heading = headingOf(files.get(path));
    if (heading !== undefined && heading.join('\n') !== columns.join('\n'))
      add('columns', `${path}：${columns.join(',')}`, heading.join(','));
  }
}

function resourcesOf(bytes: Uint8Array): readonly Resource[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
  const { resources } = (value ?? {}) as { readonly resources?: unknown };
  if (!Array.isArray(resources)) return undefined;
  const read = resources.map((resource: { path?: unknown; schema?: { fields?: unknown } | null } | null): Resource | undefined => {
    const { path, schema } = resource ?? {};
    const fields = schema?.fields;
    if (typeof path !== 'string' || !Array.isArray(fields)) return undefined;
    const columns = fields.map((field: { name?: unknown } | null) => (typeof field?.name === 'string' ? field.name : ''));
    return { path, columns };
  });
  return read.some((resource) => resource === undefined) ? undefined : (read as readonly Resource[]);
}

/** The first row of a table; only as much of it as headings can be long is read. */
function headingOf(bytes: Uint8Array | undefined): readonly string[] | undefined {
  const text = bytes && new TextDecoder().decode(bytes.subarray(0, 65_536));
  const line = text?.slice(0, text.indexOf('\n') + 1);
  return line === undefined ? undefined : (parseCsv(line).rows[0]?.cells.map((cell) => cell.text) ?? []);
}
