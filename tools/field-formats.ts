/** What the named formats of texts are, for docs/spec/scheme-fields.md. */
export const FORMATS: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly example: string }>> = {
  identifier: { zh: '标识：小写字母、数字、下划线', en: 'snake_case: small letters, digits, underscores', example: 'water_quality' },
  slug: { zh: '短名：小写字母、数字、连字符', en: 'small letters, digits, hyphens', example: 'north-2023' },
  column: { zh: '列标', en: 'letters of a column', example: 'E' },
  day: { zh: '日期', en: 'a day, YYYY-MM-DD', example: '2023-01-01' },
  period: { zh: '时期', en: 'a period (values.md, PERIOD-1)', example: '2023Q3' },
  unit_reference: { zh: '单位的代码与名称', en: 'code and name of a unit', example: '990100 北川市' },
  percent: { zh: '百分数', en: 'a percentage', example: '20%' },
  percent_or_none: { zh: '百分数，或 none：没有此项', en: 'a percentage, or none: the part does not exist', example: 'none' },
  expression: { zh: '表达式（expressions.md）', en: 'an expression (expressions.md)', example: 'lag >= 0.20' },
  id_at_version: { zh: '短名@版本', en: 'name at version', example: 'province-library@2023.1' },
  available: { zh: '期末后若干天，或次年某月', en: 'days after the node, or a month of next year', example: 'node+25d' },
  embargo: { zh: '日期，或有数后若干天', en: 'a day, or days after it is available', example: '+10d' },
  indicator_set: { zh: '一组指标', en: 'a set of indicators', example: 'dimension:goal_1' },
  age: { zh: '年数或月数', en: 'years or months', example: '2y' },
  data_hash: { zh: '数据的哈希，至少12位', en: 'hash of data, 12 digits at least', example: '3fa9c1d2e4b5' },
  grade: { zh: '等次的标识与名称', en: 'identifier and title of a grade', example: 'excellent 优秀' },
};
