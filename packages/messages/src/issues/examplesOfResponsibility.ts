import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about coefficients, chains and rules of money; docs/errors.md shows them in words. */
export const RESPONSIBILITY_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  SCHEME_ELASTIC_WITHIN: { found: '1.1, 1.3' },
  SCHEME_ELASTIC_BOUNDS: { who: '990400 松抚市', found: 1.5, expected: '0.8…1.2' },
  SCHEME_ELASTIC_REASON: { who: '990400 松抚市', found: 1.1 },
  SCHEME_ELASTIC_TWICE: { who: '990400 松抚市', part: 'industry.tea_output', first_line: 3 },
  SCHEME_ELASTIC_PART: { part: 'tea_outpt', nearest: 'industry.tea_output', known: 'industry.tea_output, industry.herbs' },
  SCHEME_CHAIN_SHARES: { chain: '茶产业链', found: '90%', sum: '50% + 30% + 10%' },
  SCHEME_CHAIN_UNIT_TWICE: { unit: '990213 农业农村局', first: '茶产业链', second: '文旅链', first_line: 2 },
  SCHEME_CHAIN_TABLES: { indicator: 'chain_result', first: 'scheme/chains.csv', second: 'scheme/chains-2.csv' },
  SCHEME_JOINT_DERIVED: { indicator: 'chain_growth' },
  SCHEME_CURVE_ORDER: { found: '[1, 0.6], [0.8, 0.4]' },
  SCHEME_CURVE_RISES: { found: '[0.8, 0.6], [1, 0.9]', better: 'lower' },
  SCHEME_GRADE_WITHOUT_COEFFICIENT: { rule: '绩效工资', grades: 'd, e' },
  SCHEME_COEFFICIENT_RISES: { rule: '绩效工资', grade: 'b', found: 1.3, better: 'a', expected: 1.2 },
  SCHEME_PAY_ITEM_TWICE: { item: '调 2025-017', person: 'M-03', first_line: 5 },
};
