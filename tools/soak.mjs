// npm run soak: the long runs of faults and changed bytes that npm test does in short, 100 kills in place of 5, and every page of the console in every way (KEDU_PAGES=all). Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', 'killed', 'mutated', 'hostile', 'exampleConsole', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { KEDU_KILLS: '100', KEDU_MUTATIONS: '1000', KEDU_HOSTILE: 'all', KEDU_PAGES: 'all', ...process.env },
  },
);
process.exit(status ?? 1);
