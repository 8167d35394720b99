import type { FastifyInstance } from 'fastify';

/** Where the checker stands on a server. */
const PATH = '/verify.html';

/**
 * The checker of bundles beside the console, for whoever has none of his own: the same bytes as anywhere, under the content policy that
 * stands in the page itself, which names its one script by its hash and no network.
 *
 * Shape: `checkerPage` gives the text of verify.html. Rule: VERIFY-1. Errors: rejects for a
 * page without a content policy (a fault of the installation).
 */
export async function checkerRoute(app: FastifyInstance, checkerPage: () => Promise<string>): Promise<void> {
  app.get(PATH, async (_request, reply) => {
    const page = await checkerPage();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    if (policy === undefined) throw new Error('a checker without a content policy');
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .send(page);
  });
}
