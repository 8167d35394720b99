import { type KernelExports, kernelBytes, kernelImports, kernelOf } from '@kedu/engine';
import { type DrawKernel, oneThreadDraws } from '../../src/draws/drawKernel.ts';

/** A kernel by one thread, with memory for a few batches. */
export function drawKernel(mostBytes = 60_000_000): DrawKernel {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1024 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(kernelBytes('own')), kernelImports(memory));
  return oneThreadDraws(kernelOf(exports as unknown as KernelExports, memory), mostBytes);
}
