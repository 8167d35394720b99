import { critic } from './critic.ts';
import type { DataMethod } from './dataWeights.ts';
import { entropy } from './entropy.ts';
import { equal } from './equal.ts';
import { principal } from './principal.ts';

/** Ways to weigh by scores, as `kedu weigh --by` names them. Rule: WEIGH-10 (docs/spec/weigh.md). */
export const DATA_METHODS = { equal, entropy, critic, pca: principal } as const satisfies Readonly<Record<string, DataMethod>>;

export type DataMethodName = keyof typeof DATA_METHODS;
