import {
  type CompiledExpression,
  compileExpression,
  consequenceVocabulary,
  type ExpressionType,
  gateVocabulary,
  type VocabularyContext,
} from '@kedu/scheme';

/** Real expressions over the names that vectors and tests use; a mistake in a test's expression fails the test. */
const CONTEXT: VocabularyContext = {
  attributes: { zone: 'text', population: 'number' },
  indicators: ['gdp', 'water', 'debt', 'major_accidents', 'mid_term'],
  parts: ['ecology', 'ecology.water', 'water', 'economy'],
  classes: [],
  lists: ['places', 'organs'],
  grades: ['excellent', 'good', 'fair', 'poor'],
  lights: ['red', 'yellow', 'blue'],
  params: [],
};

function compiled(source: string, type: ExpressionType, vocabulary: ReturnType<typeof gateVocabulary>): CompiledExpression {
  const { expression, issues } = compileExpression(source, type, vocabulary, { file: 'scheme.yaml', line: 1, column: 1 });
  if (!expression) throw new SyntaxError(`${source}: ${JSON.stringify(issues)}`);
  return expression;
}

export const gateCondition = (source: string): CompiledExpression => compiled(source, 'bool', gateVocabulary(CONTEXT));
export const when = (source: string): CompiledExpression => compiled(source, 'bool', consequenceVocabulary(CONTEXT));
export const amount = (source: string | number): number | CompiledExpression =>
  typeof source === 'number' ? source : compiled(source, 'double', consequenceVocabulary(CONTEXT));
