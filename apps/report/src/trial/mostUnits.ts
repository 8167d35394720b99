import type { TrialNode } from '../desk/questions.ts';

/** The scope that is about most units, the earlier of two alike: what a desk opens with, so that the first move shows something. */
export function mostUnits(scopes: TrialNode['scopes']): TrialNode['scopes'][number] | undefined {
  return scopes.reduce<TrialNode['scopes'][number] | undefined>((most, one) => (most && most.units >= one.units ? most : one), undefined);
}
