import { expect, test } from 'vitest';
import { publishBundle } from '../../src/bundles/publishBundle.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

test('COMMIT-3 STORE-12 with the key of another command nothing is worked out, logged or kept', async () => {
  const office = await new MemoryOffice().found();
  const entered = office.as('head');
  const { store } = office.ports;
  const stream = 'import/i-1';
  const event = { type: 'import_withdrawn', reason: '示例数据：收回' } as const;
  const content = `sha256:${'1'.repeat(64)}`;
  await store.commit({ entered, command: 'withdraw_import', about: stream, key: 'k', content, expected: [], events: [{ stream, event }] });
  const state = { standing: 'finished', attempt: 1 } as never;
  const refused = await publishBundle(office.ports, entered, 'k', 'r-1', state, { level: 'public', example: true });
  expect(refused).toMatchObject({ issues: [{ code: 'COMMIT_KEY_REUSED', args: { key: 'k' } }] });
});
