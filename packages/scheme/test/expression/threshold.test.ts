import { columnOf } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/compile.ts';
import type { CompiledExpression, Scope } from '../../src/expression/contract.ts';
import { lightVocabulary } from '../../src/expression/vocabularies.ts';

const vocabulary = lightVocabulary({
  attributes: {},
  indicators: ['gdp'],
  parts: [],
  classes: [],
  lists: [],
  grades: [],
  lights: [],
  params: ['green', 'red'],
});

function compiled(source: string): CompiledExpression {
  const { expression, issues } = compileExpression(source, 'bool', vocabulary, { file: 'scheme.yaml' });
  if (!expression) throw new Error(JSON.stringify(issues));
  return expression;
}

const constants: Scope = {
  size: 1,
  variable: (name) => columnOf([name === 'param.green' ? 90 : name === 'param.red' ? 60 : 'no_reference']),
  lookup: () => {
    throw new Error('a limit of constants looks nothing up');
  },
};

describe('threshold of a condition', () => {
  it.each([
    ['lag >= 0.20', 'lag', 'at_least', 0.2, false],
    ['lag > 0', 'lag', 'above', 0, false],
    ['value <= param.red', 'value', 'at_most', 60, false],
    ['param.red <= value', 'value', 'at_least', 60, true],
    ['0.3 > lag', 'lag', 'below', 0.3, true],
    ['value < 0.1 + 0.2', 'value', 'below', 0.3, false],
    ['reaches(value, (param.green + param.red) / 2)', 'value', 'reaches', 75, false],
  ])('EXPR-14 %s', (source, name, holds, limit, limitFirst) => {
    const found = compiled(source).threshold();
    expect(found && [found.read, found.holds, found.limit(constants).values[0], found.limitFirst]).toEqual([
      { kind: 'variable', name },
      holds,
      limit,
      limitFirst,
    ]);
  });

  it('EXPR-14 a limit may read what differs by unit; what it reads is told', () => {
    expect(compiled("value >= value('gdp') / 2").threshold()?.limitReads).toEqual([{ kind: 'lookup', name: 'value', argument: 'gdp' }]);
  });

  it.each([
    'lag > 0.1 && lag < 0.5',
    'value == 3',
    '!(lag < 0.2)',
    'lag - 0.1 >= 0.1',
    'value >= value / 2',
    'node_missed',
    'true',
    'param.red > 3',
    'reaches(value * 2, 3)',
  ])('EXPR-14 none in %s', (source) => {
    expect(compiled(source).threshold()).toBeUndefined();
  });
});
