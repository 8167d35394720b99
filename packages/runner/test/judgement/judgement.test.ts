import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess, explain } from '@kedu/engine';
import { issueParagraph } from '@kedu/messages';
import { LOCALES, periodOf } from '@kedu/model';
import { packCapsule, reportPage, unitSection, unpackCapsule } from '@kedu/pages';
import { compileScheme } from '@kedu/scheme';
import { encodeObservations } from '@kedu/snapshot';
import { describe, expect, it } from 'vitest';
import { assessPack, sourceLines, writeRun } from '../../src/index.ts';
import { temporaryFolder } from '../exampleFolder.ts';
import { DETERMINATION, JUDGEMENT, MARK_ROWS, markRow, marksFile } from './judgementPack.ts';
import { codesOf, determination, only, opened, ran, scheme, steps, viewOf } from './judgementRun.ts';

describe('RATERS marks of a pack', () => {
  it('RATERS-2 the value is the mean of the groups that count, trimmed, by weight; RATERS-5 the explanation shows each', () => {
    const { run } = ran();
    const marks = (group: string) => MARK_ROWS.filter((row) => row.includes(`,${group},,990100,`)).map((row) => Number(row.split(',')[5]));
    const trimmed = marks('leaders')
      .sort((a, b) => a - b)
      .slice(1, -1);
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const expected = (0.5 * mean(trimmed) + 0.3 * mean(marks('deputies'))) / 0.8;
    expect(run.assessment.values.get('leader_mark')?.values[0]).toBeCloseTo(expected, 9);
    const all = steps(explain(run.trace, { list: 'cities', member: 0 }));
    expect(all.find(({ code }) => code === 'EXPLAIN_RATERS')?.args).toEqual({
      marks: 16,
      groups: 2,
      of: 3,
      file: 'data/marks-2023.csv',
    });
    expect(all.filter(({ code }) => code === 'EXPLAIN_RATER_GROUP').map(({ args }) => [args['count'], args['trimmed']])).toEqual([
      [10, 2],
      [6, 0],
    ]);
    expect(all.find(({ code }) => code === 'EXPLAIN_RATER_GROUP_LEFT_OUT')?.args).toMatchObject({ count: 4, at_least: 5 });
  });

  it('RATERS-5 the sum of the groups can be redone', () => {
    const { run } = ran();
    const all = steps(explain(run.trace, { list: 'cities', member: 3 }));
    const [leaders, deputies] = all.filter(({ code }) => code === 'EXPLAIN_RATER_GROUP').map(({ result }) => result);
    const sum = all.find(({ code }) => code === 'EXPLAIN_RATERS');
    expect(sum?.arithmetic).toBe(`(0.5 × ${leaders} + 0.3 × ${deputies}) ÷ (0.5 + 0.3)`);
    expect(Number(sum?.result)).toBeCloseTo((0.5 * Number(leaders) + 0.3 * Number(deputies)) / 0.8, 9);
  });

  it('RATERS-2 a group with too few marks is told once, with the units', () => {
    const { issues } = ran();
    expect(only(issues, 'RATERS_TOO_FEW').args).toMatchObject({ group: '部门互评', at_least: 5, count: 5, of: 5, none: 0, more: 2 });
    expect(codesOf(issues)).not.toContain('SCORE_UNRATED');
  });

  it('RATERS-2 without any group the value is missing', () => {
    const { run, issues } = ran({ 'data/marks-2023.csv': marksFile(MARK_ROWS.filter((row) => row.includes(',peers,'))) });
    expect(run.assessment.values.get('leader_mark')?.missing[0]).not.toBe(0);
    const all = steps(explain(run.trace, { list: 'cities', member: 0 }));
    expect(all.filter(({ code }) => code === 'EXPLAIN_RATER_GROUP_LEFT_OUT')).toHaveLength(3);
    for (const { args } of issues.filter(({ code }) => code === 'RATERS_TOO_FEW')) expect(args).toMatchObject({ count: 5, of: 5, none: 5 });
    // No unit reports marks: none is told to be late with them, and the rule for the gap is said.
    expect(codesOf(issues)).not.toContain('SCORE_OVERDUE');
    const unrated = only(issues, 'SCORE_UNRATED');
    expect(unrated.args).toMatchObject({ part: 'leader_mark', count: 5, of: 5, more: 2, rule: 'reweight' });
    expect(issueParagraph(unrated, 'zh-CN')).toMatch(/有 5 个单位没有任何一个评价组计入（共 5 个）/);
    expect(issueParagraph(unrated, 'zh-CN')).not.toContain('催报');
  });

  it('RATERS-3 a rater with too many top marks is set aside, the line named and not the marks', () => {
    const rows = [markRow('rater-zealot', 'leaders', '', '990100', 97.53), markRow('rater-zealot', 'leaders', '', '990200', 70.29)];
    const { run, issues } = ran({ 'data/marks-2023.csv': marksFile([...MARK_ROWS, ...rows]) });
    const issue = only(issues, 'RATERS_TOO_MANY_TOP');
    expect(issue.place).toMatchObject({ file: 'data/marks-2023.csv', line: MARK_ROWS.length + 2 });
    expect(JSON.stringify(issue)).not.toMatch(/zealot|97\.53|70\.29/);
    expect(run.assessment.values.get('leader_mark')?.values).toEqual(ran().run.assessment.values.get('leader_mark')?.values);
  });

  it('RATERS-1 recused marks change nothing but their number', () => {
    const rows = [markRow('rater-own', 'leaders', '990100', '990100', 12.34)];
    const { run } = ran({ 'data/marks-2023.csv': marksFile([...MARK_ROWS, ...rows]) });
    expect(run.assessment.values.get('leader_mark')?.values).toEqual(ran().run.assessment.values.get('leader_mark')?.values);
    const group = steps(explain(run.trace, { list: 'cities', member: 0 })).find(({ code }) => code === 'EXPLAIN_RATER_GROUP');
    expect(group?.args).toMatchObject({ recused: 1, count: 10 });
  });

  it('RATERS-1 PACK-11 no file, explanation, capsule, snapshot or page holds a rater or a single mark', () => {
    const rows = [...MARK_ROWS, markRow('rater-zealot', 'leaders', '', '990100', 97.53)];
    const all = ran({ 'data/marks-2023.csv': marksFile(rows) });
    const { pack, run, issues } = all;
    const texts: string[] = [];
    const folder = join(temporaryFolder(), 'out');
    expect(writeRun(folder, pack, [run])).toEqual([]);
    for (const file of readdirSync(folder)) texts.push(readFileSync(join(folder, file), 'utf8'));
    for (const locale of LOCALES) {
      const view = viewOf(all, issues, locale);
      texts.push(reportPage(view), ...issues.map((issue) => issueParagraph(issue, locale)));
      for (let member = 0; member < 5; member += 1) {
        const why = explain(run.trace, { list: 'cities', member });
        texts.push(JSON.stringify(why), unitSection({ report: view, list: 'cities', member, why }));
      }
      texts.push(Buffer.from(packCapsule({ view, input: run.trace.input, files: pack.texts })).toString('latin1'));
    }
    texts.push(Buffer.from(encodeObservations(pack.observations)).toString('latin1'), [...pack.texts.values()].join('\n'));
    const { observations } = pack;
    const numbers = new Set(
      observations.indicators.flatMap((id) => observations.periods.flatMap((at) => [...(observations.column(id, at)?.values ?? [])])),
    );
    const searched = texts.join('\n');
    expect(searched.includes('领导评价')).toBe(true);
    for (const row of rows) {
      const [rater = '', , , , , mark = ''] = row.split(',');
      expect(searched.includes(rater), rater).toBe(false);
      expect(searched.includes(mark), mark).toBe(false);
      expect(numbers.has(Number(mark)), mark).toBe(false);
    }
  });

  it('RATERS-1 the line of a mark is not shown beside its issue', () => {
    const { folder, issues } = opened({
      'data/marks-2023.csv': marksFile([...MARK_ROWS, markRow('rater-x', 'leaders', '', '990100', 101.5)]),
    });
    const issue = only(issues, 'RATERS_MARK');
    expect(sourceLines(folder, undefined, issues)('data/marks-2023.csv', issue.place.line as number)).toBeUndefined();
    expect(JSON.stringify(issue)).not.toMatch(/rater-x|101\.5/);
  });

  it('RATERS-1 the capsule alone gives the same run', () => {
    const all = ran();
    const unpacked = unpackCapsule(packCapsule({ view: viewOf(all, [], 'zh-CN'), input: all.run.trace.input, files: all.pack.texts }));
    if (!('capsule' in unpacked)) throw new Error(JSON.stringify(unpacked.issues));
    const { files, entry, register, period, asOf, seed, observations, identity } = unpacked.capsule;
    const compiled = compileScheme({ files, entry, register }).scheme;
    if (!compiled) throw new Error('the capsule does not compile');
    const again = assess({ scheme: compiled, register, observations, period: periodOf(period), asOf, seed });
    expect(again.value.run).toEqual(identity);
    expect(again.value.run.result).toBe(all.run.assessment.run.result);
    expect(again.value.determined?.items.map((item) => item.carriedOut)).toEqual([true, true]);
  });

  it('RATERS-6 a value reported beside the marks is an error at its cell', () => {
    const { pack } = opened({ 'data/2023.csv': `${JUDGEMENT['data/2023.csv']}c1,leader_mark,2023,88\n` });
    const { issues } = assessPack(pack as NonNullable<typeof pack>);
    expect(only(issues, 'CHECK_RATED_REPORTED').place).toMatchObject({ file: 'data/2023.csv', line: 7 });
  });

  const bad: readonly (readonly [string, string, string])[] = [
    ['RATERS_MARK', 'r,leaders,,990100,leader_mark,100.5', 'out of range'],
    ['RATERS_MARK', 'r,leaders,,990100,leader_mark,好', 'no number'],
    ['RATERS_GROUP', 'r,leader,,990100,leader_mark,80', 'unknown group'],
    ['RATERS_UNIT', 'r,leaders,,990999,leader_mark,80', 'unknown unit'],
    ['RATERS_UNIT', 'r,leaders,990998,990100,leader_mark,80', 'unknown unit of the rater'],
    ['RATERS_INDICATOR', 'r,leaders,,990100,gdp,80', 'indicator without raters'],
    ['RATERS_BLANK', ',leaders,,990100,leader_mark,80', 'nobody'],
    ['RATERS_ROW', 'r,leaders,990100,leader_mark,80', 'a cell too few'],
    ['RATERS_TWICE', `${MARK_ROWS[0]}`, 'twice for one unit'],
  ];
  for (const [code, row, why] of bad)
    it(`RATERS-4 ${code}: ${why}, with its line`, () => {
      const { issues } = opened({ 'data/marks-2023.csv': marksFile([...MARK_ROWS, row]) });
      expect(only(issues, code).place).toMatchObject({ file: 'data/marks-2023.csv', line: MARK_ROWS.length + 2 });
    });

  it('RATERS-4 a wrong period is told once for each indicator, with the number of lines and the remedy', () => {
    const pack = (JUDGEMENT['pack.yaml'] as string).replace('period: "2023" }', 'period: "2019" }');
    const issue = only(opened({ 'pack.yaml': pack }).issues, 'RATERS_INDICATOR');
    expect(issue).toMatchObject({ place: { line: 2, period: '2019' }, args: { found: 'leader_mark', count: MARK_ROWS.length } });
    expect(issueParagraph(issue, 'zh-CN')).toContain('核对 pack.yaml 里 marks 的 period');
    expect(issueParagraph(issue, 'en')).toContain(`(${MARK_ROWS.length} lines)`);
  });

  it('RATERS-3 many raters with too many top marks are one issue, the first ten lines named', () => {
    const rows = Array.from({ length: 12 }, (_, k) => markRow(`rater-keen${k}`, 'leaders', '', '990100', 97.53));
    const issue = only(ran({ 'data/marks-2023.csv': marksFile([...MARK_ROWS, ...rows]) }).issues, 'RATERS_TOO_MANY_TOP');
    expect(issue.args).toMatchObject({ count: 12, more: 2 });
    expect(issueParagraph(issue, 'zh-CN')).toContain(`：${MARK_ROWS.length + 2}（1/1）、`);
    expect(issueParagraph(issue, 'en')).toContain('12 raters gave');
  });

  it('RATERS-4 an empty file and a missing column are told', () => {
    expect(codesOf(opened({ 'data/marks-2023.csv': 'rater,group,own_unit,unit,indicator,mark\n' }).issues)).toContain('RATERS_EMPTY');
    const issues = opened({ 'data/marks-2023.csv': 'rater,group,unit,indicator,mark\nr,leaders,990100,leader_mark,80\n' }).issues;
    expect(only(issues, 'RATERS_COLUMN_MISSING').args['column']).toBe('own_unit');
  });
});

describe('DETERMINE what a body changed', () => {
  it('DETERMINE-1 DETERMINE-4 a grade and a proposal are changed, score and rank are not', () => {
    const { run, pack } = ran();
    const without = ran({ 'scheme/determination.csv': `${DETERMINATION.split('\n')[0]}\n` }).run;
    const [list, bare] = [run.assessment.lists[0], without.assessment.lists[0]];
    expect(bare?.grades).toEqual(['excellent', 'excellent', 'good', 'fair', 'fair']);
    expect(list?.grades).toEqual(['excellent', 'excellent', 'excellent', 'fair', 'fair']);
    expect([list?.score, list?.rank]).toEqual([bare?.score, bare?.rank]);
    expect(run.assessment.proposals.map(({ withheldBecause }) => withheldBecause)).toEqual([undefined, 'determined']);
    expect(run.assessment.determined).toMatchObject({ of: 7 });
    const all = steps(explain(run.trace, { list: 'cities', member: 2 }));
    expect(all.find(({ code }) => code === 'EXPLAIN_DETERMINED')?.args).toMatchObject({
      ground: '承办全省防汛抢险立功',
      date: '2024-06-01',
    });
    expect(steps(explain(run.trace, { list: 'cities', member: 4 })).map(({ code }) => code)).toContain('EXPLAIN_DETERMINED_DROPPED');
    const folder = join(temporaryFolder(), 'out');
    writeRun(folder, pack, [run]);
    const json = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { determined: object[] };
    expect(json.determined).toEqual([
      { scheme: 'judgement@1', period: '2023', items: 2, not_carried_out: 0, of: 7, data: run.assessment.determined?.data },
    ]);
  });

  it('DETERMINE-6 a place that is taken is said with the number over the quota', () => {
    expect(ran().run.assessment.determined?.quotas).toEqual([
      { list: 'cities', grade: 'excellent', scope: '', places: 2, before: 2, after: 3 },
      { list: 'cities', grade: 'good', scope: '', places: 2, before: 1, after: 0 },
    ]);
  });

  it('DETERMINE-4 the report shows grade before and after, steps, closing date and quotas', () => {
    const all = ran();
    const page = reportPage(viewOf(all, all.issues, 'zh-CN'));
    for (const text of [
      'id="determination"',
      'id="bonuses"',
      '2024-04-30',
      '反馈核对',
      '承办全省防汛抢险立功',
      '超出 1 个',
      '7 项中调整 2 项',
    ])
      expect(page.includes(text), text).toBe(true);
    const unit = unitSection({ report: viewOf(all, [], 'zh-CN'), list: 'cities', member: 2 });
    expect(unit.includes('等次由“良好”调整为“优秀”')).toBe(true);
    expect(reportPage(viewOf(all, all.issues, 'en')).includes('changed 2 of 7 items')).toBe(true);
  });

  for (const item of ['score', 'total', 'rank', 'part:gdp', 'value:gdp'])
    it(`DETERMINE-2 ${item} cannot be determined`, () => {
      const { issues } = opened(determination(`2023,cities,990300 南浦市,${item},80,90,理由,会议,2024-06-01`));
      expect(only(issues, 'DETERMINE_SCORE')).toMatchObject({ severity: 'error', place: { file: 'scheme/determination.csv', line: 2 } });
    });

  for (const column of ['ground', 'meeting', 'date'] as const)
    it(`DETERMINE-3 without ${column} it is refused`, () => {
      const cells = { ground: '理由', meeting: '会议', date: '2024-06-01', [column]: '' };
      const { issues } = opened(
        determination(`2023,cities,990300 南浦市,grade,good,excellent,${cells.ground},${cells.meeting},${cells.date}`),
      );
      expect(only(issues, 'DETERMINE_INCOMPLETE').args['column']).toBe(column);
    });

  const refused: readonly (readonly [string, string, string])[] = [
    ['DETERMINE_ITEM', '2023,cities,990300 南浦市,bonus,a,b,理由,会议,2024-06-01', 'an unknown item'],
    ['DETERMINE_TO', '2023,cities,990300 南浦市,grade,good,good,理由,会议,2024-06-01', 'no change'],
    ['DETERMINE_TO', '2023,cities,990500 金滩市,proposal:talk,dropped,made,理由,会议,2024-06-01', 'a proposal cannot be made by it'],
    ['SCHEME_UNKNOWN_NAME', '2023,towns,990300 南浦市,grade,good,excellent,理由,会议,2024-06-01', 'an unknown list'],
    ['SCHEME_UNKNOWN_NAME', '2023,cities,990300 南浦市,grade,good,superb,理由,会议,2024-06-01', 'an unknown grade'],
    ['SCHEME_UNKNOWN_NAME', '2023,cities,990300 南浦市,proposal:talks,made,dropped,理由,会议,2024-06-01', 'an unknown rule'],
    ['SCHEME_UNIT_UNKNOWN', '2023,cities,990700 无此市,grade,good,excellent,理由,会议,2024-06-01', 'an unknown unit'],
  ];
  for (const [code, row, why] of refused)
    it(`DETERMINE-1 ${code}: ${why}`, () => {
      const issue = only(opened(determination(row)).issues, code);
      expect(issue).toMatchObject({ severity: 'error', place: { file: 'scheme/determination.csv', line: 2 } });
    });

  it('DETERMINE-1 two rows on one item are an error at the second', () => {
    const row = '2023,cities,990300 南浦市,grade,good,excellent,理由,会议,2024-06-01';
    expect(only(opened(determination(`${row}\n${row}`)).issues, 'DETERMINE_TWICE').place.line).toBe(3);
  });

  it('DETERMINE-1 what the run did not give is not carried out, and said', () => {
    const { run, issues } = ran(determination('2023,cities,990300 南浦市,grade,fair,excellent,理由,会议,2024-06-01'));
    expect(only(issues, 'DETERMINE_FROM').args).toMatchObject({ found: '良好（good）', expected: '一般（fair）', none: '' });
    expect(run.assessment.lists[0]?.grades[2]).toBe('good');
    expect(run.assessment.determined?.items[0]?.carriedOut).toBe(false);
    const other = ran(determination('2023,cities,990000 明山省,grade,good,excellent,理由,会议,2024-06-01'));
    expect(codesOf(other.issues)).toContain('DETERMINE_NOT_IN_LIST');
    const nothing = ran(determination('2023,cities,990100 北川市,proposal:talk,made,dropped,理由,会议,2024-06-01'));
    expect(issueParagraph(only(nothing.issues, 'DETERMINE_FROM'), 'zh-CN')).toContain('“约谈（proposal:talk）”');
    expect(issueParagraph(only(nothing.issues, 'DETERMINE_FROM'), 'zh-CN')).toContain('现为：没有提出这项建议；应为：已提出（made）');
  });

  it('DETERMINE-1 where the run gave no grade, that is said rather than nothing', () => {
    const none = { 'data/2023.csv': (JUDGEMENT['data/2023.csv'] as string).replace(/^c3,gdp.*\n/m, '') };
    const strict = scheme('gdp: { weight: 60,', 'gdp: { weight: 60, missing: refuse,');
    const { issues } = ran({ ...none, ...strict });
    expect(only(issues, 'DETERMINE_FROM').args).toMatchObject({ found: '', none: 'grade' });
    expect(issueParagraph(only(issues, 'DETERMINE_FROM'), 'zh-CN')).toContain('现为：没有等次');
    expect(issueParagraph(only(issues, 'DETERMINE_FROM'), 'en')).toContain('no grade');
  });

  it('DETERMINE-1 items, grades and rules may be written by their titles', () => {
    const { run } = ran(
      determination(
        '2023,cities,990300 南浦市,等次,良好,优秀,理由,会议,2024-06-01\n2023,cities,990500 金滩市,建议：约谈,已提出,不采纳,理由,会议,2024-06-01',
      ),
    );
    expect(run.assessment.determined?.items.map(({ carriedOut, row }) => [carriedOut, row.from, row.to])).toEqual([
      [true, 'good', 'excellent'],
      [true, 'made', 'dropped'],
    ]);
    const unknown = only(
      opened(determination('2023,cities,990300 南浦市,等次,良好,特优,理由,会议,2024-06-01')).issues,
      'SCHEME_UNKNOWN_NAME',
    );
    expect(unknown.args['name']).toBe('特优');
  });

  it('DETERMINE-5 a run after the closing date is told; revised data do not carry the determination unless it reopens', () => {
    const late = (JUDGEMENT['pack.yaml'] as string).replace('as_of: 2024-04-30', 'as_of: 2024-05-10');
    expect(only(ran({ 'pack.yaml': late }).issues, 'DETERMINE_AFTER_CLOSE').args).toMatchObject({
      closes: '2024-04-30',
      as_of: '2024-05-10',
    });
    const adopted = ran().run.assessment.determined?.data ?? '';
    const adopts = scheme('  closes:', `  adopts: { "2023": "${adopted}" }\n  closes:`);
    expect(codesOf(ran(adopts).issues)).not.toContain('DETERMINE_REVISED');
    const revised = { 'data/2023.csv': (JUDGEMENT['data/2023.csv'] as string).replace('c1,gdp,2023,170', 'c1,gdp,2023,171') };
    const { run, issues } = ran({ ...adopts, ...revised });
    expect(only(issues, 'DETERMINE_REVISED').severity).toBe('error');
    expect(run.assessment.lists[0]?.grades[2]).toBe('good');
    const again = ran({ ...scheme('  closes:', `  adopts: { "2023": "${adopted}" }\n  reopens: true\n  closes:`), ...revised });
    expect(only(again.issues, 'DETERMINE_REOPENED').severity).toBe('notice');
    expect(again.run.assessment.lists[0]?.grades[2]).toBe('excellent');
    const next = { 'data/2023.csv': `${JUDGEMENT['data/2023.csv']}c1,gdp,2024,170\n` };
    expect(codesOf(ran({ ...adopts, ...next }).issues)).not.toContain('DETERMINE_REVISED');
  });

  it('DETERMINE-7 steps come in the order of their days; a shared sum is not dropped for one', () => {
    const steps = opened(scheme('2024-05-15', '2024-05-01'));
    expect(only(steps.issues, 'DETERMINE_STEPS').args).toMatchObject({ before: '反馈核对', day: '2024-05-01' });
    const shared = opened({
      ...scheme(
        'consequences:\n',
        "consequences:\n  package: { title: 绩效包, lists: [cities], propose: { allocate: { total_yuan: 1000, among: 'rank <= 2', by: total } } }\n",
      ),
      ...determination('2023,cities,990100 北川市,proposal:package,made,dropped,理由,会议,2024-06-01'),
    });
    expect(only(shared.issues, 'DETERMINE_SHARED_SUM').args['action']).toBe('allocate');
  });
});

describe('GRADE-9 a list too small for its quota', () => {
  it('a grade without a place is told with its place and the list', () => {
    const { issues } = ran(scheme('excellent: 40%', 'excellent: 10%'));
    expect(only(issues, 'GRADE_QUOTA_NO_PLACE')).toMatchObject({
      args: { list: '城市', scope: '', size: 5, share: '10%', grade: '优秀', round: 'nearest|up', small: '' },
    });
    expect(codesOf(ran().issues)).not.toContain('GRADE_QUOTA_NO_PLACE');
  });
});
