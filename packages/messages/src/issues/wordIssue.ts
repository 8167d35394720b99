import type { Issue, Locale, Place } from '@kedu/model';
import { fillTemplate, type FormatNumber, plainNumber } from '../template.ts';
import { wordSheet } from '../words/files.ts';
import { ISSUE_WORDS } from './catalogue.ts';

/** A problem in words. Every part is a sentence or a phrase of its own; `link` is relative to the root of the repository. */
export interface WordedIssue {
  readonly what: string;
  readonly found?: string;
  readonly expected?: string;
  readonly why?: string;
  readonly remedy: string;
  readonly link: string;
}

/**
 * A problem in the words of the reader.
 *
 * Shape: one worded issue for one issue; the place is not repeated in it (wordPlace). The clause that makes it matter, where the issue
 * has one, closes `why`. Numbers are written by `format`, by default as the shortest decimal. `reader` is who is told what to do:
 * at a `page` nobody is sent to a command.
 * Errors: RangeError for a code without wording or an argument that is not there (programming faults; tests hold them together).
 * Example: INTAKE_ROW_WIDTH { found: 7, expected: 6 } → what “这一行的列数与列名不符。”, found “7 列”, expected “6 列” …
 */
export function wordIssue(
  issue: Issue,
  locale: Locale,
  format: FormatNumber = plainNumber,
  reader: 'command' | 'page' = 'command',
): WordedIssue {
  const templates = Object.hasOwn(ISSUE_WORDS, issue.code) ? ISSUE_WORDS[issue.code]?.[locale] : undefined;
  if (!templates) throw new RangeError(`no wording for the code ${issue.code}`);
  const fill = (template: string | undefined): string =>
    template === undefined ? '' : fillTemplate(template, issue.args, locale, format).trim();
  const found = fill(templates.found);
  const expected = fill(templates.expected);
  const clause = issue.clause === undefined ? '' : locale === 'zh-CN' ? `依据：第 ${issue.clause} 条。` : `Ground: clause ${issue.clause}.`;
  const why = [fill(templates.why), clause].filter(Boolean).join(locale === 'zh-CN' ? '' : ' ');
  return {
    what: fill(templates.what),
    ...(found === '' ? {} : { found }),
    ...(expected === '' ? {} : { expected }),
    ...(why === '' ? {} : { why }),
    remedy: fill(reader === 'page' ? (templates.onPage ?? templates.remedy) : templates.remedy),
    link: `docs/errors.md#${issue.code.toLowerCase()}`,
  };
}

/** Where a problem is, as people say it: `units.csv 第 3 行第 2 列`, `2023.xlsx 表“经济指标” C12`; '' where nothing is known. */
export function wordPlace(place: Place, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const line = place.line === undefined ? '' : chinese ? ` 第 ${place.line} 行` : ` line ${place.line}`;
  const column =
    place.line === undefined || place.column === undefined ? '' : chinese ? `第 ${place.column} 列` : `, column ${place.column}`;
  const about = [place.unit, place.indicator, place.period].filter((part) => part !== undefined && part !== '').join(' · ');
  const sheet = place.sheet === undefined ? '' : wordSheet(place.sheet, locale);
  const cell = place.cell === undefined ? '' : ` ${place.cell}`;
  return [`${place.file ?? ''}${sheet}${cell}${line}${column}`.trim(), place.path ?? '', about].filter(Boolean).join(chinese ? '，' : ', ');
}

/** The whole problem in one paragraph, for a log or an e-mail: code, what, place, found, expected, why, remedy. */
export function issueParagraph(issue: Issue, locale: Locale, format: FormatNumber = plainNumber): string {
  const { what, found, expected, why, remedy, link } = wordIssue(issue, locale, format);
  const place = wordPlace(issue.place, locale);
  const chinese = locale === 'zh-CN';
  const shown = [
    found && `${chinese ? '现为：' : 'Found: '}${found}`,
    expected && `${chinese ? '应为：' : 'expected: '}${expected}`,
  ].filter(Boolean);
  const parts = [
    `${issue.code}${chinese ? '：' : ': '}${what}`,
    place && (chinese ? `（${place}）` : `(${place})`),
    shown.length > 0 && `${shown.join(chinese ? '；' : '; ')}${chinese ? '。' : '.'}`,
    why,
    remedy,
    link,
  ];
  return parts
    .filter(Boolean)
    .join(chinese ? '' : ' ')
    .replace(link, ` ${link}`)
    .replace(/ {2,}/g, ' ');
}
