import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems of one expression. `found` is the text at fault, `expected` what to write instead ('' where nothing is near). */
export const EXPRESSION_CODES = {
  /** The text cannot be read as an expression at all. */
  EXPR_SYNTAX: { severity: 'error', args: ['found', 'reason'] },
  /** More characters, nodes, levels, list items or arguments than allowed; `what` says which. */
  EXPR_TOO_LONG: { severity: 'error', args: ['what', 'expected'] },
  /** Full-width characters or typographic quotes where the language wants ASCII. */
  EXPR_FULL_WIDTH: { severity: 'error', args: ['found', 'expected'] },
  /** An operator of another language: =, and, or, ≥, ×, ^. */
  EXPR_OPERATOR: { severity: 'error', args: ['found', 'expected'] },
  /** 40% instead of 0.4. */
  EXPR_PERCENT: { severity: 'error', args: ['found', 'expected'] },
  /** Text without quotes. */
  EXPR_UNQUOTED_TEXT: { severity: 'error', args: ['found', 'expected'] },
  /** Something of CEL that the profile leaves out; `what` names it. */
  EXPR_OUTSIDE_PROFILE: { severity: 'error', args: ['what', 'found'] },
  EXPR_UNKNOWN_NAME: { severity: 'error', args: ['found', 'expected'] },
  EXPR_UNKNOWN_FUNCTION: { severity: 'error', args: ['found', 'expected'] },
  /** A look-up with an argument that nothing answers to. */
  EXPR_UNKNOWN_ARGUMENT: { severity: 'error', args: ['function', 'found', 'expected'] },
  /** `share` of something without saying whether it is a tag, dimension … */
  EXPR_SHARE_WITHOUT_KIND: { severity: 'error', args: ['found', 'expected'] },
  /** A comparison with a text that the name or look-up never is: grade == 'excelent'. */
  EXPR_UNKNOWN_TEXT: { severity: 'error', args: ['name', 'found', 'expected'] },
  /** A name with a hyphen, which reads as a subtraction. */
  EXPR_HYPHEN: { severity: 'error', args: ['found', 'expected'] },
  /** `in` says what asked for the type: an operator or a function. */
  EXPR_TYPE: { severity: 'error', args: ['in', 'found', 'expected'] },
  /** The whole expression gives another type than its place asks for. */
  EXPR_RESULT: { severity: 'error', args: ['found', 'expected'] },
  EXPR_ARGUMENT_COUNT: { severity: 'error', args: ['function', 'found', 'expected'] },
  /** An argument that must be written out, as a text in quotes or a whole number. */
  EXPR_LITERAL_ARGUMENT: { severity: 'error', args: ['function', 'found', 'expected'] },
  EXPR_CHAINED_COMPARISON: { severity: 'error', args: ['found', 'expected'] },
  EXPR_DIVISION_BY_ZERO_LITERAL: { severity: 'error', args: ['found'] },
  /** A part without names that has no result: sqrt(-1), 1e300 * 1e300. */
  EXPR_CONSTANT_UNDEFINED: { severity: 'error', args: ['found'] },
} as const satisfies CodeCatalogue;

export type ExpressionCode = keyof typeof EXPRESSION_CODES;

export const expressionIssue = issueMaker<ExpressionCode>(EXPRESSION_CODES);
