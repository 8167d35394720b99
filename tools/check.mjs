// npm run check: every check of the house, one line each; names of checks as arguments run only those.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { loaderArguments } = await import('./typescript.mjs');
const { status } = spawnSync(process.execPath, [...loaderArguments(), join(root, 'tools', 'check.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
