import type { Issue } from '@kedu/model';
import { type Context, decideCells, type Entered, lastVersion, MACHINE, type Round, standingOf, valueStream } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { joined, performKeeping } from '../knowledge/bytes.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { PROBE_REASON } from '../knowledge/openSteps.ts';
import type { HeldScheme } from '../knowledge/schemeLibrary.ts';
import { namedFigure } from '../collection/namedFigures.ts';
import { unitNames } from '../knowledge/namedUnits.ts';
import { schemeOfRound, titlesOfScheme } from '../rounds/schemeOfRound.ts';
import { localBytes } from '../runs/localBytes.ts';
import { importIssue } from './codes.ts';
import { mappingNamed } from './importMapping.ts';
import { captureOf, stageReport } from './importReport.ts';
import { type FileFigure, type HowRead, isRefused, readFigures } from './readFigures.ts';
import { isSmallFile, SMALL_LIMITS } from './smallFile.ts';
import { type FileReading, MOST_DIFFERING } from './reportHead.ts';

/** A file on its way in. */
export interface ComingImport {
  readonly id: string;
  readonly key: string;
  readonly round: string;
  readonly name: string;
  readonly mapping: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Takes a file of figures: received and kept, read, decided without being carried out; it then is read, or refused with its report.
 *
 * Whoever brings it is `context`; reading is the server's own step. Rules: COLLECT-11, IMPORT-2 to IMPORT-4. Errors: those of receiving it;
 * what is wrong in the file stands in the report.
 */
export async function takeImport(
  ports: ServerPorts,
  context: Context,
  { id, key, round, name, mapping, pieces }: ComingImport,
): Promise<{ readonly issues: readonly Issue[] } | undefined> {
  const { entered } = context;
  const staged = await ports.blobs.stage(entered, pieces);
  const command = { type: 'receive_import', hash: staged.hash, bytes: staged.size, mapping, round, name } as const;
  const received = await performKeeping(ports, staged, entered, key, { on: 'import', id, round, command });
  if ('issues' in received) return { issues: received.issues };
  return readImport(ports, context, id);
}

/** A file that was kept. */
interface TakenFile {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly mapping: string;
}

/** Reads an import that was received and not read yet: also one whose server ended between the two. */
export async function readImport(
  ports: ServerPorts,
  context: Context,
  id: string,
): Promise<{ readonly issues: readonly Issue[] } | undefined> {
  const { entered } = context;
  const { state } = await readOne(ports.store, entered, 'import', id);
  if (state.standing !== 'received') return undefined;
  const round = await readOne(ports.store, entered, 'round', state.round);
  const scheme = await schemeOfRound(ports, entered, round.state);
  const report =
    scheme === undefined
      ? { file: state.name, issues: [importIssue('IMPORT_MAPPING', {}, { reason: 'scheme', found: state.round })], figures: [], changed: 0 }
      : await reportOf(ports, context, id, state, { id: state.round, round: round.state, scheme });
  const machine: Entered = { authority: entered.authority, ...MACHINE };
  const staged = await stageReport(ports.blobs, entered, report);
  const count = (severity: Issue['severity']): number => report.issues.filter((issue) => issue.severity === severity).length;
  const command = isRefused(report)
    ? ({ type: 'refuse_import', errors: Math.max(1, count('error')), report: staged.hash } as const)
    : ({ type: 'read_import', cells: report.figures.length, warnings: count('warning'), report: staged.hash } as const);
  const done = await performKeeping(ports, staged, machine, `read-${id}`, { on: 'import', id, round: state.round, command });
  return 'issues' in done ? { issues: done.issues } : undefined;
}

async function reportOf(
  ports: ServerPorts,
  context: Context,
  id: string,
  file: TakenFile,
  asked: { readonly id: string; readonly round: Round; readonly scheme: HeldScheme },
): Promise<FileReading> {
  const { entered } = context;
  const how = await mappingNamed(ports.blobs, entered, asked.scheme, file.mapping);
  if ('issues' in how) return { file: file.name, issues: how.issues, figures: [], changed: 0 };
  const read = await readAside(ports, entered, file, asked, how.value);
  const { figures, issues } = read;
  const unitName = unitNames(asked.scheme.pack.register, context.today);
  const names = { titles: titlesOfScheme(asked.scheme), unitName };
  const named = (all: readonly Issue[]): readonly Issue[] => all.map((issue) => namedFigure(issue, names));
  const report = { file: file.name, issues: named(issues), figures, changed: 0 };
  // Why they are late is asked when they are recorded.
  const captures = figures.map((figure) => captureOf(figure, id, PROBE_REASON));
  const { decision } = await decideCells(ports, context, asked.id, captures);
  if ('issues' in decision) return { ...report, issues: named([...issues, ...placed(decision.issues, figures)]) };
  const moved = new Set<string>(decision.value.map(({ stream }) => stream));
  return { ...report, figures: await compared(ports, entered, figures, moved), changed: decision.value.length };
}

/** Figures of a file, each with whether it differs from what stands; the first that do with what that is. */
async function compared(
  { store }: Pick<ServerPorts, 'store'>,
  entered: Entered,
  figures: readonly FileFigure[],
  moved: ReadonlySet<string>,
): Promise<readonly FileFigure[]> {
  const shown = figures
    .map(({ cell }) => valueStream(cell))
    .filter((stream) => moved.has(stream))
    .slice(0, MOST_DIFFERING);
  const held = new Map((await store.read(entered, shown)).map(({ stream, state }) => [stream, state]));
  return figures.map((figure) => {
    const stream = valueStream(figure.cell);
    const state = held.get(stream);
    const step = state === undefined ? 'none' : standingOf(state);
    const stands = state === undefined || step === 'none' || step === 'withdrawn' ? undefined : lastVersion(state)?.figure;
    return { ...figure, differs: moved.has(stream), ...(stands === undefined ? {} : { stands }) };
  });
}

type Read = ReturnType<typeof readFigures>;

/** Reads a small file here, a large one in a process of its own, so that nobody else waits for it. Rule: IMPORT-8. */
async function readAside(
  ports: ServerPorts,
  { authority, ...who }: Entered,
  file: TakenFile,
  { round, scheme }: { readonly round: Round; readonly scheme: HeldScheme },
  how: HowRead,
): Promise<Read> {
  if (file.bytes <= ports.readsHere) {
    const whole = { name: file.name, bytes: await joined(ports.blobs.get({ authority, ...who }, file.hash)) };
    if (isSmallFile(whole, ports.readsHere)) return readFigures(whole, round, scheme, how, SMALL_LIMITS);
  }
  const answer = await ports.files.ask({
    op: 'figures',
    archive: await localBytes(ports, authority, scheme.state.hash),
    scheme: `${scheme.id}@${scheme.version}`,
    file: await localBytes(ports, authority, file.hash),
    name: file.name,
    round,
    how,
  });
  // The desk answers issues where its process ended alone.
  return 'value' in answer
    ? (answer.value as Read)
    : { figures: [], issues: [importIssue('IMPORT_MAPPING', {}, { reason: 'ended', found: '' })] };
}

/** Problems of figures at the cells of the file that they stand in. */
function placed(issues: readonly Issue[], figures: readonly FileFigure[]): readonly Issue[] {
  const places = new Map<string, Issue['place']>();
  for (const { cell, place } of figures) {
    const stream = valueStream({ ...cell, source: '' });
    if (!places.has(stream)) places.set(stream, place);
  }
  return issues.map((issue) => {
    const { indicator = '', period = '', unit = '' } = issue.place;
    const place = places.get(valueStream({ indicator, period, unit, source: '' }));
    return place === undefined ? issue : { ...issue, place: { ...place, ...issue.place } };
  });
}
