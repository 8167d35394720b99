import { describe, expect, test } from 'vitest';
import { scopedWeights } from '@kedu/scheme';
import type { Desk } from '../src/desk/desk.ts';
import { answerTrial, answerTrialStep } from '../src/desk/answerTrial.ts';
import { mostUnits } from '../src/trial/mostUnits.ts';
import { stopOf } from '../src/trial/weightSliders.ts';
import { AFTER_LIAONING, runOf } from './reportFile.ts';

const { run, view } = runOf(AFTER_LIAONING, 'north', '2023');
const desk = (): Desk => ({
  view,
  trace: run.trace,
  verdict: undefined as never,
  kernel: undefined,
  trials: new Map(),
});

describe('CAPSULE-11 the desk on which weights are tried', () => {
  test('WEIGH-33 everything, nothing and back; steps up and steps down: weights, points and ranks as they were', () => {
    for (const { list } of view.assessment.lists) {
      const own = desk();
      const [top] = answerTrial(own, list)?.nodes ?? [];
      const scope = top && mostUnits(top.scopes)?.scope;
      if (!top || scope === undefined) throw new Error(`nothing to weigh in ${list}`);
      const at = { ask: 'trial_step', list, node: top.node, scope } as const;
      const begun = answerTrialStep(own, at);
      const start = begun && { weights: begun.weights, points: begun.points.slice(), rank: begun.rank.slice() };
      const first = start?.weights[0];
      if (!start || !first) throw new Error('no weights');
      const to = (weight: number) => answerTrialStep(own, { ...at, move: { part: first.part, to: weight } });
      expect(to(100)?.points).not.toEqual(start.points);
      to(0);
      expect(to(first.weight)).toMatchObject({ weights: start.weights, points: start.points, rank: start.rank, yaml: '' });
      const steps = [1, 2, 3, 4, 5, 6, 7].map((k) => first.weight + k);
      for (const weight of [...steps, ...steps.toReversed()]) to(weight);
      expect(to(first.weight)).toMatchObject({ weights: start.weights, points: start.points, rank: start.rank, yaml: '' });
    }
  });

  test('each scope says how many units it is about, classes and the rest all of them; the desk opens with most', () => {
    for (const { list, members } of view.assessment.lists) {
      const tree = view.scheme.trees[list];
      const [top] = answerTrial(desk(), list)?.nodes ?? [];
      if (!top || !tree) throw new Error('no node');
      const isClass = (id: string): boolean => id === '' || view.scheme.classes.some((one) => one.id === id);
      const counted = top.scopes.filter(({ scope }) => isClass(scope)).reduce((sum, { units }) => sum + units, 0);
      expect(counted).toBe(members.length);
      expect(mostUnits(top.scopes)?.units).toBe(Math.max(...top.scopes.map(({ units }) => units)));
      expect(scopedWeights(view.scheme, tree, mostUnits(top.scopes)?.scope ?? '-').length).toBeGreaterThan(1);
    }
    const scopes = [4, 9, 9].map((units, k) => ({ scope: `s${k}`, title: '', units }));
    expect(mostUnits(scopes)?.scope).toBe('s1');
    expect(mostUnits([])).toBeUndefined();
  });

  test('CAPSULE-11 a constraint that is broken is told in words and in percent, no code', () => {
    const own = desk();
    const told = answerTrial(own, 'places')?.nodes.flatMap(({ node, scopes }) =>
      scopes.flatMap(({ scope }) => {
        const at = { ask: 'trial_step', list: 'places', node, scope } as const;
        const weights = answerTrialStep(own, { ...at, move: 'reset' })?.weights ?? [];
        return weights.flatMap(({ part }) => {
          answerTrialStep(own, { ...at, move: 'reset' });
          return answerTrialStep(own, { ...at, move: { part, to: 100 } })?.broken ?? [];
        });
      }),
    );
    const texts = (told ?? []).map(({ found, expected }) => `${found} ${expected}`);
    expect(texts.some((text) => /% .*标签“地区生产总值”的权重占比 < 标签“technology”的权重占比/.test(text))).toBe(true);
    expect(texts.filter((text) => /share|tag:|'/.test(text))).toEqual([]);
  });

  test('a slider that moves in steps has a way back to a weight between them', () => {
    expect([12, 12.5, 13].map((value) => stopOf(value, 12.34, 0.5))).toEqual([12, 12.34, 13]);
    expect(stopOf(24, 24, 0.5)).toBe(24);
  });
});
