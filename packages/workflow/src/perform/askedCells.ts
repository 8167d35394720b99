import type { CellContext } from '../collection/decideValue.ts';
import type { Cell } from '../collection/value.ts';
import type { Round } from '../rounds/round.ts';

/** The figures that a round asks for, found by their names. */
export class AskedCells {
  readonly #round: Round;
  readonly #id: string;
  readonly #units = new Map<Round['asks'][number], ReadonlySet<string>>();

  constructor(round: Round, id: string) {
    this.#round = round;
    this.#id = id;
  }

  /** What a decision is told of a figure; without `asked` where the round does not ask for it. */
  of({ indicator, period, unit, source }: Cell): Pick<CellContext, 'asked' | 'isOfficial' | 'range'> {
    const { asks, plan, standing } = this.#round;
    const ask = asks.find(
      (each) => each.indicator === indicator && each.period === period && each.source === source && this.#has(each, unit),
    );
    if (ask === undefined || plan === undefined) return { isOfficial: false };
    const asked = { way: ask.way, round: this.#id, isOpen: standing === 'open', closesOn: plan.closesOn };
    return { asked, isOfficial: ask.isOfficial, ...(ask.range === undefined ? {} : { range: ask.range }) };
  }

  #has(ask: Round['asks'][number], unit: string): boolean {
    const known = this.#units.get(ask) ?? new Set(ask.units);
    this.#units.set(ask, known);
    return known.has(unit);
  }
}
