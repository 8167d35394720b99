import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readNotice } from '@kedu/bundle';
import { Findings, openingStatement, signStatement } from '@kedu/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeSha256, readBundle, sealedBundle } from '../../src/index.ts';
import { readValue } from '../ledger/reading.ts';
import { publishAndKill } from './publishAndKill.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 3);
const PUBLISHED = ['scheme', 'data', 'run', 'publication'];
const town = new TinyTown();
afterAll(() => town.remove());

/** Kinds of the entries that the notice of the publication shows; none where there is no notice. */
function noticed(office: TinyOffice): readonly string[] {
  const file = town.at(office.name, 'log', 'notices', '3.json');
  if (!existsSync(file)) return [];
  return readValue(readNotice(new Uint8Array(readFileSync(file)))).entries.map(({ entry }) => entry.kind);
}

/** An office that published with the data of a city withheld. */
async function published(name: string): Promise<TinyOffice> {
  const office = await TinyOffice.open(town, name);
  const withhold = (table: string, row: Readonly<Record<string, string>>): string | undefined =>
    table === 'observations' && row['unit'] === 'bei' ? 'state_secret' : undefined;
  readValue(await office.publish(undefined, undefined, withhold));
  return office;
}

/** The statement of somebody who looked at the first withheld row, and the key that signs it, as files. */
async function looked(office: TinyOffice): Promise<string> {
  const { sha256, blocks } = readValue(sealedBundle(await readBundle(office.bundle, new Findings())));
  const block = (blocks.get('observations') ?? []).find((one) => 'commitment' in one)?.block ?? -1;
  const opening = {
    bundle: sha256,
    by: '990000',
    as: 'audit' as const,
    blocks: [{ table: 'observations' as const, block, salt: new Uint8Array(32), rows: [] }],
  };
  const said = openingStatement(opening, blocks, { checker: 'audit.example', at: '2025-03-01T01:02:03Z', example: true });
  const file = town.at(office.name, 'statement.json');
  writeFileSync(file, await signStatement(nodeSha256, said, town.witnessSigner));
  writeFileSync(`${file}.key`, Buffer.from(town.witnessSigner.publicKey).toString('hex'));
  return file;
}

describe.each([
  ['withdraw', 'withdrawal'],
  ['enter', 'opening'],
])('FAULT-1 killed while it is to %s', (act, kind) => {
  const actOf = async (office: TinyOffice): Promise<readonly string[]> => (act === 'enter' ? [act, await looked(office)] : [act]);
  let steps = 0;
  beforeAll(async () => {
    const office = await published(`${act}-whole`);
    steps = Number(await publishAndKill(town, office, 0, await actOf(office)));
    expect([await office.kinds(), noticed(office)]).toEqual([
      [...PUBLISHED, kind],
      ['publication', kind],
    ]);
    await office.close();
  }, 60_000);

  test(
    `${KILLS} times, before another change of the disk each: what a notice shows is in the log, and doing it again gives entry and notice, each once`,
    async () => {
      expect(steps).toBeGreaterThan(20);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const killAt = 1 + Math.floor(((kill + 0.5) * steps) / KILLS);
        const office = await published(`${act}-${kill}`);
        try {
          const asked = await actOf(office);
          expect([killAt, await publishAndKill(town, office, killAt, asked)]).toEqual([killAt, '']);
          if (noticed(office).length > 0) expect(await office.kinds()).toEqual([...PUBLISHED, kind]);
          expect(Number(await publishAndKill(town, office, 0, asked))).toBeGreaterThan(0);
          expect([killAt, await office.kinds(), noticed(office)]).toEqual([killAt, [...PUBLISHED, kind], ['publication', kind]]);
        } finally {
          await office.close();
        }
        rmSync(town.at(office.name), { recursive: true, force: true });
      }
    },
    30_000 + 20_000 * KILLS,
  );
});
