import { type Explanation, explain } from '@kedu/engine';
import { issueParagraph } from '@kedu/messages';
import { LOCALES } from '@kedu/model';
import { reportPage, type ReportView, unitSection } from '@kedu/pages';
import { describe, expect, it } from 'vitest';
import { assessPack, openPack } from '../../src/index.ts';
import { folderOf } from '../exampleFolder.ts';
import { DETERMINATION, JUDGEMENT } from './judgementPack.ts';

const HEAD = DETERMINATION.split('\n')[0] as string;
const YAML = JUDGEMENT['scheme/judgement.yaml'] as string;

/** The pack with a gate that acts on 990300 南浦市 (gdp 120), and with the rows that are given. */
function ran(gate: string, rows: readonly string[], more = '') {
  const { pack, issues } = openPack(
    folderOf({
      ...JUDGEMENT,
      'scheme/judgement.yaml': YAML.replace('grades:\n', `gates:\n  - ${gate}\ngrades:\n`).replace(
        'consequences:\n',
        `consequences:\n${more}`,
      ),
      'scheme/determination.csv': `${[HEAD, ...rows].join('\n')}\n`,
    }),
  );
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!pack) throw new Error('the pack could not be read');
  const { assessments, issues: found } = assessPack(pack);
  const [run] = assessments;
  if (!run) throw new Error('no run');
  const view = (locale: 'zh-CN' | 'en'): ReportView => ({
    packTitle: pack.title,
    scheme: run.scheme,
    assessment: run.assessment,
    observations: run.trace.input.observations,
    previous: [],
    issues: found,
    locale,
    register: pack.register,
  });
  return { run, issues: found, view };
}

const steps = (node: Explanation): readonly Explanation[] => [node, ...node.children.flatMap(steps)];
const GATE = '{ title: { zh-CN: 发生较大事故, en: A grave accident }, when: "value(\'gdp\') == 120", bar: [excellent] }';
const RAISED = '2023,cities,990300 南浦市,grade,good,excellent,承办全省防汛抢险立功,示例考核委员会第3次会议,2024-06-01';

describe('a determination against a gate', () => {
  it('DETERMINE-8 is carried out, and told at its row with gate and remedy in both languages', () => {
    const { run, issues } = ran(GATE, [RAISED]);
    expect(run.assessment.lists[0]?.grades[2]).toBe('excellent');
    const told = issues.filter(({ code }) => code === 'DETERMINE_BARRED');
    expect(told).toMatchObject([
      {
        severity: 'warning',
        place: { file: 'scheme/determination.csv', line: 2 },
        args: { unit: '南浦市', grade: '优秀', gate: '发生较大事故' },
      },
    ]);
    const [chinese, english] = LOCALES.map((locale) => told.map((issue) => issueParagraph(issue, locale)).join());
    expect(chinese).toContain('南浦市“优秀”，但按“发生较大事故”');
    expect(english).toContain('City 3');
    expect(english).not.toContain('南浦市');
  });

  it('DETERMINE-8 stands in the explanation, in the chapter and on the page of the unit', () => {
    const { run, view } = ran(GATE, [RAISED]);
    const all = steps(explain(run.trace, { list: 'cities', member: 2 }));
    expect(all.find(({ code }) => code === 'EXPLAIN_DETERMINED_BARRED')).toMatchObject({ title: { 'zh-CN': '发生较大事故' } });
    const said = { 'zh-CN': '“发生较大事故”不准评“优秀”，由审定机构决定并负责。', en: '“A grave accident” bars' } as const;
    for (const locale of LOCALES) {
      expect(reportPage(view(locale)).includes(said[locale]), locale).toBe(true);
      expect(unitSection({ report: view(locale), list: 'cities', member: 2 }).includes(said[locale]), locale).toBe(true);
    }
    expect(reportPage(view('zh-CN')).includes('1 项与门槛规定相抵')).toBe(true);
  });

  it('DETERMINE-8 a gate that bars nothing of it leaves no word', () => {
    const { run, issues, view } = ran(GATE.replace('120', '121'), [RAISED]);
    expect(issues.map(({ code }) => code)).not.toContain('DETERMINE_BARRED');
    expect(run.assessment.determined?.items[0]?.barred).toBeUndefined();
    expect(reportPage(view('zh-CN')).includes('相抵')).toBe(false);
  });
});

describe('a determination on one of several proposals', () => {
  const FIELDS = `  fields: { title: 领域约谈, lists: [cities], for_each: field, when: "field.score < 90", propose: { admonishing_talk: { refer_to: 示例组织部 } } }\n`;
  const drop = (item: string): string => `2023,cities,990500 金滩市,${item},made,dropped,已整改到位,示例考核委员会第3次会议,2024-06-01`;
  const withheld = ({ run }: ReturnType<typeof ran>) =>
    run.assessment.proposals.filter(({ rule, unit }) => rule === 'fields' && unit === 4).map((one) => [one.subject, one.withheldBecause]);

  it('DETERMINE-9 only the proposal of this subject is withheld; without a subject all are', () => {
    const none = ran(GATE, [], FIELDS);
    expect(withheld(none)).toEqual([
      ['gdp', undefined],
      ['leader_mark', undefined],
    ]);
    const one = ran(GATE, [drop('proposal:fields/gdp')], FIELDS);
    expect(withheld(one)).toEqual([
      ['gdp', 'determined'],
      ['leader_mark', undefined],
    ]);
    expect(one.issues.map(({ code }) => code)).not.toContain('DETERMINE_FROM');
    const dropped = steps(explain(one.run.trace, { list: 'cities', member: 4 })).filter(
      ({ code }) => code === 'EXPLAIN_DETERMINED_DROPPED',
    );
    expect(dropped).toHaveLength(1);
    expect(reportPage(one.view('zh-CN')).includes('领域约谈（生产总值）')).toBe(true);
    const all = ran(GATE, [drop('proposal:fields')], FIELDS);
    expect(withheld(all).map(([, because]) => because)).toEqual(['determined', 'determined']);
  });

  it('DETERMINE-9 a subject that the rule did not make is told with those that it did', () => {
    const { issues } = ran(GATE, [drop('proposal:fields/gpd')], FIELDS);
    expect(issues.filter(({ code }) => code === 'DETERMINE_FROM')).toMatchObject([
      { args: { item: '领域约谈（proposal:fields/gpd）', found: 'proposal:fields/gdp, proposal:fields/leader_mark' } },
    ]);
  });
});
