// npm run vectors:update: writes what the packs give now into vectors/golden; read the difference before it is committed.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsNow } from '../packs/test/goldenRuns.ts';
import { root } from './root.ts';

const packs = join(root, 'packs');
for (const name of readdirSync(packs).filter((entry) => existsSync(join(packs, entry, 'pack.yaml')))) {
  const runs = runsNow(packs, name, process.env.KEDU_DATA);
  if (runs) writeFileSync(join(root, 'vectors', 'golden', `${name}.json`), `${JSON.stringify(runs, null, 2)}\n`);
  console.log(`${name}: ${runs ? `${runs.length} runs` : 'left as it is, its data are not on this machine'}`);
}
