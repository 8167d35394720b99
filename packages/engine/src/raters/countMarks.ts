import { tidy } from '@kedu/model';
import type { Raters } from '@kedu/scheme';

/** One mark of one rater for one unit, as it is read and then forgotten. */
export interface Mark {
  readonly rater: string;
  readonly group: string;
  /** ID of the rater's own unit. */
  readonly ownUnit?: string | undefined;
  /** ID of the unit that is marked. */
  readonly unit: string;
  readonly mark: number;
  readonly file: string;
  readonly line: number;
}

/** What goes on of the marks of one group for one unit. */
export interface GroupMarks {
  /** Trimmed mean; absent below the least number. */
  readonly mean?: number | undefined;
  /** Valid marks, those trimmed among them. */
  readonly count: number;
  readonly recused: number;
  readonly setAside: number;
  /** Marks taken off at both ends together. */
  readonly trimmed: number;
  /** Standard deviation of the valid marks; absent for fewer than three, and below the least number. */
  readonly sd?: number | undefined;
}

export interface CountedMarks {
  /** By unit ID and group. */
  readonly byUnit: ReadonlyMap<string, ReadonlyMap<string, GroupMarks>>;
  /** Raters whose marks were set aside, by their first line. */
  readonly tooManyTop: readonly { readonly file: string; readonly line: number; readonly count: number; readonly of: number }[];
}

/** With fewer marks a standard deviation would let each be worked out. */
const LEAST_FOR_SPREAD = 3;

/**
 * The marks of one indicator in one period, counted: per unit and group the trimmed mean and how many there were.
 *
 * 1 marks for the rater's own unit are recused → 2 all marks of a rater with too many top marks are set aside → 3 of each group ⌊n × trim⌋ come off
 * either end → 4 mean. Shape: units and groups sorted by ID; the order of marks never matters. Rule: RATERS-1 to RATERS-3. Errors: none.
 * Example: trim 10 %, ten marks 60 70 80 80 80 80 80 80 90 100 → mean 80 of eight, trimmed 2.
 */
export function countMarks(marks: readonly Mark[], raters: Raters): CountedMarks {
  const recused = marks.filter((mark) => raters.recuse && mark.ownUnit === mark.unit);
  const standing = marks.filter((mark) => !raters.recuse || mark.ownUnit !== mark.unit);
  const { aside, tooManyTop } = setAside(standing, raters);
  const cells = new Map<string, Map<string, { readonly valid: number[]; recused: number; setAside: number }>>();
  const cellOf = ({ unit, group }: Mark) => {
    const groups = cells.get(unit) ?? new Map<string, { readonly valid: number[]; recused: number; setAside: number }>();
    cells.set(unit, groups);
    const cell = groups.get(group) ?? { valid: [], recused: 0, setAside: 0 };
    groups.set(group, cell);
    return cell;
  };
  for (const mark of recused) cellOf(mark).recused += 1;
  for (const mark of standing) {
    if (aside.has(mark.rater)) cellOf(mark).setAside += 1;
    else cellOf(mark).valid.push(mark.mark);
  }
  const byUnit = new Map(
    inOrder(cells).map(([unit, groups]) => [
      unit,
      new Map(inOrder(groups).map(([group, { valid, ...rest }]) => [group, { ...figuresOf(valid, raters), ...rest }] as const)),
    ]),
  );
  return { byUnit, tooManyTop };
}

function inOrder<T>(map: ReadonlyMap<string, T>): (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Raters who gave more top marks than they may. */
function setAside(
  marks: readonly Mark[],
  { spread }: Raters,
): { readonly aside: ReadonlySet<string>; readonly tooManyTop: CountedMarks['tooManyTop'] } {
  if (!spread) return { aside: new Set(), tooManyTop: [] };
  const byRater = new Map<string, { readonly file: string; readonly line: number; readonly count: number; readonly of: number }>();
  for (const { rater, mark, file, line } of marks) {
    const own = byRater.get(rater) ?? { file, line, count: 0, of: 0 };
    const first = file < own.file || (file === own.file && line < own.line) ? { file, line } : { file: own.file, line: own.line };
    byRater.set(rater, { ...first, count: own.count + (mark >= spread.top ? 1 : 0), of: own.of + 1 });
  }
  const over = [...byRater].filter(([, { count, of }]) => count > spread.atMost * of + 1e-9);
  return { aside: new Set(over.map(([rater]) => rater)), tooManyTop: over.map(([, own]) => own).sort(byPlace) };
}

interface Placed {
  readonly file: string;
  readonly line: number;
}

function byPlace(a: Placed, b: Placed): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

function figuresOf(valid: readonly number[], { trim, atLeast }: Raters): Pick<GroupMarks, 'mean' | 'count' | 'trimmed' | 'sd'> {
  const count = valid.length;
  if (count < atLeast) return { count, trimmed: 0 };
  const sorted = [...valid].sort((a, b) => a - b);
  // Products that miss a whole number by less than a millionth are taken as whole.
  const off = Math.floor(count * trim + 1e-6);
  const mean = meanOf(sorted.slice(off, count - off));
  return { mean, count, trimmed: 2 * off, ...(count < LEAST_FOR_SPREAD ? {} : { sd: deviation(sorted) }) };
}

function meanOf(values: readonly number[]): number {
  return tidy(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** Standard deviation of a sample (n − 1). */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return tidy(Math.sqrt(squares / (values.length - 1)));
}
