import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readValue } from '../ledger/reading.ts';
import { publishAndKill } from './publishAndKill.ts';
import { filesOf, listedOf, TinyOffice, TinyTown } from './tinyOffice.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 5);
const town = new TinyTown();
afterAll(() => town.remove());

describe('FAULT-1 killed while publishing', () => {
  let steps = 0;
  let whole: readonly (readonly [string, string])[] = [];

  beforeAll(async () => {
    const office = await TinyOffice.open(town, 'whole');
    steps = Number(await publishAndKill(town, office, 0));
    await office.close();
    whole = listedOf(office.bundle);
    expect(steps).toBeGreaterThan(30);
  }, 60_000);

  test(
    `${KILLS} times, before another change of the disk each: the folder is whole or not there, the same is published afterwards, nothing is entered twice`,
    async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const killAt = 1 + Math.floor(((kill + 0.5) * steps) / KILLS);
        const office = await TinyOffice.open(town, `killed-${kill}`);
        try {
          expect([killAt, await publishAndKill(town, office, killAt)]).toEqual([killAt, '']);
          if (existsSync(office.bundle)) expect(listedOf(office.bundle)).toEqual(whole);
          readValue(await office.publish());
          expect([killAt, await office.kinds()]).toEqual([killAt, ['scheme', 'data', 'run', 'publication']]);
          expect(listedOf(office.bundle)).toEqual(whole);
          expect(readdirSync(town.at(office.name, 'out'))).toEqual(['bundle', 'bundle.zip']);
          expect([killAt, await office.findings()]).toEqual([killAt, []]);
        } finally {
          await office.close();
        }
        rmSync(town.at(office.name), { recursive: true, force: true });
      }
    },
    30_000 + 15_000 * KILLS,
  );

  test('a bundle that is there stays whole, whoever publishes it again and is killed', { timeout: 90_000 }, async () => {
    const office = await TinyOffice.open(town, 'again');
    try {
      readValue(await office.publish());
      cpSync(office.bundle, town.at('before'), { recursive: true });
      const last = Number(await publishAndKill(town, office, 0));
      // The old folder gives way to the new one with the last changes but the last.
      for (const killAt of [last - 4, last - 3, last - 2, last - 1]) {
        expect([killAt, await publishAndKill(town, office, killAt)]).toEqual([killAt, '']);
        if (existsSync(office.bundle)) expect(filesOf(office.bundle)).toEqual(filesOf(town.at('before')));
        readValue(await office.publish());
        expect(filesOf(office.bundle)).toEqual(filesOf(town.at('before')));
        expect(readdirSync(town.at(office.name, 'out'))).toEqual(['bundle', 'bundle.zip']);
      }
    } finally {
      await office.close();
    }
  });
});
