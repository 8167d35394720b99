import { describe, expect, test } from 'vitest';
import type { Issue } from '@kedu/model';
import { issuesOfScheme, openPack } from '../../src/index.ts';
import { folderOf, SCHEME, TINY } from '../exampleFolder.ts';

/** A second scheme with an indicator and a file of its own, and a fault of its own: nobody answers for the indicator. */
const OTHER = SCHEME.replace('scheme: tiny', 'scheme: other')
  .replace('title: 小方案', 'title: 另一方案')
  .replace('score:', '  roads: { title: 道路, unit: "%", range: [0, 100], clause: "1" }\nscore:');

function opened() {
  const { pack, issues } = openPack(folderOf({ ...TINY, 'scheme/other.yaml': OTHER }));
  const [other, tiny] = pack?.schemes ?? [];
  if (!pack || !tiny || !other) throw new Error(JSON.stringify(issues));
  return { pack, tiny, other, issues };
}

const at = (place: Issue['place']): Issue => ({ code: 'GOAL_ESCALATION', severity: 'notice', place, args: {} });

describe('problems of a scheme among those of its pack', () => {
  test('REPORT-10 what compiling another scheme found is not its own', () => {
    const { pack, tiny, other, issues } = opened();
    const ofOther = issues.filter(({ place }) => place.file === 'scheme/other.yaml');
    expect(ofOther.map(({ code }) => code)).not.toEqual([]);
    expect(issuesOfScheme(issues, other, pack.schemes)).toEqual(issues);
    expect(issuesOfScheme(issues, tiny, pack.schemes)).toEqual(issues.filter((issue) => !ofOther.includes(issue)));
  });

  test('REPORT-10 data, register, pack.yaml and shared indicators concern all; marks of an indicator that only another scheme knows do not', () => {
    const { pack, tiny, other } = opened();
    const general = [{ file: 'data/2023.csv', line: 3 }, { file: 'units.csv' }, { file: 'pack.yaml' }, {}].map(at);
    const shared = at({ file: 'data/2023.csv', indicator: 'gdp' });
    const marks = at({ file: 'marks.csv', line: 2, indicator: 'roads', period: '2023' });
    const all = [...general, shared, marks];
    expect(issuesOfScheme(all, tiny, pack.schemes)).toEqual([...general, shared]);
    expect(issuesOfScheme(all, other, pack.schemes)).toEqual(all);
  });
});
