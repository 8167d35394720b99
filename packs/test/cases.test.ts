import { describe, expect, it } from 'vitest';
import { readCase } from './caseFile.ts';
import { differences } from './differences.ts';
import { caseFiles, open, packNames, runCase } from './packs.ts';

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
      const { run, refused } = runCase(pack, one);
      if (one.expect.refused || refused) {
        expect(refused ?? []).toEqual([...(one.expect.refused ?? [])].sort());
        return;
      }
      if (!run) throw new Error('nothing was run');
      expect(differences(one, run.scheme, run.assessment, run.trace)).toEqual([]);
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
