import type { ListContributions } from '@kedu/engine';
import { inLocale, type Locale, type Period } from '@kedu/model';
import type { Determination } from '@kedu/scheme';

/** The determinations that a comparison leaves aside, and whom it shows. */
export interface AsideOf {
  readonly period: Period;
  readonly lists: readonly Pick<ListContributions, 'list' | 'units'>[];
  readonly determinations: { readonly before?: Determination | undefined; readonly after?: Determination | undefined };
}

/**
 * That neither run of a comparison adopts what a body determined, and whose grade differs by it from that of the official result.
 *
 * Missing: undefined where neither version has a determination. Rule: DIFF-2. Errors: none.
 * Example: 两版都不采用审定，等次和哈希可能与正式结果不同：朝原市 良好（审定为一般）。
 */
export function determinationsAside(
  { period, lists, determinations }: AsideOf,
  locale: Locale,
  grade: (id: string) => string,
): string | undefined {
  const english = locale === 'en';
  const { before, after } = determinations;
  if (!before && !after) return undefined;
  const told = (['before', 'after'] as const).flatMap((side) =>
    (determinations[side]?.rows ?? []).flatMap((row) => {
      if (row.item !== 'grade' || row.period !== period.id) return [];
      const unit = lists.find(({ list }) => list === row.list)?.units.find(({ code }) => code === row.unitCode);
      const found = side === 'before' ? unit?.gradeBefore : unit?.gradeAfter;
      if (!unit || found === undefined || found === row.to) return [];
      const [from, to] = [found === '' ? '—' : grade(found), grade(row.to)];
      return [
        english ? `${inLocale(unit.name, locale)} ${from} (determined: ${to})` : `${inLocale(unit.name, locale)} ${from}（审定为${to}）`,
      ];
    }),
  );
  const names = [...new Set(told)];
  if (english)
    return `Neither version adopts determinations, so that grades and hashes may differ from those of the official result${names.length > 0 ? `: ${names.join('; ')}` : ''}.`;
  return `两版都不采用审定，等次和哈希可能与正式结果不同${names.length > 0 ? `：${names.join('；')}` : ''}。`;
}
