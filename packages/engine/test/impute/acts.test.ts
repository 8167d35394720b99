import { MISSING_REASONS, type MissingReason } from '@kedu/model';
import type { MissingRule } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { actsOn } from '../../src/impute/acts.ts';

const NOT_REPORTED: readonly MissingReason[] = ['overdue', 'withheld'];
const NO_RESULT: readonly MissingReason[] = ['division_by_zero', 'no_reference', 'undefined'];
const TABLE: readonly (readonly [MissingRule['rule'], readonly MissingReason[]])[] = [
  ['reweight', []],
  ['refuse', ['source_late', ...NOT_REPORTED, ...NO_RESULT]],
  ['zero', NOT_REPORTED],
  ['last_value', ['not_due', 'source_late', ...NOT_REPORTED, ...NO_RESULT]],
  ['mean_of', MISSING_REASONS.slice(1) as MissingReason[]],
  ['median_of', MISSING_REASONS.slice(1) as MissingReason[]],
];

describe('IMPUTE-2: the reasons on which a rule acts', () => {
  it.each(TABLE)('%s', (rule, reasons) => {
    const acting = (MISSING_REASONS.slice(1) as MissingReason[]).filter((reason) => actsOn(rule, reason));
    expect(acting.sort()).toEqual([...reasons].sort());
  });
});
