import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PACKS, packNames } from './packs.ts';
import { againstPinned, type PublishedVersion, versionsNow } from './publishedVersions.ts';

const PUBLISHED = fileURLToPath(new URL('../../vectors/published', import.meta.url));

describe('RUN-8 a published version of a scheme is frozen', () => {
  it.each(packNames)('%s', (name) => {
    const file = `${PUBLISHED}/${name}.json`;
    const pinned = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PublishedVersion[]) : [];
    const { changed, added } = againstPinned(pinned, versionsNow(PACKS, name, process.env['KEDU_DATA']));
    // packs/README.md, “Published versions”, says what to do about either.
    expect({ changed, notPinned: added.map(({ scheme, version }) => `${scheme}@${version}`) }).toEqual({ changed: [], notPinned: [] });
  });

  it('nothing is pinned of a pack that is not there', () => {
    expect(readdirSync(PUBLISHED).sort()).toEqual(packNames.map((name) => `${name}.json`));
  });

  it('a version with another hash, or gone, is told; a new one is not pinned yet', () => {
    const one = { scheme: 'north', version: '2023', hash: 'sha256:1' };
    const other = { ...one, version: '2024' };
    expect(againstPinned([one], [one])).toEqual({ changed: [], added: [] });
    expect(againstPinned([one], [{ ...one, hash: 'sha256:2' }]).changed).toEqual(['north@2023']);
    expect(againstPinned([one, other], [one]).changed).toEqual(['north@2024']);
    expect(againstPinned([one], [one, other])).toEqual({ changed: [], added: [other] });
  });
});
