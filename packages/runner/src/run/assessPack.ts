import type { DrawKernel } from '@kedu/insight';
import type { Issue } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import type { KernelAsked } from '../country/machine.ts';
import type { Pack } from '../pack/pack.ts';
import { assessRuns, type RunOptions } from './assessRuns.ts';
import { DrawKernels } from './drawKernels.ts';

export interface AssessOptions extends RunOptions {
  /** What works out the draws of honest ranks (KERNEL-16): a kernel and threads that are there, or what may be started; results are the same. */
  readonly draws?: DrawKernel | KernelAsked | undefined;
}

/**
 * Assesses a pack: its periods in order, terms of office behind the years, each with the scheme versions in force in the order that results need; earlier
 * runs of the same scheme, and what is taken from other schemes, are handed on.
 *
 * Rule: PACK-1, PACK-4, PACK-8, RUN-1, FROM-3, FROM-4.
 * Errors: PACK_PERIOD_NOT_LISTED for a period that the pack does not run. Issues of a run stand in its assessment; `issues` holds them
 * all together; KERNEL_REFERENCE and KERNEL_ONE_THREAD as notices where much is drawn. The pack must have no errors (openPack).
 */
export function assessPack(
  pack: Pack,
  options: AssessOptions = {},
): { readonly assessments: readonly AssessedRun[]; readonly issues: readonly Issue[] } {
  const { draws = {} } = options;
  if ('memory' in draws) return assessRuns(pack, options, () => draws);
  const kernels = new DrawKernels(draws);
  try {
    const done = assessRuns(pack, options, (scheme) => kernels.for(scheme, pack.register));
    return { ...done, issues: [...done.issues, ...kernels.issues] };
  } finally {
    kernels.stop();
  }
}
