import { type DrawKernel, valuesToDraw } from '@kedu/insight';
import type { Issue, UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { drawTeam } from '../country/drawTeam.ts';
import { chooseKernel, type KernelAsked, type KernelChoice, type Machine, oneThread } from '../country/machine.ts';
import { KernelTeam } from '../country/team.ts';
import { isWithoutThreadScript } from '../country/threadScript.ts';

/** So many values to draw are worth a thread more: about a second of one. */
const WORTH_THREADS = 50_000_000;

/**
 * Kernels for the draws of a pack's runs, started when the first run asks: one thread for small ones, all that were asked for where a run is large.
 *
 * Rule: KERNEL-10, KERNEL-16. Errors: none; KERNEL_REFERENCE and KERNEL_ONE_THREAD as notices, for large runs only. Stop it: it holds threads.
 */
export class DrawKernels {
  private readonly asked: KernelAsked;
  private readonly machine: Machine | undefined;
  private small: KernelTeam | undefined;
  private large: KernelTeam | undefined;
  private chosen: KernelChoice | undefined;
  private isLargeAsked = false;

  constructor(asked: KernelAsked = {}, machine?: Machine) {
    this.asked = asked;
    this.machine = machine;
  }

  /** The kernel for a run; undefined where nothing is drawn, or the reference does it. */
  for(scheme: CompiledScheme, register: UnitRegister): DrawKernel | undefined {
    const drawn = valuesToDraw(scheme, register);
    if (drawn === 0) return undefined;
    this.chosen ??= this.machine ? chooseKernel(this.asked, this.machine) : chooseKernel(this.asked);
    const isLarge = drawn >= WORTH_THREADS;
    this.isLargeAsked ||= isLarge;
    if (this.chosen.kernel === 'js') return undefined;
    if (isLarge && this.chosen.threads > 1) {
      this.large ??= KernelTeam.startNow(this.chosen.threads);
      return drawTeam(this.large);
    }
    this.small ??= KernelTeam.startNow(1);
    return drawTeam(this.small);
  }

  /** Why something slower ran than this machine, or a better one, could. */
  get issues(): readonly Issue[] {
    if (!this.chosen || !this.isLargeAsked) return [];
    const { large } = this;
    if (!large || (large.threads === this.chosen.threads && !large.hasFailed)) return this.chosen.issues;
    return [...this.chosen.issues, oneThread(isWithoutThreadScript() ? 'thread_program' : 'thread_failed')];
  }

  stop(): void {
    void this.small?.stop();
    void this.large?.stop();
  }
}
