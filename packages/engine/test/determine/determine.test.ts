import { periodOf } from '@kedu/model';
import type { Determination, DeterminationRow, Grades } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListResult, Proposal } from '../../src/result.ts';
import { determineGrades, determineProposals } from '../../src/steps/determine.ts';
import { fixture, leaf, root } from '../fixture.ts';
import { vectorsIn } from '../vectors.ts';

interface DetermineVector {
  readonly rule: string;
  readonly why: string;
  readonly grades: readonly string[];
  readonly proposals?: readonly (readonly [rule: string, unit: string, withheld?: Proposal['withheldBecause']])[];
  readonly rows: readonly (Pick<DeterminationRow, 'item' | 'from' | 'to'> & {
    readonly unit: string;
    readonly rule?: string;
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
  };
}

/** One place in four for the best, two for the next. */
const GRADES: Grades = {
  order: ['excellent', 'good', 'poor'].map((id) => ({ id, title: { 'zh-CN': id } })),
  atLeast: {},
  quota: { shares: { excellent: 0.25, good: 0.5 }, of: 'list', round: 'down', ties: 'none_over', smallGroups: 'pool', minGroup: 1 },
  place: {},
};

function determine({ grades, proposals = [], rows }: Pick<DetermineVector, 'grades' | 'proposals' | 'rows'>) {
  const units = ['990100', '990200', '990300', '990400'];
  const determination: Determination = {
    name: 'determination',
    body: '示例考核委员会',
    closes: {},
    adopts: {},
    reopens: false,
    steps: [],
    rows: rows.map(({ unit, rule = '', period = '2023', ...row }) => ({
      ...row,
      rule,
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
    scheme: { determination, grades: [GRADES] },
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
    gateEffects: [],
    parts: new Map(),
  };
  const made = proposals.map(
    ([rule, unit, withheldBecause], k): Proposal => ({
      id: `${k}`,
      rule,
      list: 'places',
      unit: units.indexOf(unit),
      period: list.period,
      action: 'reward',
      subject: '',
      ground: '',
      decides: '',
      title: { 'zh-CN': rule },
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
