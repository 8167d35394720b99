import { createServer, type Server } from 'node:http';
import type { Answer } from './routes.ts';

const SECURITY = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Port by default; when it is taken, the next free one up to this many further is used. */
export const DEFAULT_PORT = 4170;
const FURTHER_PORTS = 20;

/**
 * Serves pages on the loopback address only.
 * Errors: rejects where no port is free, or for any other fault of listening.
 */
export async function servePages(
  answer: (path: string, locale: 'zh-CN' | 'en') => Answer,
  port: number,
  failed: (error: unknown) => void = (error) => void process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
): Promise<{ server: Server; address: string }> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...SECURITY, allow: 'GET, HEAD' }).end();
      return;
    }
    // Not new URL(): it throws for targets such as `//`.
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    // One page that cannot be made must not take the others with it.
    try {
      const { status, html } = answer(path, new URLSearchParams(query).get('lang') === 'en' ? 'en' : 'zh-CN');
      response.writeHead(status, SECURITY).end(request.method === 'HEAD' ? undefined : html);
    } catch (error) {
      failed(error);
      response.writeHead(500, SECURITY).end();
    }
  });
  const taken = await listen(server, port, FURTHER_PORTS);
  return { server, address: `http://localhost:${taken}/` };
}

function listen(server: Server, port: number, further: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' && further > 0) resolve(listen(server, port + 1, further - 1));
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, 'localhost', () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
