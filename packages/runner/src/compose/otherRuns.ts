import { type AskedResult, asOtherRun, type OtherRun, type Trace } from '@kedu/engine';
import type { Period } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { resultIndicators } from './schemeOrder.ts';

/**
 * Results on their way from one scheme of a pack to another: kept of each run that some scheme asks for, handed to those that ask.
 *
 * Rule: FROM-3, FROM-4. Shape: a scheme is handed all runs, up to the end of its period, of the schemes that it names, by scheme and period.
 * Example: runs of environment in 2022 and 2023 are kept; north in 2023 is handed both.
 */
export class OtherRuns {
  readonly #asked = new Map<string, AskedResult[]>();
  readonly #kept: OtherRun[] = [];

  constructor(schemes: readonly CompiledScheme[]) {
    for (const scheme of schemes)
      for (const { resultOf } of resultIndicators(scheme)) {
        const asked = this.#asked.get(resultOf.scheme) ?? [];
        asked.push({ list: resultOf.list, part: resultOf.part ?? '' });
        this.#asked.set(resultOf.scheme, asked);
      }
  }

  /** Keeps a run that others ask for. */
  keep(trace: Trace): void {
    const asked = this.#asked.get(trace.input.scheme.id);
    if (asked) this.#kept.push(asOtherRun(trace, asked));
  }

  /** What a scheme takes values from; undefined where it takes none from other schemes. */
  for(scheme: CompiledScheme, period: Period): readonly OtherRun[] | undefined {
    const named = new Set(resultIndicators(scheme).map(({ resultOf }) => resultOf.scheme));
    if (named.size === 0) return undefined;
    return this.#kept
      .filter((run) => named.has(run.scheme) && run.period.last <= period.last)
      .sort((a, b) => order(a.scheme, b.scheme) || a.period.first - b.period.first || a.period.last - b.period.last);
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
