import { expect, test } from 'vitest';
import { openingsIn, verifyIssue } from '../src/index.ts';

const looked = { by: '示例省审计厅', as: 'audit', at: '2026-05-01T08:00:00Z', signer: 'audit.example' };
const opened = (args: object): ReturnType<typeof verifyIssue> =>
  verifyIssue('VERIFY_OPENED', {}, { ...looked, table: 'files', blocks: 2, ...args });

test('OPEN-6: who looked is told once for all tables, apart by who, when and whose key signed', () => {
  const findings = [
    opened({}),
    verifyIssue('VERIFY_UNVOUCHED', {}, { index: 7, by: 'x', reason: 'key' }),
    opened({ table: 'observations', blocks: 3 }),
    opened({ as: 'congress', by: '示例省人大' }),
  ];
  const { by, as, at, signer } = looked;
  expect(openingsIn(findings)).toEqual([
    { by, as, at, signer, blocks: 5 },
    { by: '示例省人大', as: 'congress', at, signer, blocks: 2 },
  ]);
});
