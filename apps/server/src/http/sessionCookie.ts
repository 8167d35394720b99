import { SESSION } from '@kedu/workflow';
import type { FastifyReply } from 'fastify';
import { SESSION_COOKIE } from './admission.ts';

/** Gives the token of a session to the browser, or takes it away (null). Rule: API-2. */
export function sessionCookie(reply: FastifyReply, token: string | null, isSecure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  if (token === null) reply.clearCookie(SESSION_COOKIE, options);
  else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: SESSION.whole / 1000 });
}
