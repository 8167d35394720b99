import { type FigureReach, indicatorOfSeries, type Primary, type SealedTableName, type SeriesSet, textOfCell } from '@kedu/bundle';
import type { Composite, Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { placedLeaves, type PublishedParts } from './publishedParts.ts';

/** Which rows may be withheld for the sake of others, by the series that are, or by the widest of which the rules of a scheme reach. Rules: DISCLOSE-8 to DISCLOSE-11, DISCLOSE-14. */
export class ProtectionReach {
  readonly #run: AssessedRun;
  readonly #lists: Primary['lists'];
  readonly #series: SeriesSet;
  readonly #reach: FigureReach;
  readonly #published: PublishedParts;
  readonly #parts = new Map<string, ReadonlySet<string>>();

  constructor(run: AssessedRun, { lists }: Primary, series: SeriesSet, reach: FigureReach, published: PublishedParts) {
    this.#run = run;
    this.#lists = lists;
    this.#series = series;
    this.#reach = reach;
    this.#published = published;
  }

  /** Whether anything is to be protected at all. */
  get isAnywhere(): boolean {
    return this.#series.size > 0 || this.#lists.size > 0;
  }

  /** Whether a row may be for a reason, by its cells as they are published. What ranks and errors betray stands in results alone. */
  has(table: SealedTableName, row: Readonly<Record<string, string>>, reason: string): boolean {
    if (reason !== 'protected' && table !== 'results') return false;
    const cell = (name: string): string => textOfCell(row[name] ?? '');
    const [list, unit] = [cell('list'), cell('unit')];
    switch (table) {
      case 'observations':
        return this.#series.has(indicatorOfSeries(cell('indicator')), unit);
      case 'indicators': {
        const id = cell('indicator');
        const reaches = [this.#reach.value(id), this.#reach.score(id), this.#reach.light(id)];
        return reaches.some((one) => this.#series.isBehind(one, unit)) || this.#inAnyTree(id, unit);
      }
      case 'parts':
        return this.#partsOf(list, unit).has(cell('part'));
      case 'results':
        // A rank lies between others: where one total goes, the ranks of its group go.
        if (reason === 'rank_betrays') return this.#published.isBetrayed(list, cell('group'));
        return reason === 'protected' ? this.#isOpen(list, unit) : this.#partsOf(list, unit).size > 0;
      case 'weights':
        return this.#lists.has(list) || this.#unitsOf(list).some((one) => this.#partsOf(list, one).has(cell('part')));
      case 'references':
        return this.#isReference(cell('reference'));
      default:
        return false;
    }
  }

  /** Whether a total may be: where a leaf hides behind no node at all. */
  #isOpen(list: string, unit: string): boolean {
    const tree = this.#run.scheme.trees[list];
    const own = this.#partsOf(list, unit);
    return (
      tree !== undefined &&
      own.size > 0 &&
      placedLeaves(tree).some((placed) => own.has(placed.leaf.path) && this.#published.isOpen(list, unit, placed))
    );
  }

  #inAnyTree(indicator: string, unit: string): boolean {
    return Object.entries(this.#run.scheme.trees).some(([list, tree]) =>
      allParts(tree).some((part) => part.type === 'leaf' && part.indicator === indicator && this.#partsOf(list, unit).has(part.path)),
    );
  }

  /** Parts of a unit that rest on what could be withheld, the nodes above them with them. */
  #partsOf(list: string, unit: string): ReadonlySet<string> {
    const key = `${list}\n${unit}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const found = new Set<string>();
    const look = (part: Part | Composite): boolean => {
      if (part.type === 'addition') return false;
      const rests = part.type === 'composite' ? part.parts.map(look).includes(true) : this.#series.isBehind(this.#reach.leaf(part), unit);
      if (rests) found.add(part.path);
      return rests;
    };
    const tree = this.#run.scheme.trees[list];
    if (tree) look(tree);
    this.#parts.set(key, found);
    return found;
  }

  #unitsOf(list: string): readonly string[] {
    const { lists, units } = this.#run.assessment;
    const members = lists.find((one) => one.list === list)?.members ?? [];
    return [...members].map((unit) => units[unit]?.id ?? '');
  }

  /** By `list/path/` behind what kind of point it is (CALIBRATE-3). */
  #isReference(key: string): boolean {
    const own = key.slice(key.indexOf(':') + 1);
    return Object.keys(this.#run.scheme.trees).some(
      (list) =>
        own.startsWith(`${list}/`) &&
        (this.#lists.has(list) ||
          this.#unitsOf(list).some((unit) => [...this.#partsOf(list, unit)].some((path) => own.startsWith(`${list}/${path}/`)))),
    );
  }
}

function allParts(node: Composite): readonly Part[] {
  return node.parts.flatMap((part) => (part.type === 'composite' ? [part, ...allParts(part)] : [part]));
}
