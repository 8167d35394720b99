import type { Issue } from '@kedu/model';
import type { BlobStore, Entered } from '@kedu/workflow';
import { checkFiles, notIn } from '../knowledge/schemeLibrary.ts';

/** Files of a scheme that were taken: their hash, which `draft_scheme` names, and what their check found. */
export interface TakenFiles {
  readonly hash: string;
  /** Of which the scheme is made. */
  readonly files: number;
  readonly issues: readonly Issue[];
}

/**
 * Takes the zip of a pack as files of a scheme version: checked as a whole, kept by its hash. Files with errors are kept too, as a draft
 * that is neither sent nor published.
 *
 * Rule: API-11, SCHEMEPUB-1. Errors: SCHEME_ZIP, SCHEME_NOT_IN_PACK where the version is not in it, and whatever
 * makes the zip or pack.yaml unreadable: nothing is kept then.
 */
export async function takeSchemeFiles(
  blobs: BlobStore,
  entered: Entered,
  id: string,
  { fileName, pieces }: { readonly fileName: string; readonly pieces: AsyncIterable<Uint8Array> },
): Promise<{ readonly value: TakenFiles } | { readonly issues: readonly Issue[] }> {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(piece);
  const zip = Buffer.concat(chunks);
  const checked = checkFiles(id, zip, fileName);
  const { pack, issues } = checked;
  if (pack === undefined) return { issues: issues.filter(({ severity }) => severity === 'error') };
  const absent = notIn(checked, id);
  if (absent) return { issues: [absent] };
  const scheme = pack.schemes.find((each) => `${each.id}@${each.version}` === id);
  const hash = await blobs.put(
    entered,
    (async function* () {
      yield zip;
    })(),
  );
  return { value: { hash, files: scheme?.files.length ?? 0, issues } };
}
