import { inLocale, type Locale, nearest } from '@kedu/model';
import { type ClauseEntry, clauseTable } from '@kedu/runner';
import { clausesWords } from '../clauses/words.ts';
import { EXIT, exitCodeOf, type ExitCode } from '../exitCode.ts';
import { loadPack, showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';
import { paintFor } from '../terminal/paint.ts';

/**
 * `kedu clauses PACK [CLAUSE]`: every clause of the regulation with the lines that carry it out.
 *
 * Rule: PACK-10. Exit code (OUT-10): 1 where a clause is carried out by nothing, or the clause asked for does not exist.
 */
export function clauses(asked: string, clause: string | undefined, io: Io, locale: Locale): ExitCode {
  const words = clausesWords(locale);
  const { pack, issues, folder } = loadPack(asked, io, locale);
  if (!pack || pack.schemes.length === 0) {
    io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
    return exitCodeOf(issues);
  }
  const table = clauseTable(pack);
  if (table.length === 0) {
    io.out(`${words.nothing}\n`);
    return EXIT.ok;
  }
  const shown = clause === undefined ? table : table.filter((entry) => entry.clause === clause || entry.clause.startsWith(`${clause}.`));
  if (shown.length === 0) {
    const near = nearest(
      clause ?? '',
      table.map((entry) => entry.clause),
    );
    io.err(`${words.unknown(clause ?? '', near)}\n`);
    return EXIT.problems;
  }
  const paint = paintFor(io);
  const regulations = [...new Set(shown.map(({ regulation }) => regulation))];
  for (const regulation of regulations) {
    io.out(`${paint.strong(regulation)}\n`);
    for (const entry of shown)
      if (entry.regulation === regulation) io.out(`${paint.strong(`${entry.clause} ${entry.heading}`)}\n${lines(entry, locale)}`);
  }
  const ruled = shown.filter(({ rules }) => rules.length > 0).length;
  const explained = shown.filter(({ rules, carriedOut }) => rules.length === 0 && carriedOut !== undefined).length;
  const open = shown.length - ruled - explained;
  io.out(`${words.summary(shown.length, ruled, explained, open)}\n`);
  return open > 0 ? EXIT.problems : EXIT.ok;
}

function lines({ rules, carriedOut }: ClauseEntry, locale: Locale): string {
  const words = clausesWords(locale);
  const places = [...new Set(rules.map(({ place }) => `${place.file ?? ''}:${place.line ?? ''}`))];
  const cited = places.map((at) => {
    const here = rules.filter(({ place }) => `${place.file ?? ''}:${place.line ?? ''}` === at);
    const schemes = [...new Set(here.flatMap((rule) => rule.schemes))].join(', ');
    const [first = ''] = here.map(({ title }) => inLocale(title, locale));
    return `  ${at}  ${here.length > 1 ? words.several(first, here.length) : first}  (${schemes})\n`;
  });
  const explained = carriedOut ? [`  ${inLocale(carriedOut, locale)}\n`] : [];
  return [...cited, ...explained, ...(cited.length + explained.length === 0 ? [`  ${words.open}\n`] : [])].join('');
}
