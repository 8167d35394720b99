import { apiIssue } from '@kedu/api';
import type { Issue } from '@kedu/model';
import { BURDENS, type Context, denied, mayNotRead } from '@kedu/workflow';
import { besideFields } from '../http/besideFields.ts';
import type { Handlers } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { readAll } from '../knowledge/heldStreams.ts';
import { knownUnits } from '../knowledge/unitHandlers.ts';
import { burdenOf } from './burdenOf.ts';
import { namesOfUnits } from './namesOfUnits.ts';

/** Most askings that are listed; all of them are counted. */
const MOST_ASKS = 2_000;

/** The ledger of burden, and what is asked beside figures. Rules: BURDEN-1 to BURDEN-3. */
export const BURDEN_HANDLERS: Handlers = {
  burden: async ({ ports, context, query }) => {
    const unitName = await namesOfUnits(ports, context);
    const lines = (await burdenOf(ports.store, context)).filter(
      ({ unit, month }) => (query.month === undefined || month === query.month) && mayBeSeen(context, unit),
    );
    const asked = (await readAll(ports.store, context.entered, 'burden'))
      .filter(({ stream }) => mayNotRead(context, stream) === undefined)
      .flatMap(({ stream, state }) => state.asked.map((each) => ({ unit: unitName(stream.slice('burden/'.length)), ...each })))
      .filter(({ on }) => query.month === undefined || on.startsWith(query.month))
      .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
      .slice(0, MOST_ASKS);
    const actors = await actorsOf(ports.people, context.rights, asked);
    const asks = asked.map(({ person, post, ...rest }) => ({ ...rest, by: actors.of({ person, post }) }));
    const totals = BURDENS.map((kind) => {
      const own = lines.filter((line) => line.kind === kind);
      return { kind, asked: sum(own.map(({ asked }) => asked)), spared: sum(own.map(({ spared }) => spared)) };
    });
    return {
      value: {
        items: lines.map(({ unit, ...line }) => ({ unit: unitName(unit), ...line })),
        asks,
        totals: totals.filter(({ asked, spared }) => asked + spared > 0),
      },
    };
  },

  commandBurden: async ({ ports, context, params, body, perform, locale }) => {
    const units = await knownUnits(ports, context);
    // Before there is a scheme there is no register to hold it to (RIGHT-19).
    if (
      units.length > 0 &&
      !units.some(({ id }) => id === params.unit) &&
      denied(context, 'check_value', { unit: params.unit }) === undefined
    )
      return { issues: [apiIssue('API_NOT_FOUND', {}, { found: params.unit })], at: () => '/unit' };
    const answer = await perform({ on: 'burden', unit: params.unit, command: body });
    if (!('issues' in answer)) return answer;
    const { name } = (await namesOfUnits(ports, context))(params.unit);
    const beside = besideFields(answer, body);
    return { ...beside, issues: answer.issues.map((issue) => namedIn(issue, (locale === 'en' ? name.en : undefined) ?? name['zh-CN'])) };
  },
};

/** The unit of a refusal by its name: people do not know units by their IDs. */
function namedIn(issue: Issue, unit: string): Issue {
  return issue.code === 'BURDEN_TWICE' ? { ...issue, args: { ...issue.args, unit } } : issue;
}

function mayBeSeen(context: Context, unit: string): boolean {
  return mayNotRead(context, `burden/${unit}`) === undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
