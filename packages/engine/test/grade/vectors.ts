import { vectorsIn } from '../vectors.ts';

/** A vector: one case of one rule. */
export interface Vector<I, E> {
  readonly name: string;
  readonly rule: string;
  readonly why: string;
  readonly step?: string;
  readonly input: I;
  readonly expect: E;
}

/** All vectors of one area, by file name. */
export function vectorsOf<I, E>(area: string): Vector<I, E>[] {
  return vectorsIn<Omit<Vector<I, E>, 'name'>>(area).map(([name, vector]) => ({ name, ...vector }));
}
