import { ROUTES } from '@kedu/api';
import { type AssessedRun, assessPack, openPack } from '@kedu/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { lightMatrix } from '../../src/results/lightMatrix.ts';
import { resultRows, type ShownUnits } from '../../src/results/resultRows.ts';
import { unitResult } from '../../src/results/unitResult.ts';
import { PACK } from '../setup/playedYear.ts';

const ALL: ShownUnits = { units: 'all', withRanks: true };
const MATRIX = { from: 0, most: 500, withSentences: true };

describe('what is shown of a run', () => {
  let run: AssessedRun;

  beforeAll(() => {
    const { pack } = openPack(PACK);
    if (pack === undefined) throw new Error('the example cannot be read');
    run = assessPack(pack, { periods: ['2024'] }).assessments.find(({ scheme }) => scheme.id === 'north') as AssessedRun;
  }, 60_000);

  test('results are those of the run, by rank', () => {
    const rows = resultRows(run, ALL, 'zh-CN', 'places');
    const list = run.assessment.lists.find(({ list }) => list === 'places');
    expect(rows).toHaveLength(14);
    for (const { unit, rank, scoreText } of rows) {
      const member = list?.members.findIndex((index) => run.assessment.units[index]?.id === unit.id) ?? -1;
      expect(rank).toBe(list?.rank[member]);
      expect(Number(scoreText) * 100).toBeCloseTo(list?.score[member] ?? Number.NaN, 6);
    }
    const ranks = rows.map(({ rank = 99 }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test('RUNNING-6 RUNNING-11 without ranks neither rank nor grade is told, nor by the order of rows', () => {
    const hidden = resultRows(run, { units: 'all', withRanks: false }, 'zh-CN', 'places');
    expect(hidden.some((row) => 'rank' in row || 'grade' in row || 'ranked' in row)).toBe(false);
    expect(hidden.map(({ unit }) => unit.id)).toEqual(hidden.map(({ unit }) => unit.id).sort());
    const own = unitResult(run, '990100', false, 'zh-CN');
    const codes = (function collect(nodes: readonly { readonly code: string; readonly children: readonly unknown[] }[]): string[] {
      return nodes.flatMap(({ code, children }) => [code, ...collect(children as typeof nodes)]);
    })(own?.explanations.map(({ explanation }) => explanation) ?? []);
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => /RANK|GRADE|PROPOSAL/.test(code))).toEqual([]);
    expect(JSON.stringify(unitResult(run, '990100', true, 'zh-CN'))).toContain('EXPLAIN_RANK');
  });

  test('a sentence says a lag as it can be read, its sum once, the colour of a rule once, and why a light stays', () => {
    const sentences = (lightMatrix(run, ALL, { ...MATRIX, list: 'places' }, 'zh-CN')?.items ?? []).flatMap(({ cells }) =>
      cells.map((cell) => cell?.sentence ?? ''),
    );
    const lags = sentences.flatMap((sentence) => /落后[^：；]*：([^，；]+)，即/.exec(sentence)?.[1] ?? []);
    expect(lags).toContain('−0.0693');
    for (const lag of lags) expect(lag).toMatch(/^−?\d+(\.\d{1,4})?$/);
    expect(sentences.filter((sentence) => /，即 [^；]*=/.test(sentence))).toEqual([]);
    expect(sentences.some((sentence) => sentence.includes('符合蓝灯的条件：滞后 > 0'))).toBe(true);
    // What is better than was due is lit only because it was not long so: that is said.
    for (const sentence of sentences.filter((each) => /落后[^：；]*：−/.test(each))) expect(sentence).toContain('为避免反复变动');
  });

  test('a sentence says the lag, and its arithmetic behind a mark of the language', () => {
    const said = (locale: 'zh-CN' | 'en'): readonly string[] =>
      (lightMatrix(run, ALL, { ...MATRIX, list: 'places' }, locale)?.items ?? []).flatMap(({ cells }) =>
        cells.map((cell) => cell?.sentence ?? '').filter((sentence) => sentence.includes('÷') || sentence.includes('−')),
      );
    expect(said('zh-CN').length).toBeGreaterThan(3);
    for (const sentence of said('zh-CN')) expect(sentence).toMatch(/：\(?[−\d.]+\)?，即 \(?[−\d.(]+ /);
    for (const sentence of said('en')) expect(sentence).toMatch(/: \(?[−\d.]+\)?, that is \(?[−\d.(]+ /);
    // Behind a semicolon a sentence goes on in small letters.
    expect(said('en').some((sentence) => /; due by /.test(sentence))).toBe(true);
    expect(said('en').filter((sentence) => /; [A-Z][a-z]/.test(sentence))).toEqual([]);
  });

  test('LIGHT-6 a column says what its lags are counted in: as declared, steps for milestones, nothing for an undeclared rate', () => {
    const asked = { ...MATRIX, list: 'places' };
    const declared = new Map(run.scheme.indicators.map((indicator) => [indicator.id, indicator]));
    const columns = lightMatrix(run, ALL, asked, 'zh-CN')?.columns ?? [];
    for (const { indicator, lagBasis } of columns)
      expect([indicator, lagBasis]).toEqual([indicator, declared.get(indicator)?.lag?.in ?? lagBasis]);
    expect(columns.map(({ lagBasis }) => lagBasis)).toEqual(expect.arrayContaining(['ratio', 'points', 'steps']));
    const indicators = run.scheme.indicators.map(({ lag: _, ...rest }) => rest);
    const undeclared = lightMatrix({ ...run, scheme: { ...run.scheme, indicators } }, ALL, asked, 'zh-CN')?.columns ?? [];
    const rates = undeclared.filter(({ indicator }) => ['rate', 'growth'].includes(declared.get(indicator)?.accrual ?? ''));
    expect(rates.length).toBeGreaterThan(0);
    for (const column of rates) expect(column).not.toHaveProperty('lagBasis');
  });

  test('rows say the share of missing indicators as the run has it; a unit comes with the lights of the scheme', () => {
    const shares = run.trace.scores.lists.find(({ enrolled }) => enrolled.list.id === 'places')?.missingShare ?? [];
    const list = run.assessment.lists.find(({ list }) => list === 'places');
    const rows = resultRows(run, ALL, 'zh-CN', 'places');
    for (const { unit, missingShare } of rows) {
      const member = list?.members.findIndex((index) => run.assessment.units[index]?.id === unit.id) ?? -1;
      expect(missingShare).toBe(shares[member]);
    }
    expect(rows.every(({ missingShare }) => missingShare !== undefined)).toBe(true);
    const kinds = unitResult(run, '990100', true, 'zh-CN')?.kinds ?? [];
    expect(kinds.map(({ id }) => id)).toEqual(expect.arrayContaining(['red', 'yellow', 'blue']));
    expect(kinds.map(({ order }) => order)).toEqual(kinds.map(({ order }) => order).sort((a, b) => a - b));
  });

  test('RUNNING-6 whoever sees one unit sees no other in rows or lights', () => {
    const one: ShownUnits = { units: new Set(['990200']), withRanks: false };
    expect(new Set(resultRows(run, one, 'en').map(({ unit }) => unit.id))).toEqual(new Set(['990200']));
    const matrix = lightMatrix(run, one, MATRIX, 'en');
    expect([matrix?.items.map(({ unit }) => unit.id), matrix?.units]).toEqual([['990200'], 1]);
  });

  test('lights are those of the run, with a sentence where one is lit, in pages', () => {
    const matrix = lightMatrix(run, ALL, { ...MATRIX, list: 'places' }, 'zh-CN');
    const lit = matrix?.items.flatMap(({ cells }) => cells.filter((cell) => cell !== null && cell.light !== '')) ?? [];
    expect(lit.length).toBeGreaterThan(5);
    expect(lit.every((cell) => (cell?.sentence ?? '').length > 3)).toBe(true);
    const pages: string[] = [];
    let from: number | undefined = 0;
    while (from !== undefined) {
      const page: ReturnType<typeof lightMatrix> = lightMatrix(run, ALL, { list: 'places', from, most: 5, withSentences: false }, 'zh-CN');
      pages.push(...(page?.items.map(({ unit }) => unit.id) ?? []));
      from = page?.next;
    }
    expect(pages).toEqual(matrix?.items.map(({ unit }) => unit.id));
    expect(lightMatrix(run, ALL, { ...MATRIX, list: 'nowhere' }, 'zh-CN')).toBeUndefined();
  });

  test('API-1 what is shown is of the shape of the contract, in both languages, for every unit', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { next: _, ...matrix } = lightMatrix(run, ALL, MATRIX, locale) as NonNullable<ReturnType<typeof lightMatrix>>;
      expect(ROUTES.lights.answer.safeParse({ run: 'r', shown: 'all', ...matrix }).error).toBeUndefined();
      for (const { unit } of resultRows(run, ALL, locale)) {
        const answer = {
          run: 'r',
          period: '2024',
          shown: 'all',
          ranksAreHidden: false,
          isExample: true,
          ...unitResult(run, unit.id, true, locale),
        };
        expect(ROUTES.unitResult.answer.safeParse(answer).error, unit.id).toBeUndefined();
      }
    }
    expect(unitResult(run, '999999', true, 'zh-CN')).toBeUndefined();
  }, 60_000);

  test('REPORT-9 the branches right below the whole come to the score', () => {
    const { branches = [], results = [] } = unitResult(run, '990300', true, 'zh-CN') ?? {};
    const items = branches.find(({ list }) => list === 'places')?.items ?? [];
    const given = items.filter(({ depth, isAddition }) => depth === 1 && !isAddition).reduce((sum, { points = 0 }) => sum + points, 0);
    const weights = items.filter(({ depth, isAddition }) => depth === 1 && !isAddition).reduce((sum, { weight = 0 }) => sum + weight, 0);
    expect(weights).toBeCloseTo(100, 6);
    const whole = items.find(({ depth }) => depth === 0)?.score ?? Number.NaN;
    expect(Math.abs(given - whole)).toBeLessThan(0.05);
    expect(results.find(({ list }) => list === 'places')?.score).toBeGreaterThan(0);
  });
});
