import { assess } from '@kedu/engine';
import { packCapsule, type ReportView, unpackCapsule } from '@kedu/pages';
import { describe, expect, it } from 'vitest';
import { assessPack, openPack } from '../../src/index.ts';
import { folderOf } from '../exampleFolder.ts';
import { BONUSES, JUDGEMENT } from './judgementPack.ts';

const HEAD = BONUSES.split('\n')[0] as string;
/** The event of the table of 2023 that lies in 2022. */
const OF_2022 = BONUSES.split('\n').find((line) => line.includes('2022-06-01')) as string;
const YAML = JUDGEMENT['scheme/judgement.yaml'] as string;

/** 2022 by a version with its own table of bonuses, 2023 by the next version, whose table still holds an event of 2022. */
function ran(earlier: string) {
  const { pack, issues } = openPack(
    folderOf({
      ...JUDGEMENT,
      'pack.yaml': (JUDGEMENT['pack.yaml'] as string).replace('periods: ["2023"]', 'periods: ["2022", "2023"]'),
      'scheme/judgement-2022.yaml': YAML.replace('edition: 1\n', 'version: "2022"\nedition: 1\n')
        .replace('from: 2023-01-01', 'from: 2022-01-01, until: 2022-12-31')
        .replace('table: bonuses.csv', 'table: bonuses-2022.csv'),
      'scheme/judgement.yaml': YAML.replace('edition: 1\n', 'version: "2023"\nedition: 1\n'),
      'scheme/bonuses-2022.csv': `${HEAD}\n${earlier}`,
    }),
  );
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!pack) throw new Error('the pack could not be read');
  const { assessments, issues: found } = assessPack(pack);
  return { pack, runs: assessments, told: found.filter(({ code }) => code === 'BONUS_OUTSIDE_PERIOD') };
}

describe('an event of an earlier period', () => {
  it('BONUS-3 is told where the table of the earlier version did not have it', () => {
    const { told } = ran('');
    expect(told).toMatchObject([{ place: { file: 'scheme/bonuses.csv', line: 4 }, args: { date: '2022-06-01', from: '2023-01-01' } }]);
  });

  it('BONUS-3 is not told where it had it, in whatever file', () => {
    expect(ran(`${OF_2022}\n`).told).toEqual([]);
  });

  it('BONUS-3 is told where it had another of the same day, or another day of the same', () => {
    expect(ran(`${OF_2022.replace('市级卫生城市', '省级文明城市')}\n`).told).toHaveLength(1);
    expect(ran(`${OF_2022.replace('2022-06-01', '2022-06-02')}\n`).told).toHaveLength(1);
  });

  it('BONUS-3 CAPSULE-1 a report that is computed again out of its capsule says the same', () => {
    for (const earlier of ['', `${OF_2022}\n`]) {
      const { pack, runs, told } = ran(earlier);
      const run = runs.find(({ assessment }) => assessment.period.id === '2023');
      if (!run) throw new Error('no run of 2023');
      const { scheme, assessment, trace } = run;
      const view: ReportView = {
        packTitle: pack.title,
        scheme,
        assessment,
        observations: trace.input.observations,
        previous: trace.input.previous ?? [],
        issues: [],
        locale: 'zh-CN',
      };
      const unpacked = unpackCapsule(packCapsule({ view, input: trace.input, files: pack.texts }));
      if (!('capsule' in unpacked)) throw new Error(JSON.stringify(unpacked.issues));
      const { previous } = unpacked.capsule;
      expect(previous).toHaveLength(1);
      const again = assess({ ...trace.input, previous }).value;
      expect(again.issues).toEqual(assessment.issues);
      expect(again.issues.filter(({ code }) => code === 'BONUS_OUTSIDE_PERIOD')).toHaveLength(told.length);
    }
  });
});
