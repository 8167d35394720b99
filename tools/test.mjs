// npm test: says in one line each what is left out and why, then runs every test. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { loaderArguments } = await import('./typescript.mjs');
spawnSync(process.execPath, [...loaderArguments(), join(root, 'tools', 'left-out.ts')], { cwd: root, stdio: 'inherit' });
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
