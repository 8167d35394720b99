// Runs a TypeScript file of the repository with its arguments: node tools/run.mjs FILE [ARGS...]. What stops this process stops that one.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { loaderArguments } = await import('./typescript.mjs');
const child = spawn(process.execPath, [...loaderArguments(), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm signals the shell between, and some shells die of it without a word to this process.
const parent = process.ppid;
const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, 250).unref();
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
