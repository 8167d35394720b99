import type { Issue } from '@kedu/model';
import { type BlobStore, type Context, type FileFigures, type Held, mayNotReadImport } from '@kedu/workflow';
import { type ImportReport, readReport } from './importReport.ts';

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
  return report === undefined ? issue : mayNotReadImport(context, about, figuresOf(report));
}

/** Figures of a file and those that its problems are about, units by indicator. */
function figuresOf({ figures, issues }: ImportReport): FileFigures {
  const known = new Map<string, Set<string>>();
  const add = (indicator: string | undefined, unit: string | undefined): void => {
    if (indicator === undefined) return;
    const units = known.get(indicator) ?? new Set();
    known.set(indicator, units);
    if (unit !== undefined) units.add(unit);
  };
  for (const { cell } of figures) add(cell.indicator, cell.unit);
  for (const { place } of issues) add(place.indicator, place.unit);
  return known;
}
