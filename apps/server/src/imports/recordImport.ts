import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import {
  afterWorkdays,
  type BulkFigure,
  type Context,
  decideColumns,
  decideImport,
  type FileColumn,
  perform,
  recordedBefore,
  RIGHTS_STREAM,
  streamName,
} from '@kedu/workflow';
import type { CommandReceipt } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { readOne } from '../knowledge/heldStreams.ts';
import { captureOf, firstOf, type ImportReport, type KeptFigure, readReport } from './importReport.ts';

/** From how many figures on a file goes by COPY. Rule: IMPORT-6. */
export const BULK_FROM = 5_001;

/** How often it is decided again because other imports came meanwhile. */
const ATTEMPTS = 4;

/**
 * Records all figures of an import in one command.
 *
 * Rules: COLLECT-11, IMPORT-6. Errors: those of `capture` and of the import; STORE_IMPORT where it goes by COPY.
 */
export async function recordImport(
  ports: ServerPorts,
  context: Context,
  {
    id,
    key,
    late,
    bulkFrom = BULK_FROM,
  }: { readonly id: string; readonly key: string; readonly late?: string | undefined; readonly bulkFrom?: number },
): Promise<{ readonly value: CommandReceipt } | { readonly issues: readonly Issue[] }> {
  const { entered } = context;
  const { state } = await readOne(ports.store, entered, 'import', id);
  // What was refused or withdrawn is out of turn, whatever its figures are.
  const report = state.standing === 'refused' || state.standing === 'withdrawn' ? undefined : await readReport(ports.blobs, entered, state);
  if (report !== undefined && report.head.cells >= bulkFrom && report.head.explained === 0)
    return recordByCopy(ports, context, { id, key, late, round: state.round, report });
  const figures = report === undefined ? [] : await firstOf(await report.figures(), report.head.cells);
  const done = await perform(
    ports,
    entered,
    key,
    {
      on: 'import',
      id,
      round: state.round,
      command: { type: 'record_import', changed: report?.head.changed ?? 0 },
      figures: figures.map((figure) => captureOf(figure, id, late)),
    },
    ports.told?.(),
  );
  if ('issues' in done) return { issues: done.issues };
  const { sequence, at, again } = done.value;
  return { value: { sequence, at, again } };
}

interface ByCopy {
  readonly id: string;
  readonly key: string;
  readonly late?: string | undefined;
  readonly round: string;
  readonly report: ImportReport;
}

async function recordByCopy(
  ports: ServerPorts,
  context: Context,
  { id, key, late, round: roundId, report }: ByCopy,
  attempt = 1,
): Promise<{ readonly value: CommandReceipt } | { readonly issues: readonly Issue[] }> {
  const { store, knowledge, told } = ports;
  const { entered } = context;
  const [rights, round, held] = await Promise.all([
    store.read(entered, [RIGHTS_STREAM] as const).then(([found]) => found),
    readOne(store, entered, 'round', roundId),
    readOne(store, entered, 'import', id),
  ]);
  if (rights === undefined) throw new RangeError('a store that gives no rights');
  const content = contentHash(canonicalJson({ on: 'import', id, late: late ?? '' }));
  const before = await store.answered(entered, key);
  if (before?.content === content) return { value: { ...before.receipt, again: true } };
  const until = afterWorkdays(knowledge.calendar, context.today, round.state.plan?.objectDays ?? 1);
  if ('issue' in until) return { issues: [until.issue] };
  const command = { type: 'record_import', changed: report.head.changed } as const;
  const same = await recordedBefore(store, context, id, held.state.hash);
  const decision = decideImport(held.state, command, { ...context, rights: rights.state, id, recordedBefore: same.stream });
  if ('issues' in decision) return { issues: decision.issues };
  const columns = decideColumns(round.state, report.head.columns.map(fileColumn), {
    ...context,
    rights: rights.state,
    round: roundId,
    objectUntil: until.value,
    late,
  });
  if ('issues' in columns) return { issues: columns.issues };
  const moment = told?.();
  const figures = await report.figures();
  const outcome = await store.importFigures(
    {
      entered,
      command: command.type,
      about: streamName('import', id),
      key,
      content,
      expected: [rights, round, held, ...same.read].map(({ stream, version }) => ({ stream, version })),
      events: decision.value.map((event) => ({ stream: held.stream, event })),
      ...(moment === undefined ? {} : { told: moment }),
    },
    bulkFigures(figures),
    columns.value,
  );
  if ('issue' in outcome) {
    const { code, args } = outcome.issue;
    const isOfOthers = code === 'COMMIT_CONFLICT' && String(args['stream']).startsWith('import/') && args['stream'] !== held.stream;
    if (isOfOthers && attempt < ATTEMPTS) return recordByCopy(ports, context, { id, key, late, round: roundId, report }, attempt + 1);
    return { issues: [outcome.issue] };
  }
  const { sequence, at, again } = outcome.value;
  return { value: { sequence, at, again } };
}

function fileColumn({ indicator, period, source }: FileColumn): FileColumn {
  return { indicator, period, source };
}

async function* bulkFigures(figures: AsyncIterable<KeptFigure>): AsyncGenerator<BulkFigure> {
  for await (const { cell, figure } of figures) yield { ...cell, figure, step: 'submitted' };
}
