import { explain } from '@kedu/engine';
import { describe, expect, it } from 'vitest';
import { BONUSES, JUDGEMENT } from './judgementPack.ts';
import { codesOf, type Files, only, opened, ran, scheme, steps } from './judgementRun.ts';

describe('BONUS by application', () => {
  it('BONUS-1 BONUS-2 BONUS-3 points follow from the level once it is recognised; what is outside or under way does not count', () => {
    const { run, issues } = ran();
    const events = run.assessment.lists[0]?.additions?.[0]?.events.map(({ event, because }) => [event.points, because]);
    expect(events).toEqual([
      [3, 'counted'],
      [2, 'awaits_review'],
      [1, 'outside_period'],
    ]);
    expect(only(issues, 'BONUS_OUTSIDE_PERIOD')).toMatchObject({
      place: { file: 'scheme/bonuses.csv', line: 4 },
      args: { list: '城市', date: '2022-06-01' },
    });
    expect(only(issues, 'BONUS_NOT_RECOGNISED').args).toMatchObject({ list: '城市', step: 'awaits_review' });
    const all = steps(explain(run.trace, { list: 'cities', member: 1 }));
    expect(all.find(({ code }) => code === 'EXPLAIN_EVENT_NOT_COUNTED')?.args['because']).toBe('awaits_review');
    expect(all.filter(({ code }) => code === 'EXPLAIN_EVENT_STEP').map(({ args }) => args['step'])).toEqual(['applied', 'first_check']);
  });

  const bonus = (row: string): Files => ({ 'scheme/bonuses.csv': `${BONUSES.split('\n')[0]}\n${row}\n` });

  it('BONUS-1 an unknown level is an error at its cell, with the nearest', () => {
    const { issues } = opened(bonus('990100 北川市,2023-05-04,双拥,省部级,表彰,2023-12-01,,,,,'));
    expect(only(issues, 'BONUS_LEVEL_UNKNOWN')).toMatchObject({ place: { line: 2 }, args: { found: '省部级', nearest: '省级' } });
    expect(issues.find(({ code }) => code === 'BONUS_LEVEL_UNKNOWN')?.args['known']).toContain('省级表彰（省级）');
  });

  it('BONUS-1 a level may be written by its title', () => {
    const { pack } = opened(bonus('990100 北川市,2023-05-04,双拥,省级表彰,表彰,2023-12-01,,,,,'));
    expect(pack?.schemes[0]?.trees['cities']?.parts.flatMap((part) => (part.type === 'addition' ? part.events : []))).toMatchObject([
      { points: 2 },
    ]);
  });

  it('BONUS-1 points beside levels are refused', () => {
    const { issues } = opened({
      'scheme/bonuses.csv': BONUSES.replace('level,title', 'level,points').replaceAll(/^(9.*级),[^,]*,/gm, '$1,9,'),
    });
    expect(codesOf(issues)).toContain('SCHEME_TABLE_COLUMN_UNKNOWN');
  });

  it('BONUS-2 days out of order and a short notice are told, and the event does not count', () => {
    const late = ran(bonus('990100 北川市,2023-05-04,双拥,省级,表彰,2023-12-01,2023-12-08,2023-12-05,2023-12-11,2023-12-17,2023-12-20'));
    expect(only(late.issues, 'BONUS_DAYS_ORDER').args).toMatchObject({ step: 'review', before: 'first_check' });
    expect(late.run.assessment.lists[0]?.additions?.[0]?.events[0]?.because).toBe('days_out_of_order');
    const short = ran(bonus('990100 北川市,2023-05-04,双拥,省级,表彰,2023-12-01,2023-12-02,2023-12-05,2023-12-11,2023-12-14,2023-12-20'));
    expect(only(short.issues, 'BONUS_NOTICE_SHORT').args).toMatchObject({ found: 4, expected: 5 });
    expect(short.run.assessment.lists[0]?.additions?.[0]?.events[0]?.because).toBe('notice_too_short');
  });

  it('BONUS-3 an event of another year that the pack runs is not told', () => {
    const { issues } = ran({
      'pack.yaml': (JUDGEMENT['pack.yaml'] as string).replace('periods: ["2023"]', 'periods: ["2022", "2023"]'),
      ...scheme('from: 2023-01-01', 'from: 2022-01-01'),
    });
    expect(codesOf(issues)).not.toContain('BONUS_OUTSIDE_PERIOD');
  });
});
