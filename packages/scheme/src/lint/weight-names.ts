import { inLocale, type LocalizedText, titledId } from '@kedu/model';
import type { CompiledScheme, Composite, Part } from '../compiled.ts';

/** A node as people read it, with the name that the file has it by: 经济建设（economy）; of the root the list. */
export function nodeTitle(
  { lists }: Pick<CompiledScheme, 'lists'>,
  list: string,
  { path, title }: Pick<Composite, 'path' | 'title'>,
): LocalizedText {
  return path === '' ? titledId(list, lists.find(({ id }) => id === list)?.title) : titledId(path, title);
}

/** A sum of weights as people read it: 地区生产总值 60 + 投资 30. */
export function sumText(parts: readonly (Pick<Part, 'title'> & { readonly weight: number })[]): LocalizedText {
  const text = (locale: 'zh-CN' | 'en'): string => parts.map(({ title, weight }) => `${inLocale(title, locale)} ${weight}`).join(' + ');
  return { 'zh-CN': text('zh-CN'), en: text('en') };
}
