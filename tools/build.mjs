// npm run build: one file that holds the whole command, apps/cli/dist/kedu.js, and beside it the program of reports, report.js, the checker, verify.html, that of a kernel's threads, kernel-thread.cjs, the server, server.js, with the program of its runs, run-desk.js, and the officials' application, console/.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

export const bundle = join(root, 'apps', 'cli', 'dist', 'kedu.js');
export const kernelThread = join(root, 'apps', 'cli', 'dist', 'kernel-thread.cjs');
export const reportScripts = [join(root, 'apps', 'report', 'dist', 'report.js'), join(root, 'apps', 'cli', 'dist', 'report.js')];

export const verifyPages = [join(root, 'apps', 'verify', 'dist', 'verify.html'), join(root, 'apps', 'cli', 'dist', 'verify.html')];

export const consoleFolder = join(root, 'apps', 'cli', 'dist', 'console');

/** Files that the server reads while it runs. */
const serverFiles = [
  [['packages', 'store', 'migrations'], 'migrations'],
  [['packages', 'workflow', 'calendar'], 'calendar'],
];

// Dependencies in CommonJS ask for Node's own modules by `require`, which ES modules lack.
const requireBanner = { js: "import { createRequire as keduRequire } from 'node:module'; const require = keduRequire(import.meta.url);" };

/** The command reaches the server as a file beside it. */
const serverBeside = {
  name: 'server-beside',
  setup(building) {
    building.onResolve({ filter: /^@kedu\/server$/ }, () => ({ path: './server.js', external: true }));
  },
};

export async function build() {
  ensureInstalled();
  const { build: bundleFiles } = await import('esbuild');
  const { reportScript } = await import('./report-script.mjs');
  const { verifyPage } = await import('./verify-page.mjs');
  const { kernelWorker } = await import('./kernel-worker.mjs');
  const { buildConsole, copyConsole } = await import('./console.mjs');
  const command = bundleFiles({
    entryPoints: [join(root, 'apps', 'cli', 'src', 'main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    charset: 'utf8',
    legalComments: 'linked',
    logLevel: 'warning',
    // Loaded only where a page is printed or a script bundled: they bring programs of their own.
    external: ['playwright-core', 'esbuild'],
    plugins: [serverBeside],
    banner: requireBanner,
  });
  // The server and the process that works runs out stand beside: commands that need neither load no database driver and no native module.
  const server = bundleFiles({
    entryPoints: {
      server: join(root, 'apps', 'server', 'src', 'index.ts'),
      'run-desk': join(root, 'apps', 'server', 'src', 'runs', 'desk', 'deskProgram.ts'),
    },
    outdir: dirname(bundle),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    charset: 'utf8',
    legalComments: 'linked',
    logLevel: 'warning',
    external: ['@node-rs/argon2', 'fastify', '@fastify/*', 'pg', 'pg-copy-streams', 'prom-client', 'otplib', 'playwright-core', 'esbuild'],
    banner: requireBanner,
  });
  for (const [from, to] of serverFiles) cpSync(join(root, ...from), join(dirname(bundle), to), { recursive: true });
  const [script, page, thread] = await Promise.all([reportScript(), verifyPage(), kernelWorker(), command, server, buildConsole()]);
  copyConsole(consoleFolder);
  writeFileSync(kernelThread, thread);
  for (const file of reportScripts) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, script);
  }
  for (const file of verifyPages) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build().catch(() => process.exit(1));
  console.log('apps/cli/dist/kedu.js');
}
