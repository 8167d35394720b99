import { readMappingFile } from '@kedu/runner';
import { decodeText } from '@kedu/intake';
import { hasErrors, type Issue } from '@kedu/model';
import type { BlobStore, Entered } from '@kedu/workflow';
import { joined } from '../knowledge/bytes.ts';
import { filesOfZip, mappingsIn } from '../knowledge/filesOfZip.ts';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';
import { importIssue } from './codes.ts';
import type { HowRead } from './readFigures.ts';

/** Names of mappings that are no files. */
export const TEMPLATE = 'template';
export const GUESS = 'guess';

/**
 * How a file is read that names a mapping: the template, a guess, or a mapping file of the scheme's pack.
 *
 * Rule: IMPORT-3. Errors: IMPORT_MAPPING (`unknown`), and those of the mapping file.
 */
export async function mappingNamed(
  blobs: BlobStore,
  entered: Entered,
  { state }: HeldScheme,
  name: string,
): Promise<{ readonly value: HowRead } | { readonly issues: readonly Issue[] }> {
  if (name === TEMPLATE || name === GUESS) return { value: name };
  const opened = filesOfZip(await joined(blobs.get(entered, state.hash)));
  if ('issue' in opened) return { issues: [opened.issue] };
  const { bytes } = opened.files.has(name) ? opened.files.read(name, {}) : { bytes: undefined };
  if (bytes === undefined) {
    return { issues: [importIssue('IMPORT_MAPPING', {}, { reason: 'unknown', found: [name, ...mappingsIn(opened.files)].join(', ') })] };
  }
  const decoded = decodeText(bytes, name);
  if (!decoded.encoding) return { issues: decoded.issues };
  const { mappings, issues } = readMappingFile(name, decoded.text);
  return hasErrors(issues) ? { issues } : { value: mappings };
}
