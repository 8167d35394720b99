import type { Reach } from '../../figures/reach.ts';
import type { WithheldSeries } from '../primary.ts';
import type { DisclosureReason } from '../reasons.ts';

/** Withheld series, while more of them are found: by indicator and unit, with the reason that came first. */
export class SeriesSet {
  readonly #series = new Map<string, Map<string, DisclosureReason>>();
  /** Those that only hide others. */
  readonly #hiding = new Map<string, Set<string>>();
  #size = 0;

  constructor(series: WithheldSeries) {
    for (const [indicator, units] of series) for (const [unit, reason] of units) this.add(indicator, unit, reason);
  }

  /** Rises whenever anything changes. */
  get size(): number {
    return this.#size;
  }

  /** By indicator ID, then unit ID. */
  get series(): WithheldSeries {
    return this.#series;
  }

  /** Withholds a series for its own sake. */
  add(indicator: string, unit: string, reason: DisclosureReason): void {
    const units = this.#series.get(indicator) ?? new Map<string, DisclosureReason>();
    this.#series.set(indicator, units);
    const hiding = this.#hiding.get(indicator);
    if (hiding?.delete(unit) === true) this.#size += 1;
    if (units.has(unit)) return;
    units.set(unit, reason);
    this.#size += 1;
  }

  /** Withholds a series so that another hides behind it; nobody asks whether it can be told itself. */
  addHiding(indicator: string, unit: string): void {
    if (this.has(indicator, unit)) return;
    this.add(indicator, unit, 'protected');
    this.#hiding.set(indicator, (this.#hiding.get(indicator) ?? new Set<string>()).add(unit));
  }

  /** Whether a series is withheld for its own sake. */
  isProper(indicator: string, unit: string): boolean {
    return this.has(indicator, unit) && this.#hiding.get(indicator)?.has(unit) !== true;
  }

  /** Whether any series of an indicator is. */
  hasProper(indicator: string): boolean {
    return this.unitsOf(indicator).size > (this.#hiding.get(indicator)?.size ?? 0);
  }

  has(indicator: string, unit: string): boolean {
    return this.#series.get(indicator)?.has(unit) === true;
  }

  unitsOf(indicator: string): ReadonlyMap<string, DisclosureReason> {
    return this.#series.get(indicator) ?? new Map();
  }

  /** Whether a figure of a unit rests on a withheld series: its own, or where other units count that of any. Rule: LABEL-4. */
  isBehind(reach: Reach, unit: string): boolean {
    for (const [indicator, isWide] of reach) {
      const units = this.#series.get(indicator);
      if (units !== undefined && (isWide || units.has(unit))) return true;
    }
    return false;
  }

  /** The same of series that are withheld for their own sake. */
  isBehindProper(reach: Reach, unit: string): boolean {
    for (const [indicator, isWide] of reach) if (isWide ? this.hasProper(indicator) : this.isProper(indicator, unit)) return true;
    return false;
  }

  /** Whether it rests on a withheld series of any unit. */
  touches(reach: Reach): boolean {
    for (const indicator of reach.keys()) if (this.#series.has(indicator)) return true;
    return false;
  }
}
