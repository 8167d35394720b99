import type { Gate, Grades } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seats } from '../../src/grade/quota.ts';
import type { GateEffect, GradeNote } from '../../src/result.ts';
import { grade, gradesOf } from '../../src/steps/grade.ts';
import { vectorsOf } from './vectors.ts';

interface Input {
  readonly order: readonly string[];
  readonly atLeast: Readonly<Record<string, number>>;
  readonly quota?: Grades['quota'];
  readonly score: readonly (number | null)[];
  readonly ranked?: readonly number[];
  readonly classes?: readonly string[];
  readonly groups?: readonly string[];
  readonly gates?: readonly Omit<Gate, 'place'>[];
  readonly effects?: readonly GateEffect[];
  readonly places?: number;
}

const titled = (id: string) => ({ id, title: { 'zh-CN': id } });
const written = ({ because, from, to, gate, indicator }: GradeNote): string =>
  [because, `${from}→${to}`, ...(gate === undefined ? [] : [`#${gate}`]), ...(indicator ? [indicator] : [])].join(' ');

function gradesFor(input: Input) {
  const score = Float64Array.from(input.score, (x) => x ?? Number.NaN);
  const result = grade({
    grades: { order: input.order.map(titled), atLeast: input.atLeast, quota: input.quota, place: {} },
    gates: (input.gates ?? []).map((one) => ({ ...one, place: {} })),
    totalPlaces: input.places ?? 2,
    members: Int32Array.from(score.keys()),
    classes: input.classes ?? [],
    groups: input.groups ?? [],
    ranked: Uint8Array.from(input.ranked ?? score.map((x) => (Number.isNaN(x) ? 0 : 1))),
    score,
    gateEffects: input.effects ?? [],
  });
  return { grades: result.grades, notes: result.notes.map((notes) => notes.map(written)) };
}

describe('grade: vectors', () => {
  const vectors = vectorsOf<Input, object>('grade').filter((v) => v.step === 'grade');
  it.each(vectors.map((v) => [v.rule, v.name, v] as const))('%s %s', (_rule, _name, { input, expect: expected }) => {
    expect(gradesFor(input)).toMatchObject(expected);
  });
});

describe('grade: rules of a list', () => {
  const rules = (lists?: string[]): Grades => ({ lists, order: [], atLeast: {}, place: { line: lists?.length ?? 0 } });

  it('GRADE-1 the rules that name the list stand before those for all', () => {
    const all = rules();
    const own = rules(['organs']);
    expect(gradesOf([all, own], 'organs')).toBe(own);
    expect(gradesOf([all, own], 'places')).toBe(all);
    expect(gradesOf([own], 'places')).toBeUndefined();
  });

  it('GRADE-1 without rules there are no grades', () => {
    const result = grade({
      grades: undefined,
      gates: [],
      totalPlaces: 2,
      members: Int32Array.of(0),
      classes: [''],
      groups: [''],
      ranked: Uint8Array.of(1),
      score: Float64Array.of(9000),
      gateEffects: [],
    });
    expect(result).toEqual({ grades: [''], notes: [[]] });
  });
});

const order = ['excellent', 'good', 'fair', 'poor'];
const quotaOf = fc.record({
  shares: fc.record({
    excellent: fc.integer({ min: 0, max: 40 }).map((x) => x / 100),
    good: fc.integer({ min: 0, max: 60 }).map((x) => x / 100),
  }),
  of: fc.constantFrom('list', 'class', 'group' as const),
  round: fc.constantFrom('down', 'up', 'nearest' as const),
  ties: fc.constantFrom('none_over', 'all_in', 'split_by_id' as const),
  smallGroups: fc.constantFrom('pool', 'alone', 'no_quota' as const),
  minGroup: fc.integer({ min: 1, max: 6 }),
}) as fc.Arbitrary<NonNullable<Grades['quota']>>;
const scores = fc.array(
  fc.integer({ min: 4000, max: 10000 }).map((x) => Math.round(x / 100) * 100),
  { minLength: 1, maxLength: 40 },
);
const atLeast = { excellent: 90, good: 80, fair: 60 };
const position = (id: string | undefined): number => order.indexOf(id ?? '');

describe('grade: properties', () => {
  it('GRADE-3 nobody has a grade whose threshold the score does not reach', () => {
    fc.assert(
      fc.property(scores, quotaOf, (score, quota) => {
        gradesFor({ order, atLeast, quota, score }).grades.forEach((id, i) => {
          expect((score[i] as number) / 100).toBeGreaterThanOrEqual(atLeast[id as keyof typeof atLeast] ?? 0);
        });
      }),
    );
  });

  it('GRADE-4 GRADE-5 places are never exceeded, but by a tie that is let in', () => {
    fc.assert(
      fc.property(scores, quotaOf, (score, quota) => {
        const list = { ...quota, of: 'list' as const, smallGroups: 'alone' as const };
        const { grades } = gradesFor({ order, atLeast, quota: list, score });
        const inGrade = [...grades.keys()].filter((i) => grades[i] === 'excellent');
        const places = seats(quota.shares.excellent as number, score.length, quota.round);
        const worst = Math.min(...inGrade.map((i) => score[i] as number));
        const above = inGrade.filter((i) => (score[i] as number) > worst).length;
        if (quota.ties === 'all_in') expect(inGrade.length === 0 || above < places).toBe(true);
        else expect(inGrade.length).toBeLessThanOrEqual(places);
      }),
    );
  });

  it('GRADE-5 a better score never has a worse grade in one list without gates', () => {
    fc.assert(
      fc.property(scores, quotaOf, (score, quota) => {
        const { grades } = gradesFor({ order, atLeast, quota: { ...quota, of: 'list' }, score });
        for (const [i, a] of score.entries())
          for (const [j, b] of score.entries()) if (a > b) expect(position(grades[i])).toBeLessThanOrEqual(position(grades[j]));
      }),
    );
  });

  it('GRADE-8 the order of units does not matter, but where ties are split by ID', () => {
    fc.assert(
      fc.property(scores, quotaOf, fc.infiniteStream(fc.nat()), (score, quota, random) => {
        const rule = { ...quota, of: 'list' as const, ties: quota.ties === 'split_by_id' ? ('none_over' as const) : quota.ties };
        const keys = score.map(() => random.next().value as number);
        const shuffled = [...score.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
        const straight = gradesFor({ order, atLeast, quota: rule, score }).grades;
        const turned = gradesFor({ order, atLeast, quota: rule, score: shuffled.map((i) => score[i] as number) }).grades;
        for (const [to, from] of shuffled.entries()) expect(turned[to]).toBe(straight[from]);
      }),
    );
  });

  it('GATE-6 GRADE-5 a gate never betters its unit and never worsens another', () => {
    fc.assert(
      fc.property(scores, quotaOf, fc.nat(), fc.constantFrom('capGrade', 'bar', 'veto'), (score, quota, at, kind) => {
        const unit = at % score.length;
        const rule = {
          title: { 'zh-CN': 'x' },
          bar: kind === 'bar' ? ['excellent'] : [],
          veto: kind === 'veto',
          ...(kind === 'capGrade' ? { capGrade: 'good' } : {}),
        } as unknown as Omit<Gate, 'place'>;
        const free = gradesFor({
          order,
          atLeast,
          quota: { ...quota, shares: { excellent: quota.shares.excellent as number }, ties: 'split_by_id' },
          score,
        }).grades;
        const gated = gradesFor({
          order,
          atLeast,
          quota: { ...quota, shares: { excellent: quota.shares.excellent as number }, ties: 'split_by_id' },
          score,
          gates: [rule],
          effects: [{ gate: 0, unit }],
        }).grades;
        score.forEach((_, i) => {
          if (i === unit) expect(position(gated[i])).toBeGreaterThanOrEqual(position(free[i]));
          else expect(position(gated[i])).toBeLessThanOrEqual(position(free[i]));
        });
      }),
    );
  });

  it('GRADE-7 notes lead from grade to grade and end at the grade given', () => {
    fc.assert(
      fc.property(scores, quotaOf, (score, quota) => {
        const { grades, notes } = gradesFor({ order, atLeast, quota, score, groups: score.map((_, i) => 'abc'[i % 3] as string) });
        notes.forEach((own, i) => {
          const steps = own.map((text) => (text.split(' ')[1] as string).split('→') as [string, string]);
          steps.forEach(([from, to], k) => {
            expect(position(from)).toBeLessThan(position(to));
            expect(to).toBe(steps[k + 1]?.[0] ?? grades[i]);
          });
        });
      }),
    );
  });
});
