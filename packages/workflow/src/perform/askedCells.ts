import type { CellContext } from '../collection/decideValue.ts';
import type { Cell } from '../collection/value.ts';
import type { Round } from '../rounds/round.ts';

type Ask = Round['asks'][number];

/** The figures that a round asks for, found by their names. */
export class AskedCells {
  readonly #round: Round;
  readonly #id: string;
  readonly #asks = new Map<string, Ask[]>();
  readonly #units = new Map<Ask, ReadonlySet<string>>();

  constructor(round: Round, id: string) {
    this.#round = round;
    this.#id = id;
    for (const ask of round.asks) {
      const column = this.#asks.get(columnOf(ask));
      if (column === undefined) this.#asks.set(columnOf(ask), [ask]);
      else column.push(ask);
    }
  }

  /** What a decision is told of a figure; without `asked` where the round does not ask for it. */
  of(cell: Cell): Pick<CellContext, 'asked' | 'isOfficial' | 'range'> {
    const { plan, standing } = this.#round;
    const ask = this.#asks.get(columnOf(cell))?.find((each) => this.#has(each, cell.unit));
    if (ask === undefined || plan === undefined) return { isOfficial: false };
    const asked = { way: ask.way, round: this.#id, isOpen: standing === 'open', closesOn: plan.closesOn };
    return { asked, isOfficial: ask.isOfficial, ...(ask.range === undefined ? {} : { range: ask.range }) };
  }

  #has(ask: Ask, unit: string): boolean {
    let units = this.#units.get(ask);
    if (units === undefined) {
      units = new Set(ask.units);
      this.#units.set(ask, units);
    }
    return units.has(unit);
  }
}

function columnOf({ indicator, period, source }: Pick<Cell, 'indicator' | 'period' | 'source'>): string {
  return `${indicator}/${period}/${source}`;
}
