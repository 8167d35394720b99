import { type Kernel, type KernelExports, kernelImports, kernelOf } from '../../../src/kernel/driver.ts';
import { kernelBytes } from '../../../src/kernel/module/kernelBytes.ts';

/** The kernel as a machine makes it: compiled, with memory of its own or shared. */
export function kernelInstance(kind: 'own' | 'shared' = 'own'): Kernel {
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 4096, shared: kind === 'shared' });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(kernelBytes(kind)), kernelImports(memory));
  return kernelOf(instance.exports as unknown as KernelExports, memory);
}

/** Seeded numbers: the same on every machine (Numerical Recipes' linear generator). */
export class Seeded {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  holds(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}
