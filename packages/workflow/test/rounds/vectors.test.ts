import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { afterWorkdays, readWorkCalendar } from '../../src/index.ts';

interface WorkdayCase {
  readonly rule: string;
  readonly why: string;
  /** Path from the root of the repository. */
  readonly calendar: string;
  readonly from: string;
  readonly workdays: number;
  readonly expected?: string;
  readonly code?: string;
  readonly args?: object;
}

const root = new URL('../../../../', import.meta.url);
const folder = new URL('vectors/workdays/', root);

describe('ROUND-2 vectors of working days', () => {
  for (const file of readdirSync(folder)) {
    const { rule, why, calendar, from, workdays, expected, code, args } = JSON.parse(
      readFileSync(new URL(file, folder), 'utf8'),
    ) as WorkdayCase;
    test(`${rule} ${file}: ${why}`, () => {
      const read = readWorkCalendar(readFileSync(new URL(calendar, root), 'utf8'));
      if ('issue' in read) throw new Error(read.issue.code);
      expect(afterWorkdays(read.value, from, workdays)).toMatchObject(
        expected === undefined ? { issue: { code, args } } : { value: expected },
      );
    });
  }
});
