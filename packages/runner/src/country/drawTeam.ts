import type { DrawKernel } from '@kedu/insight';
import type { KernelTeam } from './team.ts';

/** What draws may take of the memory of a kernel. */
const MOST_BYTES = 3_500_000_000;

/** A team that draws: all its threads share each step of a batch. Rule: KERNEL-16: the bytes of one thread, whatever the threads. Errors: as `KernelTeam.run`. */
export function drawTeam(team: KernelTeam): DrawKernel {
  const { memory } = team;
  return {
    memory,
    mostBytes: MOST_BYTES,
    // As many as there were: those that are given up later leave their scratch memory unused.
    threads: team.threads,
    errors: (...args) => team.run('errors', ...args),
    moved: (...args) => team.run('moved', ...args),
    sweeps: (...args) => team.run('sweeps', ...args),
    moments: (...args) => team.run('moments', ...args),
  };
}
