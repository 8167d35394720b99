import { periodOf } from '@kedu/model';
import type { Determination, DeterminationRow, Gate, Grades } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GateEffect, ListResult, Proposal } from '../../src/result.ts';
import { determineGrades, determineProposals } from '../../src/steps/determine.ts';
import { fixture, leaf, root } from '../fixture.ts';
import { gateCondition } from '../grade/compile.ts';
import { vectorsIn } from '../vectors.ts';

interface DetermineVector {
  readonly rule: string;
  readonly why: string;
  readonly grades: readonly string[];
  /** Rule, or `rule/subject`. */
  readonly proposals?: readonly (readonly [rule: string, unit: string, withheld?: Proposal['withheldBecause']])[];
  /** Gates that act on a unit: what each does, in the order of the scheme; `binding` names the indicator that was missed. */
  readonly gates?: readonly (readonly [unit: string, effect: 'veto' | 'bar_excellent' | 'cap_good' | 'cap_score' | 'binding'])[];
  readonly rows: readonly (Pick<DeterminationRow, 'item' | 'from' | 'to'> & {
    readonly unit: string;
    readonly rule?: string;
    readonly subject?: string;
    readonly period?: string;
  })[];
  readonly expect: {
    readonly grades: readonly string[];
    readonly carriedOut: readonly boolean[];
    readonly of: number;
    readonly issues: readonly string[];
    /** Grade, places, before, after. */
    readonly quotas: readonly (readonly [string, number, number, number])[];
    readonly withheld?: readonly (string | null)[];
    /** By row: the position of the gate that bars the grade, −1 for a binding indicator. */
    readonly barred?: readonly (number | null)[];
  };
}

/** One place in four for the best, two for the next. */
const GRADES: Grades = {
  order: ['excellent', 'good', 'poor'].map((id) => ({ id, title: { 'zh-CN': id } })),
  atLeast: {},
  quota: { shares: { excellent: 0.25, good: 0.5 }, of: 'list', round: 'down', ties: 'none_over', smallGroups: 'pool', minGroup: 1 },
  place: {},
};

/** A gate of each kind; which of them acts on whom a vector says. */
const gateOf = (effect: NonNullable<DetermineVector['gates']>[number][1]): Gate => ({
  title: { 'zh-CN': effect },
  when: gateCondition('total < 0'),
  bar: effect === 'bar_excellent' ? ['excellent'] : [],
  veto: effect === 'veto',
  clause: '9.1',
  place: {},
  ...(effect === 'cap_good' ? { capGrade: 'good' } : {}),
  ...(effect === 'cap_score' ? { capScore: 60 } : {}),
});

function determine({ grades, proposals = [], gates = [], rows }: Pick<DetermineVector, 'grades' | 'proposals' | 'gates' | 'rows'>) {
  const units = ['990100', '990200', '990300', '990400'];
  const determination: Determination = {
    name: 'determination',
    body: '示例考核委员会',
    closes: {},
    adopts: {},
    reopens: false,
    steps: [],
    rows: rows.map(({ unit, rule = '', subject = '', period = '2023', ...row }) => ({
      ...row,
      rule,
      subject,
      period,
      list: 'places',
      unitCode: unit,
      ground: '理由',
      meeting: '会议',
      date: '2024-06-01',
      place: { file: 'determination.csv', line: 2 },
    })),
    place: {},
  };
  const ctx = fixture({
    units,
    values: { a: [90, 80, 70, 60] },
    tree: root({ a: leaf('given') }),
    scheme: {
      determination,
      grades: [GRADES],
      gates: gates.filter(([, effect]) => effect !== 'binding').map(([, effect]) => gateOf(effect)),
    },
  });
  let gate = 0;
  const effects = gates.map(([unit, effect]): GateEffect => {
    if (effect === 'binding') return { gate: -1, unit: units.indexOf(unit), indicator: 'a' };
    gate += 1;
    return { gate: gate - 1, unit: units.indexOf(unit) };
  });
  const list: ListResult = {
    list: 'places',
    period: periodOf('2023'),
    members: Int32Array.of(0, 1, 2, 3),
    classes: ['', '', '', ''],
    overlays: [[], [], [], []],
    groups: ['', '', '', ''],
    ranked: Uint8Array.of(1, 1, 1, 1),
    points: Float64Array.of(9000, 8000, 7000, 6000),
    score: Float64Array.of(9000, 8000, 7000, 6000),
    rank: Int32Array.of(1, 2, 3, 4),
    classRank: new Int32Array(4),
    lastPlace: new Uint8Array(4),
    grades,
    gradeNotes: [[], [], [], []],
    gateEffects: effects,
    parts: new Map(),
  };
  const made = proposals.map(
    ([named, unit, withheldBecause], k): Proposal => ({
      id: `${k}`,
      rule: named.split('/')[0] as string,
      list: 'places',
      unit: units.indexOf(unit),
      period: list.period,
      action: 'reward',
      subject: named.split('/')[1] ?? '',
      ground: '',
      decides: '',
      title: { 'zh-CN': named },
      ...(withheldBecause ? { withheldBecause } : {}),
    }),
  );
  const adopted = determineGrades(ctx, [list]);
  if (!adopted) throw new Error('no determination');
  const done = determineProposals(ctx, [list], adopted, made);
  return {
    before: list,
    after: adopted.lists[0] as ListResult,
    ...done,
    codes: [...adopted.issues, ...done.issues].map(({ code }) => code),
  };
}

describe('vectors of determinations', () => {
  for (const [name, vector] of vectorsIn<DetermineVector>('determine')) {
    it(`${vector.rule} ${name}: ${vector.why}`, () => {
      const { after, proposals, run, codes } = determine(vector);
      expect({
        grades: after.grades,
        carriedOut: run.items.map(({ carriedOut }) => carriedOut),
        of: run.of,
        issues: codes,
        quotas: run.quotas.map(({ grade, places, before, after: now }) => [grade, places, before, now]),
        ...(vector.expect.barred ? { barred: run.items.map(({ barred }) => barred?.gate ?? null) } : {}),
        ...(vector.expect.withheld ? { withheld: proposals.map(({ withheldBecause }) => withheldBecause ?? null) } : {}),
      }).toEqual(vector.expect);
    });
  }
});

const grade = fc.constantFrom('excellent', 'good', 'poor');
const unit = fc.constantFrom('990100', '990200', '990300', '990400', '990900');

describe('properties of determinations', () => {
  it('DETERMINE-2 whatever is determined, scores, ranks and points stay as they are, and only rows that fit change a grade', () => {
    const rows = fc.uniqueArray(fc.record({ unit, item: fc.constant('grade' as const), from: grade, to: grade }), {
      selector: (row) => row.unit,
    });
    fc.assert(
      fc.property(fc.array(grade, { minLength: 4, maxLength: 4 }), rows, (grades, changes) => {
        const { before, after, run } = determine({ grades, rows: changes });
        const { grades: _, gradeNotes: _notes, ...figures } = after;
        const { grades: given, gradeNotes: _none, ...kept } = before;
        expect(figures).toEqual(kept);
        expect(given).toEqual(grades);
        ['990100', '990200', '990300', '990400'].forEach((code, k) => {
          const row = changes.find((one) => one.unit === code && one.from === grades[k]);
          expect(after.grades[k]).toBe(row ? row.to : grades[k]);
        });
        expect(run.items).toHaveLength(changes.length);
      }),
    );
  });
});
