import type { MissingRule } from '@kedu/scheme';
import { missingWords } from './criterionWords.ts';
import { type FieldPlace, unreadable } from './fields.ts';
import type { LayoutCell } from './layout.ts';
import { GROUPS } from './words.ts';

/** What stands in for a missing value, in words that are read back. Rule: LAYOUT-3. */
export function missingCell(rule: MissingRule, place: FieldPlace): LayoutCell {
  return {
    value: missingWords(rule),
    style: 'input',
    read: (text) => {
      if (text === '') return place.take();
      const value = readMissing(text);
      return value === undefined ? unreadable(text, 'missing_rule') : place.put(value);
    },
  };
}

/** A rule as YAML writes it: 取同类均值 → { mean_of: class }; undefined where the words say none. */
export function readMissing(text: string): unknown {
  if (text === '权重分给其他项') return 'reweight';
  if (text === '不予计分') return 'refuse';
  const reason = /^计零分[：:]\s*(.+)$/.exec(text)?.[1];
  if (reason !== undefined) return { zero: reason };
  const months = /^沿用(\d+)个月内的前值$/.exec(text)?.[1];
  if (months !== undefined && Number(months) > 0) return { last_value: { up_to: `${Number(months)}m` } };
  const within = /^取前后(\d+)个月内两值的直线值$/.exec(text)?.[1];
  if (within !== undefined && Number(within) > 0) return { interpolate: { within: `${Number(within)}m` } };
  const [, group, ofValues, way, over] = /^取(.+?)(数值的)?(均值|中位数)(?:〔(.+)〕)?$/.exec(text) ?? [];
  if (group === undefined) return undefined;
  const name = Object.entries(GROUPS).find(([, word]) => word === group)?.[0] ?? group;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) return undefined;
  return { [`${way === '均值' ? 'mean' : 'median'}_${ofValues ? 'value_' : ''}of`]: name, ...(over === undefined ? {} : { over }) };
}
