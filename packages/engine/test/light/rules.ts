import {
  type CompiledExpression,
  compileExpression,
  indicatorVocabulary,
  type LightRule,
  lightVocabulary,
  type VocabularyContext,
} from '@kedu/scheme';

const CONTEXT: VocabularyContext = {
  attributes: { oecd: 'number', zone: 'text' },
  indicators: ['x', 'y', 'gdp', 'people'],
  parts: [],
  classes: [],
  lists: [],
  grades: [],
  lights: [],
  params: ['green', 'red'],
};

/** An expression of a test, compiled by the real compiler: a number at an indicator, or the condition of a light. */
export function compile(source: string, type: 'double' | 'bool' = 'bool'): CompiledExpression {
  const vocabulary = type === 'double' ? indicatorVocabulary(CONTEXT) : lightVocabulary(CONTEXT);
  const { expression, issues } = compileExpression(source, type, vocabulary, { file: 'scheme.yaml', line: 1, column: 1 });
  if (!expression) throw new TypeError(`${source}: ${JSON.stringify(issues)}`);
  return expression;
}

export function lightRule(light: string, when: string, more: Partial<LightRule> = {}): LightRule {
  return { light, when: compile(when), place: { file: 'scheme.yaml' }, ...more };
}
