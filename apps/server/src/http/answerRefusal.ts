import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './locale.ts';
import { problemOf, type Refusal } from './problem.ts';

/** After how many seconds a request is worth another try while the database, or a process beside the server, is away. */
export const AWAY_SECONDS = 2;

/** Answers with why something is refused, in the reader's language; never kept by anybody on the way. Rule: API-5, API-6. */
export function answerRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(refusal, localeOf(request.headers['accept-language']), request.id);
  if (problem.status === 503) reply.header('retry-after', String(AWAY_SECONDS));
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(problem)));
}
