import { SESSION } from '@kedu/workflow';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOf } from '../signIn/tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What `tokenDigest` found. */
    tokenDigest: string | undefined;
  }
}

const SESSION_COOKIE = 'kedu_session';

/** Digest of the token that a browser brought, by which its session is known (SIGN-4); of '' where it brought none. */
export function tokenDigest(request: FastifyRequest): string {
  request.tokenDigest ??= digestOf(request.cookies?.[SESSION_COOKIE] ?? '');
  return request.tokenDigest;
}

/** Gives the token of a session to the browser, or takes it away (null). Rule: API-2. */
export function sessionCookie(reply: FastifyReply, token: string | null, isSecure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  if (token === null) reply.clearCookie(SESSION_COOKIE, options);
  else reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: SESSION.whole / 1000 });
}
