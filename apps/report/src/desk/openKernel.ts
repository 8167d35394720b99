import { type Kernel, type KernelExports, kernelBytes, kernelImports, kernelOf, simdProbe } from '@kedu/engine';

/** 256 MB at most: 3,000 units × 1,000 indicators ten times over. */
const MOST_PAGES = 4096;

/**
 * The kernel with memory of its own; undefined where the browser, or the content policy, has no WebAssembly or no SIMD: the reference does the work then.
 *
 * Rule: KERNEL-10. Errors: none.
 */
export async function openKernel(): Promise<Kernel | undefined> {
  try {
    if (!WebAssembly.validate(simdProbe())) return undefined;
    const memory = new WebAssembly.Memory({ initial: 4, maximum: MOST_PAGES });
    const { instance } = await WebAssembly.instantiate(kernelBytes('own'), kernelImports(memory));
    return kernelOf(instance.exports as unknown as KernelExports, memory);
  } catch {
    return undefined;
  }
}
