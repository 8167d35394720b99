import type { CellContext } from '../collection/decideValue.ts';
import type { Cell } from '../collection/value.ts';
import { grouped, holds } from '../grouped.ts';
import type { Round } from '../rounds/round.ts';

type Ask = Round['asks'][number];

const asksOfColumn = grouped(columnOf<Ask>);
const hasUnit = holds();

/** The figures that a round asks for, found by their names. */
export class AskedCells {
  readonly #round: Round;
  readonly #id: string;

  constructor(round: Round, id: string) {
    this.#round = round;
    this.#id = id;
  }

  /** What a decision is told of a figure; without `asked` where the round does not ask for it. */
  of(cell: Cell): Pick<CellContext, 'asked' | 'isOfficial' | 'range'> {
    const { plan, standing, asks } = this.#round;
    const ask = asksOfColumn(asks, columnOf(cell)).find(({ units }) => hasUnit(units, cell.unit));
    if (ask === undefined || plan === undefined) return { isOfficial: false };
    const asked = { way: ask.way, round: this.#id, isOpen: standing === 'open', closesOn: plan.closesOn };
    return { asked, isOfficial: ask.isOfficial, ...(ask.range === undefined ? {} : { range: ask.range }) };
  }
}

function columnOf<T extends Pick<Cell, 'indicator' | 'period' | 'source'>>({ indicator, period, source }: T): string {
  return `${indicator}/${period}/${source}`;
}
