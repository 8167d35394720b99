import { explain } from '@kedu/engine';
import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { indexPage, notFoundPage, type PackEntry, type RunView, runPage, type SiteLinks, unitPage } from '@kedu/pages';
import type { AssessedRun } from '@kedu/runner';

/** A pack as the site shows it: its runs, or why it has none. */
export interface SitePack {
  readonly id: string;
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly runs: readonly AssessedRun[];
  readonly skipped?: LocalizedText | undefined;
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly html: string;
}

/**
 * The pages of assessed packs: `/`, `/PACK/SCHEME/PERIOD`, `/PACK/SCHEME/PERIOD/LIST/UNIT_CODE`, each with `?lang=en`.
 * Pages are made on request; nothing outside the given packs can be reached.
 */
export function siteRoutes(packs: readonly SitePack[]): (path: string, locale: Locale) => Answer {
  return (path, locale) => {
    const [packId, scheme, period, list, unit, ...rest] = path.split('/').filter(Boolean).map(decodeSafely);
    if (packId === undefined)
      return ok(
        indexPage(
          packs.map((pack) => entry(pack, locale)),
          href('/', other(locale)),
          locale,
        ),
      );
    const pack = packs.find((item) => item.id === packId);
    const run = pack?.runs.find((item) => item.scheme.id === scheme && item.assessment.period.id === period);
    if (!pack || !run || rest.length > 0) return missing(locale);
    const view: RunView = { scheme: run.scheme, assessment: run.assessment, packTitle: pack.title };
    const links = linksOf(pack.id, run, list === undefined ? [] : [list, unit ?? ''], locale);
    if (list === undefined) return ok(runPage(view, links, locale));
    const result = run.assessment.lists.find((item) => item.list === list);
    const member = result ? result.members.findIndex((index) => run.assessment.units[index]?.code === unit) : -1;
    if (member < 0) return missing(locale);
    return ok(unitPage(view, list, member, explain(run.trace, { list, member }), links, locale));
  };
}

const ok = (html: string): Answer => ({ status: 200, html });

function missing(locale: Locale): Answer {
  return { status: 404, html: notFoundPage(href('/', locale), href('/', other(locale)), locale) };
}

const other = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');
const href = (path: string, locale: Locale): string => (locale === 'en' ? `${path}?lang=en` : path);

/** Links are made of what was found, never of the path that was asked for: `//host/…` must not become a link to another host. */
function linksOf(pack: string, { scheme, assessment }: AssessedRun, here: readonly string[], locale: Locale): SiteLinks {
  const to = (language: Locale, parts: readonly string[]): string =>
    href(`/${[pack, scheme.id, assessment.period.id, ...parts].map(encodeURIComponent).join('/')}`, language);
  return { index: href('/', locale), run: to(locale, []), unit: (list, code) => to(locale, [list, code]), other: to(other(locale), here) };
}

function entry(pack: SitePack, locale: Locale): PackEntry {
  return {
    title: pack.title,
    about: pack.about,
    example: pack.example,
    skipped: pack.skipped && inLocale(pack.skipped, locale),
    runs: pack.runs.map((run) => ({
      href: linksOf(pack.id, run, [], locale).run,
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
