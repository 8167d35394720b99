import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.ts';
import type { ExpressionType } from '../../src/expression/contract.ts';
import { PLAIN, resultsOf } from './cells.ts';
import { libraryOracle } from './library-oracle.ts';
import { expressions, rows } from './random-expressions.ts';

// Texts that no rule of the vocabulary forbids, so that any comparison compiles.
const vocabulary = { variables: PLAIN.variables, lookups: PLAIN.lookups };
const noResult = new Set(['EXPR_DIVISION_BY_ZERO_LITERAL', 'EXPR_CONSTANT_UNDEFINED', 'EXPR_TOO_LONG']);

test.each<[ExpressionType, fc.Arbitrary<string>]>([
  ['double', expressions.number],
  ['bool', expressions.condition],
])(
  'EXPR-6 compiled columns equal the interpreter of the library, bit for bit: %s',
  (type, sources) => {
    let compared = 0;
    let present = 0;
    fc.assert(
      fc.property(sources, fc.array(rows, { minLength: 20, maxLength: 20 }), (source, table) => {
        const { expression, issues } = compileExpression(source, type, vocabulary, {});
        if (!expression) {
          // A generated expression fits the profile; only its constants can be at fault, or its size.
          expect(issues.filter((issue) => !noResult.has(issue.code))).toEqual([]);
          return;
        }
        const oracle = libraryOracle(source, vocabulary, expression.reads);
        const expected = table.map(oracle);
        expect(resultsOf(expression, table), source).toEqual(expected);
        compared += 1;
        present += expected.filter((cell) => typeof cell !== 'object').length;
      }),
      { numRuns: 2600, seed: 20230701 },
    );
    expect(compared).toBeGreaterThanOrEqual(2000);
    // The rows are not mostly gaps, so that values are compared too.
    expect(present).toBeGreaterThan(compared * 5);
  },
  120_000,
);
