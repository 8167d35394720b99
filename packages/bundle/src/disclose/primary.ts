import { markedIndicator } from '@kedu/engine';
import type { AssessedRun } from '@kedu/tables';
import { textOfCell } from '../data/text.ts';
import type { BundleLevel } from '../manifest/manifest.ts';
import type { Withhold } from '../sealed/disclosure.ts';
import { isAboutPersons, isPersonnel } from './personnel.ts';
import { isBeyond } from './levels.ts';
import { withheldLists } from './lists.ts';
import { fewMarks } from './marks.ts';
import type { DisclosureReason } from './reasons.ts';
import { withheldSeries } from './series.ts';

/** A run and whom its bundle is for. */
export interface DiscloseInput {
  readonly run: AssessedRun;
  readonly level: BundleLevel;
}

/** Withheld series: indicator ID → unit ID → reason; of all periods in the bundle. */
export type WithheldSeries = ReadonlyMap<string, ReadonlyMap<string, DisclosureReason>>;

/** What the rules alone withhold at a level, before anything is protected against arithmetic. */
export interface Primary {
  /** By rules on indicators, by small cells, and under lists whose results are withheld. */
  readonly series: WithheldSeries;
  /** Lists whose results are withheld as a whole: list ID → reason. */
  readonly lists: ReadonlyMap<string, DisclosureReason>;
  /** The same and everything else that the rules withhold (marks, proposals, determinations), row by row, by the cells as they would be published. */
  readonly withhold: Withhold;
  /** Least number that is no small one, by indicator: 1 to below − 1 are small. Rule: DISCLOSE-4. */
  readonly below: ReadonlyMap<string, number>;
}

/**
 * What the rules of a scheme withhold at a level.
 *
 * Shape: by rule alone; what the checker works out again from what is published is the same but for small cells, which nobody sees any more.
 * Rules: DISCLOSE-2 to DISCLOSE-7 (docs/spec/disclosure.md). Errors: none.
 * Example: primaryRows({ run, level: 'public' }).withhold('observations', { indicator: 'petitions', period: '2024', unit: '990100', … }) → 'state_secret'.
 */
export function primaryRows({ run, level }: DiscloseInput): Primary {
  const { scheme } = run;
  const lists = withheldLists(run, level);
  const few = fewMarks(run);
  const series = withheldSeries(run, level, { lists, marks: few.alone });
  const below = new Map<string, number>();
  for (const rule of scheme.disclosure?.smallCells ?? [])
    for (const id of rule.indicators) below.set(id, Math.max(rule.below, below.get(id) ?? 0));
  const ofConsequence = consequenceReasons(run, level);
  const withhold: Withhold = (table, row) => {
    const list = lists.get(textOfCell(row['list'] ?? ''));
    switch (table) {
      case 'observations': {
        const name = textOfCell(row['indicator'] ?? '');
        const marked = markedIndicator(name);
        const unit = textOfCell(row['unit'] ?? '');
        return marked !== undefined && few.groups.get(marked)?.has(unit) ? 'personal' : series.get(marked ?? name)?.get(unit);
      }
      case 'indicators':
        return series.get(textOfCell(row['indicator'] ?? ''))?.get(textOfCell(row['unit'] ?? ''));
      case 'results':
      case 'parts':
      case 'weights':
        return list;
      case 'proposals':
        return list ?? ofConsequence.get(textOfCell(row['rule'] ?? ''));
      case 'determination':
        return list ?? (row['item'] === 'proposal' ? ofConsequence.get(textOfCell(row['rule'] ?? '')) : undefined);
      case 'files':
        return 'personal';
      default:
        return undefined;
    }
  };
  return { series, lists, withhold, below };
}

/** Reasons by rule of proposals: what tells of one person is personal at every level, for audit alone (OPEN-3); the rest on careers and pay goes beyond the level of `personnel`. */
function consequenceReasons({ scheme }: AssessedRun, level: BundleLevel): ReadonlyMap<string, DisclosureReason> {
  const isHidden = isBeyond(scheme.disclosure?.personnel ?? 'internal', level);
  return new Map(
    scheme.consequences.flatMap((rule): (readonly [string, DisclosureReason])[] =>
      isAboutPersons(rule) ? [[rule.id, 'personal']] : isHidden && isPersonnel(rule) ? [[rule.id, 'personnel']] : [],
    ),
  );
}
