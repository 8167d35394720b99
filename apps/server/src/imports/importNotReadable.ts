import type { Issue } from '@kedu/model';
import { type BlobStore, type Context, type Held, mayNotReadImport } from '@kedu/workflow';
import { readReport } from './importReport.ts';
import { figuresOfHead } from './reportHead.ts';

/**
 * Why whoever is entered may not read an import, its problems and its marked file, or undefined where he may.
 *
 * Its figures are those of its report. Rule: RIGHT-14. Errors: RIGHT_SEAT, RIGHT_DENIED.
 */
export async function importNotReadable(
  blobs: BlobStore,
  context: Context,
  { stream, state }: Held<`import/${string}`>,
): Promise<Issue | undefined> {
  const about = { stream, person: state.person };
  const issue = mayNotReadImport(context, about);
  // Its figures matter to whoever is bounded alone.
  if (issue === undefined || state.report === undefined) return issue;
  const report = await readReport(blobs, context.entered, state);
  return report === undefined ? issue : mayNotReadImport(context, about, figuresOfHead(report.head));
}
