import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type GoldenRun, runsNow } from './goldenRuns.ts';

const PACKS = fileURLToPath(new URL('..', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../../vectors/golden', import.meta.url));

describe('RUN-7 released editions give what they always gave', () => {
  const names = readdirSync(GOLDEN)
    .filter((name) => /^[a-z0-9-]+\.json$/.test(name) && !name.endsWith('-changed.json'))
    .map((name) => name.slice(0, -5));
  it.for(names)('%s', (name, { skip }) => {
    const pinned = JSON.parse(readFileSync(`${GOLDEN}/${name}.json`, 'utf8')) as GoldenRun[];
    const now = runsNow(PACKS, name, process.env.KEDU_DATA);
    if (!now) return skip('its data are not on this machine');
    if (JSON.stringify(now) !== JSON.stringify(pinned))
      writeFileSync(`${GOLDEN}/${name}-changed.json`, `${JSON.stringify(now, null, 2)}\n`);
    expect(now).toEqual(pinned);
  });
});
