// npm run soak: the long runs of faults that npm test does in short, 100 kills in place of 5. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'killed', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { KEDU_KILLS: '100', ...process.env },
});
process.exit(status ?? 1);
