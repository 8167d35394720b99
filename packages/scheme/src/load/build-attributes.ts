import type { AttributeWords } from '../compiled.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { localized } from './linker.ts';

/** Type of each attribute by name, in whichever form it is written (SCHEME-12). */
export function attributeTypes({ attributes }: Pick<SchemeShape, 'attributes'>): Record<string, 'text' | 'number'> {
  return Object.fromEntries(Object.entries(attributes).map(([name, one]) => [name, typeof one === 'string' ? one : one.type]));
}

/**
 * Titles of attributes and of their values, by name; nothing where the scheme gives none, so that such a scheme stays as it was.
 *
 * Rule: SCHEME-12. Errors: none. Example: river: { type: text, title: 流域 } → { river: { title: 流域, values: {} } }.
 */
export function attributeWords({ attributes }: Pick<SchemeShape, 'attributes'>): {
  attributeWords?: Readonly<Record<string, AttributeWords>>;
} {
  const told = Object.entries(attributes).flatMap(([name, one]) => {
    if (typeof one === 'string' || (one.title === undefined && Object.keys(one.values).length === 0)) return [];
    const values = Object.fromEntries(Object.entries(one.values).map(([value, title]) => [value, localized(title)]));
    return [[name, { ...(one.title === undefined ? {} : { title: localized(one.title) }), values }] as const];
  });
  return told.length === 0 ? {} : { attributeWords: Object.fromEntries(told) };
}
