import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { primaryRows } from '../../src/disclose/primary.ts';
import { discloseRun, type RunDisclosure, type Withhold } from '../../src/index.ts';
import { Attacker, tells } from './attacker.ts';
import { bundleOf, countyId, INDICATORS, PROVINCE, type SmallOptions, smallRun, type Values } from './smallRun.ts';

const VALUES: Values = {
  a1: [5, 20, 30, 45, 50, 60, 71, 82],
  a2: [50, 60, 40, 30, 80, 70, 20, 65],
  a3: [40, 35, 66, 72, 58, 49, 61, 77],
  b1: [33, 44, 55, 66, 77, 88, 29, 31],
};
const SECRET = countyId(0);
const RULE = `  indicators: [{ indicators: [a1], level: internal, because: state_secret, where: "unit.code == '${SECRET}'" }]`;
const GRID = Array.from({ length: 201 }, (_, i) => i / 2);
/** Beyond what was drawn: the highest of all could be higher still. */
const WIDE_GRID = Array.from({ length: 201 }, (_, i) => i);

type Run = ReturnType<typeof smallRun>;

/** What the rules alone withhold, and nothing that must go with it. */
const bare = (run: Run, also?: Withhold): RunDisclosure => {
  const { withhold } = primaryRows({ run, level: 'public' });
  return { level: 'public', withhold: (table, row) => withhold(table, row) ?? also?.(table, row) };
};
const attackerOn = (run: Run, told?: RunDisclosure): Attacker => new Attacker(bundleOf(run, told).files, run.scheme);
const secretRun = (options: SmallOptions = {}): Run => smallRun(VALUES, { disclosure: RULE, ...options });
/** All values of the first indicator but the secret one. */
const others = new Map(VALUES['a1']?.map((value, i) => [countyId(i), value] as const).filter(([unit]) => unit !== SECRET));
const PEER_METHODS = ['min_max', 'ratio_to_first', 'z_score', 'distance_to_best', 'efficacy'] as const;

describe('without protection the attacker finds what the rules withhold', () => {
  test('DISCLOSE-9 in a total less its other parts', () => {
    const run = secretRun();
    const hidden: Withhold = (table, { unit, part }) =>
      table === 'parts' && unit === SECRET && part === 'ecology.a1' ? 'protected' : undefined;
    expect(tells(attackerOn(run, bare(run, hidden)).score(SECRET, 'ecology.a1'), 5)).toBe(true);
  });

  test('DISCLOSE-9 in the total of the list, where its branch is withheld alone', () => {
    const run = secretRun();
    const hidden: Withhold = (table, { unit, part }) =>
      table === 'parts' && unit === SECRET && (part === 'ecology.a1' || part === 'ecology') ? 'protected' : undefined;
    expect(tells(attackerOn(run, bare(run, hidden)).score(SECRET, 'ecology.a1'), 5, 0.1)).toBe(true);
  });

  test('DISCLOSE-10 in the sum of the province', () => {
    const run = secretRun({ summed: ['a1'] });
    expect(tells(attackerOn(run, bare(run)).bySums('a1', PROVINCE, SECRET), 5)).toBe(true);
  });

  test.each(PEER_METHODS)('DISCLOSE-8 in the scores of its peers: %s', (method) => {
    const run = secretRun({ methods: { a1: method } });
    const found = attackerOn(run, bare(run)).byPeers('ecology.a1', SECRET, others, GRID);
    expect(found).toContain(5);
    // The first by a ratio, and where two bounds are both others', leaves the lowest open: the score of the unit itself tells then.
    expect(found.length).toBeLessThanOrEqual(method === 'ratio_to_first' ? 5 : 3);
  });

  test('DISCLOSE-8 in the reference points, and in the mean score', () => {
    const run = secretRun({ methods: { a1: 'min_max' } });
    const attacker = attackerOn(run, bare(run));
    expect(attacker.byReferences('ecology.a1', 'a1')).toEqual([5]);
    const plain = secretRun();
    const hidden: Withhold = (table, { unit, part }) =>
      table === 'parts' && unit === SECRET && part?.startsWith('ecology') ? 'protected' : undefined;
    const mean = attackerOn(plain, bare(plain, hidden)).byMeans('ecology.a1');
    expect(mean && tells(mean, 5)).toBe(true);
  });

  test('DISCLOSE-11 in its rank', () => {
    const run = secretRun();
    const unit = countyId(4);
    const hidden: Withhold = (table, row) => (table === 'results' && row['unit'] === unit ? 'protected' : undefined);
    const found = attackerOn(run, bare(run, hidden)).byRanks(unit);
    expect(found && found.high - found.low).toBeLessThan(5);
  });
});

describe('with protection it stays open', () => {
  test.each(['given', 'completion', ...PEER_METHODS])('DISCLOSE-8 to DISCLOSE-10: %s', (method) => {
    const run = secretRun({ methods: { a1: method }, summed: ['a1'] });
    const attacker = attackerOn(run);
    const { low, high } = attacker.score(SECRET, 'ecology.a1');
    expect(high - low).toBeGreaterThan(20);
    const sum = attacker.bySums('a1', PROVINCE, SECRET);
    expect(sum.high - sum.low).toBeGreaterThanOrEqual(10);
    expect(attacker.byReferences('ecology.a1', 'a1')).toEqual([]);
    expect(attacker.byMeans('ecology.a1')).toBeUndefined();
    if (method === 'given' || method === 'completion') return;
    const found = attacker.byPeers('ecology.a1', SECRET, others, GRID);
    expect(found).toContain(5);
    expect((found.at(-1) ?? 0) - (found[0] ?? 0)).toBeGreaterThanOrEqual(0.2 * 77 - 0.5);
  });

  test('DISCLOSE-11 where no node is enough the total goes, and every rank of the list', () => {
    const run = secretRun({ tree: '\n    weights: points\n    parts: { a1: { weight: 70, METHOD_a1 }, a2: { weight: 30, METHOD_a2 } }\n' });
    const attacker = attackerOn(run);
    expect(attacker.byRanks(SECRET)).toBeUndefined();
    const rows = attacker.table('results/results.csv');
    expect(rows.find(({ unit }) => unit === SECRET)?.['score']).toBe('');
    expect(rows.filter(({ score }) => score !== '')).toHaveLength(7);
    expect(rows.every(({ rank, grade }) => rank === '' && grade === '')).toBe(true);
  });

  test('DISCLOSE-9 a node that does not add its parts up is no branch', () => {
    const run = secretRun({ aggregate: 'geometric' });
    const rows = attackerOn(run).table('results/parts.csv');
    expect(rows.find(({ unit, part }) => unit === SECRET && part === 'ecology')?.['score']).toBe('');
  });

  test('DISCLOSE-8 to DISCLOSE-12 whatever the values, the units and the methods', () => {
    let published = 0;
    const runs = 40;
    fc.assert(
      fc.property(drawn, (one) => {
        const { run, secrets } = drawnRun(one);
        const { disclosure, issues } = discloseRun(run, 'public');
        if (!disclosure) {
          expect(issues.every(({ code }) => code === 'PUBLISH_DERIVABLE')).toBe(true);
          return;
        }
        published += 1;
        const attacker = attackerOn(run, disclosure);
        const ranges = attacker.byTotals();
        const told = (but: string): ReadonlyMap<string, number> => new Map([...run.a1].filter(([unit]) => unit !== but));
        for (const unit of secrets) {
          expect(attacker.values.get('a1')?.has(unit) ?? false).toBe(false);
          const { low, high } = attacker.score(unit, 'ecology.a1', ranges);
          expect(attacker.byReferences('ecology.a1', 'a1').length).not.toBe(1);
          expect(attacker.byMeans('ecology.a1')).toBeUndefined();
          const isAmongPeers = run.method !== 'given' && attacker.units.some((one) => attacker.values.get('a1')?.has(one));
          if (!isAmongPeers) expect(high - low).toBeGreaterThan(19.9);
          else expect(spanOf(attacker.byPeers('ecology.a1', unit, told(unit), WIDE_GRID))).toBeGreaterThanOrEqual(0.2 * run.spread - 2);
          const sum = attacker.bySums('a1', PROVINCE, unit);
          expect(sum.high - sum.low).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs },
    );
    expect(published).toBeGreaterThan(runs / 2);
  });
});

const spanOf = (found: readonly number[]): number => (found.at(-1) ?? 0) - (found[0] ?? 0);
const cell = fc.integer({ min: 0, max: 1000 }).map((value) => value / 10);

/** 5 to 9 counties with one to three secrets, every indicator by a method of its own. */
const drawn = fc.record({
  size: fc.integer({ min: 5, max: 9 }),
  methods: fc.array(fc.constantFrom('given', 'given', 'min_max', 'z_score', 'ratio_to_first'), { minLength: 7, maxLength: 7 }),
  cells: fc.array(cell, { minLength: 63, maxLength: 63 }),
  secrets: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
  isSummed: fc.boolean(),
});

function drawnRun({ size, methods, cells, secrets, isSummed }: typeof drawn extends fc.Arbitrary<infer T> ? T : never) {
  const values = Object.fromEntries(INDICATORS.map((name, k) => [name, cells.slice(k * 9, k * 9 + size)]));
  const units = secrets.map(countyId);
  const run = smallRun(values, {
    methods: Object.fromEntries(INDICATORS.map((name, k) => [name, methods[k] ?? 'given'])),
    summed: isSummed ? ['a1'] : [],
    disclosure: `  indicators: [{ indicators: [a1], level: internal, because: commercial, where: "${units.map((id) => `unit.code == '${id}'`).join(' || ')}" }]`,
  });
  const own = values['a1'] ?? [];
  const spread = Math.max(...own) - Math.min(...own);
  return { run: { ...run, method: methods[0], spread, a1: new Map(own.map((value, i) => [countyId(i), value])) }, secrets: units };
}
