import { readDocument, readEnglish } from '@kedu/scheme';
import { at } from '../write/ownFiles.ts';
import { PACK_FILE } from '../write/packTexts.ts';

/** English of texts that came along with a scheme (PACK-13, LAYOUT-9); undefined where the pack that it comes from has none. Errors: none. */
export function carriedEnglish(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> | undefined {
  const text = files.get(PACK_FILE);
  if (text === undefined) return undefined;
  const tables = [at(readDocument(PACK_FILE, text).source?.value, ['english'])].flat();
  const named = tables.flatMap((file) => (typeof file === 'string' ? [{ file, place: { file: PACK_FILE } }] : []));
  return readEnglish(named, (name) => files.get(name)).english;
}
