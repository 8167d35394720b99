import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterWorkdays, type Instant, type WorkCalendar } from '@kedu/workflow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServerPorts } from '../../src/http/ports.ts';
import { watchCalendar } from '../../src/knowledge/calendarWatch.ts';
import { CALENDAR_FILE, workdays } from '../../src/knowledge/workdays.ts';

describe('ROUND-2 calendar.csv of the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-calendar-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const calendarOf = (text?: string): WorkCalendar => {
    if (text !== undefined) writeFileSync(join(folder, CALENDAR_FILE), text);
    const read = workdays(folder);
    if ('issue' in read) throw new Error(read.issue.code);
    return read.value;
  };

  test('a year that it adds is known, beside those that came with the program', () => {
    const last = Math.max(...calendarOf().years);
    const eve = `${last}-12-31`;
    expect(afterWorkdays(calendarOf(), eve, 1)).toMatchObject({ issue: { code: 'ROUND_CALENDAR' } });
    const days = ['01', '02', '03'].map((day) => `${last + 1}-01-${day},off`).join('\n');
    const calendar = calendarOf(`\uFEFFday,kind\r\n${days}\n`);
    expect(afterWorkdays(calendar, eve, 1)).toMatchObject({ value: expect.stringMatching(new RegExp(`^${last + 1}-01-0[4-6]$`)) });
    expect(afterWorkdays(calendar, '2025-09-30', 1)).toEqual({ value: '2025-10-09' });
  });

  test('of a day that both have it counts', () => {
    expect(afterWorkdays(calendarOf('day,kind\n2025-10-01,work\n'), '2025-09-30', 1)).toEqual({ value: '2025-10-01' });
  });

  test('a row or a file that cannot be read is named', () => {
    const file = join(folder, CALENDAR_FILE);
    writeFileSync(file, 'day,kind\n2027-01-01,off\n2027-02-30,off\n');
    expect(workdays(folder)).toMatchObject({ issue: { code: 'CALENDAR_ROW', place: { file, line: 3 }, args: { reason: 'day' } } });
    rmSync(file);
    mkdirSync(file);
    expect(workdays(folder)).toMatchObject({
      issue: { code: 'CALENDAR_ROW', place: { file }, args: { reason: 'unread', found: 'EISDIR' } },
    });
  });
});

test('ROUND-2 from December on the log says once a day that next year is unknown', async () => {
  vi.useFakeTimers();
  let now: Instant = '2026-11-30T01:00:00.000Z';
  const calendar: WorkCalendar = { holidays: new Set(), workdays: new Set(), years: new Set([2026]) };
  const told: unknown[] = [];
  const log: ServerPorts['log'] = (level, event, fields) => told.push([level, event, fields]);
  const stop = watchCalendar({ clock: { now: () => now }, knowledge: { calendar }, log } as Pick<
    ServerPorts,
    'clock' | 'knowledge' | 'log'
  >);
  const hours = (many: number): void => {
    vi.advanceTimersByTime(many * 3_600_000);
  };
  hours(2);
  expect(told).toEqual([]);
  now = '2026-12-01T01:00:00.000Z';
  hours(5);
  expect(told).toEqual([['warn', 'calendar', { code: 'ROUND_CALENDAR', year: 2027 }]]);
  now = '2027-01-02T01:00:00.000Z';
  hours(2);
  expect(told).toHaveLength(2);
  await stop();
  now = '2027-01-03T01:00:00.000Z';
  hours(2);
  expect(told).toHaveLength(2);
  vi.useRealTimers();
});
