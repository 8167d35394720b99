import { allocateFen, type Fen } from '@kedu/model';
import type { MoneyRow } from '@kedu/scheme';

/** Money of next year that a rule would cut: one unit and field, before and after what protects it. */
export interface CutLine {
  readonly unitCode: string;
  /** Names by which the tables may call the field: name, path, title; none for money of the unit as a whole. */
  readonly fields: readonly string[];
  readonly amountFen: Fen;
  /** Score of the field, or of the unit where it is cut as a whole; NaN for none. */
  readonly score: number;
  /** Cut of the money that is not protected inside the field (`unprotectedFen`), before the limits of the unit and of all. */
  readonly cutFen: Fen;
}

export interface LimitedCut {
  readonly cutFen: Fen;
  /** Most that may be cut together, and what would have been cut together, where that limit took effect. */
  readonly limits: readonly { readonly availableFen: Fen; readonly askedFen: Fen; readonly cutFen: Fen }[];
}

/**
 * Protected fen inside one field of one unit. A row that names the field but no unit protects all of it.
 * Rule: PROPOSE-6 (docs/spec/proposals.md).
 */
export function protectedFen(rows: readonly MoneyRow[], unitCode: string, fields: readonly string[], amountFen: Fen): Fen {
  const inField = rows.filter((row) => fields.includes(fieldOf(row)));
  if (inField.some((row) => row.unitCode === undefined)) return amountFen;
  return Math.min(amountFen, sum(inField.filter((row) => row.unitCode === unitCode)));
}

/**
 * Cuts after the protected list is met first and in full: the cuts of a unit leave what its list asks for, all cuts together
 * leave what the list without a unit asks for; where they would not, they shrink in proportion. Of equal remainders the worse score gives up the odd
 * fen, so that the better one never loses more (PROPOSE-20).
 *
 * Shape: one result per line, same order. Units: fen. Rule: PROPOSE-6 (docs/spec/proposals.md). Errors: none.
 * Example: money 100, list 85, cuts 12 and 8 → 9 and 6.
 */
export function limitCuts(lines: readonly CutLine[], money: readonly MoneyRow[], list: readonly MoneyRow[]): LimitedCut[] {
  const results: LimitedCut[] = lines.map(({ cutFen }) => ({ cutFen, limits: [] }));
  const limit = (positions: readonly number[], availableFen: Fen): void => {
    const askedFen = positions.reduce((total, i) => total + (results[i] as LimitedCut).cutFen, 0);
    if (askedFen <= availableFen) return;
    const worstFirst = [...positions].sort((a, b) => scoreOf(lines[a]) - scoreOf(lines[b]) || a - b);
    const parts = allocateFen(
      availableFen,
      worstFirst.map((i) => (results[i] as LimitedCut).cutFen),
    );
    worstFirst.forEach((i, k) => {
      const before = results[i] as LimitedCut;
      results[i] = { cutFen: parts[k] as number, limits: [...before.limits, { availableFen, askedFen, cutFen: before.cutFen }] };
    });
  };
  for (const code of new Set(lines.map((line) => line.unitCode))) {
    const positions = [...lines.keys()].filter((i) => lines[i]?.unitCode === code);
    limit(positions, unprotectedFen(money, list, code));
  }
  const names = new Set(lines.flatMap((line) => line.fields));
  const common = list.filter((row) => row.unitCode === undefined && !names.has(fieldOf(row)));
  if (common.length > 0)
    limit([...lines.keys()], Math.max(0, sum(money) - sum(list.filter((row) => row.unitCode !== undefined)) - sum(common)));
  return results;
}

/** What has no score is not known to be worse. */
function scoreOf(line: CutLine | undefined): number {
  const score = line?.score ?? Number.NaN;
  return Number.isNaN(score) ? Number.MAX_VALUE : score;
}

/** What the list of a unit leaves of its money. */
export function unprotectedFen(money: readonly MoneyRow[], list: readonly MoneyRow[], unitCode: string): Fen {
  const own = (rows: readonly MoneyRow[]): Fen => sum(rows.filter((row) => row.unitCode === unitCode));
  return Math.max(0, own(money) - own(list));
}

export function sum(rows: readonly MoneyRow[]): Fen {
  return rows.reduce((total, row) => total + row.amountFen, 0);
}

/** A row calls its field by `field`, or by `item` in a list without that column. */
function fieldOf(row: MoneyRow): string {
  return row.field ?? row.item ?? '';
}
