import type { LocalizedText } from '@kedu/model';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { lightCell, lightKind } from './lights.ts';
import { resultRow, shown } from './results.ts';
import { identifier, localizedText, period, text } from './text.ts';

/** A step of an explanation in the reader's language, with the steps that it rests on. */
export interface ShownExplanation {
  code: string;
  title?: LocalizedText | undefined;
  sentence: string;
  arithmetic?: string | undefined;
  result?: string | undefined;
  clause?: string | undefined;
  source?: string | undefined;
  children: ShownExplanation[];
}

export const explanation: z.ZodType<ShownExplanation> = z
  .strictObject({
    code: text(80),
    title: localizedText.optional(),
    sentence: text(8000),
    arithmetic: text(8000).optional(),
    result: text(200).optional(),
    clause: text(4000).optional(),
    source: text(1000).optional(),
    get children(): z.ZodArray<z.ZodType<ShownExplanation>> {
      return z.array(explanation).max(5000);
    },
  })
  .meta({ id: 'Explanation' });

/** A part of the tree of a list as a bar of the waterfall; `path` is '' for the whole. */
export const branch = z.strictObject({
  path: text(400),
  title: localizedText,
  depth: z.int().min(0).max(50),
  weight: z.number().optional(),
  score: z.number().optional(),
  points: z.number().optional(),
  /** What it gives at a score of 100. */
  worth: z.number().optional(),
  isAddition: z.boolean(),
  indicator: identifier.optional(),
});
export type Branch = Read<typeof branch>;

export const unitFigure = z.strictObject({
  indicator: identifier,
  title: localizedText,
  unit: text(80),
  period,
  value: z.number().optional(),
  missing: text(40).optional(),
  score: z.number().optional(),
  light: lightCell.optional(),
  clause: text(4000).optional(),
});

/** Everything about one unit in one run, as far as it may be shown. */
export const unitResult = z
  .strictObject({
    run: identifier,
    period,
    shown,
    ranksAreHidden: z.boolean(),
    isExample: z.boolean(),
    results: z.array(resultRow).max(200),
    branches: z.array(z.strictObject({ list: identifier, items: z.array(branch).max(5000) })).max(200),
    /** The lights that the scheme has. */
    kinds: z.array(lightKind).max(20),
    figures: z.array(unitFigure).max(5000),
    explanations: z.array(z.strictObject({ list: identifier, explanation })).max(200),
  })
  .meta({ id: 'UnitResult' });
