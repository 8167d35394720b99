import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ServerPages } from './configured.ts';

/** Where the reports stand on a server. */
const ROOT = '/reports';
/** Heads of the pages that go on to the reader. */
const PASSED = ['content-type', 'content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control', 'location'];

/**
 * The reports of `kedu site` below `/reports`: assessed by a process of its own when somebody first asks for one, so that nobody else waits meanwhile; it
 * ends with the server.
 *
 * Rule: OUT-13.
 */
export function reportPages(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  start: () => Promise<Site> = () => startSite(cwd, env),
): ServerPages {
  let running: Promise<Site> | undefined;
  const site = (): Promise<Site> => {
    if (running !== undefined) return running;
    const asked = start();
    running = asked;
    asked.then(
      ({ child }) => child.once('exit', () => (running = undefined)),
      () => (running = undefined),
    );
    return asked;
  };
  return async (app) => {
    app.addHook('onClose', async () => {
      if (running !== undefined) stopSite(await running);
    });
    app.get(`${ROOT}*`, async (request, reply) => {
      const { address } = await site();
      const target = sitePage(request.url, address);
      if (target === undefined) return reply.callNotFound();
      const page = await fetch(target, {
        redirect: 'manual',
        signal: request.gone,
      });
      for (const name of PASSED) {
        const value = page.headers.get(name);
        if (value !== null) reply.header(name, value);
      }
      return reply.code(page.status).send(Buffer.from(await page.arrayBuffer()));
    });
  };
}

/** A process of `kedu site`, and where it answers. */
export interface Site {
  readonly child: ChildProcess;
  readonly address: string;
}

/**
 * The page of the site that a request below `/reports` asks for; undefined where what it asks for is of no page, or would lead to another host.
 *
 * Example: `/reports/after-liaoning?lang=en` at `http://localhost:4170/` → `http://localhost:4170/after-liaoning?lang=en`; `/reports\\127.0.0.1:5432/` → undefined.
 */
export function sitePage(asked: string, address: string): URL | undefined {
  // In an address a backslash counts as a slash, and `//host` as another host.
  if (!asked.startsWith(ROOT) || asked.includes('\\')) return undefined;
  const path = asked.slice(ROOT.length).replace(/^\/*/, '/');
  if (!URL.canParse(path, address)) return undefined;
  const target = new URL(path, address);
  return target.origin === new URL(address).origin ? target : undefined;
}

/** Starts `kedu site` by the program that this is, and waits until it says where it answers. */
function startSite(cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Site> {
  const program = [...process.execArgv, process.argv[1] as string, 'site', '--base', ROOT];
  const passed = Object.fromEntries(['PATH', 'KEDU_DATA', 'TMPDIR', 'TEMP', 'SystemRoot', 'LANG'].map((name) => [name, env[name]]));
  const child = spawn(process.execPath, program, { cwd, env: passed, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`kedu site ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [address] = /http:\/\/localhost:\d+\//.exec(line) ?? [];
      if (address !== undefined) done({ child, address });
    });
  });
}

function stopSite({ child }: Site): void {
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
}
