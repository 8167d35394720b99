import { z } from 'zod';

/** Our own identifiers: snake_case, so that expressions can name them. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .describe('snake_case identifier: small letters, digits, underscores. 小写字母、数字、下划线');

export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/).describe('small letters, digits, hyphens. 小写字母、数字、连字符');

export const localizedText = z
  .union([z.string().min(1), z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1).optional() })])
  .describe('Chinese text, or { zh-CN, en }. 中文，或中英两种');

export const clause = z.union([z.string(), z.number()]).transform(String).describe('clause of the regulation: a heading of regulation.md. 办法条款号');

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('a day, YYYY-MM-DD. 日期');

export const unitReference = z
  .string()
  .regex(/^\S+ \S.*$/)
  .describe('code and name together, checked as a pair: 990100 北川市. 代码与名称');

/** A share: 20% or 0.2. */
export const share = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?%$/)])
  .transform((x) => (typeof x === 'number' ? x : Number(`${x.slice(0, -1)}e-2`)))
  .describe('a share: 20% or 0.2. 比例');

export const expression = z.string().min(1).describe('a CEL expression (docs/spec/expressions.md). 表达式');

/** A number, or an expression that gives one per unit. */
export const quantity = z.union([z.number(), expression]).describe('a number, or an expression giving one per unit. 数值或表达式');

export const unitSelector = z
  .union([z.array(unitReference), z.strictObject({ where: expression }), identifier])
  .describe('units by code and name, by an expression on the register ({ where }), or all of one kind. 单位列表、条件或类别');

export const periodKind = z.enum(['year', 'half', 'quarter', 'month']);
