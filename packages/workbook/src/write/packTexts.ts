import { readDocument } from '@kedu/scheme';

/** Name of the file that makes a folder a pack. */
export const PACK_FILE = 'pack.yaml';

/**
 * The files beside a scheme that a pack needs to be whole: pack.yaml, the register and the tables of English that it names, and the other
 * languages of the regulation.
 *
 * Data are not among them: a workbook of rules is handed round. Rule: LAYOUT-9. Shape: paths in the pack; [] where there is no pack.yaml.
 */
export function packTexts(files: ReadonlyMap<string, string>): readonly string[] {
  const text = files.get(PACK_FILE);
  if (text === undefined) return [];
  const {
    units = 'units.csv',
    hierarchies = 'hierarchies.csv',
    successions = 'successions.csv',
    english = [],
  } = (readDocument(PACK_FILE, text).source?.value ?? {}) as Readonly<Record<string, unknown>>;
  const named = [units, hierarchies, successions, english].flat().flatMap((one) => (typeof one === 'string' ? [one] : []));
  const regulations = [...files.keys()].filter((name) => /^regulation[^/]*\.md$/.test(name));
  return [PACK_FILE, ...named, ...regulations].filter((name) => files.has(name));
}
