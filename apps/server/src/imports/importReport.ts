import type { Issue } from '@kedu/model';
import type { BlobStore, Entered, ImportState, StagedBytes, ValueEntry } from '@kedu/workflow';
import { joined, stageBytes } from '../knowledge/bytes.ts';
import type { FileFigure } from './readFigures.ts';

/**
 * What reading a file came to: every problem with its place, and every figure. Kept as a
 * blob, so that what is recorded is what was shown. Rule: IMPORT-4.
 */
export interface ImportReport {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly figures: readonly FileFigure[];
  /** Figures that differ from what stands. */
  readonly changed: number;
}

const encoder = new TextEncoder();

export function stageReport(blobs: BlobStore, entered: Entered, report: ImportReport): Promise<StagedBytes> {
  return stageBytes(blobs, entered, encoder.encode(JSON.stringify(report)));
}

/** The report of an import; undefined while it was not read. */
export async function readReport(blobs: BlobStore, entered: Entered, { report }: ImportState): Promise<ImportReport | undefined> {
  if (report === undefined) return undefined;
  return JSON.parse(Buffer.from(await joined(blobs.get(entered, report))).toString('utf8')) as ImportReport;
}

/** Figures of a report as an import captures them; `late` says why they come after the last day. */
export function capturesOf({ figures }: ImportReport, id: string, late?: string): readonly ValueEntry[] {
  return figures.map(({ cell, figure, note }) => ({
    cell,
    command: {
      type: 'capture',
      figure,
      import: id,
      ...(note === undefined ? {} : { note }),
      ...(late === undefined ? {} : { late }),
    },
  }));
}
