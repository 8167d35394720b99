import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';
import { differences } from './differences.ts';
import { caseFiles, open, packNames, runCase } from './packs.ts';
import { recognitionDifferences } from './recognitionDifferences.ts';

for (const name of packNames) {
  describe(`cases of ${name}`, () => {
    const { pack, issues } = open(name);

    it('PACK-1 is read without an error', () => {
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(pack?.id).toBe(name);
    });

    if (pack && pack.missingData.length > 0) {
      it.skip(`needs ${pack.missingData.map(({ file }) => file).join(', ')}: set KEDU_DATA`, () => undefined);
      return;
    }

    it.each(caseFiles(name))('%s', (_, text) => {
      const one = readCase(text);
      expect([...new Set(pack?.schemes.flatMap(({ clauses }) => [...clauses.keys()]))]).toContain(one.clause);
      if (!pack) throw new Error('the pack could not be read');
      const { run, recognitions = [], refused } = runCase(pack, one);
      if (one.expect.refused || refused) {
        expect(refused ?? []).toEqual([...(one.expect.refused ?? [])].sort());
        return;
      }
      if (!run) throw new Error('nothing was run');
      expect([...differences(one, run.scheme, run.assessment, run.trace), ...recognitionDifferences(one, recognitions)]).toEqual([]);
    });
  });
}

describe('the form of a case', () => {
  const plain = 'title: { zh-CN: 甲, en: a }\nclause: "1"\nperiod: "2023"\n';

  it('refuses a key that is not listed', () => {
    expect(() => readCase(`${plain}expect: { units: { "990100 北川市": { scores: 90 } } }`)).toThrow(/scores/);
    expect(() => readCase(`${plain}expected: { ranked: 1 }`)).toThrow(/expected/);
  });

  it('refuses a case that expects nothing', () => {
    expect(() => readCase(`${plain}expect: {}`)).toThrow(/expects nothing/);
    expect(() => readCase(`${plain}expect: { units: { "990100 北川市": {} } }`)).toThrow(/nothing is expected/);
  });

  it('finds a target and a sum of a rule that differ, and names that the run does not know', () => {
    const { pack } = open('after-guizhou');
    if (!pack) throw new Error('the pack could not be read');
    const wrong = readCase(
      'title: { zh-CN: 甲, en: a }\nclause: "1"\nperiod: "2025"\nscheme: highland\nexpect:\n  units:\n    997100 岭阳市: { targets: { gdp_growth: 5.5, gpd: 1 } }\n  rules:\n    transfer_funds: { allocate: { number: 3, amount_yuan: 120000000.01 }, take: { number: 0, persons: 1 } }\n    transfers: { allocate: { number: 1 } }',
    );
    const { run } = runCase(pack, wrong);
    if (!run) throw new Error('nothing was run');
    expect(differences(wrong, run.scheme, run.assessment, run.trace)).toEqual([
      'rule transfer_funds allocate number: 2, expected 3',
      'rule transfer_funds allocate amount_yuan: 120000000, expected 120000000.01',
      'rule transfer_funds take persons: 0, expected 1',
      'no rule transfers',
      '997100 岭阳市 target gdp_growth: 6, expected 5.5',
      '997100 岭阳市 target gpd: no such indicator, expected 1',
    ]);
    expect(() => readCase(`${plain}expect: { rules: { a: { take: {} } } }`)).toThrow(/nothing is expected of this action/);
  });

  it('finds a recognition that differs, and names that it does not know', () => {
    const { pack } = open('after-taicang');
    if (!pack) throw new Error('the pack could not be read');
    const wrong = readCase(
      'title: { zh-CN: 甲, en: a }\nclause: "14.1"\nperiod: 2025H2\nscheme: cangjiang\nexpect:\n  recognition:\n    delta:\n      shared: [investment_growth]\n      left_out: { public_review: confidence, gdp: confidence }\n      covers: { ours: 37%, theirs: 90% }\n      by_ours: { 996600104 石湖荡口镇: { total: 99, rank: 1, converted: { investment_growth: 11.3, gdp: 1 } }, 996600104 荡口镇: { rank: 1 } }\n      by_theirs: { 996600104 石湖荡口镇: { scores: { investment_growth: 96 } } }\n    gamma: { covers: { ours: 1% } }',
    );
    const { recognitions = [] } = runCase(pack, wrong);
    expect(recognitionDifferences(wrong, recognitions)).toEqual([
      'delta shared: investment_growth, livelihood_projects, public_review, expected investment_growth',
      'delta left out public_review: shared, expected confidence',
      'delta left out gdp: no such pair, expected confidence',
      'delta covers ours: 0.375, expected 0.37',
      'delta by_ours 996600104 石湖荡口镇 total: 99.12, expected 99',
      'delta by_ours 996600104 石湖荡口镇 converted investment_growth: 9.8, expected 11.3',
      'delta by_ours 996600104 石湖荡口镇 converted gdp: missing, expected 1',
      'delta by_ours 996600104 荡口镇 unit: not among those that are compared, expected compared',
      'delta by_theirs 996600104 石湖荡口镇 score investment_growth: 96.5, expected 96',
      'no recognition gamma in 2025H2',
    ]);
    expect(() => readCase(`${plain}expect: { recognition: { delta: {} } }`)).toThrow(/nothing is expected of this recognition/);
  });

  it('takes marks in place of those of the period, and refuses marks that a pack would be refused for', () => {
    const { pack } = open('after-taicang');
    if (!pack) throw new Error('the pack could not be read');
    const marked = (mark: string): string =>
      `title: { zh-CN: 甲, en: a }\nclause: "3.4"\nperiod: 2025H2\nscheme: cangjiang\nmarks: [{ rater: 甲, unit: 996500D13 市教育局, indicator: leader_mark, ${mark} }]\nexpect: { units: { 996500D13 市教育局: { values: { leader_mark: 80 } } } }`;
    const run = (text: string) => {
      const one = readCase(text);
      const { run: done } = runCase(pack, one);
      return done ? differences(one, done.scheme, done.assessment, done.trace) : [];
    };
    expect(run(marked('group: leaders, mark: 80'))).toEqual(['996500D13 市教育局 value leader_mark: overdue, expected 80']);
    expect(() => run(marked('group: leaders, mark: 101'))).toThrow(/RATERS_MARK of mark 1/);
    expect(() => run(marked('group: leader, mark: 80'))).toThrow(/RATERS_GROUP of mark 1/);
  });

  it('finds a figure that differs, a name that the run does not know and a proposal that is not made', () => {
    const { pack } = open('after-liaoning');
    if (!pack) throw new Error('the pack could not be read');
    const wrong = readCase(
      `${plain}scheme: north\nexpect:\n  units:\n    991200 岭北市: { rank: 13, parts: { economical: 1 }, values: { gpd: 1 }, lights: { gdp_growth: { 2023Q5: red } }, shares: { "tags:x": 1 }, proposals: [ { rule: talks }, { rule: staffing } ], no_proposals: [talk] }`,
    );
    const { run } = runCase(pack, wrong);
    if (!run) throw new Error('nothing was run');
    expect(differences(wrong, run.scheme, run.assessment, run.trace).map((line) => line.replace(/ among .*| \{.*/, ''))).toEqual([
      '991200 岭北市 rank: 14, expected 13',
      '991200 岭北市 part economical: no such part, expected 1',
      '991200 岭北市 share tags:x: no set tags:x, expected 1',
      '991200 岭北市 value gpd: no such indicator, expected 1',
      '991200 岭北市 light gdp_growth 2023Q5: no such moment, expected red',
      '991200 岭北市 no rule talks',
      '991200 岭北市 proposal',
      '991200 岭北市 proposal',
      '991200 岭北市 unexpected proposal',
    ]);
  });
});
