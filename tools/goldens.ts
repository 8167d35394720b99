// npm run vectors:update: writes what the packs give now into vectors/golden, and pins scheme versions that are new in vectors/published; read the difference before it is committed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsNow } from '../packs/test/goldenRuns.ts';
import { againstPinned, type PublishedVersion, versionsNow } from '../packs/test/publishedVersions.ts';
import { root } from './root.ts';

const packs = join(root, 'packs');
const published = join(root, 'vectors', 'published');
const keduData = process.env.KEDU_DATA;
const versionsOnly = process.argv.includes('--versions');
mkdirSync(published, { recursive: true });
for (const name of readdirSync(packs).filter((entry) => existsSync(join(packs, entry, 'pack.yaml')))) {
  pinVersions(name);
  if (versionsOnly) continue;
  const runs = runsNow(packs, name, keduData);
  if (runs) writeFileSync(join(root, 'vectors', 'golden', `${name}.json`), `${JSON.stringify(runs, null, 2)}\n`);
  console.log(`${name}: ${runs ? `${runs.length} runs` : 'left as it is, its data are not on this machine'}`);
}

/** A version that is pinned stays as it is pinned, whatever its files are now: what is published does not change (RUN-8). */
function pinVersions(name: string): void {
  const file = join(published, `${name}.json`);
  const pinned = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PublishedVersion[]) : [];
  const { changed, added } = againstPinned(pinned, versionsNow(packs, name, keduData));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify([...pinned, ...added], null, 2)}\n`);
  for (const { scheme, version } of added) console.log(`${name}: ${scheme}@${version} is pinned`);
  for (const version of changed)
    console.log(`${name}: ${version} has other files than when it was pinned; packs/README.md says what to do`);
  if (changed.length > 0) process.exitCode = 1;
}
