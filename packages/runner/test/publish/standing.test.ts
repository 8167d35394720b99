import { readFileSync } from 'node:fs';
import { readNotice } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { afterAll, expect, test } from 'vitest';
import { type Published, withdrawPublication, LogWriter } from '../../src/index.ts';
import { readValue } from '../ledger/reading.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const town = new TinyTown();
afterAll(() => town.remove());

const hidden = (table: string, row: Readonly<Record<string, string>>): string | undefined =>
  table === 'observations' && row['unit'] === 'bei' ? 'state_secret' : undefined;
const refusalOf = (read: Reading<Published>): unknown => ('issue' in read ? [read.issue.code, read.issue.args] : 'published');

test('WITHDRAW-4: of one scheme, period and level one publication stands; another is refused before anything is entered, another level is not', {
  timeout: 60_000,
}, async () => {
  const office = await TinyOffice.open(town, 'standing');
  try {
    readValue(await office.publish());
    const entered = ['scheme', 'data', 'run', 'publication'];
    expect(refusalOf(await office.publish(undefined, town.at('other'), hidden))).toEqual([
      'PUBLISH_STANDING',
      { scheme: 'tiny', period: '2023', level: 'public', index: 3 },
    ]);
    expect(await office.kinds()).toEqual(entered);
    readValue(await office.publish(undefined, town.at('for-congress'), hidden, 'congress'));
    expect(await office.kinds()).toEqual([...entered, 'data', 'run', 'publication']);
    expect(refusalOf(await office.publish(undefined, town.at('other'), undefined, 'congress'))).toEqual([
      'PUBLISH_STANDING',
      { scheme: 'tiny', period: '2023', level: 'congress', index: 6 },
    ]);
  } finally {
    await office.close();
  }
});

test('WITHDRAW-4 NOTICE-1: once it is withdrawn another may stand, and the notice of the first names it, with the run and the scheme that show what it is of', {
  timeout: 60_000,
}, async () => {
  const office = await TinyOffice.open(town, 'corrected');
  try {
    readValue(await office.publish());
    const at = '2025-03-01T01:02:03Z';
    const withdraw = async (publication: number): Promise<void> => {
      const writer = readValue(await LogWriter.open(town.at('corrected', 'log'), town.signer));
      readValue(await withdrawPublication({ writer, publication, reason: 'data_corrected', policy: office.policy(), at }));
      await writer.close();
    };
    await withdraw(3);
    readValue(await office.publish(undefined, town.at('corrected', 'second'), hidden));
    await withdraw(7);
    const notice = readValue(readNotice(new Uint8Array(readFileSync(town.at('corrected', 'log', 'notices', '7.json')))));
    expect(notice.entries.map(({ entry, proof }) => `${proof.index} ${entry.kind}`)).toEqual([
      '0 scheme',
      '2 run',
      '3 publication',
      '4 withdrawal',
      '6 run',
      '7 publication',
      '8 withdrawal',
    ]);
  } finally {
    await office.close();
  }
});
