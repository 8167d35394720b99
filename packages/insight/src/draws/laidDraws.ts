import type { Rescorer } from '@kedu/engine';
import type { IndicatorError } from '../errors/errorsOf.ts';
import type { DrawKernel } from './drawKernel.ts';
import { type ErrorDraws, errorDraws } from './errorDraws.ts';
import { KernelErrors, strideOf } from './kernelErrors.ts';
import { KernelList, kernelListBytes } from './kernelList.ts';

/** Where draws are worked out: errors, and the lists whose totals a kernel gives. */
export interface LaidDraws {
  readonly errors: ErrorDraws;
  /** By ID; all others go by the reference. */
  readonly lists: ReadonlyMap<string, KernelList>;
  /** Gives the memory back. */
  release(): void;
}

/** Draws of a batch: enough that threads seldom wait for each other, few enough that a batch stays near the processor. */
const MOST_DRAWS = 8;

/**
 * Errors and planned lists laid into the memory of a kernel, as many draws side by side as it holds; by the reference where there is none, or not two of them fit.
 *
 * Rule: DRAW-2, KERNEL-16. Errors: none.
 */
export function laidDraws(
  kernel: DrawKernel | undefined,
  scorer: Rescorer,
  stated: readonly IndicatorError[],
  unitIds: readonly string[],
  seed: number,
): LaidDraws {
  const planned = kernel ? scorer.planned() : [];
  const sizes = planned.map((list) => kernelListBytes(list, stated.length));
  const once = sizes.reduce((sum, one) => sum + one.once, 0) + stated.length * 24 * unitIds.length;
  const each = sizes.reduce((sum, one) => sum + one.each, 0) + stated.length * strideOf(unitIds.length);
  const room = kernel ? kernel.mostBytes - kernel.memory.next - once : 0;
  const batch = Math.min(MOST_DRAWS, 2 * Math.floor(room / (2 * each)));
  if (!kernel || batch < 2) return { errors: errorDraws(stated, unitIds, seed), lists: new Map(), release: () => undefined };
  const start = kernel.memory.next;
  const errors = new KernelErrors(kernel, stated, unitIds, seed, batch);
  const lists = planned
    .map((one) => new KernelList(kernel, errors, one, stated, scorer.values))
    .filter((one) => one.givesRun())
    .map((one) => [one.list, one] as const);
  return { errors, lists: new Map(lists), release: () => kernel.memory.release(start) };
}
