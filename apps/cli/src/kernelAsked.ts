import type { KernelAsked } from '@kedu/runner';
import type { Io } from './terminal/io.ts';

/** Which kernel and how many threads are asked for: options before the environment (KERNEL-10). */
export function kernelAsked({ kernel, threads }: KernelAsked, { env }: Pick<Io, 'env'>): KernelAsked {
  const named = env['KEDU_KERNEL'];
  const count = Number(env['KEDU_THREADS']);
  return {
    kernel: kernel ?? (named === 'js' || named === 'wasm' ? named : undefined),
    threads: threads ?? (Number.isInteger(count) && count > 0 ? count : undefined),
  };
}
