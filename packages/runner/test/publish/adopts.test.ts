import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileScheme } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../src/pack/openPack.ts';
import type { Pack } from '../../src/pack/pack.ts';
import { openOffice } from './published.ts';

const ENTRY = 'scheme/2024.yaml';

/** The pack of disclosure, whose scheme says on which data the body adopted the results. */
function adopting(): Pack {
  const { pack } = openPack(fileURLToPath(new URL('../../../../vectors/disclose-pack', import.meta.url)));
  if (!pack) throw new Error('no pack');
  const adopts = `determination: { body: 示例考核委员会, adopts: { "2024": "${'0'.repeat(12)}" }, clause: "12" }\n`;
  const texts = new Map(pack.texts).set(ENTRY, `${pack.texts.get(ENTRY) ?? ''}\n${adopts}`);
  const { scheme, issues } = compileScheme({ files: texts, entry: ENTRY, register: pack.register });
  if (!scheme) throw new Error(JSON.stringify(issues));
  return { ...pack, texts, schemes: [scheme] };
}

describe('DISCLOSE-13 a scheme with the hash of its data', () => {
  it('PUBLISH_ADOPTS: is not published where some of them are withheld, and is where none are', async () => {
    const office = await openOffice(adopting(), '2024', 'disclosing');
    try {
      const hidden = await office.publish(join(office.folder, 'hidden'), {
        withhold: (table, row) => (table === 'observations' && row['indicator'] === 'petitions' ? 'state_secret' : undefined),
      });
      expect('issue' in hidden && [hidden.issue.code, hidden.issue.args]).toEqual([
        'PUBLISH_ADOPTS',
        { period: '2024', indicator: 'petitions' },
      ]);
      expect('value' in (await office.publish(join(office.folder, 'shown')))).toBe(true);
    } finally {
      rmSync(office.folder, { recursive: true, force: true });
    }
  });
});
