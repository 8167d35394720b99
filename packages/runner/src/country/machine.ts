import { availableParallelism } from 'node:os';
import { simdProbe } from '@kedu/engine';
import type { Issue } from '@kedu/model';
import { countryIssue, type KernelReason } from './codes.ts';

/** What may be asked of the kernel: the environment (KEDU_KERNEL, KEDU_THREADS) or options of a command. */
export interface KernelAsked {
  readonly kernel?: 'js' | 'wasm' | undefined;
  readonly threads?: number | undefined;
}

/** What a machine can do; tests pass their own. */
export interface Machine {
  readonly hasWebAssembly: boolean;
  readonly hasSimd: boolean;
  readonly hasSharedMemory: boolean;
  readonly cores: number;
}

export interface KernelChoice {
  readonly kernel: 'js' | 'wasm';
  readonly threads: number;
  /** Notices that something slower runs. */
  readonly issues: readonly Issue[];
}

/** Threads beyond this only wait for the memory. */
const MOST_THREADS = 8;

/** This machine. */
export function thisMachine(): Machine {
  const hasWebAssembly = typeof WebAssembly === 'object';
  return {
    hasWebAssembly,
    hasSimd: hasWebAssembly && WebAssembly.validate(simdProbe()),
    hasSharedMemory: typeof SharedArrayBuffer === 'function',
    cores: availableParallelism(),
  };
}

/**
 * Which kernel runs, with how many threads: the fast path wherever the machine has it; what is asked for stands before that.
 *
 * Rule: KERNEL-10. Errors: none; KERNEL_REFERENCE and KERNEL_ONE_THREAD as notices.
 * Example: a machine without SIMD → { kernel: 'js', threads: 1 } and KERNEL_REFERENCE.
 */
export function chooseKernel(asked: KernelAsked, machine: Machine = thisMachine()): KernelChoice {
  const reference = whyReference(asked, machine);
  if (reference) return { kernel: 'js', threads: 1, issues: [countryIssue('KERNEL_REFERENCE', {}, { reason: reference })] };
  const threads = Math.min(asked.threads ?? machine.cores, MOST_THREADS);
  if (machine.hasSharedMemory && threads > 1) return { kernel: 'wasm', threads, issues: [] };
  const reason: KernelReason = !machine.hasSharedMemory ? 'shared_memory' : asked.threads === 1 ? 'asked' : 'cores';
  return { kernel: 'wasm', threads: 1, issues: [oneThread(reason)] };
}

/** The notice that one thread does the work. */
export function oneThread(reason: KernelReason): Issue {
  return countryIssue('KERNEL_ONE_THREAD', {}, { reason });
}

function whyReference({ kernel }: KernelAsked, { hasWebAssembly, hasSimd }: Machine): KernelReason | undefined {
  if (kernel === 'js') return 'asked';
  if (!hasWebAssembly) return 'webassembly';
  return hasSimd ? undefined : 'simd';
}
