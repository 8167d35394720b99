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
export function reportPages(cwd: string, env: Readonly<Record<string, string | undefined>>): ServerPages {
  let running: Promise<Site> | undefined;
  const site = (): Promise<Site> => {
    const asked = running ?? startSite(cwd, env);
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
      const page = await fetch(new URL(request.url.slice(ROOT.length).replace(/^\/*/, '/'), address), {
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

interface Site {
  readonly child: ChildProcess;
  readonly address: string;
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
