import { describe, expect, test } from 'vitest';
import { type Round, submittedEarly, type ValueState } from '../../src/index.ts';
import { cellOf, CITIES, Office } from '../office.ts';

const ROUND = '2024-12';

describe('COLLECT-15 a statistic that is submitted before it is published', () => {
  async function early(office: Office, indicator: string, period: string): Promise<string | undefined> {
    const cell = cellOf(indicator, period, CITIES[0]);
    const [round] = await office.store.read(office.as('clerk'), [`round/${ROUND}`] as const);
    const [held] = await office.store.read(office.as('clerk'), [`value/${indicator}/${period}/${cell.unit}/report`] as const);
    return submittedEarly(round?.state as Round)(cell, held?.state as ValueState);
  }

  async function opened(): Promise<Office> {
    const office = await (await new Office().found()).publish();
    office.clock.turn('2025-01-10T01:00:00.000Z');
    return office.open(ROUND, '2025-02-10');
  }

  async function report(office: Office, indicator: string, period: string, ...types: readonly ('enter' | 'submit')[]): Promise<void> {
    for (const type of types) {
      const command = type === 'enter' ? { type, figure: { value: 5 } } : ({ type } as const);
      await office.do('statistician', { on: 'values', round: ROUND, entries: [{ cell: cellOf(indicator, period, CITIES[0]), command }] });
    }
  }

  test('is marked with its publication day, from the step of submitting on, until it is submitted again', async () => {
    const office = await opened();
    expect(await early(office, 'gdp_growth', '2024Q4')).toBeUndefined();
    await report(office, 'gdp_growth', '2024Q4', 'enter');
    expect(await early(office, 'gdp_growth', '2024Q4')).toBeUndefined();
    await report(office, 'gdp_growth', '2024Q4', 'submit');
    expect(await early(office, 'gdp_growth', '2024Q4')).toBe('2025-01-25');
    await office.do('checker', {
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf('gdp_growth', '2024Q4', CITIES[0]), command: { type: 'return', reason: '数据尚未发布' } }],
    });
    expect(await early(office, 'gdp_growth', '2024Q4')).toBe('2025-01-25');
    // Half past midnight of the 25th in China, still the day before in UTC.
    office.clock.turn('2025-01-24T16:30:00.000Z');
    await report(office, 'gdp_growth', '2024Q4', 'enter', 'submit');
    expect(await early(office, 'gdp_growth', '2024Q4')).toBeUndefined();
  });

  test('counts by the day in China, and what is no official statistic is early on no day', async () => {
    const office = await opened();
    office.clock.turn('2025-01-24T15:59:59.999Z');
    await report(office, 'gdp_growth', '2024Q4', 'enter', 'submit');
    expect(await early(office, 'gdp_growth', '2024Q4')).toBe('2025-01-25');
    await report(office, 'hotline_resolution', '2024-12', 'enter', 'submit');
    const [round] = await office.store.read(office.as('clerk'), [`round/${ROUND}`] as const);
    const state = round?.state as Round;
    const late = { ...state, asks: state.asks.map((ask) => ({ ...ask, due: '2025-02-05' })) };
    const [held] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/2024-12/${CITIES[0]}/report`] as const);
    expect(submittedEarly(late)(cellOf('hotline_resolution', '2024-12', CITIES[0]), held?.state as ValueState)).toBeUndefined();
  });
});
