import { BUNDLE_PATHS, type BundleManifest, SEALED_TABLES, type SealedTableName, typeOfColumn, writeDataPackage } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import type { Findings } from '../findings.ts';
import type { Tables } from './tables.ts';

/**
 * Holds datapackage.json, whose tables and columns are the right ones, against the same as it is written of this bundle: encoding, quotes, blanks, titles, keys, lengths and hashes with it.
 *
 * Shape: title and description of the whole are the publisher's words and are taken as they stand.
 * Rule: VERIFY-2, BUNDLE-6. Errors, as findings: VERIFY_DESCRIPTION (`columns`: one that no bundle has; `written`: the first place at which they differ).
 */
export function checkWritten(
  files: ReadonlyMap<string, Uint8Array>,
  published: Tables,
  manifest: BundleManifest,
  findings: Findings,
): void {
  const file = BUNDLE_PATHS.dataPackage;
  const text = fromUtf8(files.get(file) ?? new Uint8Array());
  if (text === undefined) return;
  const found = JSON.parse(text) as unknown;
  const headings = headingsOf(published);
  for (const [table, own] of headings) {
    const odd = own.find((heading) => typeOfColumn(heading, table) === undefined);
    if (odd === undefined) continue;
    findings.add('VERIFY_DESCRIPTION', { file }, { reason: 'columns', found: `${SEALED_TABLES[table]}：${odd}`, expected: '' });
    return;
  }
  const [title, description] = ['title', 'description'].map((name) => memberOf(found, name));
  const own = {
    ...(typeof title === 'string' ? { 'zh-CN': title } : {}),
    ...(typeof description === 'string' ? { en: description } : {}),
  };
  const written = writeDataPackage(manifest, own, headings, manifest.files);
  if (written === text) return;
  const place = differenceOf(found, JSON.parse(written));
  const args = place ? { found: `${place.at}：${shown(place.found)}`, expected: shown(place.expected) } : { found: '', expected: '' };
  findings.add('VERIFY_DESCRIPTION', { file }, { reason: 'written', ...args });
}

function headingsOf(published: Tables): ReadonlyMap<SealedTableName, readonly string[]> {
  return new Map(
    (Object.entries(SEALED_TABLES) as [SealedTableName, string][]).flatMap(([table, path]) => {
      const read = published.of(path);
      return read ? [[table, read.headings] as const] : [];
    }),
  );
}

interface Difference {
  readonly at: string;
  readonly found: unknown;
  readonly expected: unknown;
}

/** The first place at which two JSON values differ; as deep as the second one goes. */
function differenceOf(found: unknown, expected: unknown, at = ''): Difference | undefined {
  const isSame = typeof found === typeof expected && Array.isArray(found) === Array.isArray(expected);
  if (!isSame || typeof expected !== 'object' || expected === null || found === null)
    return found === expected ? undefined : { at, found, expected };
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found as object)])];
  for (const name of names) {
    const inside = at === '' ? name : `${at}.${name}`;
    const difference = differenceOf(memberOf(found, name), memberOf(expected, name), inside);
    if (difference) return difference;
  }
  return undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value);
}
