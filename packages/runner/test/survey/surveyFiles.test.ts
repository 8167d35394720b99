import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess, explain, type Explanation } from '@kedu/engine';
import { issueParagraph, wordExplanation } from '@kedu/messages';
import { type Issue, LOCALES, periodOf } from '@kedu/model';
import { packCapsule, reportPage, type ReportView, unitSection, unpackCapsule } from '@kedu/pages';
import { compileScheme } from '@kedu/scheme';
import { encodeObservations } from '@kedu/snapshot';
import { describe, expect, it } from 'vitest';
import { assessPack, openPack, sourceLines, SURVEY_CODES, writeRun } from '../../src/index.ts';
import { folderOf, temporaryFolder } from '../exampleFolder.ts';
import { PARK_ROWS, parksFile, REVIEW, SCHEME } from './surveyPack.ts';

type Files = Readonly<Record<string, string>>;

function opened(changes: Files = {}) {
  const folder = folderOf({ ...REVIEW, ...changes });
  return { folder, ...openPack(folder) };
}

function ran(changes: Files = {}) {
  const { pack, issues } = opened(changes);
  if (!pack) throw new Error(JSON.stringify(issues));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const { assessments, issues: found } = assessPack(pack);
  const [run] = assessments;
  if (!run) throw new Error('no run');
  return { pack, run, issues: [...issues, ...found] };
}

const only = (issues: readonly Issue[], code: string): Issue => {
  const found = issues.filter((issue) => issue.code === code);
  expect(found, `${code} among ${issues.map((issue) => issue.code).join(' ')}`).toHaveLength(1);
  return found[0] as Issue;
};
const steps = (node: Explanation): readonly Explanation[] => [node, ...node.children.flatMap(steps)];
const viewOf = ({ pack, run }: ReturnType<typeof ran>, issues: readonly Issue[], locale: 'zh-CN' | 'en'): ReportView => ({
  packTitle: pack.title,
  scheme: run.scheme,
  assessment: run.assessment,
  observations: run.trace.input.observations,
  previous: [],
  issues,
  locale,
  register: pack.register,
});
const answersOf = (unit: string, role: string): number[] =>
  PARK_ROWS.map((row) => row.split(',')).flatMap(([, at, answer, own]) => (at === unit && own === role ? [Number(answer)] : []));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('SURVEY PACK-12 answers of a pack', () => {
  it('SURVEY-4 SURVEY-6 the value weighs each group by its people; without weighting the over-sampled would weigh a third', () => {
    const { run } = ran();
    const expected = 0.9 * mean(answersOf('990100', '居民')) + 0.1 * mean(answersOf('990100', '网格员'));
    expect(run.assessment.values.get('parks')?.values[0]).toBeCloseTo(expected, 8);
    const plain = mean([...answersOf('990100', '居民'), ...answersOf('990100', '网格员')]);
    expect(Math.abs(plain - expected)).toBeGreaterThan(2);
  });

  it('SURVEY-8 the explanation shows mean, margin, respondents, and each group beside its people', () => {
    const { run } = ran();
    const all = steps(explain(run.trace, { list: 'cities', member: 0 }));
    const survey = all.find(({ code }) => code === 'EXPLAIN_SURVEY');
    expect(survey?.args).toMatchObject({ respondents: 12, confidence: 95, clusters: 0 });
    // 12 respondents less 2 categories.
    expect(survey?.args).toMatchObject({ t: '2.228', freedom: 10 });
    expect(Number(survey?.args['margin'])).toBeCloseTo(2.2281388519649385 * Number(survey?.args['se']), 2);
    expect(
      all.filter(({ code }) => code === 'EXPLAIN_SURVEY_GROUP').map(({ args }) => [args['count'], args['sample'], args['population']]),
    ).toEqual([
      [8, '66.7%', '90.0%'],
      [4, '33.3%', '10.0%'],
    ]);
    expect(survey && wordExplanation(survey, 'zh-CN').sentence).toMatch(
      /^由 12 份有效答卷加权平均得出：\d.*95% 误差 ±\d.*误差＝标准误×t，t＝2\.228（自由度 10）/,
    );
    const group = all.findLast(({ code }) => code === 'EXPLAIN_SURVEY_GROUP');
    expect(group && wordExplanation(group, 'en').sentence).toBe(
      'Group “Grid workers”: 4 answers, 33.3% of the sample, 10.0% of the population',
    );
  });

  it('SURVEY-9 the report lists units with margin and groups, tells neighbours apart or not, and marks the open vote', () => {
    const all = ran();
    const chapter = (locale: 'zh-CN' | 'en'): string =>
      (/<section class="chapter" id="surveys"[\s\S]*?<\/section>/.exec(reportPage(viewOf(all, [], locale)))?.[0] ?? '').replace(
        /<[^>]+>/g,
        '',
      );
    expect(chapter('zh-CN')).toMatch(/公园绿地评价[\s\S]*±\d[\s\S]*居民 66\.7%／90%、网格员 33\.3%／10%/);
    expect(chapter('zh-CN')).toMatch(/民生项目众评 不计分[\s\S]*开放投票只公布，不计分/);
    expect(chapter('en')).toMatch(/Grid workers 33\.3% \/ 10%/);
    // Cities lie 1.07 apart; the margin of their difference is wider.
    expect(chapter('zh-CN')).toContain('不能说谁高谁低：南浦市与连海市（相差 1.1，误差 ±4.0）、连海市与北川市（相差 1.1，误差 ±4.0）');
    const spread = PARK_ROWS.map((row) => row.split(',')).map(
      ([who = '', unit = '', answer = '', role = '']) => `${who},${unit},${(Number(answer) / 4 + 20 * Number(unit[3])).toFixed(4)},${role}`,
    );
    const apart = reportPage(viewOf(ran({ 'data/parks.csv': parksFile(spread) }), [], 'zh-CN'));
    expect(apart).toContain('相邻单位的差距都超出误差');
    const why = explain(all.run.trace, { list: 'cities', member: 0 });
    expect(unitSection({ report: viewOf(all, [], 'zh-CN'), list: 'cities', member: 0, why })).toMatch(/\d+(\.\d+)? ±\d+\.\d 分/);
  });

  it('SURVEY-9 a scheme that asks nobody has no such chapter', () => {
    const none = SCHEME.replace(/ {2}parks:\n[\s\S]*?(?=score:)/, '')
      .replace(/ {6}parks: .*\n/, '')
      .replace('weight: 60', 'weight: 100');
    const pack = (REVIEW['pack.yaml'] as string).replace(/surveys:\n(.*\n){2}/, '');
    const all = ran({ 'scheme/review.yaml': none, 'pack.yaml': pack });
    expect(reportPage(viewOf(all, [], 'zh-CN'))).not.toContain('id="surveys"');
  });

  it('SURVEY-3 PACK-12 no file, explanation, capsule, snapshot, message or page holds a respondent or a single answer', () => {
    const all = ran();
    const { pack, run, issues } = all;
    const texts: string[] = [];
    const folder = join(temporaryFolder(), 'out');
    expect(writeRun(folder, pack, [run])).toEqual([]);
    for (const file of readdirSync(folder)) texts.push(readFileSync(join(folder, file), 'utf8'));
    for (const locale of LOCALES) {
      const view = viewOf(all, issues, locale);
      texts.push(reportPage(view), ...issues.map((issue) => issueParagraph(issue, locale)));
      for (let member = 0; member < 3; member += 1) texts.push(JSON.stringify(explain(run.trace, { list: 'cities', member })));
      texts.push(Buffer.from(packCapsule({ view, input: run.trace.input, files: pack.texts })).toString('latin1'));
    }
    texts.push(Buffer.from(encodeObservations(pack.observations)).toString('latin1'), [...pack.texts.values()].join('\n'));
    const searched = texts.join('\n');
    expect(searched).toContain('公园绿地评价');
    for (const row of PARK_ROWS) {
      const [respondent = '', , answer = ''] = row.split(',');
      expect(searched.includes(respondent), respondent).toBe(false);
      expect(searched.includes(answer), answer).toBe(false);
    }
  });

  it('SURVEY-3 the capsule alone gives the same run', () => {
    const all = ran();
    const unpacked = unpackCapsule(packCapsule({ view: viewOf(all, [], 'zh-CN'), input: all.run.trace.input, files: all.pack.texts }));
    if (!('capsule' in unpacked)) throw new Error(JSON.stringify(unpacked.issues));
    const { files, entry, register, period, asOf, seed, observations, identity } = unpacked.capsule;
    const compiled = compileScheme({ files, entry, register }).scheme;
    if (!compiled) throw new Error('the capsule does not compile');
    expect(assess({ scheme: compiled, register, observations, period: periodOf(period), asOf, seed }).value.run).toEqual(identity);
  });

  it('SURVEY-2 an open vote changes no score', () => {
    const votes = (stars: number): Files => ({ 'data/stars.csv': `respondent,unit,answer\n1,990100,${stars}\n2,990100,${stars}\n` });
    const score = (changes: Files) => [...(ran(changes).run.assessment.lists[0]?.score ?? [])];
    expect(score(votes(1))).toEqual(score(votes(5)));
  });
});

describe('SURVEY bad input, each with its place', () => {
  const bad: readonly (readonly [code: string, row: string, why: string])[] = [
    ['SURVEY_ANSWER', 'new,990100,100.5,居民', 'out of range'],
    ['SURVEY_ANSWER', 'new,990100,很好,居民', 'no number'],
    ['SURVEY_UNIT', 'new,990999,80,居民', 'unknown unit'],
    ['SURVEY_CATEGORY', 'new,990100,80,网格', 'a group that the population has not'],
    ['SURVEY_BLANK', ',990100,80,居民', 'nobody'],
    ['SURVEY_BLANK', 'new,990100,,居民', 'no answer'],
    ['SURVEY_ROW', 'new,990100,80', 'a cell too few'],
    ['SURVEY_TWICE', `${PARK_ROWS[0]}`, 'one person, two ballots'],
    ['SURVEY_QUOTE', 'new,990100,80,"居民', 'a quotation mark left open'],
  ];
  it.each(bad)('SURVEY-3 %s %s: %s', (code, row) => {
    const { folder, issues } = opened({ 'data/parks.csv': parksFile([...PARK_ROWS, row]) });
    const issue = only(issues, code);
    expect(issue.place).toMatchObject({ file: 'data/parks.csv', line: PARK_ROWS.length + 2 });
    expect(sourceLines(folder, undefined, issues)('data/parks.csv', PARK_ROWS.length + 2)).toBeUndefined();
    expect(JSON.stringify(issue)).not.toMatch(/resp-|100\.5|很好|excerpt/);
    for (const locale of LOCALES) expect(issueParagraph(issue, locale).length).toBeGreaterThan(40);
  });

  it('SURVEY-3 neither of two ballots of one person counts', () => {
    const respondents = (rows: readonly string[]) => {
      const { pack } = opened({ 'data/parks.csv': parksFile(rows) });
      return pack?.observations.column('parks:survey:respondents', '2023')?.values[pack.observations.unitIds.indexOf('c1')];
    };
    expect(respondents(PARK_ROWS)).toBe(12);
    expect(respondents([...PARK_ROWS, `${PARK_ROWS[0]}`])).toBe(11);
    // The same number stands for another person in another city.
    expect(respondents([...PARK_ROWS, `${PARK_ROWS[0]}`.replace('990100', '990200')])).toBe(12);
  });

  it('SURVEY-3 missing and unknown columns, no answers, base weights that are none', () => {
    const told = (text: string) => opened({ 'data/parks.csv': text }).issues;
    expect(only(told('respondent,unit,answer\n1,990100,80\n'), 'SURVEY_COLUMN_MISSING').args).toMatchObject({ column: 'role' });
    expect(only(told('respondent,unit,answer,role,base_weigth\n1,990100,80,居民,1\n'), 'SURVEY_COLUMN_UNKNOWN').args).toMatchObject({
      nearest: 'base_weight',
    });
    only(told('respondent,unit,answer,role\n'), 'SURVEY_EMPTY');
    expect(only(told('respondent,unit,answer,role,base_weight\n1,990100,80,居民,0\n'), 'SURVEY_WEIGHT').place.line).toBe(2);
  });

  it('SURVEY-3 an entry about an indicator that nobody is asked about, or in a wrong period', () => {
    const pack = REVIEW['pack.yaml'] as string;
    const wrong = only(opened({ 'pack.yaml': pack.replace('indicator: parks', 'indicator: gdp') }).issues, 'SURVEY_INDICATOR');
    expect(wrong).toMatchObject({ place: { file: 'pack.yaml', line: 7 }, args: { found: 'gdp', period: '2023' } });
    expect(
      only(opened({ 'pack.yaml': pack.replace('parks.csv, period: "2023"', 'parks.csv, period: "2019"') }).issues, 'SURVEY_INDICATOR').args,
    ).toMatchObject({ period: '2019' });
    only(opened({ 'pack.yaml': pack.replace('parks.csv, period: "2023"', 'parks.csv, period: "2023Q9"') }).issues, 'PACK_PERIOD');
  });

  it('SURVEY-3 schemes in force together have one survey for one indicator', () => {
    const other = SCHEME.replace('scheme: review', 'scheme: second').replace('at_least: 10', 'at_least: 11');
    expect(only(opened({ 'scheme/second.yaml': other }).issues, 'SURVEY_RULES_DIFFER').args).toMatchObject({
      first: 'review@1',
      second: 'second@1',
    });
  });

  const without = (part: (row: string) => boolean): Files => ({ 'data/parks.csv': parksFile(PARK_ROWS.filter((row) => !part(row))) });

  it('SURVEY-5 a silent group, a thin one, too few answers and groups left unsaid, with unit and group', () => {
    const residents = (except: string): Files => ({
      'data/parks.csv': parksFile(
        PARK_ROWS.map((row) => (row.includes('990100') && !row.startsWith(except) ? row.replace('网格员', '居民') : row)),
      ),
    });
    const silent = only(opened(residents('nobody')).issues, 'SURVEY_GROUP_SILENT');
    const alone = ran(residents('resp-0x0'));
    expect(only(alone.issues, 'SURVEY_GROUP_SINGLE').args).toMatchObject({ group: '网格员', units: '北川市', count: 1 });
    expect(alone.run.assessment.values.get('parks')?.missing[0]).not.toBe(0);
    expect(silent).toMatchObject({
      severity: 'error',
      place: { file: 'data/parks.csv', indicator: 'parks' },
      args: { group: '网格员', units: '北川市', count: 1 },
    });
    const thin = only(ran(without((row) => row.startsWith('resp-0x0') || row.startsWith('resp-0x1-'))).issues, 'SURVEY_GROUP_THIN');
    expect(thin.args).toMatchObject({ group: '网格员', units: '北川市', at_least: 3 });
    const few = ran(without((row) => row.includes('990100') && row.endsWith('居民')));
    expect(only(few.issues, 'SURVEY_TOO_FEW').args).toMatchObject({ units: '北川市', of: 3, at_least: 10 });
    expect(only(few.issues, 'SCORE_UNSURVEYED').args).toMatchObject({ part: 'parks', count: 1, rule: 'reweight' });
    expect(few.issues.map(({ code }) => code)).not.toContain('SCORE_OVERDUE');
    const why = steps(explain(few.run.trace, { list: 'cities', member: 0 }));
    expect(why.find(({ code }) => code === 'EXPLAIN_SURVEY_TOO_FEW')?.args).toEqual({ respondents: 4, at_least: 10 });
    const unsaid = ran({ 'data/parks.csv': parksFile([...PARK_ROWS, 'new1,990100,3,', 'new2,990200,3,']) });
    expect(only(unsaid.issues, 'SURVEY_GROUP_UNSAID').args).toMatchObject({ group: '群体', count: 2, of: 38 });
    expect(unsaid.run.assessment.values.get('parks')?.values).toEqual(ran().run.assessment.values.get('parks')?.values);
  });

  it('SURVEY-5 a unit that nobody was asked about says so', () => {
    const { run } = ran(without((row) => row.includes('990300')));
    const why = steps(explain(run.trace, { list: 'cities', member: 2 }));
    expect(why.find(({ code }) => code === 'EXPLAIN_SURVEY_NOT_ASKED')?.args).toEqual({ period: '2023' });
  });

  it('SURVEY-4 SURVEY-7 no population, weights that do not exist, one cluster, more answers than people', () => {
    const population = 'unit,dimension,category,people\n';
    const none = opened({ 'scheme/population.csv': `${population}990100 北川市,role,居民,9\n990100 北川市,role,网格员,1\n` });
    expect(only(none.issues, 'SURVEY_POPULATION_NONE')).toMatchObject({ place: { file: 'scheme/review.yaml' }, args: { count: 2 } });
    const ages = PARK_ROWS.map((row) => `${row},${row.endsWith('网格员') ? '青年' : '老年'}`);
    const opposed = opened({
      'scheme/population.csv': `${population}*,role,居民,900\n*,role,网格员,100\n*,age,青年,400\n*,age,老年,600\n`,
      'data/parks.csv': `respondent,unit,answer,role,age\n${ages.join('\n')}\n`,
    });
    expect(only(opposed.issues, 'SURVEY_NOT_CONVERGED').args).toMatchObject({ dimension: '群体', count: 3 });
    const oneCluster = ran({
      'data/parks.csv': `respondent,unit,answer,role,cluster\n${PARK_ROWS.map((row) => `${row},甲`).join('\n')}\n`,
    });
    expect(only(oneCluster.issues, 'SURVEY_NO_MARGIN').args).toMatchObject({ count: 3 });
    expect(reportPage(viewOf(oneCluster, [], 'zh-CN'))).not.toContain('误差（95%）');
    const inClusters = ran({
      'data/parks.csv': `respondent,unit,answer,role,cluster\n${PARK_ROWS.map((row, i) => `${row},社区${i % 3}`).join('\n')}\n`,
    });
    // Three clusters: two degrees of freedom, t = 4.302652730.
    const counted = steps(explain(inClusters.run.trace, { list: 'cities', member: 0 })).find(({ code }) => code === 'EXPLAIN_SURVEY');
    expect(counted?.args).toMatchObject({ clusters: 3, t: '4.303', freedom: 2 });
    expect(Number(counted?.args['margin'])).toBeCloseTo(4.30265273 * Number(counted?.args['se']), 1);
    expect(counted && wordExplanation(counted, 'en').sentence).toMatch(
      /; margin = standard error × t, t = 4\.303 \(2 degrees of freedom\); drawn in 3 clusters$/,
    );
    const one = steps(explain(oneCluster.run.trace, { list: 'cities', member: 0 })).find(({ code }) => code === 'EXPLAIN_SURVEY');
    expect(one && wordExplanation(one, 'en').sentence).toMatch(/; drawn in 1 cluster$/);
    const drawn = opened({ 'scheme/review.yaml': SCHEME.replace('at_least: 10', 'at_least: 10\n      sampled_of: 11') });
    expect(only(drawn.issues, 'SURVEY_DRAWN_OF').args).toMatchObject({ drawn_of: 11, count: 3 });
  });

  it('SURVEY-6 a value reported beside the answers is an error at its cell', () => {
    const { pack } = opened({ 'data/2023.csv': `${REVIEW['data/2023.csv']}c1,parks,2023,88\n` });
    const { issues } = assessPack(pack as NonNullable<typeof pack>);
    expect(only(issues, 'SURVEY_REPORTED').place).toMatchObject({ file: 'data/2023.csv', line: 5 });
  });

  it('SURVEY-2 an open vote that a part or gate rests on is refused, with a recorded review it is scored and the review cited', () => {
    const scored = SCHEME.replace(
      '      parks: { weight: 40, method: given }',
      '      stars: { weight: 40, method: { goalposts: { worst: 1, best: 5 } } }',
    );
    expect(only(opened({ 'scheme/review.yaml': scored }).issues, 'SURVEY_OPEN_VOTE')).toMatchObject({
      place: { file: 'scheme/review.yaml' },
      args: { id: 'stars' },
    });
    const reviewed = scored.replace(
      'sample: open_vote',
      'sample: open_vote, legal_review: { document: 〔2023〕3号意见, date: 2023-03-01 }',
    );
    const { run } = ran({ 'scheme/review.yaml': reviewed });
    const why = steps(explain(run.trace, { list: 'cities', member: 0 }));
    expect(why.find(({ code }) => code === 'EXPLAIN_SURVEY_REVIEWED')?.args).toEqual({ document: '〔2023〕3号意见', date: '2023-03-01' });
    expect(why.find(({ code }) => code === 'EXPLAIN_SURVEY')?.args).toMatchObject({ margin: '', se: '' });
  });

  const PERSON = '110101199003071234';
  const told = (text: string) => {
    const { issues } = opened({ 'data/parks.csv': text });
    return { issues, words: LOCALES.flatMap((locale) => issues.map((issue) => issueParagraph(issue, locale))).join('\n') };
  };

  it.each([
    ['an open quotation mark', parksFile([...PARK_ROWS.slice(0, 3), 'new,990100,80,"居民', ...PARK_ROWS.slice(3)])],
    ['text after a closing mark', parksFile([...PARK_ROWS.slice(0, 3), 'new,"990100"x,80,居民', ...PARK_ROWS.slice(3)])],
    ['swapped cells answer and role', parksFile(PARK_ROWS.map((row) => row.replace(/^([^,]*,[^,]*),([^,]*),(.*)$/, '$1,$3,$2')))],
    ['respondent in place of the unit', parksFile(PARK_ROWS.map((row) => row.replace(/^([^,]*),([^,]*)/, '$2,$1')))],
    ['an ID number in place of the unit', parksFile([...PARK_ROWS, `new,${PERSON},80,居民`])],
    ['no heading', `${PARK_ROWS.join('\n')}\n`],
    ['a heading with a row of data beside it', `respondent,unit,answer,role,${PERSON},resp-9x9-q\n${PARK_ROWS.join('\n')}\n`],
    ['words that are nobody’s category', parksFile([...PARK_ROWS, 'new,990100,80,很不满意'])],
  ])('SURVEY-3 PACK-12 no message holds an answer or the number of a person: %s', (_, text) => {
    const { issues, words } = told(text);
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    const whole = `${words}${JSON.stringify(issues)}`;
    for (const row of PARK_ROWS) {
      const [respondent = '', , answer = ''] = row.split(',');
      expect(whole).not.toContain(respondent);
      expect(whole).not.toContain(answer);
    }
    expect(whole).not.toMatch(/resp-|很不满意|110101/);
  });

  it('SURVEY-3 what is nearly a known name is shown, and a bare name of a unit leads to its code', () => {
    const category = only(told(parksFile([...PARK_ROWS, 'new,990100,80,网格'])).issues, 'SURVEY_CATEGORY');
    expect(category.args).toMatchObject({ found: '网格', nearest: '网格员' });
    const unit = only(told(parksFile([...PARK_ROWS, 'new,北川市,80,居民'])).issues, 'SURVEY_UNIT');
    expect(unit.args).toMatchObject({ found: '北川市', nearest: '990100 北川市' });
    expect(issueParagraph(unit, 'zh-CN')).toContain('是否为“990100 北川市”');
  });

  it('SURVEY-3 a second column of one name is an error, none of the two wins', () => {
    const rows = PARK_ROWS.map((row) => `${row},1`);
    const { issues } = told(`respondent,unit,answer,role,answer\n${rows.join('\n')}\n`);
    expect(only(issues, 'SURVEY_COLUMN_TWICE').args).toEqual({ column: 'answer', first: 3, second: 5 });
  });

  it('SURVEY-3 columns left empty at the end are nothing; one that is not named is told by its position', () => {
    const trailing = ran({ 'data/parks.csv': `respondent,unit,answer,role,,\n${PARK_ROWS.map((row) => `${row},,`).join('\n')}\n,,,,,\n` });
    expect(trailing.run.assessment.values.get('parks')?.values).toEqual(ran().run.assessment.values.get('parks')?.values);
    const middle = told(`respondent,unit,,answer,role\n${PARK_ROWS.join('\n')}\n`);
    expect(only(middle.issues, 'SURVEY_COLUMN_UNKNOWN').args).toMatchObject({ column: '', position: 3 });
  });

  it('SURVEY-3 of one fault three lines are named and the rest is counted', () => {
    const { issues, words } = told(parksFile(PARK_ROWS.map((row) => row.replace(',99', ',88'))));
    expect(issues.filter(({ code }) => code === 'SURVEY_UNIT').map(({ place }) => place.line)).toEqual([2, 3, 4]);
    expect(only(issues, 'SURVEY_MORE_LINES')).toMatchObject({ place: { line: 5 }, args: { code: 'SURVEY_UNIT', count: 33, last: 37 } });
    expect(words).toContain('33 more lines have the same fault');
  });

  it.each(['0', `1${'0'.repeat(320)}`, `0.${'0'.repeat(320)}1`, '1000000001', '0.0000000009', '1e3', '-1'])(
    'SURVEY-3 a base weight of %s is none',
    (weight) => {
      const { issues } = told(
        `respondent,unit,answer,role,base_weight\n${PARK_ROWS.map((row, i) => `${row},${i === 0 ? weight : 1}`).join('\n')}\n`,
      );
      expect(only(issues, 'SURVEY_WEIGHT').place.line).toBe(2);
    },
  );

  it.each([
    [';', ';'],
    ['\t', 'tab'],
  ])('SURVEY-3 INTAKE-4 answers and population separated by %j give the same, and a notice', (delimiter, name) => {
    const separated = (text: string | undefined): string => (text ?? '').replaceAll(',', delimiter);
    const all = ran({
      'data/parks.csv': separated(REVIEW['data/parks.csv']),
      'scheme/population.csv': separated(REVIEW['scheme/population.csv']),
    });
    expect(all.run.assessment.values.get('parks')?.values).toEqual(ran().run.assessment.values.get('parks')?.values);
    expect(only(all.issues, 'INTAKE_DELIMITER')).toMatchObject({ place: { file: 'data/parks.csv' }, args: { delimiter: name } });
    expect(only(all.issues, 'SCHEME_TABLE_DELIMITER')).toMatchObject({
      place: { file: 'scheme/population.csv' },
      args: { delimiter: name },
    });
  });

  it('SURVEY-4 answers of a category without people are left out and told with their number', () => {
    const population = 'unit,dimension,category,people\n*,role,居民,900\n*,role,网格员,100\n*,role,游客,0\n';
    const guests = ['a', 'b', 'c'].map((who) => `${who},990100,1,游客`);
    const all = ran({ 'scheme/population.csv': population, 'data/parks.csv': parksFile([...PARK_ROWS, ...guests]) });
    expect(only(all.issues, 'SURVEY_GROUP_NOBODY').args).toMatchObject({ group: '游客', units: '北川市', count: 1, answers: 3 });
    expect(all.run.assessment.values.get('parks')?.values[0]).toBeCloseTo(ran().run.assessment.values.get('parks')?.values[0] as number, 9);
  });

  it('SURVEY-5 as many categories as answers give no value', () => {
    const people = ['role', 'age'].flatMap((dimension) => [...'pqrst'].map((category) => `*,${dimension},${category},20`));
    const rows = Array.from({ length: 10 }, (_, i) => {
      const at = (k: number): string => 'pqrst'.charAt(k % 5);
      const half = Math.floor(i / 5);
      const sex = [0, 3, 4, 6, 9].includes(2 * (i % 5) + half) ? '男' : '女';
      return `n${i},990100,${50 + i},${at(i)},${at(i + half)},${sex}`;
    });
    const { issues } = opened({
      'scheme/population.csv': `unit,dimension,category,people\n${people.join('\n')}\n*,sex,男,50\n*,sex,女,50\n`,
      'data/parks.csv': `respondent,unit,answer,role,age,sex\n${rows.join('\n')}\n`,
    });
    expect(only(issues, 'SURVEY_NO_FREEDOM').args).toMatchObject({ units: '北川市', count: 1 });
  });

  it('SURVEY-5 fewer than 10 answers can never be asked for', () => {
    const low = opened({ 'scheme/review.yaml': SCHEME.replace('at_least: 10', 'at_least: 9') });
    expect(only(low.issues, 'SCHEME_OUT_OF_BOUNDS').place).toMatchObject({ file: 'scheme/review.yaml' });
  });

  it('SURVEY-2 a legal review after the as-of day admits nothing; one that names no document is an error', () => {
    const reviewed = (review: string): Files => ({
      'scheme/review.yaml': SCHEME.replace(
        '      parks: { weight: 40, method: given }',
        '      stars: { weight: 40, method: { goalposts: { worst: 1, best: 5 } } }',
      ).replace('sample: open_vote', `sample: open_vote, legal_review: ${review}`),
    });
    const late = ran(reviewed('{ document: 〔2024〕3号意见, date: 2024-05-01 }'));
    expect(only(late.issues, 'SURVEY_REVIEW_LATE')).toMatchObject({
      severity: 'error',
      place: { file: 'scheme/review.yaml', indicator: 'stars' },
      args: { found: '2024-05-01', as_of: '2024-04-30' },
    });
    expect(late.run.assessment.values.get('stars')?.missing[0]).not.toBe(0);
    const why = steps(explain(late.run.trace, { list: 'cities', member: 0 }));
    expect(why.map(({ code }) => code)).not.toContain('EXPLAIN_SURVEY_REVIEWED');
    expect(ran(reviewed('{ document: 〔2024〕3号意见, date: 2024-04-30 }')).issues.map(({ code }) => code)).not.toContain(
      'SURVEY_REVIEW_LATE',
    );
    for (const document of ['待定', '"-"', 'TBD'])
      only(opened(reviewed(`{ document: ${document}, date: 2024-01-01 }`)).issues, 'SURVEY_REVIEW_DOCUMENT');
  });

  it('has a test or vector for every code of the reader', () => {
    const own = readFileSync(new URL(import.meta.url), 'utf8');
    expect(Object.keys(SURVEY_CODES).filter((code) => !own.includes(`'${code}'`))).toEqual([]);
  });
});
