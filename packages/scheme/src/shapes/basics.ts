import { z } from 'zod';
import { oneOf, textOf } from './one-of.ts';
import { said } from './said.ts';

/** Our own identifiers: snake_case, so that expressions can name them. */
export const identifier = textOf('identifier', /^[a-z][a-z0-9_]*$/).describe(
  said(
    '标识：小写字母、数字、下划线，以字母开头，如 water_quality',
    'snake_case identifier: small letters, digits, underscores; water_quality',
  ),
);

export const slug = textOf('slug', /^[a-z0-9][a-z0-9-]*$/).describe(
  said('短名：小写字母、数字、连字符，如 north-2023', 'small letters, digits, hyphens: north-2023'),
);

export const localizedText = oneOf({
  text: z.string().min(1),
  mapping: z.strictObject({
    'zh-CN': z.string().min(1).describe(said('中文', 'Chinese')),
    en: z.string().min(1).optional().describe(said('英文', 'English')),
  }),
}).meta({ id: 'localized_text', description: said('中文，或中英两种：{ zh-CN: 生态, en: Ecology }', 'Chinese text, or { zh-CN, en }') });

export const clause = oneOf({ text: z.string(), number: z.number() })
  .transform(String)
  .describe(said('《办法》的条款号，即条文标题的第一个词', 'clause of the regulation: the first word of a heading of it'));

export const day = textOf('day', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/).describe(said('日期，年-月-日', 'a day, YYYY-MM-DD'));

export const unitReference = textOf('unit_reference', /^\S+ \S.*$/).describe(
  said('代码与名称，成对核对：990100 北川市', 'code and name together, checked as a pair: 990100 北川市'),
);

/** A bound of scores: far beyond any use, near enough for exact quanta. */
export const scoreBound = z.number().min(-100_000).max(100_000);

/** A share: 20% or 0.2. */
export const share = oneOf({ number: z.number(), text: textOf('percent', /^-?\d+(\.\d+)?%$/) })
  .transform((x) => (typeof x === 'number' ? x : Number(`${x.slice(0, -1)}e-2`)))
  .describe(said('比例：20% 或 0.2', 'a share: 20% or 0.2'));

/** Digits in full width alone are a number mistyped, not an expression. */
export const expression = textOf('expression', /^(?!(?=.*[０-９])[\d０-９．.，,＋－+-]*$)(?=[^]*\S)[^]+$/).describe(
  said('表达式（见 docs/spec/expressions.md）', 'a CEL expression (docs/spec/expressions.md)'),
);

/** A number, or an expression that gives one per unit. */
export const quantity = oneOf({ number: z.number(), text: expression }).meta({
  id: 'quantity',
  description: said('数值，或逐个单位算出数值的表达式', 'a number, or an expression that gives one per unit'),
});

export const unitSelector = oneOf({
  list: z.array(unitReference),
  mapping: z.strictObject({
    where: expression.describe(said('对名册逐个单位判断的条件', 'condition on each unit of the register')),
  }),
  text: identifier.describe(said('一类单位：名册 kind 列的值', 'all units of one kind of the register')),
}).describe(
  said(
    '有哪些单位：逐个列出代码与名称；或按名册的条件 { where }；或一类单位',
    'units by code and name, by an expression on the register ({ where }), or all of one kind',
  ),
);

export const periodKind = z.enum(['year', 'half', 'quarter', 'month']);

/** Number of a version, kept as it is written. */
export const version = oneOf({ text: z.string().min(1), number: z.number() })
  .transform(String)
  .default('1')
  .describe(said('版本号，如 "2023.1"', 'version: "2023.1"'));

/** Smallest step of a rounded number. */
export const decimalPlace = z
  .literal([1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001, 0.0000001, 0.00000001, 0.000000001])
  .describe(said('保留到：1、0.1、0.01……', 'smallest step: 1, 0.1, 0.01, …'));
