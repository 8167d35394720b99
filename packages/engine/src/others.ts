import { type Column, type LocalizedText, missingCode, quantaToNumber } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';
import type { Trace } from './assess.ts';
import { outline } from './explain/outline.ts';
import type { OtherList, OtherRun } from './otherRun.ts';
import type { ListResult } from './result.ts';

/** What is asked of a scheme: a list, and the total ('') or a part of its tree. */
export interface AskedResult {
  readonly list: string;
  readonly part: string;
}

/**
 * A run as other schemes of its pack may use it.
 *
 * Shape: of the lists asked for all members, in order of their IDs. A part that the tree has not is left out. Reasons are worked out when they are asked for.
 * Rule: FROM-2, FROM-7. Errors: none; names are checked when the pack is opened.
 * Example: asOtherRun(trace, [{ list: 'towns', part: '' }]).lists[0].results[0].value → the totals.
 */
export function asOtherRun(trace: Trace, asked: readonly AskedResult[]): OtherRun {
  const { scheme } = trace.input;
  const { run, period, lists } = trace.assessment;
  const ids = new Set(asked.map(({ list }) => list));
  return {
    scheme: scheme.id,
    title: scheme.title,
    period,
    result: run.result,
    lists: lists.filter(({ list }) => ids.has(list)).map((result) => otherList(trace, scheme, result, asked)),
  };
}

function otherList(trace: Trace, scheme: CompiledScheme, result: ListResult, asked: readonly AskedResult[]): OtherList {
  const parts = [...new Set(asked.filter(({ list }) => list === result.list).map(({ part }) => part))].sort();
  return {
    list: result.list,
    title: scheme.lists.find(({ id }) => id === result.list)?.title ?? { 'zh-CN': result.list },
    unitIds: [...result.members].map((unit) => trace.enrolment.units[unit]?.id ?? ''),
    results: parts.flatMap((part) => {
      const value = part === '' ? totals(result, scheme.rounding.total.places) : partScores(result, part);
      const title = part === '' ? undefined : titleAt(scheme.trees[result.list], part);
      return value ? [{ part, title, value, why: (member: number) => outline(trace, { list: result.list, member }, part) }] : [];
    }),
  };
}

function titleAt(part: Part | undefined, path: string): LocalizedText | undefined {
  if (!part || part.path === path) return part?.title;
  return part.type === 'composite' ? part.parts.map((child) => titleAt(child, path)).find((title) => title !== undefined) : undefined;
}

const UNDEFINED = missingCode('undefined');

function totals({ score, members, parts }: ListResult, places: number): Column {
  const root = parts.get('')?.score.missing;
  return {
    values: score.map((quanta) => (Number.isNaN(quanta) ? Number.NaN : quantaToNumber(quanta, places))),
    missing: Uint8Array.from(score, (quanta, k) => (Number.isNaN(quanta) ? root?.[members[k] as number] || UNDEFINED : 0)),
  };
}

function partScores({ members, parts }: ListResult, path: string): Column | undefined {
  const score = parts.get(path)?.score;
  return (
    score && {
      values: Float64Array.from(members, (unit) => score.values[unit] as number),
      missing: Uint8Array.from(members, (unit) => score.missing[unit] as number),
    }
  );
}
