import { proposalTexts } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { DiffResult } from '@kedu/runner';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/width.ts';
import type { DiffTitles } from './diffTitles.ts';
import { diffWords } from './words.ts';

/** Rows of a rule that the terminal shows; the page and --json have all. */
const MOST_ROWS = 8;

/** Proposals that differ, rule by rule; '' where none does. Rule: DIFF-2. */
export function showProposals({ proposals }: DiffResult, titles: DiffTitles, locale: Locale, paint: Paint): string {
  if (proposals.length === 0) return '';
  const words = diffWords(locale);
  const lines = proposalTexts(proposals, { locale, read: titles.read, titleOf: titles.titleOf }).flatMap(({ title, summary, rows }) => {
    const told = rows.slice(0, MOST_ROWS).map((row) => paint.faint(visible(`      ${rowText(row, locale)}`)));
    const rest = rows.length - told.length;
    return [
      visible(`  · ${title}${locale === 'en' ? ': ' : '：'}${summary}`),
      ...told,
      ...(rest > 0 ? [`      ${words.moreRows(rest)}`] : []),
    ];
  });
  return `\n${[paint.strong(words.proposals), ...lines].join('\n')}\n`;
}

/** The lines of one unit. */
export function unitProposals(
  { proposals }: DiffResult,
  unitIds: readonly string[],
  titles: DiffTitles,
  locale: Locale,
): readonly string[] {
  const own = proposals.filter(({ unitId }) => unitIds.includes(unitId));
  return proposalTexts(own, { locale, read: titles.read, titleOf: titles.titleOf }).flatMap(({ title, rows }) =>
    rows.map(
      (row) =>
        `${title}${locale === 'en' ? ': ' : '：'}${[row.about, `${row.before} → ${row.after}`].filter((part) => part !== '').join(' ')}`,
    ),
  );
}

type Row = ReturnType<typeof proposalTexts>[number]['rows'][number];

function rowText({ unit, about, before, after }: Row, locale: Locale): string {
  const whom = [unit, about].filter((part) => part !== '').join(' ');
  return `${whom}${locale === 'en' ? ': ' : '：'}${before} → ${after}`;
}
