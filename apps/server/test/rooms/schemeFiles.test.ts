import { newPart, writeZip } from '@kedu/intake';
import { beforeAll, expect, test } from 'vitest';
import { shownIssue } from '../../src/http/shownIssue.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const NAME = '示例省考核方案.zip';
const text = new TextEncoder();

let office: MemoryOffice;
beforeAll(async () => {
  office = await new MemoryOffice().found();
}, 60_000);

async function refused(bytes: Uint8Array) {
  const answer = await office.ask('clerk', 'putSchemeFiles', { params: { scheme: 'north@2024' }, file: { name: NAME, bytes } });
  if (!('issues' in answer)) throw new Error('it was taken');
  return answer.issues;
}

test('API-11 a zip without pack.yaml, and what is no zip, are refused by the name of the file, with what to do in a browser', async () => {
  for (const [bytes, reason] of [
    [writeZip([newPart('readme.txt', text.encode('示例'))]), 'yaml'],
    [text.encode('no zip at all'), 'damaged'],
  ] as const) {
    const issues = await refused(bytes);
    expect(issues.map(({ code, args, place }) => [code, args['reason'], place.file])).toEqual([['SCHEME_ZIP', reason, NAME]]);
    for (const locale of ['zh-CN', 'en'] as const) {
      const shown = issues.map((issue) => shownIssue(issue, locale));
      expect(shown[0]?.text).toContain(NAME);
      expect(shown[0]?.remedy).not.toMatch(/kedu [a-z]|packs\//);
    }
  }
});

test('API-5 what is shown in a browser sends nobody to a command', () => {
  const args = { title: '示例', sum: 'sum', gap: 1, found: '1', expected: '2', shares: '1' };
  const shown = shownIssue({ code: 'GOAL_SHORTFALL', severity: 'error', place: {}, args: { unit: '', ...args } }, 'zh-CN');
  expect(shown.remedy).not.toContain('kedu');
});
