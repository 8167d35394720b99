import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { indexPage, notFoundPage, type PackEntry, unitAnchor } from '@kedu/pages';
import type { AssessedRun } from '@kedu/runner';
import type { SiteComparison } from './siteComparisons.ts';

/** A run as the site shows it. */
export interface SiteRun {
  readonly run: AssessedRun;
  /** Its report, the same bytes as `kedu report` writes. */
  report(locale: Locale): Promise<string>;
}

/** A pack as the site shows it: its runs, or why it has none. */
export interface SitePack {
  readonly id: string;
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly runs: readonly SiteRun[];
  readonly comparisons?: readonly SiteComparison[] | undefined;
  readonly skipped?: LocalizedText | undefined;
}

/** What a request is answered with: a page of the site, a report, or another address. */
export type Answer =
  | { readonly status: 200 | 404; readonly html: string; readonly isReport?: boolean }
  | { readonly status: 302; readonly location: string };

/**
 * The pages of assessed packs: `/`, `/PACK/SCHEME/PERIOD` and `/PACK/~diff/SCHEME/BEFORE/AFTER`, each with `?lang=en`; `/PACK/SCHEME/PERIOD/LIST/UNIT_CODE` leads to the unit's place in the report.
 *
 * With a base they stand below it: `/reports`. Reports are made on request; nothing outside the given packs can be reached. Rule: OUT-13.
 */
export function siteRoutes(packs: readonly SitePack[], base = ''): (path: string, locale: Locale) => Promise<Answer> {
  return async (path, locale) => {
    const [packId, scheme, period, list, unit, ...rest] = path.split('/').filter(Boolean).map(decodeSafely);
    if (packId === undefined) {
      const entries = packs.map((pack) => entry(pack, locale, base));
      return { status: 200, html: indexPage(entries, href('/', other(locale), base), locale) };
    }
    const pack = packs.find((item) => item.id === packId);
    if (pack && scheme === COMPARE) return compared(pack, [period, list, unit, ...rest], locale, base);
    const found = pack?.runs.find(({ run }) => run.scheme.id === scheme && run.assessment.period.id === period);
    if (!pack || !found || rest.length > 0) return missing(locale, base);
    if (list === undefined) return { status: 200, html: await found.report(locale), isReport: true };
    if (!hasUnit(found.run, list, unit)) return missing(locale, base);
    return { status: 302, location: `${addressOf(pack.id, found.run, locale, base)}${unitAnchor(list, unit ?? '')}` };
  };
}

/** Stands where the ID of a scheme does in the address of a run; no ID holds a tilde. */
const COMPARE = '~diff';

function compared(pack: SitePack, path: readonly (string | undefined)[], locale: Locale, base: string): Answer {
  const [scheme, before, after, ...rest] = path;
  const found = pack.comparisons?.find((one) => one.scheme === scheme && one.before === before && one.after === after);
  const page = found?.page(locale, { home: href('/', locale, base), other: addressOfComparison(pack.id, found, other(locale), base) });
  return page === undefined || rest.some((part) => part !== undefined) ? missing(locale, base) : { status: 200, html: page };
}

function addressOfComparison(pack: string, { scheme, before, after }: SiteComparison, locale: Locale, base: string): string {
  return href(`/${[pack, COMPARE, scheme, before, after].map(encodeURIComponent).join('/')}`, locale, base);
}

function hasUnit({ assessment: { lists, units } }: AssessedRun, list: string, code: string | undefined): boolean {
  return lists.some((one) => one.list === list && one.members.some((index) => units[index]?.code === code));
}

function missing(locale: Locale, base: string): Answer {
  return { status: 404, html: notFoundPage(href('/', locale, base), href('/', other(locale), base), locale) };
}

const other = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');
const href = (path: string, locale: Locale, base: string): string => `${base}${path}${locale === 'en' ? '?lang=en' : ''}`;

/** Addresses are made of what was found, never of the path that was asked for: `//host/…` must not lead to another host. */
function addressOf(pack: string, { scheme, assessment }: AssessedRun, locale: Locale, base: string): string {
  return href(`/${[pack, scheme.id, assessment.period.id].map(encodeURIComponent).join('/')}`, locale, base);
}

function entry(pack: SitePack, locale: Locale, base: string): PackEntry {
  return {
    title: pack.title,
    about: pack.about,
    example: pack.example,
    skipped: pack.skipped && inLocale(pack.skipped, locale),
    comparisons: (pack.comparisons ?? []).map((one) => ({
      href: addressOfComparison(pack.id, one, locale, base),
      before: `${one.scheme}@${one.before}`,
      after: `${one.scheme}@${one.after}`,
    })),
    runs: pack.runs.map(({ run }) => ({
      href: addressOf(pack.id, run, locale, base),
      scheme: run.scheme.title,
      period: run.assessment.period.id,
      units: new Set(run.assessment.lists.flatMap((list) => [...list.members])).size,
    })),
  };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
