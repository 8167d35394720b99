import type { Entry } from './entry.ts';

/** `一、经济发展` → `经济发展`; `（1）河道保洁` → `河道保洁`. */
export function plainTitle(text: string): string {
  const bare = text
    .replace(/^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳])\s*/u, '')
    .trim();
  return bare === '' ? text.trim() : bare;
}

/** What tells parts of one indicator apart: the first words of their definition or criterion. */
export function partTitle(entry: Entry): string {
  const words = entry.texts.get('definition')?.[0]?.text ?? entry.texts.get('criterion')?.[0]?.text ?? '';
  const first = /^[^，,；;。]{2,24}/u.exec(words)?.[0];
  return first === undefined ? entry.title : `${entry.title}：${first}`;
}
