import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { standingOf, type ValueCommand } from '../../src/index.ts';
import { cellOf, CITIES, Office, type Somebody } from '../office.ts';

/** One figure of `hotline_resolution` for the first city in the round of 2024-11 (open until 2024-12-10, two working days for objections), step by step. */
interface StepCase {
  readonly rule: string;
  readonly why: string;
  readonly steps: readonly {
    readonly by: Somebody;
    /** The clock is turned to it before the step. */
    readonly at?: string;
    readonly command: ValueCommand;
    /** Codes that it is refused with; absent where it goes. */
    readonly refused?: readonly string[];
  }[];
  /** Where the figure stands in the end, and what counts. */
  readonly standing: string;
  readonly counts: number | null;
}

const folder = new URL('../../../../vectors/collection/', import.meta.url);

describe('COLLECT vectors of a figure, step by step', () => {
  for (const file of readdirSync(folder)) {
    const { rule, why, steps, standing, counts } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as StepCase;
    test(`${rule} ${file}: ${why}`, async () => {
      const office = await (await (await new Office().found()).publish()).open();
      const cell = cellOf('hotline_resolution', '2024-11', CITIES[0]);
      for (const [i, { by, at, command, refused = [] }] of steps.entries()) {
        if (at !== undefined) office.clock.turn(at);
        const codes = await office.refusals(by, { on: 'values', round: '2024-11', entries: [{ cell, command }] });
        expect([i + 1, codes]).toEqual([i + 1, refused]);
      }
      const [held] = await office.store.read(office.as('clerk'), [
        `value/${cell.indicator}/${cell.period}/${cell.unit}/${cell.source}`,
      ] as const);
      expect(standingOf(held?.state ?? { versions: [] })).toBe(standing);
      const [counted] = await office.store.known(office.as('clerk'), { at: '2999-01-01T00:00:00.000Z', as: 'counted' });
      expect(counted === undefined ? null : 'value' in counted.figure && counted.figure.value).toBe(counts);
    });
  }
});
