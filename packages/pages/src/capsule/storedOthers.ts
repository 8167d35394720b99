import type { Explanation, OtherResult, OtherRun } from '@kedu/engine';
import { type Column, type LocalizedText, periodOf } from '@kedu/model';

/** A run of another scheme as JSON holds it: values, reasons of gaps, and of each member why (FROM-4, CAPSULE-2). */
export interface StoredOther {
  readonly scheme: string;
  readonly title: LocalizedText;
  readonly period: string;
  readonly result: string;
  readonly lists: readonly {
    readonly list: string;
    readonly title: LocalizedText;
    readonly unitIds: readonly string[];
    readonly results: readonly {
      readonly part: string;
      readonly title?: LocalizedText;
      readonly values: readonly (number | null)[];
      readonly missing: readonly number[];
      readonly why: readonly Explanation[];
    }[];
  }[];
}

export function storedOther({ scheme, title, period, result, lists }: OtherRun): StoredOther {
  return {
    scheme,
    title,
    period: period.id,
    result,
    lists: lists.map((list) => ({
      list: list.list,
      title: list.title,
      unitIds: list.unitIds,
      results: list.results.map(({ part, title: own, value, why }) => ({
        part,
        ...(own === undefined ? {} : { title: own }),
        values: Array.from(value.values, (x) => (Number.isNaN(x) ? null : x)),
        missing: [...value.missing],
        why: list.unitIds.map((_, member) => why(member)),
      })),
    })),
  };
}

export function otherOf({ scheme, title, period, result, lists }: StoredOther): OtherRun {
  return {
    scheme,
    title,
    period: periodOf(period),
    result,
    lists: lists.map((list) => ({
      ...list,
      results: list.results.map(({ part, title: own, values, missing, why }): OtherResult => {
        const value: Column = { values: Float64Array.from(values, (x) => x ?? Number.NaN), missing: Uint8Array.from(missing) };
        return { part, title: own, value, why: (member) => reasonsOf(why, member) };
      }),
    })),
  };
}

function reasonsOf(why: readonly Explanation[], member: number): Explanation {
  const found = why[member];
  if (!found) throw new RangeError(`no reasons of member ${member}`);
  return found;
}
