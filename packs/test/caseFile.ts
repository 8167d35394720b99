import { parse } from 'yaml';
import { z } from 'zod';

const text = z.strictObject({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
const unit = z.string().regex(/^\S+ \S.*$/);
const cell = z.union([z.number(), z.string().min(1)]);
const percent = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d+(\.\d+)?%$/)
    .transform((share) => Number(`${share.slice(0, -1)}e-2`)),
]);

const proposal = z.strictObject({
  rule: z.string(),
  action: z.string().optional(),
  subject: z.string().optional(),
  period: z.string().optional(),
  amount_yuan: z.number().optional(),
  saved_yuan: z.number().optional(),
  persons: z.number().int().optional(),
  withheld: z.string().optional(),
});

/** What a rule proposes over all units, by action: how many proposals are made, and their sums. */
const ruleSums = z
  .strictObject({
    number: z.number().int().optional(),
    amount_yuan: z.number().optional(),
    saved_yuan: z.number().optional(),
    persons: z.number().int().optional(),
  })
  .refine((one) => Object.keys(one).length > 0, 'nothing is expected of this action');

/** A value before its method sees it: after denomination, with gaps filled, after the treatment of outliers. */
const stageValue = z.union([z.number(), z.literal('missing')]).optional();
const preparedStages = z.strictObject({ denominated: stageValue, filled: stageValue, treated: stageValue });

const expectedUnit = z
  .strictObject({
    class: z.string().optional(),
    score: z.union([z.number(), z.literal('missing')]).optional(),
    rank: z.number().int().optional(),
    rank_set: z.tuple([z.number().int(), z.number().int()]).optional(),
    score_interval: z.tuple([z.number(), z.number()]).optional(),
    design_band: z.tuple([z.number().int(), z.number().int()]).optional(),
    grade: z.string().optional(),
    because: z.array(z.string()).min(1).optional(),
    parts: z.record(z.string(), z.union([z.number(), z.literal('missing')])).optional(),
    weights: z.record(z.string(), z.union([z.number(), z.literal('none')])).optional(),
    shares: z.record(z.string(), percent).optional(),
    values: z.record(z.string(), cell).optional(),
    targets: z.record(z.string(), z.union([z.number(), z.literal('missing')])).optional(),
    prepared: z.record(z.string(), preparedStages).optional(),
    lights: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    proposals: z.array(proposal).min(1).optional(),
    no_proposals: z.array(z.string()).min(1).optional(),
  })
  .refine((one) => Object.keys(one).length > 0, 'nothing is expected of this unit');

/** A unit by one ruler of a mutual recognition; pairs are named by our indicator. */
const expectedByRuler = z
  .strictObject({
    total: z.union([z.number(), z.literal('missing')]).optional(),
    rank: z.number().int().optional(),
    converted: z.record(z.string(), z.union([z.number(), z.literal('missing')])).optional(),
    scores: z.record(z.string(), z.union([z.number(), z.literal('missing')])).optional(),
  })
  .refine((one) => Object.keys(one).length > 0, 'nothing is expected of this unit');

const expectedRecognition = z
  .strictObject({
    shared: z.array(z.string()).min(1).optional(),
    left_out: z.record(z.string(), z.string()).optional(),
    covers: z.strictObject({ ours: percent.optional(), theirs: percent.optional() }).optional(),
    by_ours: z.record(unit, expectedByRuler).optional(),
    by_theirs: z.record(unit, expectedByRuler).optional(),
  })
  .refine((one) => Object.keys(one).length > 0, 'nothing is expected of this recognition');

const mark = z.strictObject({
  rater: z.string().regex(/^[^,"\n]+$/),
  group: z.string(),
  own_unit: unit.optional(),
  unit,
  indicator: z.string(),
  mark: z.number(),
});

/** What a rule proposes over the units with these values of the register. */
const groupSums = z.strictObject({
  rule: z.string(),
  where: z.record(z.string(), z.string()),
  actions: z.record(z.string(), ruleSums),
});

const answers = z.strictObject({
  unit,
  indicator: z.string(),
  answer: z.number(),
  count: z.number().int().min(1),
  groups: z.record(z.string(), z.string()).optional(),
});

const expected = z
  .strictObject({
    refused: z.array(z.string()).min(1).optional(),
    ranked: z.number().int().optional(),
    units: z.record(unit, expectedUnit).optional(),
    rules: z.record(z.string(), z.record(z.string(), ruleSums)).optional(),
    sums: z.array(groupSums).min(1).optional(),
    recognition: z.record(z.string(), expectedRecognition).optional(),
    within: z.number().positive().default(1e-9),
  })
  .refine(
    (one) =>
      one.refused !== undefined ||
      one.ranked !== undefined ||
      one.sums !== undefined ||
      Object.keys({ ...one.units, ...one.rules, ...one.recognition }).length > 0,
    'a case that expects nothing',
  )
  .refine(
    (one) => one.refused === undefined || (one.units ?? one.ranked ?? one.rules ?? one.sums ?? one.recognition) === undefined,
    'a refused scheme has no results',
  );

const caseShape = z.strictObject({
  title: text,
  clause: z.string(),
  scheme: z.string().optional(),
  period: z.string(),
  change: z.array(z.strictObject({ file: z.string(), replace: z.string().min(1), with: z.string() })).optional(),
  given: z.array(z.strictObject({ unit, values: z.record(z.string(), z.record(z.string(), cell)) })).optional(),
  marks: z.array(mark).min(1).optional(),
  answers: z.array(answers).min(1).optional(),
  expect: expected,
});

/** A case that officials can read; the keys are explained in packs/README.md. */
export type Case = z.output<typeof caseShape>;
export type ExpectedByRuler = z.output<typeof expectedByRuler>;
export type ExpectedUnit = z.output<typeof expectedUnit>;

/** Reads a case file. Errors: throws with every unknown key and wrong value, so that the test of the file fails. */
export function readCase(yaml: string): Case {
  return caseShape.parse(parse(yaml));
}
