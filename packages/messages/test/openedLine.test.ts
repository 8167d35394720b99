import { expect, test } from 'vitest';
import { openedLine } from '../src/index.ts';

const looked = { by: '示例省审计厅', as: 'audit', at: '2026-05-01T08:00:00Z', blocks: 3, signer: 'audit.example' };

test('OPEN-6: a summary says who looked, when in Beijing, at how many rows, and whose key signed that', () => {
  const chinese = openedLine(looked, 'zh-CN');
  for (const part of ['示例省审计厅（审计）', '北京时间', '16:00', '3 行', '由 audit.example 签名']) expect(chinese).toContain(part);
  const english = openedLine({ ...looked, blocks: 1 }, 'en');
  for (const part of ['1 withheld row,', '(audit)', 'signed by audit.example']) expect(english).toContain(part);
});
