import type { ReactNode } from 'react';
import { useLanguage } from './language.ts';

const HAN = /[\u3400-\u9fff]/;

/**
 * What people or the rule book wrote: marked as Chinese where it is, and the page is not, so that it is read out and set as such.
 *
 * Example: on an English page 连海市 becomes <span lang="zh-CN">连海市</span>; Lianhai stays as it is.
 */
export function Datum({ children }: { readonly children: string | undefined }): ReactNode {
  const tongue = useLanguage();
  return children !== undefined && tongueOf(children, tongue) ? <span lang="zh-CN">{children}</span> : children;
}

/** The language to mark a text with, for elements that hold nothing but text (`option`); undefined where it is that of the page. */
export function tongueOf(text: string, page: 'zh' | 'en'): 'zh-CN' | undefined {
  return page === 'en' && HAN.test(text) ? 'zh-CN' : undefined;
}
