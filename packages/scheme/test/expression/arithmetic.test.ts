import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.ts';
import { calculate } from './calculator.ts';
import { type Cell, isGap, keyOf, PLAIN, resultsOf, scopeOf } from './cells.ts';
import { expressions, rows } from './random-expressions.ts';

const vocabulary = { variables: PLAIN.variables, lookups: PLAIN.lookups };

test.each([
  ['double', expressions.number],
  ['bool', expressions.condition],
] as const)(
  'EXPR-10 a reader who computes the arithmetic gets the result: %s',
  (type, sources) => {
    let computed = 0;
    fc.assert(
      fc.property(sources, fc.array(rows, { minLength: 10, maxLength: 10 }), (source, table) => {
        const { expression } = compileExpression(source, type, vocabulary, {});
        if (!expression) return;
        const results = resultsOf(expression, table);
        table.forEach((row, i) => {
          // A reader can redo what is there; a missing value has no arithmetic.
          const readable = expression.reads.every((read) => !isGap(row[keyOf(read)] as Cell));
          const result = results[i] as Cell;
          if (!readable || isGap(result)) return;
          const text = expression.arithmetic(scopeOf(table), i);
          const again = calculate(text);
          // Zero is written without a sign.
          expect(typeof again === 'number' ? again + 0 : again, `${source} → ${text}`).toBe(
            typeof result === 'number' ? result + 0 : result,
          );
          computed += 1;
        });
      }),
      { numRuns: 1500, seed: 990100 },
    );
    expect(computed).toBeGreaterThan(1500);
  },
  120_000,
);

test('EXPR-10 the ground of a budget cut reads as in the regulation', () => {
  const source = 'clamp((60 - x) / 60, 0.10, 0.30)';
  const { expression } = compileExpression(source, 'double', PLAIN, {});
  expect(expression?.arithmetic(scopeOf([{ x: 42.5 }]), 0)).toBe('clamp((60 − 42.5) ÷ 60, 0.1, 0.3)');
});
