import { z } from 'zod';
import type { Read } from './frozen.ts';
import { identifier, localizedText, namedUnit, period, text } from './text.ts';
import { MOST_ITEMS } from './page.ts';
import { shown } from './results.ts';

/** A light of the scheme: its name, the colour that it has, its place in the order of severity (0 is best). */
export const lightKind = z.strictObject({ id: identifier, title: localizedText, colour: text(40), order: z.int().min(0).max(100) });

/** Light of a unit and indicator at its last moment; `light` is '' for none. */
export const lightCell = z
  .strictObject({
    light: text(80),
    state: text(40),
    value: z.number().optional(),
    goal: z.number().optional(),
    lag: z.number().optional(),
    missing: text(40).optional(),
    sentence: text(1000).optional(),
  })
  .meta({ id: 'Light' });
export type ShownLight = Read<typeof lightCell>;

export const lightColumn = z.strictObject({
  indicator: identifier,
  title: localizedText,
  unit: text(80),
  /** Moment of the light, as a period. */
  moment: period,
  /** What lags are counted in (LIGHT-6); absent where they are counted in nothing. */
  lagBasis: z.enum(['ratio', 'points', 'steps']).optional(),
});

/** Lights of a list: a row a unit, its cells in the order of `columns`; null where the indicator is not the unit's. */
export const lights = z
  .strictObject({
    run: identifier,
    list: identifier,
    shown,
    lists: z.array(z.strictObject({ id: identifier, title: localizedText })).max(200),
    kinds: z.array(lightKind).max(20),
    columns: z.array(lightColumn).max(5000),
    items: z.array(z.strictObject({ unit: namedUnit, cells: z.array(lightCell.nullable()).max(5000) })).max(MOST_ITEMS),
    /** Units of the list altogether. */
    units: z.int().min(0),
    next: text(400).optional(),
  })
  .meta({ id: 'LightMatrix' });
