import { cpSync } from 'node:fs';
import type { WithdrawalReason } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { Findings } from '@kedu/verify';
import { afterAll, expect, test } from 'vitest';
import { bundleHash, layNotice, LogWriter, readBundle, type Withdrawn, withdrawPublication } from '../../src/index.ts';
import { readValue } from '../ledger/reading.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const town = new TinyTown();
afterAll(() => town.remove());

test('NOTICE-5 WITNESS-5: with its witness away a withdrawal stands by the signature of the log, says who was not reached, and is cosigned when it is asked for again', {
  timeout: 60_000,
}, async () => {
  const office = await TinyOffice.open(town, 'lonely');
  try {
    readValue(await office.publish());
    const withdraw = async (policy: string): Promise<Withdrawn> => {
      const writer = readValue(await LogWriter.open(town.at('lonely', 'log'), town.signer));
      try {
        return readValue(
          await withdrawPublication({ writer, publication: 3, reason: 'data_corrected', policy, at: '2025-03-02T01:02:03Z' }),
        );
      } finally {
        await writer.close();
      }
    };
    const alone = await withdraw(office.policy('http://127.0.0.1:1'));
    expect([alone.isNew, alone.index, alone.uncosigned?.code, alone.cosigners]).toEqual([true, 4, 'LEDGER_QUORUM', []]);
    expect(alone.issues.map(({ code, severity, args }) => [code, severity, args['name'], args['reason']])).toEqual([
      ['WITNESS_ASKED', 'warning', 'audit.example', 'unreachable'],
    ]);
    const again = await withdraw(office.policy());
    expect([again.isNew, again.index, again.uncosigned, again.cosigners]).toEqual([false, 4, undefined, ['audit.example']]);
    expect(await office.kinds()).toEqual(['scheme', 'data', 'run', 'publication', 'withdrawal']);
    expect(again.notice).not.toBe(alone.notice);
  } finally {
    await office.close();
  }
});

test('PUBLISH_FORKED: a witness that saw another tree will never cosign a withdrawal', { timeout: 60_000 }, async () => {
  const office = await TinyOffice.open(town, 'forked');
  try {
    readValue(await office.publish());
    cpSync(town.at('forked', 'log'), town.at('forked', 'backup'), { recursive: true });
    const withdraw = async (log: string, reason: WithdrawalReason): Promise<Reading<Withdrawn>> => {
      const writer = readValue(await LogWriter.open(town.at('forked', log), town.signer));
      try {
        return await withdrawPublication({ writer, publication: 3, reason, policy: office.policy(), at: '2025-03-02T01:02:03Z' });
      } finally {
        await writer.close();
      }
    };
    readValue(await withdraw('log', 'ordered'));
    expect(await withdraw('backup', 'data_corrected')).toMatchObject({
      issue: { code: 'PUBLISH_FORKED', severity: 'error', args: { name: 'audit.example', index: 4 } },
    });
  } finally {
    await office.close();
  }
});

test('FAULT-4 PUBLISH_PENDING: what stands in the log and is not out is told, and gives way once it is said that it never was', {
  timeout: 60_000,
}, async () => {
  const office = await TinyOffice.open(town, 'pending');
  try {
    const failed = await office.publish(office.policy('http://127.0.0.1:1'));
    expect(failed).toMatchObject({ issue: { code: 'LEDGER_QUORUM' } });
    expect('asked' in failed && failed.asked).toMatchObject([
      { code: 'WITNESS_ASKED', args: { reason: 'unreachable' } },
      { code: 'PUBLISH_PENDING', severity: 'warning', args: { index: 3 } },
    ]);
    const writer = readValue(await LogWriter.open(town.at('pending', 'log'), town.signer));
    const asked = { writer, publication: 3, reason: 'not_issued', policy: office.policy(), at: '2025-03-01T01:02:03Z' } as const;
    readValue(await withdrawPublication(asked));
    await writer.close();
    readValue(
      await office.publish(undefined, undefined, (table, row) =>
        table === 'observations' && row['unit'] === 'bei' ? 'state_secret' : undefined,
      ),
    );
    expect((await office.findings()).filter((code) => /PUBLICATIONS|WITHDRAWN|LOG_MISSING/.test(code))).toEqual([]);
  } finally {
    await office.close();
  }
});

test('NOTICE-4 BUNDLE-7: the notice is laid into the bundle and its zip; another bundle is refused before anything is entered', {
  timeout: 60_000,
}, async () => {
  const office = await TinyOffice.open(town, 'laid');
  try {
    readValue(await office.publish());
    const writer = readValue(await LogWriter.open(town.at('laid', 'log'), town.signer));
    const asked = { writer, publication: 3, reason: 'ordered', policy: office.policy(), at: '2025-03-02T01:02:03Z' } as const;
    expect(await withdrawPublication({ ...asked, bundle: `sha256:${'0'.repeat(64)}` })).toMatchObject({
      issue: { code: 'PUBLISH_WITHDRAWN', args: { reason: 'other_bundle' } },
    });
    const { notice } = readValue(await withdrawPublication({ ...asked, bundle: await bundleHash(office.bundle) }));
    await writer.close();
    expect(await layNotice(office.bundle, notice)).toBeUndefined();
    expect(await office.findings()).toContain('VERIFY_WITHDRAWN');
    const zipped = await readBundle(`${office.bundle}.zip`, new Findings());
    expect(new TextDecoder().decode(zipped.get('withdrawal.json'))).toBe(notice);
    expect(await office.kinds()).toEqual(['scheme', 'data', 'run', 'publication', 'withdrawal']);
  } finally {
    await office.close();
  }
});
