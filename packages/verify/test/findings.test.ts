import { describe, expect, test } from 'vitest';
import { Findings, MOST_LISTED } from '../src/findings.ts';
import { verifyIssue } from '../src/codes.ts';

describe('VERIFY-9 findings', () => {
  test('of each code the first 200 are listed, all are counted, and how many more there are is said once', () => {
    const findings = new Findings();
    for (let i = 0; i < MOST_LISTED + 50; i += 1) findings.add('VERIFY_FILE_UNLISTED', { file: `${i}` }, {});
    findings.add('VERIFY_FILE_MISSING', { file: 'a' }, {});
    const list = findings.list();
    expect(list.filter(({ code }) => code === 'VERIFY_FILE_UNLISTED')).toHaveLength(MOST_LISTED);
    expect(list.at(-2)?.code).toBe('VERIFY_FILE_MISSING');
    expect(list.at(-1)).toEqual(verifyIssue('VERIFY_MORE', {}, { code: 'VERIFY_FILE_UNLISTED', count: 50 }));
    expect(findings.severities().error).toBe(MOST_LISTED + 51);
  });

  test('a text of a bundle is shown up to a length', () => {
    const findings = new Findings();
    findings.add('VERIFY_FILE_UNLISTED', {}, { found: 'x'.repeat(10_000) });
    expect(String(findings.list()[0]?.args['found'])).toHaveLength(301);
  });
});
