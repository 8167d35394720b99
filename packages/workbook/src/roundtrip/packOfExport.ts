import { lastDay, parsePeriod } from '@kedu/model';
import { type CompiledScheme, readDocument } from '@kedu/scheme';
import { at, resolve } from '../write/ownFiles.ts';
import { PACK_FILE } from '../write/packTexts.ts';
import type { ExportRead } from './schemeFromExport.ts';
import { editYaml } from './yamlEdit.ts';

/** A table of values without a row: what an office fills in, or puts its own file in the place of. */
const NO_VALUES = 'unit,indicator,period,value\n';
/** Sections of pack.yaml about files and schemes that a workbook does not carry. */
const LEFT_OUT = ['marks', 'surveys', 'recognition'] as const;

interface PackYaml {
  readonly data?: readonly unknown[];
  readonly runs?: { readonly periods?: unknown; readonly as_of?: unknown };
  readonly clauses?: unknown;
}

/**
 * The files of an export as a pack that can be checked: pack.yaml without what it names and a workbook does not carry (data, marks, answers of
 * surveys, recognition by other schemes, clauses of regulations that no scheme here has), and an empty table in the place of the data.
 *
 * Shape: `schemes` are those that the files declare, by file; the exported one is not among them where it was edited into faults, and then all runs
 * stay. Otherwise the runs of years in which it is in force stay, of a scheme of terms those of its terms. Without pack.yaml the files come back as
 * they are. Rule: LAYOUT-9.
 */
export function packOfExport(
  { files, entry }: Pick<ExportRead, 'files' | 'entry'>,
  schemes: ReadonlyMap<string, CompiledScheme>,
): ReadonlyMap<string, string> {
  const text = files.get(PACK_FILE);
  if (text === undefined) return files;
  const value = (readDocument(PACK_FILE, text).source?.value ?? {}) as PackYaml;
  const scheme = schemes.get(entry);
  const carried = [...schemes.values()];
  const year = scheme?.inForce.from.slice(0, 4);
  const inForce = (period: string): boolean => scheme === undefined || isFor(scheme, period, carried);
  let pack = text;
  const periods = value.runs?.periods;
  if (Array.isArray(periods) && periods.some((one) => inForce(String(one))) && !periods.every((one) => inForce(String(one)))) {
    pack = editYaml(
      pack,
      ['runs', 'periods'],
      periods.filter((one) => inForce(String(one))),
    );
    for (const day of keysOf(value.runs?.as_of)) if (!inForce(day)) pack = editYaml(pack, ['runs', 'as_of', day], undefined);
  }
  for (const section of LEFT_OUT) pack = editYaml(pack, [section], undefined);
  pack = withoutClauses(pack, value, files);
  const whole = new Map(files);
  if (value.data !== undefined && value.data.length > 0) {
    const data = `data/${year ?? 'values'}.csv`;
    pack = editYaml(pack, ['data'], [{ file: data, layout: 'long' }]);
    whole.set(data, NO_VALUES);
  }
  return whole.set(PACK_FILE, pack);
}

/**
 * Whether a period is one of a scheme: it lies in its years, and the scheme or a parent that came along is in force on its last day (PACK-4). A scheme
 * of terms of office has terms only (FROM-8).
 */
function isFor({ every, inForce }: CompiledScheme, text: string, carried: readonly CompiledScheme[]): boolean {
  const period = parsePeriod(text);
  if (!period) return false;
  const day = lastDay(period);
  if (!carried.some(({ inForce: { from, until = '9999' } }) => from <= day && day <= until)) return false;
  if (every === 'term') return period.kind === 'term';
  const year = /\d{4}/.exec(text)?.[0] ?? '';
  return inForce.from.slice(0, 4) <= year && year <= (inForce.until ?? '9999').slice(0, 4);
}

/** What pack.yaml says of clauses stays for the regulations of the schemes and libraries that came along. */
function withoutClauses(pack: string, { clauses }: PackYaml, files: ReadonlyMap<string, string>): string {
  const named = keysOf(clauses);
  if (named.length === 0) return pack;
  const used = new Set(
    [...files].flatMap(([file, text]) => {
      const regulation = /\.ya?ml$/.test(file) ? at(readDocument(file, text).source?.value, ['regulation']) : undefined;
      return typeof regulation === 'string' ? [resolve(file, regulation)] : [];
    }),
  );
  const gone = named.filter((regulation) => !used.has(regulation));
  if (gone.length === named.length) return editYaml(pack, ['clauses'], undefined);
  return gone.reduce((text, regulation) => editYaml(text, ['clauses', regulation], undefined), pack);
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
