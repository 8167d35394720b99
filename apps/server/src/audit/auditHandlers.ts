import { USUAL_ITEMS } from '@kedu/api';
import { headOf, searchAudit } from '@kedu/store';
import { denied, isDay, workflowIssue } from '@kedu/workflow';
import type { Handlers, RefusedAnswer } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { forbidden } from '../knowledge/answers.ts';
import { cursorOf, positionOf } from '../results/cursor.ts';

/** The audit trail (审计记录): rows, the newest first, and whether every one of them follows from the one before. Rules: RIGHT-5, RIGHT-20, COMMIT-2. */
export const AUDIT_HANDLERS: Handlers = {
  audit: async ({ ports, entered, context, query }) => {
    const issue = denied(context, 'read_audit');
    if (issue) return forbidden(issue);
    const wrong = wrongDay(query);
    if (wrong !== undefined) return wrong;
    const most = query.limit ?? USUAL_ITEMS;
    const { cursor, limit: _, ...question } = query;
    const before = cursor === undefined ? undefined : positionOf(cursor);
    const { rows, broken } = await ports.store.look(entered, async (client) => ({
      rows: await searchAudit(client, entered.authority, { ...question, before }, most + 1),
      broken: await ports.store.trailBreak(client, entered.authority),
    }));
    const shown = rows.slice(0, most);
    const actors = await actorsOf(ports.people, context.rights, shown);
    const last = shown.at(-1);
    // Whether every row follows is asked anew each time: nobody is told of an hour ago.
    return {
      isLive: true,
      value: {
        items: shown.map(({ sequence, at, person, post, command, about, events }) => {
          const { name, title } = actors.of({ person, post });
          return { sequence, at, person: { id: person, name }, post, title, command, about, events };
        }),
        ...(rows.length > most && last !== undefined ? { next: cursorOf(last.sequence) } : {}),
        chain: {
          holds: broken === undefined,
          rows: await headOf(ports.store.pool, entered.authority),
          ...(broken === undefined ? {} : { brokenAt: broken.sequence }),
        },
      },
    };
  },
};

/** RIGHT_SPAN where a day is none, or the first one lies after the last. */
function wrongDay({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): RefusedAnswer | undefined {
  const field =
    from !== undefined && !isDay(from)
      ? 'from'
      : until !== undefined && (!isDay(until) || (from !== undefined && until < from))
        ? 'until'
        : undefined;
  return (
    field && {
      issues: [workflowIssue('RIGHT_SPAN', {}, { from: from ?? '', until: until ?? '' })],
      status: 400,
      at: () => `query/${field}`,
    }
  );
}
