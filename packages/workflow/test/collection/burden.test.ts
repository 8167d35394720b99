import { describe, expect, test } from 'vitest';
import { type Ask, burdenLines, type Task } from '../../src/index.ts';
import { Office } from '../office.ts';

const ask = (way: Ask['way'], owner: string, units: readonly string[]): Ask => ({
  indicator: 'i',
  period: '2024-11',
  way,
  source: 'report',
  owner,
  units,
  due: '2024-11-30',
  isOfficial: false,
});
const unitOf = (post: string): string => (post === 'statistics' ? '990000D13' : '990000D06');

describe('BURDEN-1 BURDEN-2 what is asked of whom', () => {
  test('is counted by unit, month and kind, and what a connector spared beside it', () => {
    const lines = burdenLines(
      [
        {
          type: 'round',
          at: '2024-11-30T15:59:59.000Z',
          asks: [
            ask('column', 'statistics', ['1', '2', '3']),
            ask('connector', 'statistics', ['1', '2']),
            ask('unit', 'statistics', ['1', '2']),
          ],
        },
        { type: 'round', at: '2024-11-30T16:00:00.000Z', asks: [ask('column', 'planning', ['1'])] },
        { type: 'submitted', at: '2024-12-02T01:00:00.000Z', way: 'column', owner: '990000D13', unit: '1' },
        { type: 'submitted', at: '2024-12-02T01:00:00.000Z', way: 'unit', owner: '990000D13', unit: '2' },
        { type: 'returned', at: '2024-12-02T01:00:00.000Z', way: 'column', owner: '990000D13', unit: '1' },
        { type: 'returned', at: '2024-12-02T01:00:00.000Z', way: 'unit', owner: '990000D13', unit: '2' },
        { type: 'visit', at: '2024-12-02T01:00:00.000Z', unit: '2' },
      ],
      unitOf,
    );
    expect(lines.map(({ unit, month, kind, asked, spared }) => `${unit} ${month} ${kind} ${asked} ${spared}`)).toEqual([
      '1 2024-11 cell 1 0',
      '1 2024-12 confirmation 1 0',
      '2 2024-11 cell 1 0',
      '2 2024-12 explanation 1 0',
      '2 2024-12 visit 1 0',
      '990000D06 2024-12 cell 1 0',
      '990000D13 2024-11 cell 3 2',
      '990000D13 2024-12 explanation 1 0',
    ]);
  });
});

describe('BURDEN-3 evidence is asked for once a year', () => {
  test('of the same unit about the same, with a reason; a visit may come again', async () => {
    const office = await new Office().found();
    const asking = (type: 'ask_evidence' | 'ask_visit', reason = '核对验收单'): Task => ({
      on: 'burden',
      unit: '990100',
      command: { type, about: 'forest_cover 2024', reason },
    });
    expect(await office.refusals('city1', asking('ask_evidence'))).toEqual(['RIGHT_DENIED']);
    expect(await office.refusals('clerk', asking('ask_evidence', '要'))).toEqual(['REASON_MISSING']);
    await office.do('clerk', asking('ask_evidence'));
    expect(await office.refusals('checker', asking('ask_evidence'))).toEqual(['BURDEN_TWICE']);
    await office.do('clerk', asking('ask_visit'));
    await office.do('clerk', asking('ask_visit'));
    office.clock.turn('2024-12-31T16:00:00.000Z');
    await office.do('clerk', asking('ask_evidence'));
  });

  test('BURDEN-3 by whoever checks figures of that unit: a post that is bounded to others asks nothing of it', async () => {
    const office = await new Office().found();
    const ask = (unit: string): Task => ({
      on: 'burden',
      unit,
      command: { type: 'ask_evidence', about: 'forest_cover 2024', reason: '核对验收单' },
    });
    await office.rights('security', { type: 'revoke_role', post: 'statistics-checker', role: 'department_checker', reason: '职责调整' });
    const grant = { role: 'department_checker', units: ['990200'] } as const;
    await office.rights('security', { type: 'grant_role', post: 'statistics-checker', grant });
    expect(await office.refusals('checker', ask('990100'))).toEqual(['RIGHT_DENIED']);
    await office.do('checker', ask('990200'));
  });
});
