import { type AssessInput, assess, type Proposal } from '@kedu/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../src/assessWithErrors.ts';
import { compiled, inputOf, schemeWith } from './honestRun.ts';

const SPARED = ['talk', 'pool', 'cut'];
const PLAIN = SPARED.map((id) => `plain_${id}`);

/** The rules of the scheme, and each of them again without `unless_noise`; an error of both indicators, or none. */
function schemeOf(error: string): ReturnType<typeof compiled> {
  const own = schemeWith(error).replace(
    '{ title: 水, range: [0, 100] }',
    `{ title: 水, range: [0, 100]${error === '' ? '' : `, error: ${error}`} }`,
  );
  const rules = own.split('\n').filter((line) => SPARED.some((id) => line.startsWith(`  ${id}: `)));
  return compiled(`${own.trimEnd()}\n${rules.map((line) => `  plain_${line.trim().replace(', unless_noise: true', '')}`).join('\n')}\n`);
}

const of = (proposals: readonly Proposal[], rules: readonly string[]): readonly Proposal[] =>
  proposals.filter(({ rule }) => rules.includes(rule));
const values = fc.array(fc.record({ air: fc.integer({ min: 0, max: 100 }), water: fc.integer({ min: 0, max: 100 }) }), {
  minLength: 3,
  maxLength: 6,
});
const inputs = (error: string, data: readonly { readonly air: number; readonly water: number }[], draws: number): AssessInput =>
  inputOf(
    schemeOf(error),
    data.map(({ air }) => air),
    data.map(({ water }) => water),
    draws,
  );

describe('NOISE-1 NOISE-3 whatever the data', () => {
  it('a proposal of a rule without unless_noise is the same whatever error is stated', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 400 }), (data, tenths) => {
        const without = assessWithErrors(inputs('', data, 100)).value.proposals;
        const withErrors = assessWithErrors(inputs(`{ sd: ${tenths / 10} }`, data, 100)).value.proposals;
        expect(of(withErrors, PLAIN)).toEqual(of(without, PLAIN));
      }),
      { numRuns: 15 },
    );
  });

  it('with errors of 0 nothing is spared, and the result is that of the run without draws, by its hash', () => {
    fc.assert(
      fc.property(values, (data) => {
        const input = inputs('{ sd: 0 }', data, 100);
        const [drawn, plain] = [assessWithErrors(input).value, assess(input).value];
        expect(of(drawn.proposals, SPARED).filter(({ withheldBecause }) => withheldBecause === 'noise')).toEqual([]);
        expect(drawn.run.result).toBe(plain.run.result);
      }),
      { numRuns: 15 },
    );
  });

  it('with errors larger than every range all that a rule with unless_noise would propose is withheld', () => {
    let made = 0;
    fc.assert(
      fc.property(values, (data) => {
        const input = inputs('{ sd: 100000 }', data, 100);
        const before = of(assess(input).value.proposals, SPARED).filter(({ withheldBecause }) => withheldBecause === undefined);
        const after = of(assessWithErrors(input).value.proposals, SPARED);
        made += before.length;
        expect(after.filter(({ withheldBecause }) => withheldBecause === undefined)).toEqual([]);
        expect(after.every(({ withheldBecause, heldIn }) => withheldBecause !== 'noise' || (heldIn as number) < 0.9)).toBe(true);
      }),
      { numRuns: 15 },
    );
    expect(made).toBeGreaterThan(15);
  });
});
