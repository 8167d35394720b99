import { fileURLToPath } from 'node:url';
import { assessPack, openPack } from '@kedu/runner';
import { expect, test } from 'vitest';
import { issuesOfRun } from '../../src/publish/issuesOfRun.ts';

test('DATA-2: who publishes 2023 reads nothing of 2024, who publishes 2024 does, and errors stay', { timeout: 60_000 }, () => {
  const { pack, issues } = openPack(fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url)));
  if (!pack) throw new Error('no pack');
  const { assessments } = assessPack(pack, { periods: ['2023', '2024'] });
  const codesIn = (period: string, told = issues): ReadonlySet<string> => {
    const run = assessments.find(({ scheme, assessment }) => scheme.id === 'north' && assessment.period.id === period);
    return new Set(run ? issuesOfRun(told, pack, run).map(({ code }) => code) : ['no run']);
  };
  expect(codesIn('2024')).toEqual(new Set(['GOAL_ESCALATION', 'RATERS_TOO_MANY_TOP']));
  expect(codesIn('2023')).toEqual(new Set());
  const errors = issues.map((issue) => ({ ...issue, severity: 'error' as const }));
  expect(codesIn('2023', errors)).toEqual(codesIn('2024'));
});
