// Runs a TypeScript file of the repository with its arguments: node tools/run.mjs FILE [ARGS...]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const loader = fileURLToPath(import.meta.resolve('tsx'));
const { status, signal } = spawnSync(process.execPath, ['--import', `file://${loader}`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(signal ? 1 : (status ?? 1));
