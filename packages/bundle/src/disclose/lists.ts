import type { AssessedRun } from '@kedu/tables';
import type { DisclosureLevel } from '@kedu/scheme';
import type { BundleLevel } from '../manifest/manifest.ts';
import { isBeyond, widthOf } from './levels.ts';
import type { RuleReason } from './reasons.ts';

/** Kinds of units whose results nobody sees where no rule opens them. Rule: DISCLOSE-5. */
const OF_PEOPLE: readonly string[] = ['person', 'post'];

interface Ruled {
  readonly level: DisclosureLevel;
  readonly because: RuleReason;
}

/**
 * Lists whose results a bundle of a level does not show, with the reason.
 *
 * Shape: of several rules the narrowest counts; lists with persons or posts are internal without a rule, those with persons never public. Rule: DISCLOSE-5.
 */
export function withheldLists(run: AssessedRun, bundle: BundleLevel): ReadonlyMap<string, RuleReason> {
  return new Map(
    run.assessment.lists.flatMap(({ list }): (readonly [string, RuleReason])[] => {
      const { level, because } = ruleFor(run, list);
      return isBeyond(level, bundle) ? [[list, because]] : [];
    }),
  );
}

function ruleFor({ scheme, assessment }: AssessedRun, list: string): Ruled {
  const rules: readonly Ruled[] = (scheme.disclosure?.results ?? []).filter(({ lists }) => lists.includes(list));
  const members = assessment.lists.find((one) => one.list === list)?.members ?? [];
  const kinds = new Set([...members].map((unit) => assessment.units[unit]?.kind ?? ''));
  const unsaid: Ruled = OF_PEOPLE.some((kind) => kinds.has(kind))
    ? { level: 'internal', because: 'personnel' }
    : { level: 'public', because: 'ordered' };
  if (rules.length === 0) return unsaid;
  const narrowest = rules.reduce((one, other) => (widthOf(other.level) > widthOf(one.level) ? other : one));
  return kinds.has('person') && narrowest.level === 'public' ? { level: 'congress', because: 'personnel' } : narrowest;
}
