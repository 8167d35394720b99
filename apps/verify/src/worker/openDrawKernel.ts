import { type KernelExports, kernelBytes, kernelImports, kernelOf, simdProbe } from '@kedu/engine';
import { type DrawKernel, oneThreadDraws } from '@kedu/insight';

/** 256 MB at most. */
const MOST_PAGES = 4096;
/** Of that memory. */
const MOST_DRAW_BYTES = 200_000_000;

/**
 * The kernel for draws of errors; undefined where the browser, or the content policy, has no WebAssembly or no SIMD: JavaScript does the work then, with the same results.
 *
 * Rule: KERNEL-10. Errors: none.
 */
export async function openDrawKernel(): Promise<DrawKernel | undefined> {
  try {
    if (!WebAssembly.validate(simdProbe())) return undefined;
    const memory = new WebAssembly.Memory({ initial: 4, maximum: MOST_PAGES });
    const { instance } = await WebAssembly.instantiate(kernelBytes('own'), kernelImports(memory));
    return oneThreadDraws(kernelOf(instance.exports as unknown as KernelExports, memory), MOST_DRAW_BYTES);
  } catch {
    return undefined;
  }
}
