import type { RouteAnswer } from '@kedu/api';
import { USUAL_ITEMS } from '@kedu/api';
import type { Handlers } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { notFound } from '../knowledge/answers.ts';
import type { RunFiles } from '../runs/desk/deskMessages.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { readRun } from './readRun.ts';

type Results = Pick<RouteAnswer<'results'>, 'lists' | 'items' | 'isExample'>;
type Lights = Omit<RouteAnswer<'lights'>, 'run' | 'shown' | 'next'> & { readonly next?: number | undefined };
type Unit = Omit<RouteAnswer<'unitResult'>, 'run' | 'period' | 'shown' | 'ranksAreHidden'>;

/** Who answers on a run: the process that worked it out, as long as it is free, else that of all who read. Rule: RUNNING-13. */
function deskOf({ desk, runs }: ServerPorts, files: RunFiles): ServerPorts['desk'] {
  return runs.isReadyFor(files) ? runs : desk;
}

/** What came of a run: results, lights, one unit with its reasons. Rules: RUNNING-6, EXPLAIN-7. */
export const RESULT_HANDLERS: Handlers = {
  results: async ({ ports, context, params, query, locale }) => {
    const read = await readRun(ports, context, params.run);
    if ('issues' in read) return read;
    const { files, input, shown, whole, ranksAreHidden } = read.value;
    const answer = await deskOf(ports, files).ask({ op: 'results', run: files, shown: whole, locale, list: query.list });
    if ('issues' in answer) return { issues: answer.issues };
    const { lists, items, isExample } = answer.value as Results;
    return { value: { run: params.run, period: input.period, shown, ranksAreHidden, isExample, lists, items } };
  },

  lights: async ({ ports, context, params, query, locale }) => {
    const read = await readRun(ports, context, params.run);
    if ('issues' in read) return read;
    const { files, shown, whole } = read.value;
    const answer = await deskOf(ports, files).ask({
      op: 'lights',
      run: files,
      shown: whole,
      locale,
      list: query.list,
      indicators: query.indicators === undefined || query.indicators === '' ? undefined : query.indicators.split(','),
      from: positionOf(query.cursor),
      most: query.limit ?? USUAL_ITEMS,
      withSentences: query.sentences === 'true',
    });
    if ('issues' in answer) return { issues: answer.issues };
    if (answer.value === undefined) return notFound(`run/${params.run}/lights/${query.list ?? ''}`);
    const { next, ...matrix } = answer.value as Lights;
    return { value: { run: params.run, shown, ...matrix, ...(next === undefined ? {} : { next: cursorOf(next) }) } };
  },

  unitResult: async ({ ports, context, params, locale }) => {
    const read = await readRun(ports, context, params.run);
    if ('issues' in read) return read;
    const { files, input, shown, whole, ranksAreHidden, sees } = read.value;
    if (!sees(params.unit)) return notFound(`run/${params.run}/units/${params.unit}`);
    const answer = await deskOf(ports, files).ask({ op: 'unit', run: files, unit: params.unit, withRanks: whole.withRanks, locale });
    if ('issues' in answer) return { issues: answer.issues };
    if (answer.value === undefined) return notFound(`run/${params.run}/units/${params.unit}`);
    return { value: { run: params.run, period: input.period, shown, ranksAreHidden, ...(answer.value as Unit) } };
  },
};
