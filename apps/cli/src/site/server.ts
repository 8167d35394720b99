import { createServer, type Server } from 'node:http';
import type { Answer } from './routes.ts';

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const SECURITY = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `${PAGE_POLICY}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Port by default; when it is taken, the next free one up to this many further is used. */
export const DEFAULT_PORT = 4170;
const FURTHER_PORTS = 20;

/**
 * Serves pages on the loopback address only, and only to whoever asks for it by its own name: a page of another site that has its name
 * lead here (DNS rebinding) gets 421. Rule: OUT-13.
 *
 * Errors: rejects where no port is free, or for any other fault of listening.
 */
export async function servePages(
  answer: (path: string, locale: 'zh-CN' | 'en') => Promise<Answer>,
  port: number,
  failed: (error: unknown) => void = (error) => void process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
): Promise<{ server: Server; address: string }> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    if (!isOwnHost(request.headers.host, request.socket.localPort)) {
      response.writeHead(421, SECURITY).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...SECURITY, allow: 'GET, HEAD' }).end();
      return;
    }
    // Not new URL(): it throws for targets such as `//`.
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    // One page that cannot be made must not take the others with it.
    answer(path, new URLSearchParams(query).get('lang') === 'en' ? 'en' : 'zh-CN').then(
      (found) => {
        if (found.status === 302) response.writeHead(302, { ...SECURITY, location: found.location }).end();
        else response.writeHead(found.status, headersOf(found)).end(request.method === 'HEAD' ? undefined : found.html);
      },
      (error: unknown) => {
        failed(error);
        response.writeHead(500, SECURITY).end();
      },
    );
  });
  const taken = await listen(server, port, FURTHER_PORTS);
  return { server, address: `http://localhost:${taken}/` };
}

const OWN_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a request names this server; without a port it means 80. */
function isOwnHost(host: string | undefined, port: number | undefined): boolean {
  const [, name = '', asked = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host ?? '') ?? [];
  return OWN_NAMES.includes(name.toLowerCase()) && Number(asked) === port;
}

/** A report says in its own head which script may run: its own, by hash, and the workers that it starts. The header says the same. */
function headersOf({ html, isReport }: Extract<Answer, { html: string }>): Readonly<Record<string, string>> {
  const own = isReport ? /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] : undefined;
  if (own === undefined) return SECURITY;
  const policy = own.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  return { ...SECURITY, 'content-security-policy': `${policy}; frame-ancestors 'none'` };
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
