import type { DiffResult } from '@kedu/runner';
import { csvDocument, csvText } from '@kedu/runner';
import type { ProposalSide } from '@kedu/engine';
import { changePath, groupName, ruleLines, standardErrorText } from '@kedu/messages';
import { formatQuanta, formatYuan, inLocale, type Locale } from '@kedu/model';
import type { SchemeChange } from '@kedu/scheme';
import { type DiffTitles, diffTitles } from './diffTitles.ts';

/** Columns of the CSV file of a comparison (OUT-21). */
export const DIFF_COLUMNS = [
  'list',
  'unit',
  'code',
  'name',
  'letter',
  'change',
  'changes',
  'points',
  'places',
  'score_before',
  'score_after',
  'rank_before',
  'rank_after',
  'grade_before',
  'grade_after',
  'before',
  'after',
  'period',
  'example',
  'kind',
] as const;

/** Every unit with every change, a row each, then one without change that holds the difference itself. Rule: OUT-21 (docs/spec/output.md). */
export function diffCsv(result: DiffResult, locale: Locale): string {
  const { before, after, period, example } = result;
  const titles = diffTitles(result, locale);
  const versions = [before, after].map(({ scheme }) => csvText(`${scheme.id}@${scheme.version}`));
  return csvDocument(DIFF_COLUMNS, (rows) => {
    for (const { list, units, groups, places } of result.lists) {
      const score = (quanta: number): string => (Number.isNaN(quanta) ? '' : formatQuanta(quanta, places));
      for (const unit of units) {
        const { unitId, code, name, rankBefore, rankAfter, gradeBefore, gradeAfter } = unit;
        const head = [list, unitId, code, inLocale(name, locale)].map(csvText);
        const tail = [
          score(unit.before),
          score(unit.after),
          rankBefore || '',
          rankAfter || '',
          csvText(gradeBefore),
          csvText(gradeAfter),
          ...versions,
          period.id,
          String(example),
          'comparison',
        ];
        const line = (letter: string, id: string, called: string, points: string, gained: string): void =>
          rows.row([...head, letter, csvText(id), csvText(called), points, gained, ...tail].join(','));
        groups.forEach((group, k) => {
          const by = unit.by?.[k];
          line(
            titles.letters.get(group.id) ?? '',
            group.id,
            groupName(group, locale, titles.read),
            by === undefined ? '' : formatQuanta(by, places),
            String(unit.placesBy?.[k] ?? ''),
          );
        });
        const gained = rankBefore > 0 && rankAfter > 0 ? String(rankBefore - rankAfter) : '';
        line('', '', '', score(unit.after - unit.before), gained);
      }
    }
  });
}

/** The shape of `kedu diff --json` (OUT-21). Points are decimals of the total, as text, so that no digit is lost. */
export function diffJson(result: DiffResult, pack: string, locale: Locale): unknown {
  const { before, after, period, example, diff, lists, onlyBefore, onlyAfter, same, proposals } = result;
  const titles = diffTitles(result, locale);
  const identity = ({ scheme, assessment }: DiffResult['before']) => ({
    scheme: scheme.id,
    version: scheme.version,
    in_force: [scheme.inForce.from, scheme.inForce.until ?? null],
    hash: scheme.hash,
    result: assessment.run.result,
  });
  return {
    kedu: { diff: 1 },
    pack,
    example,
    note: 'comparison',
    period: period.id,
    before: identity(before),
    after: identity(after),
    same,
    wording: diff.wording,
    groups: diff.groups.map((group) => ({
      id: group.id,
      letter: titles.letters.get(group.id) ?? null,
      title: groupName(group, locale, titles.read),
      lists: group.lists,
      changes: group.changes.map((change) => ({
        key: change.key,
        kind: change.kind,
        how: change.how,
        path: changePath(change, locale, titles.read),
        before: ruleJson(change, 'before', titles),
        after: ruleJson(change, 'after', titles),
      })),
    })),
    lists: lists.map(({ list, groups, places, orders, method, standardError, units }) => {
      const points = (quanta: number): string | null => (Number.isNaN(quanta) ? null : formatQuanta(quanta, places));
      return {
        list,
        method,
        orders,
        standard_error: standardErrorText(standardError, places),
        changes: groups.map(({ id }) => id),
        units: units.map((unit) => ({
          unit: unit.unitId,
          code: unit.code,
          name: inLocale(unit.name, locale),
          score: [points(unit.before), points(unit.after)],
          rank: [unit.rankBefore || null, unit.rankAfter || null],
          grade: [unit.gradeBefore, unit.gradeAfter],
          class: [unit.classBefore, unit.classAfter],
          member: unit.member,
          points: unit.by?.map((quanta) => formatQuanta(quanta, places)) ?? null,
          places: unit.placesBy ?? null,
          passes: unit.crossings.map(({ unitId, ahead, group }) => ({ unit: unitId, ahead, change: groups[group]?.id ?? null })),
        })),
      };
    }),
    proposals: proposals.map(({ id, how, list, unitId, period: of, rule, action, before: old, after: now }) => ({
      id,
      how,
      list,
      unit: unitId,
      period: of,
      rule,
      action,
      before: sideJson(old),
      after: sideJson(now),
    })),
    only_before: onlyBefore,
    only_after: onlyAfter,
  };
}

/** A rule as the scheme writes it and as people do, whole. */
function ruleJson(change: SchemeChange, at: 'before' | 'after', titles: DiffTitles): unknown {
  const side = change[at];
  if (!side) return null;
  const { written, place, clause } = side;
  return { written, says: ruleLines(change, at, titles), place, ...(clause === undefined ? {} : { clause }) };
}

/** Amounts in yuan, as text. */
function sideJson(side: ProposalSide | undefined): unknown {
  if (!side) return null;
  const { amountFen, savedFen, count, withheldBecause, clause } = side;
  const yuan = (fen: number | undefined): string | null => (fen === undefined ? null : formatYuan(fen));
  return {
    amount: yuan(amountFen),
    saved: yuan(savedFen),
    persons: count ?? null,
    withheld: withheldBecause ?? null,
    clause: clause ?? null,
  };
}
