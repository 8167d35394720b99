import type { ExpressionType, Vocabulary } from './contract.ts';

/** What a scheme declares that expressions can name. Rule: EXPR-4. */
export interface VocabularyContext {
  /** Columns of the register that expressions may read. */
  readonly attributes: Readonly<Record<string, 'text' | 'number'>>;
  readonly indicators: readonly string[];
  /** Paths of parts, and names that only one part of a tree has. */
  readonly parts: readonly string[];
  readonly classes: readonly string[];
  readonly lists: readonly string[];
  readonly grades: readonly string[];
  readonly lights: readonly string[];
  /** Names of constants of indicators, `param.*`. */
  readonly params: readonly string[];
  /** Selectors that fit some indicator, `tag:restoration`; any is allowed where this is absent. */
  readonly selectors?: readonly string[] | undefined;
}

/** Words that the expression language keeps for itself: no indicator, attribute or constant can have such a name. */
export const RESERVED_WORDS: readonly string[] = [
  'true',
  'false',
  'null',
  'in',
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
  'prototype',
  'and',
  'or',
  'not',
];

type Names = Readonly<Record<string, ExpressionType>>;
type Lookups = Vocabulary['lookups'];

/** Selection of units for lists and classes: `unit.*`. */
export function unitVocabulary(context: VocabularyContext): Vocabulary {
  return { variables: unitNames(context), lookups: {} };
}

/**
 * Formulas, targets, baselines and parameters of methods: bare indicator IDs, `target`, `baseline`, `param.*`, `unit.*`,
 * `value()`, `previous()` (the period before), `last_year()` (the same period a year ago), `reaches()`. A name of the
 * language stands before an indicator of the same ID, which `value('…')` still reads.
 */
export function indicatorVocabulary(context: VocabularyContext): Vocabulary {
  const own = { target: 'double', baseline: 'double', better: 'string', ...paramNames(context), ...unitNames(context) } as const;
  const taken = new Set(['unit', 'param', ...Object.keys(own), ...RESERVED_WORDS]);
  const indicators = typed(
    context.indicators.filter((id) => !taken.has(id)),
    'double',
  );
  const values = known('double', context.indicators);
  return { variables: { ...indicators, ...own }, lookups: { value: values, previous: values, last_year: values }, texts: DIRECTIONS };
}

/** Conditions of lights, at one indicator and one node. */
export function lightVocabulary(context: VocabularyContext): Vocabulary {
  return {
    variables: {
      value: 'double',
      target: 'double',
      baseline: 'double',
      scheduled: 'double',
      lag: 'double',
      node_missed: 'bool',
      missed_nodes: 'double',
      previous_value: 'double',
      better: 'string',
      ...paramNames(context),
      ...unitNames(context),
    },
    lookups: { value: known('double', context.indicators) },
    texts: DIRECTIONS,
  };
}

/** Conditions of gates: the total before gates, scores, values, and whether targets are met. */
export function gateVocabulary(context: VocabularyContext): Vocabulary {
  return { variables: { total: 'double', ...unitNames(context) }, lookups: resultLookups(context) };
}

/** Policy constraints on weights, for one class: `share('tag:…')` of the whole as 0–1, `weight('part')` in points. */
export function constraintVocabulary(context: VocabularyContext): Vocabulary {
  const share = context.selectors === undefined ? { type: 'double' as const } : known('double', context.selectors);
  return { variables: {}, lookups: { share, weight: known('double', context.parts) } };
}

/** Conditions and quantities of consequences; `field.*` only in rules that run over fields. */
export function consequenceVocabulary(context: VocabularyContext, forEach: 'unit' | 'field' | 'person' = 'field'): Vocabulary {
  const field: Names = forEach === 'field' ? { 'field.score': 'double', 'field.weight': 'double', 'field.name': 'string' } : {};
  return {
    variables: {
      total: 'double',
      rank: 'double',
      list_size: 'double',
      grade: 'string',
      last_place: 'bool',
      'previous.total': 'double',
      'previous.rank': 'double',
      'previous.grade': 'string',
      'previous.last_place': 'bool',
      'previous.exists': 'bool',
      ...field,
      ...unitNames(context),
    },
    lookups: { ...resultLookups(context), light: known('string', context.indicators) },
    texts: { grade: new Set(context.grades), light: new Set(context.lights) },
  };
}

/**
 * Who is ranked (`eligible.when`) and who counts among the peers for a missing value (`over`): `missing_share`, `value()`,
 * `unit.*`; for peers also `ranked`, whether the unit is eligible, which eligibility itself cannot ask.
 */
export function eligibilityVocabulary(context: VocabularyContext, purpose: 'eligible' | 'over' = 'over'): Vocabulary {
  const ranked: Names = purpose === 'over' ? { ranked: 'bool' } : {};
  return {
    variables: { missing_share: 'double', ...ranked, ...unitNames(context) },
    lookups: { value: known('double', context.indicators) },
  };
}

const DIRECTIONS = { better: new Set(['higher', 'lower']) } as const;

function unitNames({ attributes }: VocabularyContext): Names {
  const own = Object.fromEntries(
    Object.entries(attributes).map(([name, type]) => [`unit.${name}`, type === 'number' ? 'double' : 'string'] as const),
  );
  return { ...own, 'unit.kind': 'string', 'unit.code': 'string', 'unit.name': 'string' };
}

function paramNames({ params }: VocabularyContext): Names {
  return typed(
    params.map((name) => `param.${name}`),
    'double',
  );
}

function resultLookups(context: VocabularyContext): Lookups {
  return { value: known('double', context.indicators), score: known('double', context.parts), met: known('bool', context.indicators) };
}

function typed(names: readonly string[], type: ExpressionType): Names {
  return Object.fromEntries(names.map((name) => [name, type]));
}

function known(type: ExpressionType, names: readonly string[]): Lookups[string] {
  return { type, known: new Set(names) };
}
