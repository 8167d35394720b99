import type { LocalizedText, Place } from '@kedu/model';
import type { CompiledScheme } from './compiled.ts';

/** A rule of a scheme that cites a clause of the regulation, and where it is written. */
export interface RuleClause {
  readonly clause: string;
  /** Title of the rule, or of what it belongs to. */
  readonly title: LocalizedText;
  readonly place: Place;
}

/**
 * Every rule of a scheme that cites a clause, so that a sentence of the regulation leads to the line that carries it out, and back.
 *
 * Shape: sorted by clause (10 after 9), then by file and line; a rule that several clauses share stands once for each. Rule: SCHEME-17.
 * Example: ruleClauses(north)[0] → { clause: '4.2', title: 重点生态功能区, place: { file: 'scheme/2023.yaml', line: 24 } }.
 */
export function ruleClauses(scheme: CompiledScheme): readonly RuleClause[] {
  const found = new Map<string, RuleClause>();
  const walk = (value: unknown, within: { readonly title?: LocalizedText | undefined; readonly place?: Place | undefined }): void => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Map) return;
    if (Array.isArray(value)) {
      for (const one of value) walk(one, within);
      return;
    }
    const fields = value as Readonly<Record<string, unknown>>;
    const here = { title: titleOf(fields) ?? within.title, place: placeOf(fields) ?? within.place };
    if (typeof fields['clause'] === 'string' && here.place) {
      const rule = { clause: fields['clause'], title: here.title ?? { 'zh-CN': '' }, place: here.place };
      found.set(JSON.stringify([rule.clause, rule.place.file, rule.place.line, rule.title]), rule);
    }
    for (const [key, below] of Object.entries(fields)) if (key !== 'clauses') walk(below, here);
  };
  walk(scheme, {});
  return [...found.values()].sort((a, b) => byClause(a.clause, b.clause) || byPlace(a.place, b.place));
}

function titleOf({ title, name, id }: Readonly<Record<string, unknown>>): LocalizedText | undefined {
  if (typeof title === 'object' && title !== null && 'zh-CN' in title) return title as LocalizedText;
  const word = typeof name === 'string' ? name : id;
  return typeof word === 'string' ? { 'zh-CN': word } : undefined;
}

function placeOf({ place }: Readonly<Record<string, unknown>>): Place | undefined {
  return typeof place === 'object' && place !== null ? (place as Place) : undefined;
}

/** `9.2` before `10`, `4.2` before `4.10`; what is no number by its signs. */
export function byClause(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const [p = '', q = ''] = [x[i], y[i]];
    const difference = Number(p) - Number(q);
    if (!Number.isNaN(difference) && p !== '' && q !== '' && difference !== 0) return difference;
    if (p !== q) return p < q ? -1 : 1;
  }
  return 0;
}

function byPlace(a: Place, b: Place): number {
  const [x, y] = [a.file ?? '', b.file ?? ''];
  return x < y ? -1 : x > y ? 1 : (a.line ?? 0) - (b.line ?? 0);
}
