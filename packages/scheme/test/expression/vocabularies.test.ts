import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.ts';
import type { ExpressionType, Vocabulary } from '../../src/expression/contract.ts';
import {
  consequenceVocabulary,
  constraintVocabulary,
  eligibilityVocabulary,
  gateVocabulary,
  indicatorVocabulary,
  lightVocabulary,
  unitVocabulary,
  type VocabularyContext,
} from '../../src/expression/vocabularies.ts';

const context: VocabularyContext = {
  attributes: { zone: 'text', population: 'number' },
  indicators: ['gdp', 'forest_cover', 'target', 'unit'],
  parts: ['ecology', 'ecology.forest_cover'],
  classes: ['ecological'],
  lists: ['places'],
  grades: ['excellent', 'good'],
  lights: ['red', 'yellow'],
  params: ['green'],
};

function codesOf(source: string, type: ExpressionType, vocabulary: Vocabulary): string[] {
  return compileExpression(source, type, vocabulary, {}).issues.map(({ code }) => code);
}

describe('EXPR-4 what may be read where', () => {
  const places: readonly (readonly [string, Vocabulary, readonly string[], readonly string[]])[] = [
    [
      'units',
      unitVocabulary(context),
      ["unit.kind == 'city' && unit.zone != '' && unit.population > 3", "unit.code in ['990100']", "unit.name != 'x'"],
      ['gdp > 3', "value('gdp') > 1", 'unit.size > 1'],
    ],
    [
      'indicators',
      indicatorVocabulary(context),
      [
        "gdp / unit.population > value('gdp') - previous('gdp')",
        "last_year('forest_cover') > baseline",
        'target * param.green > 1',
        'reaches(gdp, target)',
        "value('target') > 1",
      ],
      ['param.red > 1', 'total > 60', 'lag > 0', "score('ecology') > 1"],
    ],
    [
      'lights',
      lightVocabulary(context),
      [
        'lag >= 0.20',
        'node_missed || missed_nodes >= 2',
        'value < previous_value && scheduled > baseline',
        'reaches(value, param.green * target)',
        "value('gdp') > 3",
        "unit.zone == ''",
      ],
      ['gdp > 3', 'total > 3', "light('gdp') == 'red'"],
    ],
    [
      'gates',
      gateVocabulary(context),
      ["value('gdp') > 0 || score('ecology.forest_cover') < 60", "!met('forest_cover') && total >= 90", "unit.kind == 'city'"],
      ['rank > 3', "light('gdp') == 'red'", 'lag > 0'],
    ],
    [
      'constraints',
      constraintVocabulary(context),
      ["share('tag:restoration') + share('tag:emerging') >= 0.40", "weight('ecology') >= 30"],
      ['total > 1', "weight('economy') > 1", "value('gdp') > 1"],
    ],
    [
      'consequences over fields',
      consequenceVocabulary(context, 'field'),
      ['field.score < 60 && field.weight > 0', "field.name == 'ecology'"],
      ['lag > 0', "grade == 'excelent'"],
    ],
    [
      'consequences over units',
      consequenceVocabulary(context, 'unit'),
      [
        'last_place && previous.last_place',
        'rank <= 3 && list_size >= 5',
        "grade == 'excellent' && previous.grade != ''",
        "light('gdp') == 'red'",
        'previous.exists && total > previous.total && rank < previous.rank',
        "met('gdp') && score('ecology') > value('gdp')",
      ],
      ['field.score < 60', "light('gdp') == 'orange'"],
    ],
    [
      'eligibility',
      eligibilityVocabulary(context, 'eligible'),
      ['missing_share <= 0.2', "value('gdp') > 0 && unit.population > 3"],
      ['ranked', 'total > 1'],
    ],
    ['peers', eligibilityVocabulary(context, 'over'), ['ranked', 'ranked && missing_share < 0.5'], ['rank > 1']],
  ];

  test.each(places.flatMap(([place, vocabulary, allowed]) => allowed.map((source) => [place, source, vocabulary] as const)))(
    '%s: %s',
    (_, source, vocabulary) => {
      expect(codesOf(source, 'bool', vocabulary)).toEqual([]);
    },
  );

  test.each(places.flatMap(([place, vocabulary, , refused]) => refused.map((source) => [place, source, vocabulary] as const)))(
    '%s refuse %s',
    (_, source, vocabulary) => {
      expect(codesOf(source, 'bool', vocabulary)).toHaveLength(1);
    },
  );
});

test('EXPR-4 a name of the language stands before an indicator of the same ID', () => {
  const { variables, lookups } = indicatorVocabulary(context);
  expect(variables.unit).toBeUndefined();
  expect(lookups.value?.known?.has('unit')).toBe(true);
  // `target` is the target of the indicator, not the indicator called target: its read is a variable of the language.
  const { expression } = compileExpression("target + value('target')", 'double', { variables, lookups }, {});
  expect(expression?.reads).toEqual([
    { kind: 'variable', name: 'target' },
    { kind: 'lookup', name: 'value', argument: 'target' },
  ]);
});

test('EXPR-7 selectors are checked where they are known', () => {
  const known = constraintVocabulary({ ...context, selectors: ['tag:restoration'] });
  expect(codesOf("share('tag:restoration') > 0", 'bool', known)).toEqual([]);
  expect(codesOf("share('tag:restoraton') > 0", 'bool', known)).toEqual(['EXPR_UNKNOWN_ARGUMENT']);
});

test('EXPR-7 a share that does not say of what kind it is: the weight of a part, or the share that was meant', () => {
  const known = constraintVocabulary({ ...context, parts: ['investment'], selectors: ['tag:restoration', 'dimension:ecology'] });
  const toldOf = (source: string) => compileExpression(source, 'bool', known, {}).issues.map(({ code, args }) => [code, args['expected']]);
  expect(toldOf("share('investment') > 0.3")).toEqual([['EXPR_SHARE_WITHOUT_KIND', "weight('investment')"]]);
  expect(toldOf("share('ecology') > 0.3")).toEqual([['EXPR_SHARE_WITHOUT_KIND', "share('dimension:ecology')"]]);
  expect(toldOf("share('zzzzzz') > 0.3")).toEqual([['EXPR_SHARE_WITHOUT_KIND', '']]);
  expect(toldOf("share('tag:restoraton') > 0.3")).toEqual([['EXPR_UNKNOWN_ARGUMENT', 'tag:restoration']]);
});
