import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Margin, postStratify, rake, standardError, weightedMean } from '../../src/index.ts';

const data = process.env.KEDU_DATA;
const folder = data === undefined ? undefined : join(data, 'vectors', 'raking');

describe.skipIf(folder === undefined || !existsSync(folder))(
  'SURVEY-4 SURVEY-7 after R’s survey on apiclus1 (left out without KEDU_DATA)',
  () => {
    const rows = (name: string): string[][] =>
      readFileSync(join(folder as string, name), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','));

    function apiclus1() {
      const table = rows('apiclus1_expected_weights.csv');
      const column = (k: number): string[] => table.map((row) => row[k] ?? '');
      const numbers = (k: number): number[] => column(k).map(Number);
      const positions = (texts: readonly string[]): number[] => texts.map((text) => [...new Set(texts)].sort().indexOf(text));
      const expected = new Map(rows('apiclus1_expected_estimates.csv').map(([name = '', ...figures]) => [name, figures.map(Number)]));
      return {
        clusters: positions(column(1)),
        stype: column(2),
        wide: column(3),
        answers: numbers(4),
        base: numbers(6),
        raked: numbers(7),
        poststrat: numbers(8),
        expected,
      };
    }

    const marginOf = (texts: readonly string[], people: Readonly<Record<string, number>>): Margin => {
      const names = Object.keys(people);
      return { categories: texts.map((text) => names.indexOf(text)), people: Object.values(people) };
    };
    const STYPE = { E: 4421, H: 755, M: 1018 };
    const WIDE = { No: 1072, Yes: 5122 };

    it('gives its mean and standard error of base weights, 15 of 757 clusters', () => {
      const { answers, clusters, base, expected } = apiclus1();
      expect(weightedMean(answers, base)).toBeCloseTo(expected.get('base')?.[0] as number, 10);
      expect(standardError({ answers, clusters }, base, [], 757)).toBeCloseTo(expected.get('base')?.[1] as number, 10);
    });

    it('gives its post-stratified weights, mean and standard error', () => {
      const { answers, clusters, base, stype, poststrat, expected } = apiclus1();
      const margin = marginOf(stype, STYPE);
      const found = postStratify(base, margin);
      if ('failed' in found) throw new Error(found.failed);
      expect(Math.max(...found.weights.map((weight, i) => Math.abs(weight - (poststrat[i] as number))))).toBeLessThan(1e-9);
      expect(weightedMean(answers, found.weights)).toBeCloseTo(expected.get('poststrat')?.[0] as number, 9);
      expect(standardError({ answers, clusters }, found.weights, [margin], 757)).toBeCloseTo(expected.get('poststrat')?.[1] as number, 9);
    });

    it('gives its raked weights and mean', () => {
      const { answers, base, stype, wide, raked, expected } = apiclus1();
      const margins = [marginOf(stype, STYPE), marginOf(wide, WIDE)];
      const found = rake(base, margins);
      if ('failed' in found) throw new Error(found.failed);
      // R stops earlier, so that its weights are a little off its own margins.
      expect(Math.max(...found.weights.map((weight, i) => Math.abs(weight / (raked[i] as number) - 1)))).toBeLessThan(1e-9);
      expect(weightedMean(answers, found.weights)).toBeCloseTo(expected.get('raked')?.[0] as number, 8);
    });

    it('gives a raked standard error 0.17 % above its own, since R takes unweighted means out, ten times', () => {
      const { answers, clusters, base, stype, wide, expected } = apiclus1();
      const margins = [marginOf(stype, STYPE), marginOf(wide, WIDE)];
      const found = rake(base, margins);
      if ('failed' in found) throw new Error(found.failed);
      const own = standardError({ answers, clusters }, found.weights, margins, 757) as number;
      expect(own).toBeCloseTo(23.743323005865, 9);
      expect(own / (expected.get('raked')?.[1] as number) - 1).toBeCloseTo(0.001675, 5);
      // The same with the means that R takes out.
      expect(withPlainMeans(answers, clusters, found.weights, margins)).toBeCloseTo(expected.get('raked')?.[1] as number, 6);
    });

    function withPlainMeans(
      answers: readonly number[],
      clusters: readonly number[],
      weights: readonly number[],
      margins: readonly Margin[],
    ): number {
      const mean = weightedMean(answers, weights);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      let left = answers.map((answer) => (answer - mean) / total);
      for (let round = 0; round < 10; round += 1)
        for (const { categories } of margins) {
          const means = [0, 1, 2].map((k) => {
            const own = left.filter((_, i) => categories[i] === k);
            return own.reduce((sum, one) => sum + one, 0) / own.length;
          });
          left = left.map((one, i) => one - (means[categories[i] as number] as number));
        }
      const sums = [...new Set(clusters)].map((cluster) =>
        left.reduce((sum, one, i) => sum + (clusters[i] === cluster ? one * (weights[i] as number) : 0), 0),
      );
      const middle = sums.reduce((sum, one) => sum + one, 0) / sums.length;
      const squares = sums.reduce((sum, one) => sum + (one - middle) * (one - middle), 0);
      return Math.sqrt((sums.length / (sums.length - 1)) * squares * (1 - sums.length / 757));
    }
  },
);
