import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../src/index.ts';
import { filesOf, registerOf } from '../pack-files.ts';

const base = filesOf('base');
const register = registerOf(base.get('units.csv') ?? '');
const entry = 'scheme/base.yaml';
const text = base.get(entry) ?? '';

describe('SCHEME-1 compileScheme on damaged files', () => {
  test('a cut, doubled or overwritten stretch gives issues or a scheme, never an exception', () => {
    const damage = fc.record({
      at: fc.nat(text.length),
      length: fc.nat(60),
      put: fc.constantFrom('', ': ', '- ', '{', ']', '"', '\n  ', '６０', 'null', '&a ', '*a', '__proto__: 1'),
    });
    fc.assert(
      fc.property(damage, ({ at, length, put }) => {
        const files = new Map(base).set(entry, text.slice(0, at) + put + text.slice(at + length));
        const { scheme, issues } = compileScheme({ files, entry, register });
        expect(scheme === undefined).toBe(issues.some(({ severity }) => severity === 'error'));
        for (const { place } of issues) expect(place.file === undefined || files.has(place.file)).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('the same files give the same hash and the same issues; another text another hash', () => {
    const hash = (files: ReadonlyMap<string, string>): string | undefined => compileScheme({ files, entry, register }).scheme?.hash;
    expect(hash(base)).toBe(hash(new Map([...base].reverse())));
    expect(
      hash(new Map(base).set('scheme/awards.csv', `${base.get('scheme/awards.csv')}990200 连海市,2023-06-01,经验,city,1,先进\n`)),
    ).not.toBe(hash(base));
  });

  test('inputs are not changed', () => {
    const before = JSON.stringify([...base]);
    compileScheme({ files: base, entry, register });
    expect(JSON.stringify([...base])).toBe(before);
  });

  test('SCHEME-8 an entry that is not in the pack', () => {
    expect(compileScheme({ files: base, entry: 'scheme/bas.yaml' }).issues).toMatchObject([
      { code: 'SCHEME_FILE_MISSING', args: { file: 'scheme/bas.yaml', nearest: entry } },
    ]);
  });

  test('CLASS-4 without a register nothing is said of who exists', () => {
    expect(compileScheme({ files: base, entry }).issues).toEqual([]);
  });
});

describe('the compiled scheme', () => {
  const { scheme } = compileScheme({ files: base, entry, register });

  test('SCHEME-50 defaults are inherited and titles taken from indicators', () => {
    const ecology = scheme?.trees['places']?.parts[0];
    expect(ecology).toMatchObject({
      type: 'composite',
      weights: 'points',
      aggregate: [{ name: 'arithmetic', share: 1 }],
      missing: { rule: 'reweight' },
    });
    expect(ecology?.type === 'composite' && ecology.parts[0]).toMatchObject({
      path: 'ecology.water_quality',
      title: { 'zh-CN': '水质达标率' },
      cap: 100,
      missing: { rule: 'refuse' },
    });
  });

  test('SCHEME-20 an indicator that says little has the defaults', () => {
    expect(scheme?.indicators.find(({ id }) => id === 'per_head')).toMatchObject({
      nature: 'guiding',
      horizon: 'short',
      kind: 'quantity',
      accrual: 'annual',
      better: 'higher',
      every: 'year',
      january: 'own',
      statistic: 'administrative',
      between: 'last_node',
      light: 'all',
    });
  });

  test('SCHEME-51 a leaf scores the indicator of its own name, or the one that it names, whose title it has', () => {
    const files = new Map(base).set(
      entry,
      text
        .replace('gdp_growth: { weight: 60,', 'growth: { indicator: gdp_growth, weight: 60,')
        .replace("weight('gdp_growth')", "weight('growth')"),
    );
    const economy = compileScheme({ files, entry, register }).scheme?.trees['places']?.parts[1];
    expect(economy?.type === 'composite' && economy.parts).toMatchObject([
      { name: 'growth', indicator: 'gdp_growth', title: { 'zh-CN': '地区生产总值增长率' } },
      { name: 'investment', indicator: 'investment', title: { 'zh-CN': '水利投资' } },
    ]);
  });

  test('SCHEME-60 light rules keep the order in which the first that holds counts', () => {
    expect(scheme?.lights.rules.map(({ light }) => light)).toEqual(['red', 'yellow']);
    const [red = '', yellow = ''] = text.split('\n').filter((line) => line.includes('{ light:'));
    const files = new Map(base).set(entry, text.replace(`${red}\n${yellow}`, `${yellow}\n${red}`));
    expect(compileScheme({ files, entry, register }).scheme?.lights.rules.map(({ light }) => light)).toEqual(['yellow', 'red']);
  });

  test('SCHEME-62 WEIGHT-6 a constraint that holds is kept, one that fails refuses the scheme', () => {
    expect(scheme?.constraints.map(({ for: only, lists }) => [only, lists])).toEqual([
      ['resource', undefined],
      [undefined, ['places']],
    ]);
    const files = new Map(base).set(entry, text.replace('>= 0.40', '>= 0.60'));
    expect(compileScheme({ files, entry, register })).toMatchObject({
      issues: [{ code: 'WEIGHT_CONSTRAINT' }, { code: 'WEIGHT_CONSTRAINT' }],
    });
  });

  test('SCHEME-71 a rule that reads fields runs over fields', () => {
    expect(scheme?.consequences[0]).toMatchObject({
      forEach: 'field',
      protects: [{ item: '基本民生', unitCode: '990100', amountFen: 120000050 }],
    });
  });

  test('SCHEME-10 clauses are the headings of the regulation', () => {
    expect(scheme?.clauses.get('4.2')).toBe('重点生态功能区');
  });

  test('SCHEME-53 `each` becomes a leaf for each indicator that fits, in order of ID', () => {
    const files = new Map(base)
      .set(entry, text.replace('groups: [党群, 经济],', 'nodes: quarter,'))
      .set('scheme/organs.yaml', 'weights: relative\neach: { of: "dimension:economic", weight: 1, method: percentile }\n');
    const tree = compileScheme({ files, entry, register }).scheme?.trees['organs'];
    expect(tree?.parts.map(({ path }) => path)).toEqual(['gdp_growth', 'investment', 'per_head']);
  });
});
