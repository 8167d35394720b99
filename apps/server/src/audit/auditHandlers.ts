import { USUAL_ITEMS } from '@kedu/api';
import { headOf, searchAudit } from '@kedu/store';
import { denied } from '@kedu/workflow';
import type { Handlers } from '../http/handler.ts';
import { actorsOf } from '../knowledge/actors.ts';
import { forbidden } from '../knowledge/answers.ts';
import { cursorOf, positionOf } from '../results/cursor.ts';

/** The audit trail (审计记录): rows, the newest first, and whether every one of them follows from the one before. Rules: RIGHT-5, COMMIT-2. */
export const AUDIT_HANDLERS: Handlers = {
  audit: async ({ ports, entered, context, query }) => {
    const issue = denied(context, 'read_audit');
    if (issue) return forbidden(issue);
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
    return {
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
