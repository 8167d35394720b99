import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { API_ROOT } from '@kedu/api';
import type { FastifyInstance } from 'fastify';
import { answerNothing } from './server.ts';

/** Paths that no page of the console has. */
const ELSEWHERE = [`${API_ROOT}/`, '/api', '/assets/', '/reports', '/healthz', '/readyz', '/metrics'];

/**
 * The officials' application: its files, and its one page for every address of its own. Files under `assets/` bear their hash in their
 * names and are kept for good; the page is asked for again each time.
 */
export async function registerConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const index = join(folder ?? '', 'index.html');
  if (folder === undefined || !existsSync(index)) {
    app.setNotFoundHandler(answerNothing);
    return;
  }
  const page = readFileSync(index, 'utf8');
  await app.register(staticFiles, {
    root: folder,
    index: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'));
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] as string;
    const isPage = request.method === 'GET' && !ELSEWHERE.some((each) => path.startsWith(each)) && !/\.[a-z0-9]+$/i.test(path);
    if (isPage) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    return answerNothing(request, reply);
  });
}
