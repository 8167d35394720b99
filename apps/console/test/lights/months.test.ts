import type { RunSummaryAnswer } from '@kedu/api';
import { describe, expect, test } from 'vitest';
import { latestRun, runBefore, seenRuns } from '../../src/lights/months.ts';

function run(id: string, period: string, asOf: string, given: Partial<RunSummaryAnswer> = {}): RunSummaryAnswer {
  return {
    id,
    period,
    asOf,
    standing: 'finished',
    seen: 1,
    scheme: 'north',
    version: '2026',
    title: { 'zh-CN': '方案' },
    seed: 0,
    done: 1,
    attempt: 1,
    finishedAt: `${asOf}T01:00:00.000Z`,
    feedback: 'released',
    shown: 'all',
    ...given,
  };
}

describe('periods of a scheme as they were known then', () => {
  const runs = [
    run('oct', '2026-10', '2026-11-05'),
    run('nov-late', '2026-11', '2026-12-20', { corrects: 'nov' }),
    run('nov', '2026-11', '2026-12-05'),
    run('failed', '2026-12', '2027-01-05', { standing: 'failed' }),
    run('hidden', '2026-12', '2027-01-06', { shown: 'nothing' }),
    run('other', '2026-12', '2027-01-07', { scheme: 'south' }),
  ];

  test('the latest period first; within one, what was known then before what a correction knows; nothing that is not shown', () => {
    expect(seenRuns(runs, 'north').map(({ run: { id }, isAsKnown }) => [id, isAsKnown])).toEqual([
      ['nov', true],
      ['nov-late', false],
      ['oct', true],
    ]);
  });

  test('the period before is taken as it was known then', () => {
    const seen = seenRuns([...runs, run('dec', '2026-12', '2027-01-05')], 'north');
    expect(runBefore(seen, run('dec', '2026-12', '2027-01-05'))?.id).toBe('nov');
    expect(runBefore(seen, run('oct', '2026-10', '2026-11-05'))).toBeUndefined();
  });

  test('who has one minute sees the latest day that is shown', () => {
    expect(latestRun(runs)?.id).toBe('other');
    expect(latestRun([])).toBeUndefined();
  });
});
