import { describe, expect, it } from 'vitest';
import { vectorsOf } from '../grade/vectors.ts';
import { type ResponsibilityExpected, type ResponsibilityInput, responsibilityOutcome, runResponsibility } from './vectorRun.ts';

describe('elastic coefficients and joint results: vectors', () => {
  it.each(vectorsOf<ResponsibilityInput, ResponsibilityExpected>('responsibility').map((v) => [v.rule, v.name, v] as const))(
    '%s %s',
    (_rule, _name, { input, expect: expected }) => {
      expect(responsibilityOutcome(runResponsibility(input), expected)).toEqual(expected);
    },
  );
});
