import type { AssessedRun } from '@kedu/tables';
import { textOfCell } from '../../data/text.ts';
import { type FigureReach, indicatorOfSeries } from '../../figures/reach.ts';
import type { Withhold } from '../../sealed/disclosure.ts';
import type { DisclosureReason } from '../reasons.ts';
import type { SeriesSet } from './seriesSet.ts';
import type { ListTree } from './trees.ts';
import type { ListRows } from './withheldParts.ts';
import { ProposalRows } from './proposalRows.ts';

export interface RowsInput {
  readonly run: AssessedRun;
  readonly reach: FigureReach;
  readonly trees: readonly ListTree[];
  readonly rows: ReadonlyMap<ListTree, ListRows>;
  readonly series: SeriesSet;
  readonly withheldLists: ReadonlyMap<string, DisclosureReason>;
}

/** Which rows go with withheld series, table by table, by their cells as they would be published. Rules: DISCLOSE-8, DISCLOSE-9, DISCLOSE-11. */
export function protectedRows(input: RowsInput): Withhold {
  const { series } = input;
  const lists = new Map([...input.rows].map(([{ list }, rows]) => [list.list, rows]));
  const figures = knownOnce((id) => [input.reach.value(id), input.reach.score(id), input.reach.light(id)]);
  const references = withheldReferences(input);
  const proposals = new ProposalRows({ scheme: input.run.scheme, reach: input.reach, series }, lists);
  return (table, row) => {
    const cell = (name: string): string => textOfCell(row[name] ?? '');
    const [unit, list] = [cell('unit'), lists.get(cell('list'))];
    const when = (isWithheld: boolean | undefined, reason: DisclosureReason = 'protected'): DisclosureReason | undefined =>
      isWithheld === true ? reason : undefined;
    switch (table) {
      case 'observations':
        return series.unitsOf(indicatorOfSeries(cell('indicator'))).get(unit);
      case 'indicators': {
        const id = cell('indicator');
        const own = series.unitsOf(id).get(unit);
        const rests =
          figures(id).some((reach) => series.isBehind(reach, unit)) || [...lists.values()].some((one) => one.indicators.get(unit)?.has(id));
        return own ?? when(rests);
      }
      case 'parts':
        return when(list?.parts.get(unit)?.has(cell('part')));
      case 'weights':
        return when(list?.anywhere.has(cell('part')) === true || input.withheldLists.has(cell('list')));
      case 'references':
        return when(references.has(cell('reference')));
      case 'results':
        if (list?.totals.has(unit)) return 'protected';
        if (list?.betrayed.has(cell('group'))) return 'rank_betrays';
        return when('score_low' in row && list?.parts.has(unit), 'errors_betray');
      case 'proposals':
      case 'determination':
        return when(proposals.isWithheld(cell('list'), unit, cell('rule'), cell('subject')));
      default:
        return undefined;
    }
  };
}

/** Keys of the reference points that a withheld value went into. Rule: DISCLOSE-8, CALIBRATE-3. */
function withheldReferences({ run, trees, rows, series }: Pick<RowsInput, 'run' | 'trees' | 'rows' | 'series'>): ReadonlySet<string> {
  const heads: string[] = [];
  for (const tree of trees) {
    const paths = [
      ...tree.leaves.filter(({ reach }) => series.touches(reach)).map(({ leaf }) => leaf.path),
      ...(rows.get(tree)?.anywhere ?? []),
    ];
    for (const path of new Set(paths)) heads.push(`${tree.list.list}/${path}/`);
  }
  const given = run.trace.input.references?.keys() ?? [];
  const keys = new Set([...run.trace.references.keys(), ...given]);
  return new Set([...keys].filter((key) => heads.some((head) => key.slice(key.indexOf(':') + 1).startsWith(head))));
}

function knownOnce<T>(of: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? of(id);
    known.set(id, found);
    return found;
  };
}
