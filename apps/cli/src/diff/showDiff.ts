import type { ListContributions, UnitContributions } from '@kedu/engine';
import {
  cautionMark,
  changePath,
  classWeights,
  contributionLetters,
  contributionText,
  crossingText,
  determinationsAside,
  diffSentences,
  groupName,
  periodName,
  ruleLines,
  signedQuanta,
  standardErrorText,
  wordOf,
} from '@kedu/messages';
import { formatQuanta, inLocale, type Locale } from '@kedu/model';
import type { DiffResult } from '@kedu/runner';
import type { Paint } from '../terminal/paint.ts';
import { groupHead, table } from '../terminal/table.ts';
import { visible } from '../terminal/width.ts';
import { type DiffTitles, diffTitles } from './diffTitles.ts';
import { showProposals, unitProposals } from './showProposals.ts';
import { diffWords } from './words.ts';

/** Longest rule that is written out on a line; longer ones are cut, the page and --json have them whole. */
const RULE_LENGTH = 64;

/** A comparison for the terminal: rules, then list by list the sentences, who moves and why. Rule: DIFF-1 to DIFF-4. */
export function showDiff(result: DiffResult, locale: Locale, paint: Paint): string {
  const words = diffWords(locale);
  const { before, after, diff, lists, period, same } = result;
  const [a, b] = [before, after].map(({ scheme }) => `${scheme.id}@${scheme.version}`) as [string, string];
  const titles = diffTitles(result, locale);
  const inForce = [diff.inForce.before, diff.inForce.after].map(({ from, until }, k) => words.inForce([a, b][k] ?? '', from, until));
  const lines = [
    paint.strong(words.heading(a, b, periodName(period.id, locale))),
    paint.faint(inForce.join(locale === 'en' ? '; ' : '；')),
    '',
  ];
  if (diff.groups.length === 0) lines.push(words.none, ...(same ? [`${words.same} ${after.assessment.run.result}`] : []));
  else lines.push(paint.strong(words.rules), ...showRules(result, locale, paint));
  if (diff.wording > 0) lines.push(words.wording(diff.wording));
  const text = `${lines.map(visible).join('\n')}\n`;
  if (diff.groups.length === 0) return text;
  const listed = locale === 'en' ? ', ' : '、';
  const aside = determinationsAside(result, locale, titles.grade);
  const only = [
    ...(aside === undefined ? [] : [visible(aside)]),
    ...(result.onlyBefore.length > 0 ? [words.onlyIn(a, result.onlyBefore.map(titles.list).join(listed))] : []),
    ...(result.onlyAfter.length > 0 ? [words.onlyIn(b, result.onlyAfter.map(titles.list).join(listed))] : []),
  ];
  return `${text}${lists.map((list) => `\n${showList(list, titles, locale, paint)}`).join('')}${showProposals(result, titles, locale, paint)}${only.map((line) => `${line}\n`).join('')}`;
}

function showRules(result: DiffResult, locale: Locale, paint: Paint): readonly string[] {
  const { scoreless } = diffWords(locale);
  const { diff } = result;
  const titles = diffTitles(result, locale);
  const { read, titleOf } = titles;
  // As on the page: first the changes on which scores depend.
  const groups = [...diff.groups.filter((group) => group.lists.length > 0), ...diff.groups.filter((group) => group.lists.length === 0)];
  return groups.flatMap((group) => {
    const letter = titles.letters.get(group.id);
    const note = group.lists.length === 0 ? scoreless : cautionMark(titles.cautions.get(group.id), locale);
    const lines = group.changes.map((change) => {
      const how = change.how === 'changed' ? '' : `${wordOf('change_how', change.how, locale)} `;
      const [from, to] = (['before', 'after'] as const).map((at) => cut(ruleLines(change, at, titles).join(locale === 'en' ? '; ' : '；')));
      const classes = classWeights(change, titleOf, locale)?.map((one) => `${one.title} ${one.before} → ${one.after}`);
      const ruled = classes?.join(locale === 'en' ? '; ' : '；') ?? `${from} → ${to}`;
      const clause = change.after?.clause ?? change.before?.clause;
      return `${how}${changePath(change, locale, read)}${locale === 'en' ? ': ' : '：'}${ruled}${clause === undefined ? '' : ` §${clause}`}`;
    });
    if (lines.length === 1 && letter === undefined) return [`  · ${lines[0]}${note}`];
    return [`  ${letter ?? '·'} ${groupName(group, locale, read)}${note}`, ...lines.map((line) => paint.faint(`      ${line}`))];
  });
}

function cut(text: string): string {
  return text.length <= RULE_LENGTH ? text : `${text.slice(0, RULE_LENGTH - 1)}…`;
}

function showList(list: ListContributions, titles: DiffTitles, locale: Locale, paint: Paint): string {
  const words = diffWords(locale);
  const title = titles.list(list.list);
  const sentences = diffSentences(list, { locale, read: titles.read, list: title, grade: titles.grade, cautions: titles.cautions });
  const moved = list.units.filter(({ before, after, rankBefore, rankAfter }) => !Object.is(before, after) || rankBefore !== rankAfter);
  const head = [paint.strong(title), ...sentences.map((one) => `  ${one}`)].map((line) => `${visible(line)}\n`).join('');
  if (moved.length === 0) return head;
  const columns = [
    { heading: words.columns.rank, align: 'right' },
    { heading: words.columns.unit },
    { heading: words.columns.score, align: 'right' },
    { heading: words.columns.by, align: 'right' },
    { heading: words.columns.why },
  ] as const;
  const groups = new Set(moved.map(({ group }) => group));
  const rows = [...moved].sort(inRank).flatMap((unit, i, sorted) => {
    const cells = unitCells(unit, list, titles).map(visible);
    const isFirst = groups.size > 1 && (i === 0 || sorted[i - 1]?.group !== unit.group);
    return isFirst ? [['', groupHead(visible(titles.group(list.list, unit.group))), '', '', ''], cells] : [cells];
  });
  const rest = list.units.length - moved.length;
  const counted =
    list.groups.length < 2
      ? ''
      : `${words.average(list.orders, list.method === 'all_orders', standardErrorText(list.standardError, list.places))}\n`;
  const legend = list.groups
    .map(
      (group) =>
        `  ${titles.letters.get(group.id) ?? ''} ${visible(groupName(group, locale, titles.read))}${cautionMark(titles.cautions.get(group.id), locale)}\n`,
    )
    .join('');
  return `${head}${legend}${table(columns, rows, paint.faint)}${rest > 0 ? `${words.unmoved(rest)}\n` : ''}${counted}`;
}

function inRank(a: UnitContributions, b: UnitContributions): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1;
  return (a.rankAfter || Number.POSITIVE_INFINITY) - (b.rankAfter || Number.POSITIVE_INFINITY) || (a.unitId < b.unitId ? -1 : 1);
}

function unitCells(unit: UnitContributions, list: ListContributions, { locale, letters }: DiffTitles): readonly string[] {
  const { rankBefore, rankAfter, before, after, name } = unit;
  const places = rankBefore > 0 && rankAfter > 0 ? rankBefore - rankAfter : 0;
  const arrow = places === 0 ? '' : ` ${places > 0 ? '↑' : '↓'}${Math.abs(places)}`;
  const score = (quanta: number): string => (Number.isNaN(quanta) ? '—' : formatQuanta(quanta, list.places));
  const by = after - before;
  return [
    `${rankBefore || '—'} → ${rankAfter || '—'}${arrow}`,
    inLocale(name, locale),
    `${score(before)} → ${score(after)}`,
    Number.isNaN(by) ? '—' : signedQuanta(by, list.places),
    contributionLetters(unit, list, letters),
  ];
}

/** What the assessed unit is told: its own line in every list that holds it. Rule: DIFF-6. */
export function showUnit(
  result: DiffResult,
  found: readonly { readonly list: ListContributions; readonly unit: UnitContributions }[],
  locale: Locale,
): string {
  const words = diffWords(locale);
  const titles = diffTitles(result, locale);
  const [a, b] = [result.before, result.after].map(({ scheme }) => `${scheme.id}@${scheme.version}`) as [string, string];
  const lines = found.flatMap(({ list, unit }) => {
    const [rank, name, score, by] = unitCells(unit, list, titles) as [string, string, string, string];
    const why = contributionText(unit, list, { locale, read: titles.read });
    const crossing = crossingText(unit, list, { locale, read: titles.read });
    const grades = [unit.gradeBefore, unit.gradeAfter].map((id) => (id === '' ? '—' : titles.grade(id)));
    const parts = [
      `${words.columns.rank} ${rank}`,
      `${words.columns.score} ${score}`,
      ...(grades[0] === grades[1] ? [] : [`${grades[0]} → ${grades[1]}`]),
      ...(why === '' ? [words.unitUnmoved] : [`${by} = ${why}`]),
      ...(crossing === '' ? [] : [crossing]),
    ];
    const called = locale === 'en' ? `${name} (${titles.list(list.list)})` : `${name}（${titles.list(list.list)}）`;
    return [called, ...parts.map((part) => `  ${part}`)];
  });
  const proposed = unitProposals(
    result,
    found.map(({ unit }) => unit.unitId),
    titles,
    locale,
  );
  if (proposed.length > 0) lines.push(words.proposals, ...proposed.map((line) => `  ${line}`));
  return `${[words.heading(a, b, periodName(result.period.id, locale)), '', ...lines].map(visible).join('\n')}\n`;
}
