import type { CompiledScheme } from '@kedu/scheme';
import type { ListResult } from '../result.ts';
import type { ResultContext } from './lookups.ts';

/** What gates read of a run; a RunContext fits. */
export interface GateContext extends ResultContext {
  readonly input: ResultContext['input'] & { readonly scheme: Pick<CompiledScheme, 'gates' | 'trees' | 'indicators' | 'rounding'> };
}

/** A list before gates: `score` holds quanta of the total with additions, NaN where missing. */
export type ScoredList = Pick<ListResult, 'list' | 'members' | 'classes' | 'overlays' | 'ranked' | 'score' | 'parts'>;
