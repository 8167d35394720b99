import type { Explanation, OtherList, OtherResult, OtherRun } from '@kedu/engine';
import { LOCALES, type LocalizedText, MISSING_REASONS } from '@kedu/model';
import { entriesOf, type Field, fieldsOf, itemsOf, type Refuse, textOf } from '../fields.ts';
import { numbersOf, periodIn, stored, textsOf, wholesOf } from './fields.ts';

/** A run of another scheme as JSON holds it, without its reasons. Rule: DATA-3. */
export function storedOther({ scheme, title, period, result, lists }: OtherRun): object {
  return {
    scheme,
    title,
    period: period.id,
    result,
    lists: lists.map((list) => ({
      list: list.list,
      title: list.title,
      units: list.unitIds,
      results: list.results.map(({ part, title: own, value }) => ({
        part,
        ...(own === undefined ? {} : { title: own }),
        values: stored(value.values),
        missing: [...value.missing],
      })),
    })),
  };
}

export function otherOf(field: Field, refuse: Refuse): OtherRun {
  const { scheme, title, period, result, lists } = fieldsOf(field, ['scheme', 'title', 'period', 'result', 'lists'], refuse);
  return {
    scheme: textOf(scheme, /./u, refuse),
    title: titleOf(title, refuse),
    period: periodIn(period, refuse),
    result: textOf(result, /^(sha256:[0-9a-f]{64})?$/, refuse),
    lists: itemsOf(lists, refuse).map((item) => listOf(item, refuse)),
  };
}

function listOf(field: Field, refuse: Refuse): OtherList {
  const { list, title, units, results } = fieldsOf(field, ['list', 'title', 'units', 'results'], refuse);
  const unitIds = textsOf(units, refuse);
  return {
    list: textOf(list, /./u, refuse),
    title: titleOf(title, refuse),
    unitIds,
    results: itemsOf(results, refuse).map((item) => resultOf(item, unitIds.length, refuse)),
  };
}

function resultOf(field: Field, size: number, refuse: Refuse): OtherResult {
  const { part, title, values, missing } = fieldsOf(field, ['part', 'values', 'missing'], refuse, ['title']);
  const numbers = numbersOf(values, refuse);
  const reasons = Uint8Array.from(wholesOf(missing, refuse, MISSING_REASONS.length - 1));
  if (numbers.length !== size || reasons.length !== size) refuse('form', values.at, numbers.length);
  return {
    part: textOf(part, /^/, refuse),
    ...(title ? { title: titleOf(title, refuse) } : {}),
    value: { values: numbers, missing: reasons },
    why: noReasons,
  };
}

function noReasons(member: number): Explanation {
  throw new RangeError(`a bundle holds no reasons of the results of other runs (member ${member})`);
}

function titleOf(field: Field, refuse: Refuse): LocalizedText {
  for (const [locale, { value, at }] of entriesOf(field, refuse))
    if (!(LOCALES as readonly string[]).includes(locale) || typeof value !== 'string') refuse('form', at, value);
  const { 'zh-CN': zh } = field.value as { readonly 'zh-CN'?: string };
  return zh === undefined ? refuse('absent', field.at) : (field.value as LocalizedText);
}
