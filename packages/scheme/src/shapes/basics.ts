import { z } from 'zod';
import { oneOf, textOf } from './one-of.ts';

/** Our own identifiers: snake_case, so that expressions can name them. */
export const identifier = textOf('identifier', /^[a-z][a-z0-9_]*$/).describe(
  'snake_case identifier: small letters, digits, underscores. 小写字母、数字、下划线',
);

export const slug = textOf('slug', /^[a-z0-9][a-z0-9-]*$/).describe('small letters, digits, hyphens. 小写字母、数字、连字符');

export const localizedText = oneOf({
  text: z.string().min(1),
  mapping: z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1).optional() }),
}).meta({ id: 'localized_text', description: 'Chinese text, or { zh-CN, en }. 中文，或中英两种' });

export const clause = oneOf({ text: z.string(), number: z.number() })
  .transform(String)
  .describe('clause of the regulation: a heading of regulation.md. 办法条款号');

export const day = textOf('day', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/).describe('a day, YYYY-MM-DD. 日期');

export const unitReference = textOf('unit_reference', /^\S+ \S.*$/).describe(
  'code and name together, checked as a pair: 990100 北川市. 代码与名称',
);

/** A share: 20% or 0.2. */
export const share = oneOf({ number: z.number(), text: textOf('percent', /^-?\d+(\.\d+)?%$/) })
  .transform((x) => (typeof x === 'number' ? x : Number(`${x.slice(0, -1)}e-2`)))
  .describe('a share: 20% or 0.2. 比例');

/** Digits in full width alone are a number mistyped, not an expression. */
export const expression = textOf('expression', /^(?!(?=.*[０-９])[\d０-９．.，,＋－+-]*$)(?=[^]*\S)[^]+$/).describe(
  'a CEL expression (docs/spec/expressions.md). 表达式',
);

/** A number, or an expression that gives one per unit. */
export const quantity = oneOf({ number: z.number(), text: expression }).meta({
  id: 'quantity',
  description: 'a number, or an expression giving one per unit. 数值或表达式',
});

export const unitSelector = oneOf({
  list: z.array(unitReference),
  mapping: z.strictObject({ where: expression }),
  text: identifier,
}).describe('units by code and name, by an expression on the register ({ where }), or all of one kind. 单位列表、条件或类别');

export const periodKind = z.enum(['year', 'half', 'quarter', 'month']);

/** Number of a version, kept as it is written. */
export const version = oneOf({ text: z.string().min(1), number: z.number() })
  .transform(String)
  .default('1')
  .describe('version: "2023.1". 版本号');
