import { expect, test } from 'vitest';
import { openedLine } from '../src/index.ts';

const looked = { by: '示例省审计厅', as: 'audit', at: '2026-05-01T08:00:00Z', blocks: 3 };

test('OPEN-6: a summary says who looked, when in Beijing, at how many rows, and whose word that is', () => {
  const chinese = openedLine({ ...looked, signer: 'audit.example' }, 'zh-CN');
  for (const part of ['示例省审计厅（审计）', '北京时间', '16:00', '3 行', '由 audit.example 签名']) expect(chinese).toContain(part);
  expect(openedLine(looked, 'zh-CN')).toContain('只有公布机关这么说');
  const english = openedLine({ ...looked, blocks: 1 }, 'en');
  for (const part of ['1 withheld row,', '(audit)', 'the publisher alone says so']) expect(english).toContain(part);
});
