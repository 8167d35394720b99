import type { Fact } from './fact.ts';
import type { CriterionGap, UnderstoodCriterion } from './reading.ts';

/** A method, or why the clauses are none. */
export type Combined = Omit<UnderstoodCriterion, 'used'> | { readonly gap: CriterionGap };

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

/** The facts of one criterion, by kind. */
export class Facts {
  readonly all: readonly Fact[];
  constructor(all: readonly Fact[]) {
    this.all = all;
  }
  of<K extends Fact['kind']>(kind: K): readonly Of<K>[] {
    return this.all.filter((fact): fact is Of<K> => fact.kind === kind);
  }
  has(kind: Fact['kind']): boolean {
    return this.all.some((fact) => fact.kind === kind);
  }
  /** Whether nothing but these kinds was said. */
  only(...kinds: readonly Fact['kind'][]): boolean {
    return this.all.every(({ kind }) => kinds.includes(kind));
  }
}
