import { compileScheme, readDocument } from '@kedu/scheme';
import { PACK_FILE } from '../write/packTexts.ts';
import type { ExportRead } from './schemeFromExport.ts';
import { editYaml } from './yamlEdit.ts';

/** A table of values without a row: what an office fills in, or puts its own file in the place of. */
const NO_VALUES = 'unit,indicator,period,value\n';

/**
 * The files of an export as a pack that can be checked: pack.yaml without the data that a workbook does not carry, and an empty table in their place.
 *
 * Of the runs those of years in which the scheme is in force stay. Without pack.yaml the files come back as they are. Rule: LAYOUT-9.
 */
export function packOfExport({ files, entry }: Pick<ExportRead, 'files' | 'entry'>): ReadonlyMap<string, string> {
  const text = files.get(PACK_FILE);
  if (text === undefined) return files;
  const value = (readDocument(PACK_FILE, text).source?.value ?? {}) as {
    readonly data?: readonly unknown[];
    readonly runs?: { readonly periods?: unknown; readonly as_of?: unknown };
  };
  const { from = '', until } = compileScheme({ files, entry }).scheme?.inForce ?? {};
  const year = /\d{4}/.exec(from)?.[0];
  const inForce = (period: string): boolean => {
    const own = /\d{4}/.exec(period)?.[0] ?? '';
    return year === undefined || (own >= year && (until === undefined || own <= until.slice(0, 4)));
  };
  let pack = text;
  const periods = value.runs?.periods;
  if (Array.isArray(periods) && periods.some((one) => inForce(String(one))) && !periods.every((one) => inForce(String(one)))) {
    pack = editYaml(
      pack,
      ['runs', 'periods'],
      periods.filter((one) => inForce(String(one))),
    );
    const days = value.runs?.as_of;
    for (const day of typeof days === 'object' && days !== null ? Object.keys(days) : [])
      if (!inForce(day)) pack = editYaml(pack, ['runs', 'as_of', day], undefined);
  }
  const whole = new Map(files);
  if (value.data !== undefined && value.data.length > 0) {
    const data = `data/${year ?? 'values'}.csv`;
    pack = editYaml(pack, ['data'], [{ file: data, layout: 'long' }]);
    whole.set(data, NO_VALUES);
  }
  return whole.set(PACK_FILE, pack);
}
