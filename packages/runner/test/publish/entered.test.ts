import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexOf, type OpenedAs, type Opening, readSealed, type SealedTableName } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { openingStatement, type OpeningStatement, signStatement } from '@kedu/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterOpening, LogWriter, nodeSha256 } from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const town = new TinyTown();
let office: TinyOffice;
const hidden = (table: string, row: Readonly<Record<string, string>>): string | undefined =>
  table === 'observations' && row['unit'] === 'bei' ? 'state_secret' : undefined;

beforeAll(async () => {
  office = await TinyOffice.open(town, 'opened');
  readValue(await office.publish(undefined, undefined, hidden));
}, 60_000);
afterAll(async () => {
  await office.close();
  town.remove();
});

type Said = Partial<Pick<OpeningStatement, 'checker' | 'at' | 'by' | 'sha256'>>;

/** What comes of an opening that the witness signed, saying so. */
async function enter(said: Said = {}, raw?: string): Promise<Reading<{ readonly kinds: readonly string[] }>> {
  const manifest = new Uint8Array(readFileSync(join(office.bundle, 'bundle.json')));
  const blocks = readValue(readSealed(new Uint8Array(readFileSync(join(office.bundle, 'sealed.csv')))));
  const table: SealedTableName = 'observations';
  const block = (blocks.get(table) ?? []).findIndex((one) => 'commitment' in one);
  const sha256 = hexOf(nodeSha256(manifest));
  const opening: Opening = {
    bundle: `sha256:${said.sha256 ?? sha256}`,
    by: said.by ?? 'audit.example',
    as: 'audit' satisfies OpenedAs,
    blocks: [{ table, block, salt: new Uint8Array(32), rows: [] }],
  };
  const { checker = 'audit.example', at = '2025-03-01T02:00:00Z' } = said;
  const statement = raw ?? openingStatement(opening, blocks, { checker, at, example: true });
  const writer = readValue(await LogWriter.open(town.at('opened', 'log'), town.signer));
  try {
    const done = await enterOpening({
      writer,
      statement: new TextEncoder().encode(await signStatement(nodeSha256, statement, town.witnessSigner)),
      signedBy: town.witnessSigner.publicKey,
      signer: 'audit.example',
      bundle: { sha256, blocks },
      policy: office.policy(),
      at: '2025-03-01T03:00:00Z',
    });
    return 'issue' in done ? done : { value: { kinds: await office.kinds() } };
  } finally {
    await writer.close();
  }
}

test('OPEN-5 OPEN-7 OPENING_STATEMENT: what contradicts itself, the bundle, the key or the time enters nothing, and says why', {
  timeout: 60_000,
}, async () => {
  const before = await office.kinds();
  const refusals: readonly (readonly [Said, string, string?])[] = [
    [{}, 'form', '{"_type":"something else"}'],
    [{ by: 'congress.example' }, 'by'],
    [{ sha256: '0'.repeat(64) }, 'bundle'],
    [{ checker: '示例其他机构' }, 'checker'],
    [{ at: '2025-03-01T01:02:02Z' }, 'time'],
    [{ at: '2025-03-01T03:00:01Z' }, 'time'],
    [{ at: 'yesterday' }, 'time'],
  ];
  for (const [said, reason, raw] of refusals) expect(refusal(await enter(said, raw))).toBe(`OPENING_STATEMENT ${reason}`);
  expect(await office.kinds()).toEqual(before);
  expect(readValue(await enter()).kinds).toEqual([...before, 'opening']);
  expect(readValue(await enter()).kinds).toEqual([...before, 'opening']);
});
