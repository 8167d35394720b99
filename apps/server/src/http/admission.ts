import { apiIssue, type Route, ROUTES } from '@kedu/api';
import { type Context, denied, mayNotRead, workflowIssue } from '@kedu/workflow';
import type { Issue } from '@kedu/model';
import type { FastifyRequest } from 'fastify';
import type { Configuration } from '../config/configuration.ts';
import type { Sessions } from '../signIn/sessions.ts';
import type { Reader } from './handler.ts';
import type { Places } from './places.ts';
import type { ServerPorts } from './ports.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { tokenDigest } from './sessionCookie.ts';

/** All that a session does whose password was given by somebody else, until it is changed. Rule: SIGN-10. */
const BEFORE_PASSWORD = [ROUTES.session, ROUTES.signOut, ROUTES.changePassword].map(({ method, path }) => `${method} ${path}`);

/** What admission needs to know. */
export interface Doorkeeper {
  readonly configuration: Pick<Configuration, 'origin' | 'secondFactor' | 'signInsPerMinute'>;
  readonly sessions: Sessions;
  readonly places: Places;
  readonly ports: ServerPorts;
}

/** Who was let in: nobody in particular, a person, or a person in a post. */
export interface Admitted {
  readonly reader?: Reader | undefined;
  readonly context?: Context | undefined;
}

/**
 * Lets a request in, or says why not, before anything of it is read: origin, session, authority, post, permission.
 *
 * Who has no place in an authority is answered as for one that is not there, whatever the rest of the path. A look at whether
 * somebody would still be let in (`isSeen: false`) is no request, and moves no end of a session.
 * Rule: API-2, API-3, API-4, SIGN-3, SIGN-10. Throws `RefusedRequest`: API_ORIGIN, SIGN_SESSION, SIGN_PASSWORD, API_NOT_FOUND,
 * API_POST_MISSING, RIGHT_SEAT, SIGN_CODE, RIGHT_DENIED.
 */
export async function admit(
  request: FastifyRequest,
  route: Route,
  door: Doorkeeper,
  look: { readonly isSeen?: boolean } = {},
): Promise<Admitted> {
  if (route.method !== 'GET') fromOurPages(request, door.configuration.origin);
  if (route.asker === 'anybody') return {};
  const found = await door.sessions.of(tokenDigest(request), look);
  if ('issue' in found) throw new RefusedRequest(found.issue);
  const { person, name, signName, hasSecondFactor, passwordIsGiven, given, isExample, session } = found.value;
  // Cookies are of the whole browser: the page of somebody who was here before gives no command in the name of who came after him.
  if (route.method !== 'GET' && (request.headers['kedu-person'] ?? person) !== person)
    throw new RefusedRequest(workflowIssue('SIGN_SESSION', {}, { reason: 'another' }));
  const reader: Reader = {
    person,
    name,
    signName,
    hasSecondFactor,
    passwordIsGiven,
    given,
    isExample,
    session: session.digest,
    openedAt: session.openedAt,
  };
  if (passwordIsGiven && !BEFORE_PASSWORD.includes(`${route.method} ${route.path}`))
    throw new RefusedRequest({ issues: [workflowIssue('SIGN_PASSWORD', {}, { reason: 'given', found: '', least: '' })], status: 403 });
  if (route.asker === 'session') return { reader };
  const { authority = '' } = request.params as { readonly authority?: string };
  if ((await door.places.authority(authority)) === undefined) throw new RefusedRequest(notThere(authority));
  const { rights } = await door.places.rights(authority);
  const today = door.places.today();
  const own = door.places.posts(rights, person);
  if (own.length === 0) throw new RefusedRequest(notThere(authority));
  const asked = request.headers['kedu-post'];
  if (typeof asked !== 'string' || asked === '') throw new RefusedRequest(apiIssue('API_POST_MISSING', {}, { authority }));
  const post = readHeader(asked);
  const context: Context = { entered: { authority, person, post }, at: door.ports.clock.now(), today, rights };
  // Whoever names a post that is not his, or the server itself, sits nowhere (RIGHT-2, RIGHT-12).
  const away = own.some((each) => each.post === post)
    ? mayNotRead(context, 'rights')
    : workflowIssue('RIGHT_SEAT', {}, { post: /^[^\p{C}]{1,120}$/u.test(post) ? post : '', day: today });
  if (away !== undefined) throw new RefusedRequest({ issues: [away], rights });
  const isExempt = isExample && door.configuration.secondFactor === 'not_for_examples';
  if (!hasSecondFactor && !isExempt && own.some((each) => each.post === post && each.needsSecondFactor))
    throw new RefusedRequest({ issues: [workflowIssue('SIGN_CODE', {}, { reason: 'needed' })], status: 403 });
  const refusals = route.permissions.map((permission) => denied(context, permission));
  if (refusals.length > 0 && refusals.every((issue) => issue !== undefined))
    throw new RefusedRequest({ issues: [refusals[0] as Issue], rights });
  return { reader, context };
}

/** A header may carry what is not ASCII only in percent-encoding. */
function readHeader(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function notThere(authority: string): Issue {
  return apiIssue('API_NOT_FOUND', {}, { found: authority.slice(0, 100) });
}

/** A browser says where a page is from; one of another site changes nothing here. Rule: API-4. */
function fromOurPages({ headers, protocol, host }: FastifyRequest, origin: string | undefined): void {
  const own = origin ?? `${protocol}://${host}`;
  const found = headers.origin;
  const site = headers['sec-fetch-site'];
  const isOwn = found === undefined ? site === undefined || site === 'same-origin' || site === 'none' : found === own;
  if (!isOwn) throw new RefusedRequest(apiIssue('API_ORIGIN', {}, { found: (found ?? String(site)).slice(0, 200) }));
}
