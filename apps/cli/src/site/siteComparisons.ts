import { hasErrors, type Locale } from '@kedu/model';
import type { DiffView } from '@kedu/pages';
import { diffPack, nativeHasher, type Pack } from '@kedu/runner';
import type { CompiledScheme } from '@kedu/scheme';
import { pageOfDiff } from '../diff/pageOfDiff.ts';

/** A version of a scheme with the one before it, as the site shows them. */
export interface SiteComparison {
  readonly scheme: string;
  readonly before: string;
  readonly after: string;
  /** The page of `kedu diff --html`; undefined where the two cannot be compared. */
  page(locale: Locale, links: DiffView['links']): string | undefined;
}

/**
 * Each scheme of a pack against its version before: those that follow each other by the day they come into force, and that assess a list in common.
 *
 * Nothing is computed before a page is asked for; what was computed is kept. Rule: DIFF-6, OUT-13.
 */
export function siteComparisons(pack: Pack): readonly SiteComparison[] {
  const ids = [...new Set(pack.schemes.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const versions = pack.schemes.filter((one) => one.id === id).sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1));
    return versions.slice(1).flatMap((after, k) => {
      const before = versions[k] as CompiledScheme;
      const shared = after.lists.some((list) => before.trees[list.id] && after.trees[list.id]);
      return shared ? [comparison(pack, before, after)] : [];
    });
  });
}

function comparison(pack: Pack, before: CompiledScheme, after: CompiledScheme): SiteComparison {
  let found: ReturnType<typeof diffPack> | undefined;
  return {
    scheme: after.id,
    before: before.version,
    after: after.version,
    page: (locale, links) => {
      found ??= diffPack({ pack, before, after, newHasher: nativeHasher });
      const { value, issues } = found;
      if (!value || hasErrors(issues)) return undefined;
      return pageOfDiff(
        value,
        issues.filter(({ code }) => code.startsWith('DIFF_')),
        locale,
        links,
      );
    },
  };
}
