import { columnOf, type MissingReason } from '@kedu/model';
import type { Gate, Weight } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoredList } from '../../src/grade/context.ts';
import type { GateEffect, PartResult } from '../../src/result.ts';
import { gate } from '../../src/steps/gate.ts';
import { composite, fixture, leaf, root } from '../fixture.ts';
import { gateCondition } from './compile.ts';
import { vectorsOf } from './vectors.ts';

type Cells = Readonly<Record<string, readonly (number | MissingReason)[]>>;

interface Input {
  readonly score: readonly (number | null)[];
  readonly ranked?: readonly number[];
  readonly gates?: readonly {
    readonly title: string;
    readonly when: string;
    readonly bar: readonly string[];
    readonly veto: boolean;
    readonly capScore?: number;
    readonly capGrade?: string;
    readonly lists?: readonly string[];
  }[];
  readonly values?: Cells;
  readonly targets?: Cells;
  readonly parts?: Cells;
  readonly zones?: readonly string[];
  readonly classes?: readonly string[];
  readonly binding?: readonly string[];
  readonly guiding?: readonly string[];
  readonly lower?: readonly string[];
  readonly weight?: Weight;
  readonly tree?: boolean;
}

function setUp(input: Input) {
  const gates: Gate[] = (input.gates ?? []).map((one) => ({
    ...one,
    title: { 'zh-CN': one.title },
    when: gateCondition(one.when),
    place: { file: 'scheme.yaml' },
  }));
  const binding = input.binding ?? [];
  const leaves = Object.fromEntries(
    [...binding, ...(input.guiding ?? [])].map((id) => [id, leaf('completion', {}, { weight: input.weight ?? 1 })]),
  );
  const ctx = fixture({
    units: input.score.map((_, i) => ({ id: `99010${i}`, class: input.classes?.[i] ?? '', attributes: { zone: input.zones?.[i] ?? '' } })),
    values: input.values ?? {},
    targets: input.targets ?? {},
    indicators: Object.fromEntries([
      ...binding.map((id) => [id, { nature: 'binding' }] as const),
      ...(input.lower ?? []).map((id) => [id, { better: 'lower' }] as const),
    ]),
    ...(input.tree === false ? {} : { tree: root({ ecology: composite(leaves) }) }),
    scheme: { gates },
  });
  const score = Float64Array.from(input.score, (x) => x ?? Number.NaN);
  const parts = new Map(
    Object.entries(input.parts ?? {}).map(([path, cells]): [string, PartResult] => [
      path,
      { path, score: columnOf(cells), points: columnOf(cells), weight: new Float64Array(cells.length).fill(1) },
    ]),
  );
  const [enrolled] = ctx.enrolment.lists;
  const scored: ScoredList = {
    list: 'places',
    members: Int32Array.from(score.keys()),
    classes: enrolled?.classes ?? [],
    overlays: enrolled?.overlays ?? [],
    ranked: Uint8Array.from(input.ranked ?? score.map((x) => (Number.isNaN(x) ? 0 : 1))),
    score,
    parts,
  };
  return { ctx, scored };
}

const written = ({ gate: index, unit, indicator, scoreFrom, scoreTo }: GateEffect): string =>
  `${index}@${unit}${indicator ? ` ${indicator}` : ''}${scoreFrom === undefined ? '' : ` ${scoreFrom}→${scoreTo}`}`;

function gated(input: Input) {
  const { ctx, scored } = setUp(input);
  const result = gate(ctx, scored);
  return {
    score: [...result.score].map((x) => (Number.isNaN(x) ? null : x)),
    effects: result.effects.map(written),
    issues: result.issues.map((issue) => `${issue.code} ${issue.args.missing}`),
  };
}

describe('gate: vectors', () => {
  const vectors = vectorsOf<Input, object>('grade').filter((v) => v.step === 'gate');
  it.each(vectors.map((v) => [v.rule, v.name, v] as const))('%s %s', (_rule, _name, { input, expect: expected }) => {
    expect(gated(input)).toEqual(expected);
  });
});

describe('gate: issues', () => {
  it('GATE-4 an issue carries the gate, the unit, the list and the place', () => {
    const { ctx, scored } = setUp({
      score: [9000],
      gates: [{ title: '安全生产', when: "value('gdp') > 0", bar: [], veto: true }],
      values: { gdp: ['source_late'] },
    });
    expect(gate(ctx, scored).issues).toEqual([
      {
        code: 'GATE_UNDETERMINED',
        severity: 'warning',
        place: { file: 'scheme.yaml', unit: '990100', period: '2023' },
        args: { gate: '安全生产', list: 'places', unit: '990100', missing: "value('gdp'): source_late" },
      },
    ]);
  });
});

describe('gate: properties', () => {
  const totals = fc.array(fc.integer({ min: -500, max: 12000 }), { minLength: 1, maxLength: 20 });
  const caps = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 });

  it('GATE-3 the capped total is the lowest of the total and the caps, in any order of gates; inputs are not mutated', () => {
    fc.assert(
      fc.property(totals, caps, (score, all) => {
        const gates = all.map((cap) => ({ title: 'x', when: 'total > -1000', bar: [], veto: false, capScore: cap }));
        const { ctx, scored } = setUp({ score, gates });
        const before = scored.score.slice();
        const result = gate(ctx, scored);
        for (const [i, quanta] of score.entries()) expect(result.score[i]).toBe(Math.min(quanta, ...all.map((cap) => cap * 100)));
        expect(scored.score).toEqual(before);
        expect([...gated({ score, gates: [...gates].reverse() }).score]).toEqual([...result.score]);
      }),
    );
  });
});
