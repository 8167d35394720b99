import { z } from 'zod';
import { day, identifier, localizedText, periodKind, slug, unitReference, version } from './basics.ts';
import { oneOf } from './one-of.ts';
import { indicator } from './indicator.ts';
import { consequence, constraint, gate, grades, lights, list, unitClass, uses } from './rules.ts';
import { composite } from './score.ts';

const decimalPlace = z
  .literal([1, 0.1, 0.01, 0.001, 0.0001, 0.00001, 0.000001, 0.0000001, 0.00000001, 0.000000001])
  .describe('smallest step: 1, 0.1, 0.01, …');

export const rounding = z
  .strictObject({
    indicator: decimalPlace.optional().describe('each indicator’s score'),
    part: decimalPlace.optional().describe('the points that each part gives'),
    total: decimalPlace.default(0.01).describe('the total, on which ranks are taken'),
    rule: z.enum(['half_even', 'half_up', 'half_down', 'down', 'up']).default('half_up'),
  })
  .describe('where and how results are rounded. 取整规则');

/** What a child scheme may change of this one, as paths or words: weights, targets, lights, local (indicators of its own). */
export const children = z.strictObject({ may_change: z.array(z.string()).default([]), must_keep: z.array(z.string()).default([]) });

const head = {
  title: localizedText,
  edition: z.literal(1).describe('edition of methods and expressions; frozen'),
  authority: unitReference.optional(),
  regulation: z.string().optional().describe('the regulation text; clauses are its headings'),
};

const indicators = z.record(identifier, indicator);

/** A dated version of an assessment scheme (考核方案). */
export const schemeShape = z.strictObject({
  scheme: slug,
  version,
  ...head,
  in_force: z.strictObject({ from: day, until: day.optional() }),
  every: periodKind.default('year').describe('the period that is scored'),
  uses: uses.optional(),
  children: children.optional(),
  dimensions: z.record(identifier, localizedText).optional(),
  attributes: z
    .record(identifier, z.enum(['text', 'number']))
    .default({})
    .describe('columns of the register that expressions may read'),
  lists: z.record(identifier, list),
  classes: z.record(identifier, unitClass).default({}),
  overlays: z.record(identifier, unitClass).default({}).describe('on top of classes; the later stands above the earlier'),
  indicators: indicators.default({}),
  indicator_table: z.string().optional().describe('CSV of further indicators, columns as the fields here'),
  targets: z.string().optional().describe('CSV: indicator, unit or class, period, target, baseline'),
  score: z.record(identifier, composite).describe('by list'),
  constraints: z.array(constraint).default([]),
  lights: lights.default([]),
  gates: z.array(gate).default([]),
  rounding: rounding.prefault({}),
  grades: oneOf({ mapping: grades, list: z.array(grades) }).optional(),
  consequences: z.record(identifier, consequence).default({}),
});

/** A library of indicators (指标库) that schemes use. */
export const libraryShape = z.strictObject({
  library: slug,
  version,
  ...head,
  children: children.optional(),
  dimensions: z.record(identifier, localizedText).optional(),
  indicators,
  indicator_table: z.string().optional(),
});

export type SchemeShape = z.output<typeof schemeShape>;
export type LibraryShape = z.output<typeof libraryShape>;
