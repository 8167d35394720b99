import { type ImportFile, USUAL_ITEMS } from '@kedu/api';
import type { Locale } from '@kedu/model';
import { type Context, type Held, IMPORT_TRANSITIONS, type Task } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import { fileIssue } from '../http/fileIssue.ts';
import type { Handlers, RefusedAnswer } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { FILE_FIELD } from '../http/upload.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { forbidden, notFound } from '../knowledge/answers.ts';
import { readAll, readOne } from '../knowledge/heldStreams.ts';
import { keyedId } from '../knowledge/keyedId.ts';
import { openSteps, PROBE_REASON } from '../knowledge/openSteps.ts';
import { readableRound } from '../collection/collectionHandlers.ts';
import { namedInRound } from '../collection/namedFigures.ts';
import { TEMPLATE } from './importMapping.ts';
import { comingFigures } from './comingFigures.ts';
import { firstOf, readReport } from './importReport.ts';
import { importNotReadable } from './importNotReadable.ts';
import { recordImport } from './recordImport.ts';
import { reportWorkbook } from './reportWorkbook.ts';
import { takeImport } from './takeImport.ts';
import { templateOf } from './templateOf.ts';

type HeldImport = Held<`import/${string}`>;

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Refusals of an upload that are about the file itself. */
const OF_FILE: readonly string[] = ['IMPORT_FILE', 'IMPORT_EMPTY', 'IMPORT_OTHER'];

/** Most problems that a page shows of one file. */
const MOST_PROBLEMS = 2000;

/** Files of figures: the template, upload, problems by cell, recording. Rules: COLLECT-11, IMPORT-1 to IMPORT-7. */
export const IMPORT_HANDLERS: Handlers = {
  template: async ({ ports, context, params, query, locale }) => {
    const found = await readableRound(ports, context, params.round);
    if ('issues' in found) return found;
    const made = await templateOf(ports, context, { id: params.round, round: found.round.state, indicator: query.indicator }, locale);
    if (made === undefined) return notFound(`round/${params.round}/template.xlsx`);
    if ('issues' in made) return made;
    return { bytes: made.value, type: WORKBOOK, name: locale === 'zh-CN' ? `填报表 ${params.round}.xlsx` : `figures ${params.round}.xlsx` };
  },

  imports: async ({ ports, context, params, query, locale }) => {
    const found = await readableRound(ports, context, params.round);
    if ('issues' in found) return found;
    const all = (await readAll(ports.store, context.entered, 'import'))
      .filter(({ state }) => state.round === params.round)
      .sort((a, b) => (a.state.at < b.state.at ? 1 : a.state.at > b.state.at ? -1 : 0));
    const { cursor, limit = USUAL_ITEMS } = query;
    const from = cursor === undefined ? 0 : all.findIndex(({ stream }) => cursorOf(stream) === cursor) + 1;
    const page: HeldImport[] = [];
    for (const held of all.slice(from)) {
      if (page.length > limit) break;
      if ((await importNotReadable(ports.blobs, context, held)) === undefined) page.push(held);
    }
    const items: ImportFile[] = [];
    for (const held of page.slice(0, limit)) items.push(await shownInList(ports, context, held, locale));
    const last = page[limit - 1];
    return { value: { items, ...(page.length > limit && last !== undefined ? { next: cursorOf(last.stream) } : {}) } };
  },

  upload: async ({ ports, entered, context, params, body, key, upload, locale }) => {
    const found = await readableRound(ports, context, params.round);
    if ('issues' in found) return found;
    const id = keyedId('import', entered, key);
    const { fileName, pieces } = await upload();
    const refused = await takeImport(ports, context, {
      id,
      key,
      round: params.round,
      name: fileName,
      mapping: body.mapping ?? TEMPLATE,
      pieces,
    });
    if (refused) return { ...refused, at: ({ code }) => (OF_FILE.includes(code) ? FILE_FIELD : undefined) };
    return { value: await shownWhole(ports, context, await readOne(ports.store, entered, 'import', id), locale) };
  },

  importFile: async ({ ports, context, params, locale }) => {
    const found = await readableImport(ports, context, params.import);
    if ('issues' in found) return found;
    return { value: await shownWhole(ports, context, found.held, locale) };
  },

  commandImport: async ({ ports, context, params, body, key, perform }) => {
    const found = await readableImport(ports, context, params.import);
    if ('issues' in found) return found;
    if (body.type !== 'record_import')
      return besideFields(await perform({ on: 'import', id: params.import, round: found.held.state.round, command: body }), body);
    const done = await recordImport(ports, context, { id: params.import, key, late: body.late });
    const recorded = 'issues' in done ? { issues: await namedInRound(ports, context, found.held.state.round, done.issues) } : done;
    return besideFields(recorded, body, ({ code }) => (code === 'COLLECT_LATE' ? '/late' : undefined));
  },

  importReport: async ({ ports, context, params, locale }) => {
    const found = await readableImport(ports, context, params.import);
    if ('issues' in found) return found;
    const { state } = found.held;
    const report = await readReport(ports.blobs, context.entered, state);
    if (report === undefined) return notFound(`${found.held.stream}/report.xlsx`);
    const name = state.name.replace(/\.[^.]*$/, '');
    return {
      bytes: await reportWorkbook(ports, context.entered, state, await firstOf(report.problems(), report.head.problems), locale),
      type: WORKBOOK,
      name: `${name} ${locale === 'zh-CN' ? '问题' : 'problems'}.xlsx`,
    };
  },
};

/** The import, where it is there and may be read. */
async function readableImport(
  { store, blobs }: ServerPorts,
  context: Context,
  id: string,
): Promise<{ readonly held: HeldImport } | RefusedAnswer> {
  const held = await readOne(store, context.entered, 'import', id);
  if (held.version === 0) return notFound(held.stream);
  const issue = await importNotReadable(blobs, context, held);
  return issue ? forbidden(issue) : { held };
}

function cursorOf(stream: string): string {
  return Buffer.from(stream).toString('base64url');
}

/** An import as a list shows it: how many problems it has, and none of them. Rule: IMPORT-10. */
async function shownInList(ports: ServerPorts, context: Context, held: HeldImport, locale: Locale): Promise<ImportFile> {
  const { state } = held;
  const actors = await actorsOf(ports.people, context.rights, [state]);
  const report = await readReport(ports.blobs, context.entered, state);
  // Of a file with errors nothing was compared.
  const changed = state.standing === 'refused' ? undefined : (state.changed ?? report?.head.changed);
  return {
    id: held.stream.slice('import/'.length),
    round: state.round,
    standing: state.standing,
    seen: held.version,
    name: state.name,
    hash: state.hash,
    bytes: state.bytes,
    mapping: state.mapping,
    cells: report?.head.cells ?? state.cells,
    ...(changed === undefined ? {} : { changed }),
    errors: report?.head.errors ?? 0,
    warnings: report?.head.warnings ?? 0,
    problems: [],
    isCut: (report?.head.problems ?? 0) > 0,
    by: actors.of(state),
    at: state.at,
    can: await openSteps(ports, context, stepsOf(held), locale),
  };
}

/** The same with its problems by cell: errors before warnings, notices last. */
export async function shown(ports: ServerPorts, context: Context, held: HeldImport, locale: Locale): Promise<ImportFile> {
  const file = await shownInList(ports, context, held, locale);
  const report = file.isCut ? await readReport(ports.blobs, context.entered, held.state) : undefined;
  if (report === undefined) return file;
  const problems = await firstOf(report.problems(), MOST_PROBLEMS);
  return {
    ...file,
    problems: problems.map((issue) => fileIssue(issue, locale, { rights: context.rights })),
    isCut: report.head.problems > problems.length,
  };
}

/** The same with what would be recorded, while that waits. Rule: COLLECT-11. */
async function shownWhole(ports: ServerPorts, context: Context, held: HeldImport, locale: Locale): Promise<ImportFile> {
  const file = await shown(ports, context, held, locale);
  return held.state.standing === 'read' ? { ...file, ...(await comingFigures(ports, context, held.state)) } : file;
}

/** The commands that people give in this state. */
function stepsOf({ stream, state }: HeldImport): readonly Extract<Task, { readonly on: 'import' }>[] {
  const base = { on: 'import', id: stream.slice('import/'.length), round: state.round } as const;
  return Object.keys(IMPORT_TRANSITIONS[state.standing]).flatMap((type): Extract<Task, { readonly on: 'import' }>[] => {
    if (type === 'record_import') return [{ ...base, command: { type, changed: 0 } }];
    return type === 'withdraw_import' ? [{ ...base, command: { type, reason: PROBE_REASON } }] : [];
  });
}
