import type { Path } from './source.ts';

/** Something that a child writes although its library or parent has a say in it. */
export interface Change {
  readonly path: Path;
  /** `added`: a name that the base has not; `changed`: another value than the base gives. */
  readonly how: 'added' | 'changed';
  /** Where it is written, if not at the path. */
  readonly at?: Path;
}
