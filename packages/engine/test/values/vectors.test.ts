import { readdirSync, readFileSync } from 'node:fs';
import {
  cumulativePeriod,
  firstDay,
  lastDay,
  parsePeriod,
  periodContains,
  type PeriodKind,
  periodOf,
  periodsWithin,
  previousPeriod,
  samePeriodLastYear,
} from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { type Cell, run, cellsIn } from './run.ts';

const folder = (area: string): URL => new URL(`../../../../vectors/${area}/`, import.meta.url);

function vectors<T>(area: string): (readonly [title: string, vector: T])[] {
  return readdirSync(folder(area))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const vector = JSON.parse(readFileSync(new URL(name, folder(area)), 'utf8')) as T & { readonly rule: string; readonly why: string };
      return [`${vector.rule} ${name.slice(0, -5)}: ${vector.why}`, vector] as const;
    });
}

interface PeriodVector {
  readonly operation: 'parse' | 'last_day' | 'contains' | 'previous' | 'last_year' | 'cumulative' | 'tiles';
  readonly of: readonly [string, string];
  readonly expected: unknown;
}

function periodResult({ operation, of: [first, second] }: PeriodVector): unknown {
  switch (operation) {
    case 'parse': {
      const period = parsePeriod(first);
      return period ? [period.kind, firstDay(period), lastDay(period)] : null;
    }
    case 'last_day':
      return lastDay(periodOf(first));
    case 'contains':
      return periodContains(periodOf(first), periodOf(second));
    case 'previous':
      return previousPeriod(periodOf(first)).id;
    case 'last_year':
      return samePeriodLastYear(periodOf(first)).id;
    case 'cumulative':
      return cumulativePeriod(periodOf(first)).id;
    case 'tiles':
      return periodsWithin(periodOf(first), second as PeriodKind).map((tile) => tile.id);
  }
}

describe('periods', () => {
  const all = vectors<PeriodVector>('periods');
  it('PERIOD-1 there are vectors', () => expect(all.length).toBeGreaterThan(40));
  it.each(all)('%s', (_, vector) => expect(periodResult(vector)).toEqual(vector.expected));
});

interface ValueVector {
  readonly indicator: Partial<Indicator>;
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
  readonly as_of: string;
  readonly period: string;
  readonly unit?: { readonly from?: string; readonly until?: string };
  readonly expected: readonly Cell[];
}

describe('values', () => {
  const all = vectors<ValueVector>('values');
  it('ACCRUAL-1 there are vectors', () => expect(all.length).toBeGreaterThan(40));
  it.each(all)('%s', (_, vector) => {
    const ctx = run({
      indicators: { x: vector.indicator },
      reported: { x: vector.cells },
      asOf: vector.as_of,
      ...(vector.unit ? { versions: [vector.unit] } : {}),
    });
    expect(cellsIn(ctx.data, 'x', vector.period)).toEqual(vector.expected);
  });
});
