import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@kedu/engine';
import { after, afterWorkdays, dayOf, isDay, isInstant, isWorkday, readPublicationDays, readWorkCalendar } from '../../src/index.ts';
import { calendar } from '../office.ts';

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-01-01', n));

describe('ROUND-2 working days', () => {
  test('weekends, holidays and exchanged days as they were announced', () => {
    const worked = ['2024-02-04', '2024-02-18', '2024-09-29', '2025-01-26', '2025-09-28', '2025-12-31', '2023-10-08', '2026-01-04'];
    const free = [
      '2024-02-10',
      '2024-10-07',
      '2025-01-28',
      '2025-02-04',
      '2025-10-08',
      '2024-12-07',
      '2024-12-08',
      '2022-12-31',
      '2026-02-23',
    ];
    expect(worked.filter((each) => !isWorkday(calendar, each))).toEqual([]);
    expect(free.filter((each) => isWorkday(calendar, each))).toEqual([]);
  });

  test('weekdays are those of another calendar', () => {
    const bare = { holidays: new Set<string>(), workdays: new Set<string>(), years: new Set<number>() };
    fc.assert(
      fc.property(day, (each) => {
        expect(isWorkday(bare, each)).toBe(![0, 6].includes(new Date(`${each}T00:00:00Z`).getUTCDay()));
      }),
    );
  });

  test('one working day after the last before a long holiday', () => {
    expect(afterWorkdays(calendar, '2025-09-30', 1)).toEqual({ value: '2025-10-09' });
    expect(afterWorkdays(calendar, '2024-12-06', 2)).toEqual({ value: '2024-12-10' });
    expect(afterWorkdays(calendar, '2024-12-07', 0)).toEqual({ value: '2024-12-09' });
    expect(afterWorkdays(calendar, '2024-12-06', 0)).toEqual({ value: '2024-12-06' });
  });

  test('counts every working day in between once, and never ends on a free day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
        const from = addDays('2024-01-01', offset);
        const end = afterWorkdays(calendar, from, count);
        if ('issue' in end) throw new Error(end.issue.code);
        let between = 0;
        for (let each = addDays(from, 1); each <= end.value; each = addDays(each, 1)) between += isWorkday(calendar, each) ? 1 : 0;
        expect(between).toBe(count);
        expect(isWorkday(calendar, end.value)).toBe(true);
      }),
    );
  });

  test('a year that was not announced is unknown, and nothing is guessed', () => {
    expect(afterWorkdays(calendar, '2026-12-31', 1)).toMatchObject({ issue: { code: 'ROUND_CALENDAR', args: { year: '2027' } } });
  });

  test('rows that cannot be read are named by their line', () => {
    const codes = (text: string) => {
      const read = readWorkCalendar(text);
      return 'issue' in read ? [read.issue.code, read.issue.args['reason'], read.issue.place.line] : [];
    };
    expect(codes('day,kind\n2024-02-30,off\n')).toEqual(['CALENDAR_ROW', 'day', 2]);
    expect(codes('day,kind\n2024-01-01,off\n2024-01-02,holiday\n')).toEqual(['CALENDAR_ROW', 'kind', 3]);
    expect(codes('day,kind\n2024-01-01,off\n2024-01-01,work\n')).toEqual(['CALENDAR_ROW', 'twice', 3]);
    expect(codes('date,kind\n')).toEqual(['CALENDAR_ROW', 'columns', 1]);
  });

  test('a holiday in December alone does not make its year known', () => {
    const read = readWorkCalendar('day,kind\n2022-12-31,off\n2023-01-01,off\n');
    expect('value' in read && [...read.value.years]).toEqual([2023]);
  });
});

describe('ROUND-4 days of publication', () => {
  test('are read, and named where they cannot be', () => {
    expect(readPublicationDays('indicator,period,day\ngdp_growth,2024Q4,2025-01-17\n')).toEqual({
      value: [{ indicator: 'gdp_growth', period: '2024Q4', day: '2025-01-17' }],
    });
    const read = readPublicationDays('indicator,period,day\ngdp_growth,2024年,2025-01-17\n');
    expect('issue' in read && read.issue).toMatchObject({ code: 'CALENDAR_ROW', args: { reason: 'period' }, place: { line: 2 } });
  });
});

describe('BURDEN-1 days and moments', () => {
  test('a day in China begins at 16:00 of the day before in UTC', () => {
    expect(dayOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(dayOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
    expect(after('2024-02-28T23:59:59.999Z', 1)).toBe('2024-02-29T00:00:00.000Z');
    expect(isInstant('2026-11-22 15:59')).toBe(false);
    expect(isDay('2024-02-30')).toBe(false);
    expect(isDay('2024-13-01')).toBe(false);
  });

  test('adding is that of another clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.5e12, max: 2e12 }), fc.integer({ min: 0, max: 1e9 }), (start, more) => {
        expect(after(new Date(start).toISOString(), more)).toBe(new Date(start + more).toISOString());
      }),
    );
  });
});
