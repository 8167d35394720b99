import type { Route } from './routes/route.ts';

/**
 * Every status that a route may answer with, in order: its own, and the refusals that can befall it.
 *
 * Rule: API-6, API-7. Example: the list of rounds → 200, 304, 400, 401, 403, 404, 429, 500, 503.
 */
export function answersOf({ asker, body, isKeyed, kind, status, upload }: Route): readonly number[] {
  const changes = kind === 'command' || kind === 'upload';
  const holdsBody = body !== undefined || upload !== undefined;
  return [
    status,
    ...(kind === 'read' || kind === 'file' ? [304] : []),
    400,
    ...(asker === 'anybody' ? [] : [401]),
    ...(asker === 'anybody' && !changes ? [] : [403]),
    404,
    ...(isKeyed ? [409, 412] : []),
    ...(holdsBody ? [413, 415] : []),
    // A stream or file of something that is not finished is refused by its procedure, too.
    ...(changes || kind === 'file' || kind === 'stream' ? [422] : []),
    429,
    500,
    503,
  ];
}
