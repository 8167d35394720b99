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
import type { Composite, Leaf, Part } from '@kedu/scheme';
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
  readonly #run: AssessedRun;
  readonly #primary: Primary;
  readonly #units: ReadonlyMap<string, number>;
  readonly #blank: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #proposals: ProposalRows;

  constructor(run: AssessedRun, primary: Primary, tables: Tables, blocks: CheckedBlocks) {
    this.#run = run;
    this.#primary = primary;
    this.reach = new FigureReach(run.scheme);
    this.#units = new Map(run.assessment.units.map(({ id }, at) => [id, at]));
    this.series = new SeriesSet(primary.series);
    // Figures of few raters go without the value that they are part of.
    const observed = cellsOf(tables, blocks, 'observations').filter(
      ({ indicator, reason }) => reason !== 'personal' || markedIndicator(indicator) === undefined,
    );
    for (const { indicator, unit } of observed) this.series.add(indicatorOfSeries(indicator), unit, 'protected');
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

  /** Whether a figure of a unit rests on a withheld series. */
  rests(reach: Reach, unit: string): boolean {
    return this.series.isBehind(reach, unit);
  }

  /** Whether the score of a part of a unit does. */
  restsPart(part: Part, unit: string): boolean {
    if (part.type === 'addition') return this.series.touches(this.reach.rule(part));
    if (part.type === 'leaf') return this.rests(this.reach.leaf(part), unit);
    const isWide = AMONG_PEERS.includes(part.missing.rule) || part.aggregate.some(({ name }) => AMONG_UNITS.includes(name));
    if (isWide) return leavesOf(part).some((leaf) => this.series.touches(this.reach.leaf(leaf)));
    return part.parts.some((one) => this.restsPart(one, unit));
  }

  /** Whether anything in the tree of a list does for a unit: then weights may count otherwise than they look. */
  restsTree(list: string, unit: string): boolean {
    const tree = this.#run.scheme.trees[list];
    return tree !== undefined && this.restsPart(tree, unit);
  }

  /** Whether who is ranked in a list hangs on something withheld. */
  hidesWhoIsRanked(list: string): boolean {
    const own = this.#run.scheme.lists.find(({ id }) => id === list);
    const readsShare = own?.eligible?.when.reads.some((read) => read.kind === 'variable' && read.name === 'missing_share') === true;
    const tree = this.#run.scheme.trees[list];
    return (
      this.series.touches(this.reach.conditions(list)) ||
      (readsShare && tree !== undefined && leavesOf(tree).some((leaf) => this.series.touches(this.reach.leaf(leaf))))
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
      ({ leaf, declared }) => !Number.isNaN(declared[at]) && this.rests(this.reach.leaf(leaf), unit),
    );
  }

  /** Whether a proposal or an item of a determination that the rules give is kept back. */
  isKeptBack(table: SealedTableName, row: Readonly<Record<string, string>>): boolean {
    if (this.#primary.withhold(table, row) !== undefined) return true;
    if (this.series.size === 0) return false;
    const cell = (name: string): string => textOfCell(row[name] ?? '');
    return this.#proposals.isWithheld(cell('list'), cell('unit'), cell('rule'), cell('subject'));
  }

  #scoresOf(list: string): ListScores | undefined {
    return this.#run.trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
  }
}

const AMONG_UNITS: readonly string[] = ['copeland', 'borda', 'topsis'];

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
