import type { RouteBody } from '@kedu/api';
import type { Issue } from '@kedu/model';
import { type Context, denied, workflowIssue } from '@kedu/workflow';
import type { Places } from '../http/places.ts';
import type { ServerPorts } from '../http/ports.ts';

/**
 * Whom a command on rights names and nobody knows, where its asker may give it: a person who was never taken up, an authority that is not
 * registered. Both stand outside the stream of the rights. Rule: RIGHT-21. Errors: RIGHT_PERSON, RIGHT_GRANT (`reader`).
 */
export async function unknownName(
  body: RouteBody<'commandRights'>,
  context: Context,
  people: ServerPorts['people'],
  places: Pick<Places, 'authority'>,
): Promise<Issue | undefined> {
  if (body.type === 'appoint' && denied(context, 'appoint') === undefined)
    return (await people.names([body.person])).has(body.person) ? undefined : workflowIssue('RIGHT_PERSON', {}, { person: body.person });
  if (body.type === 'grant_reading' && denied(context, 'grant_reading') === undefined)
    return (await places.authority(body.reader)) === undefined
      ? workflowIssue('RIGHT_GRANT', {}, { reason: 'reader', grant: body.id })
      : undefined;
  return undefined;
}
