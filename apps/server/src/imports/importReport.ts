import type { Issue } from '@kedu/model';
import type { BlobStore, Entered, ImportState, StagedBytes, ValueEntry } from '@kedu/workflow';
import { joined, stageBytes } from '../knowledge/bytes.ts';
import { jsonLines, readJsonLines } from './jsonLines.ts';
import type { FileFigure } from './readFigures.ts';
import { type FileReading, headOf, type ReportHead } from './reportHead.ts';

/** A figure of a file as it is kept: with what it needs to be recorded. */
export type KeptFigure = Pick<FileFigure, 'cell' | 'figure' | 'note'>;

/**
 * What was kept of reading a file, so that what is recorded is what was shown: the head by itself, problems and figures where
 * somebody asks for them. Rule: IMPORT-10.
 */
export interface ImportReport {
  readonly head: ReportHead;
  /** Errors before warnings, notices last. */
  problems(): AsyncIterable<Issue>;
  /** With their bytes here already: whoever holds a connection while it takes them waits for no other. */
  figures(): Promise<AsyncIterable<KeptFigure>>;
}

/** The head as it is kept, with the blobs of problems and figures; without one where there are none. */
interface KeptReport {
  readonly head: ReportHead;
  readonly problems?: string;
  readonly figures?: string;
}

/** Keeps head, problems and figures of a report as blobs apart; its hash is that of the head. Rule: IMPORT-10. */
export async function stageReport(blobs: BlobStore, entered: Entered, reading: FileReading): Promise<StagedBytes> {
  const staged: StagedBytes[] = [];
  const letGo = async (): Promise<void> => {
    for (const each of staged) await each.letGo();
  };
  const part = async (values: readonly unknown[]): Promise<string | undefined> => {
    if (values.length === 0) return undefined;
    const waiting = await blobs.stage(entered, jsonLines(values));
    staged.push(waiting);
    return waiting.hash;
  };
  try {
    const problems = await part(bySeverity(reading.issues));
    const figures = await part(reading.figures.map(({ cell, figure, note }): KeptFigure => ({ cell, figure, note })));
    const kept: KeptReport = {
      head: headOf(reading),
      ...(problems === undefined ? {} : { problems }),
      ...(figures === undefined ? {} : { figures }),
    };
    const head = await stageBytes(blobs, entered, new TextEncoder().encode(JSON.stringify(kept)));
    staged.push(head);
    const keep = async (): Promise<void> => {
      for (const each of staged) await each.keep();
    };
    return { hash: head.hash, size: head.size, keep, letGo };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** The report of an import; undefined while it was not read. One of before heads were kept apart is read whole. Rule: IMPORT-10. */
export async function readReport(
  blobs: BlobStore,
  entered: Entered,
  { report }: Pick<ImportState, 'report'>,
): Promise<ImportReport | undefined> {
  if (report === undefined) return undefined;
  const kept = JSON.parse(Buffer.from(await joined(blobs.get(entered, report))).toString('utf8')) as KeptReport | FileReading;
  if (!('head' in kept))
    return {
      head: headOf(kept),
      problems: () => each(bySeverity(kept.issues)),
      figures: async () => each(kept.figures),
    };
  const { head, problems, figures } = kept;
  return {
    head,
    problems: () => (problems === undefined ? each([]) : readJsonLines<Issue>(blobs.get(entered, problems))),
    figures: async () => readJsonLines<KeptFigure>(figures === undefined ? [] : await piecesOf(blobs.get(entered, figures))),
  };
}

/** So many as one asks for, of all. */
export async function firstOf<T>(values: AsyncIterable<T>, most: number): Promise<readonly T[]> {
  const first: T[] = [];
  for await (const value of values) {
    if (first.length === most) break;
    first.push(value);
  }
  return first;
}

/** A figure as an import captures it; `late` says why it comes after the last day. */
export function captureOf({ cell, figure, note }: KeptFigure, id: string, late?: string): ValueEntry {
  return {
    cell,
    command: {
      type: 'capture',
      figure,
      import: id,
      ...(note === undefined ? {} : { note }),
      ...(late === undefined ? {} : { late }),
    },
  };
}

async function piecesOf(bytes: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return pieces;
}

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

function bySeverity(issues: readonly Issue[]): readonly Issue[] {
  return (['error', 'warning', 'notice'] as const).flatMap((severity) => issues.filter((issue) => issue.severity === severity));
}
