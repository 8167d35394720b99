import type { Column } from '@kedu/model';
import type { CompiledExpression, Gate, Scope } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../src/context.ts';
import { sealableList } from '../../src/kernel/sealable.ts';
import { sweep } from '../../src/kernel/sweep.ts';
import { keptFor, sweptStanding } from '../../src/kernel/sweptStanding.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { standing } from '../../src/steps/standing.ts';
import { expression, fixture } from '../fixture.ts';
import { drawnRun } from './drawn.ts';

/** `value('i0') > 40`, as an expression of a gate. */
function reads(name: 'value' | 'score' | 'met', argument: string, holds: (x: number) => boolean): CompiledExpression {
  const evaluate = (scope: Scope): Column => {
    const { values, missing } = scope.lookup(name, argument) as Column;
    return { values: values.map((x, i) => (missing[i] === 0 ? Number(holds(x)) : Number.NaN)), missing };
  };
  return expression(`${name}('${argument}')`, evaluate, [{ kind: 'lookup', name, argument }], 'bool');
}

const gate = (when: CompiledExpression, capScore: number): Gate => ({
  title: { 'zh-CN': when.source },
  when,
  capScore,
  bar: [],
  veto: false,
  place: { file: 'scheme.yaml' },
});

const GATES: Readonly<Record<string, Gate>> = {
  value: gate(
    reads('value', 'i2', (x) => x > 40),
    30,
  ),
  met: gate(
    reads('met', 'i0', (x) => x === 0),
    20,
  ),
  score: gate(
    reads('score', 'p0', (x) => x < 50),
    10,
  ),
};

/** What a sealed list gives, beside what the steps of `assess` give. */
function bothWays(ctx: RunContext) {
  const references = calibrate(ctx);
  const scores = score(ctx, references);
  const scored = scores.lists[0]!;
  const { enrolled } = scored;
  const { sealable } = sealableList({ ...ctx, references, scores }, enrolled.list.id);
  if (!sealable) throw new Error('no plan');
  const { plan, order, data, eligible, missingShare, additions, read } = sealable;
  const { scheme, period } = ctx.input;
  const found = sweptStanding({
    scheme,
    period,
    enrolment: ctx.enrolment,
    enrolled,
    plan,
    order,
    swept: sweep(plan, data, keptFor(scheme, enrolled.list.id)),
    eligible,
    missingShare,
    added: (path) => additions.find((one) => one.path === path)!.points,
    column: (kind, indicator) => {
      const one = read.find((column) => column.kind === kind && column.indicator === indicator);
      if (!one) throw new Error(`${kind} of ${indicator} was not sealed`);
      return one;
    },
  });
  return { found, expected: standing(ctx, scored), missingShare: scored.missingShare, read };
}

describe('a list after a sweep', () => {
  it('KERNEL-1 GATE-1 RANK-1 scores, ranks and effects of gates are those of assess', () => {
    fc.assert(
      fc.property(drawnRun(2), fc.subarray(Object.keys(GATES)), ({ tables }, names) => {
        const gates = names.map((name) => GATES[name] as Gate);
        const ctx = fixture({ ...tables, scheme: { ...tables.scheme, gates } });
        const { found, expected, missingShare } = bothWays(ctx);
        const { parts: _parts, ...own } = found.result;
        // Which event counts stands in no sealed file (SEAL-1).
        const { parts: _others, additions: _events, ...others } = expected.result;
        expect(own).toEqual(others);
        expect(found.missingShare).toEqual(missingShare);
        expect(found.issues.map(({ code, place }) => [code, place.unit])).toEqual(
          expected.issues.map(({ code, place }) => [code, place.unit]),
        );
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('SEAL-1 what gates read is sealed, and nothing else', () => {
    fc.assert(
      fc.property(drawnRun(2), ({ tables }) => {
        const read = (gates: readonly Gate[]) =>
          bothWays(fixture({ ...tables, scheme: { ...tables.scheme, gates } })).read.map(({ kind, indicator }) => `${kind} ${indicator}`);
        expect(read([])).toEqual([]);
        expect(read([GATES['value'] as Gate])).toEqual(['value i2']);
        expect([...read([GATES['met'] as Gate])].sort()).toEqual(['target i0', 'value i0']);
      }),
      { numRuns: 20 },
    );
  });

  it('KERNEL-1 scores of parts are kept only where a gate of the list reads one', () => {
    const kept = (names: readonly string[], lists?: readonly string[]) =>
      keptFor({ gates: names.map((name) => ({ ...(GATES[name] as Gate), lists })) }, 'places');
    expect(kept([])).toBe('total');
    expect(kept(['value', 'met'])).toBe('total');
    expect(kept(['value', 'score'])).toBe('all');
    expect(kept(['score'], ['organs'])).toBe('total');
  });
});
