import type { Issue, Locale } from '@kedu/model';
import { wordsOf } from '../words.ts';
import type { Io } from '../terminal/io.ts';
import { showIssue } from '../terminal/issues.ts';
import { paintFor } from '../terminal/paint.ts';

/** Issues about logs for the terminal; folders are named as they were asked for, not where the machine keeps them. */
export function showProofIssues(
  issues: readonly Issue[],
  { io, locale }: { readonly io: Io; readonly locale: Locale },
  path = '',
  asked = '',
): string {
  const options = {
    locale,
    paint: paintFor({ ...io, outIsTerminal: io.errIsTerminal }),
    width: io.columns,
    prefix: '',
    lineOf: () => undefined,
  };
  const named = (text: string): string => (path === '' ? text : text.replaceAll(path, asked));
  const shown = issues.map(
    ({ place, args, ...issue }): Issue => ({
      ...issue,
      place: { ...place, ...(place.file === undefined ? {} : { file: named(place.file) }) },
      args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? named(value) : value])),
    }),
  );
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const { severity } of issues) counts[severity] += 1;
  return `${shown.map((issue) => `${showIssue(issue, options)}\n`).join('')}${wordsOf(locale).summary(counts)}\n`;
}
