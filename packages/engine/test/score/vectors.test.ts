import { describe, expect, it } from 'vitest';
import { vectorsIn } from '../vectors.ts';
import { outcomeOf, runVector, type ScoreVector } from './vectorRun.ts';

for (const area of ['score', 'impute', 'prepare']) {
  describe(`vectors of ${area}`, () => {
    for (const [name, vector] of vectorsIn<ScoreVector>(area)) {
      it(`${vector.rule} ${name}: ${vector.why}`, () => {
        expect(Object.keys(vector.expect).length).toBeGreaterThan(0);
        expect(outcomeOf(runVector(vector), vector.expect)).toEqual(vector.expect);
      });
    }
  });
}
