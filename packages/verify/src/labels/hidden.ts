import {
  FigureReach,
  indicatorOfSeries,
  keptColumns,
  type Primary,
  ProposalRows,
  type Reach,
  SEALED_TABLES,
  type SealedTableName,
  SeriesSet,
  textOfCell,
} from '@kedu/bundle';
import { type ListScores, markedIndicator } from '@kedu/engine';
import type { CompiledScheme, Composite, Leaf, Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import { type CheckedBlocks, withheldRows } from './checkSealed.ts';

/** Missing rules by which a node takes something from other units. */
const AMONG_PEERS: readonly string[] = ['mean_of', 'median_of'];

/**
 * What of a run is withheld, as everybody sees it: series, totals, and which figures rest on them by the rules.
 *
 * Rules: LABEL-4, DISCLOSE-8, DISCLOSE-14. Errors: none.
 */
export class Hidden {
  readonly reach: FigureReach;
  readonly series: SeriesSet;
  /** Values that few raters made alone, which nobody sees any more who does not see the marks (DISCLOSE-6). */
  readonly fewMarks: readonly { readonly indicator: string; readonly unit: string }[];
  /** Figures of groups of raters that are withheld as those of few. */
  readonly marked: readonly { readonly indicator: string; readonly unit: string }[];
  readonly #run: AssessedRun;
  readonly #primary: Primary;
  readonly #units: ReadonlyMap<string, number>;
  readonly #blank: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #proposals: ProposalRows;
  /** Series of which any row is withheld, figures of few raters too. */
  readonly #behind: SeriesSet;
  readonly #known = new Map<string, boolean>();

  constructor(run: AssessedRun, primary: Primary, tables: Tables, blocks: CheckedBlocks) {
    this.#run = run;
    this.#primary = primary;
    this.reach = new FigureReach(run.scheme);
    this.#units = new Map(run.assessment.units.map(({ id }, at) => [id, at]));
    this.series = new SeriesSet(primary.series);
    // Figures of few raters go without the value that they are part of.
    const isOfFew = ({ indicator, reason }: WithheldCells): boolean => reason === 'personal' && markedIndicator(indicator) !== undefined;
    const all = cellsOf(tables, blocks, 'observations');
    const observed = all.filter((one) => !isOfFew(one));
    this.marked = all.filter(isOfFew);
    for (const { indicator, unit } of observed) this.series.add(indicatorOfSeries(indicator), unit, 'protected');
    // What they make stands there, but nobody can compute it.
    this.#behind = new SeriesSet(primary.series);
    for (const { indicator, unit } of all) this.#behind.add(indicatorOfSeries(indicator), unit, 'protected');
    const rated = new Set(run.scheme.indicators.flatMap(({ id, raters }) => (raters ? [id] : [])));
    this.fewMarks = observed.filter(({ indicator, reason }) => reason === 'personal' && rated.has(indicator));
    this.#blank = blankTotals(tables, blocks);
    const lists = run.assessment.lists.map(
      ({ list }) =>
        [
          list,
          { betrayed: this.#blank.get(list) ?? new Set<string>(), parts: { has: (unit: string) => this.isAffected(list, unit) } },
        ] as const,
    );
    this.#proposals = new ProposalRows({ scheme: run.scheme, reach: this.reach, series: this.series }, new Map(lists));
  }

  /** Whether a figure of a unit rests on a row that is withheld. */
  rests(reach: Reach, unit: string): boolean {
    return this.#behind.isBehind(reach, unit);
  }

  /** Whether one does of anybody. */
  restsAnywhere(reach: Reach): boolean {
    return this.#behind.touches(reach);
  }

  /** Whether the score of a part of a unit does. */
  restsPart(part: Part, unit: string): boolean {
    if (part.type === 'addition') return this.#behind.touches(this.reach.rule(part));
    if (part.type === 'leaf') return this.rests(this.reach.leaf(part), unit);
    if (isAmongUnits(part)) return leavesOf(part).some((leaf) => this.#behind.touches(this.reach.leaf(leaf)));
    return part.parts.some((one) => this.restsPart(one, unit));
  }

  /** Whether the score of a part of a tree does, or hangs on whom of the list it is compared with and that does. */
  restsScore(list: string, part: Part, unit: string): boolean {
    return this.restsPart(part, unit) || (this.hidesWhoIsRanked(list) && this.#looksAtPeers(part));
  }

  /** Whether anything in the tree of a list does for a unit: then weights may count otherwise than they look. */
  restsTree(list: string, unit: string): boolean {
    const tree = this.#run.scheme.trees[list];
    return tree !== undefined && this.#once(`tree ${list} ${unit}`, () => this.restsScore(list, tree, unit));
  }

  /** Whether who is ranked in a list hangs on something withheld: a gate limits scores and grades, and takes nobody out of the ranking. Rule: GATE-1. */
  hidesWhoIsRanked(list: string): boolean {
    return this.#once(`ranked ${list}`, () => this.#membersOf(list).some((unit) => this.hidesWhetherRanked(list, unit)));
  }

  /** Whether it does for one unit; whether the others are ranked may be known all the same. */
  hidesWhetherRanked(list: string, unit: string): boolean {
    const [own, tree] = [this.#run.scheme.lists.find(({ id }) => id === list), this.#run.scheme.trees[list]];
    return this.rests(this.reach.rule(own?.eligible), unit) || (readsShare(own) && tree !== undefined && this.restsPart(tree, unit));
  }

  /** Whether a gate or a binding indicator may have acted on a unit by something that is withheld. */
  isInDoubt(list: string, unit: string): boolean {
    const { gates, indicators } = this.#run.scheme;
    return (
      gates.some((one) => (!one.lists || one.lists.includes(list)) && this.rests(this.reach.rule(one), unit)) ||
      indicators.some(({ id, nature }) => nature === 'binding' && this.rests(this.reach.value(id), unit))
    );
  }

  /** Whether anything of a list hangs on something withheld: the tree of a unit, its gates, who is ranked, or its totals stay away. */
  touches(list: string): boolean {
    return this.#once(
      `list ${list}`,
      () =>
        this.blankIn(list).size > 0 ||
        this.hidesWhoIsRanked(list) ||
        this.#membersOf(list).some((id) => this.restsTree(list, id) || this.isInDoubt(list, id)),
    );
  }

  /** Units of a list whose totals are not shown, or whose ranks are not because of such. */
  blankIn(list: string): ReadonlySet<string> {
    return this.#blank.get(list) ?? new Set();
  }

  /** Whether a part that exists for a unit rests on something withheld. */
  isAffected(list: string, unit: string): boolean {
    const scores = this.#scoresOf(list);
    const at = this.#units.get(unit) ?? -1;
    return [...(scores?.leaves.values() ?? [])].some(
      ({ leaf, declared }) => !Number.isNaN(declared[at]) && this.series.isBehind(this.reach.leaf(leaf), unit),
    );
  }

  /** Whether a proposal or an item of a determination that the rules give is kept back. */
  isKeptBack(table: SealedTableName, row: Readonly<Record<string, string>>): boolean {
    if (this.#primary.withhold(table, row) !== undefined) return true;
    if (this.series.size === 0) return false;
    const cell = (name: string): string => textOfCell(row[name] ?? '');
    return this.#proposals.isWithheld(cell('list'), cell('unit'), cell('rule'), cell('subject'));
  }

  /** Nothing of this changes once the rows that are withheld are known. */
  #once(key: string, of: () => boolean): boolean {
    const found = this.#known.get(key) ?? of();
    this.#known.set(key, found);
    return found;
  }

  #looksAtPeers(part: Part): boolean {
    if (part.type === 'addition') return false;
    if (part.type === 'leaf') return [...this.reach.leaf(part).values()].includes(true);
    return isAmongUnits(part) || part.parts.some((one) => this.#looksAtPeers(one));
  }

  #membersOf(list: string): readonly string[] {
    const { units, lists } = this.#run.assessment;
    return [...(lists.find((one) => one.list === list)?.members ?? [])].map((unit) => units[unit]?.id ?? '');
  }

  #scoresOf(list: string): ListScores | undefined {
    return this.#run.trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
  }
}

const AMONG_UNITS: readonly string[] = ['copeland', 'borda', 'topsis'];

/** Whether a node takes something from other units. */
function isAmongUnits({ missing, aggregate }: Composite): boolean {
  return AMONG_PEERS.includes(missing.rule) || aggregate.some(({ name }) => AMONG_UNITS.includes(name));
}

/** Whether who is ranked in a list hangs on how much of a unit is missing. */
function readsShare(list: CompiledScheme['lists'][number] | undefined): boolean {
  return list?.eligible?.when.reads.some((read) => read.kind === 'variable' && read.name === 'missing_share') === true;
}

/** The leaves below a part, in the order of the tree. */
export function leavesOf(part: Composite | Part): readonly Leaf[] {
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : part.type === 'leaf' ? [part] : [];
}

/** Units by list whose ranks or totals are blank. */
function blankTotals(tables: Tables, blocks: CheckedBlocks): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { list, unit, reason } of cellsOf(tables, blocks, 'results')) {
    if (keptColumns('results', reason).includes('rank')) continue;
    found.set(list, (found.get(list) ?? new Set<string>()).add(unit));
  }
  return found;
}

interface WithheldCells {
  readonly indicator: string;
  readonly unit: string;
  readonly list: string;
  readonly reason: string;
}

/** What still tells the withheld rows of a table. */
function cellsOf(tables: Tables, blocks: CheckedBlocks, table: SealedTableName): readonly WithheldCells[] {
  const read = tables.of(SEALED_TABLES[table]);
  if (!read) return [];
  const at = (cells: readonly string[], name: string): string => textOfCell(cells[read.headings.indexOf(name)] ?? '');
  return [...withheldRows(blocks, table)].flatMap(([number, reason]) => {
    if (number >= read.count) return [];
    const { cells } = read.row(number);
    return [{ indicator: at(cells, 'indicator'), unit: at(cells, 'unit'), list: at(cells, 'list'), reason }];
  });
}
