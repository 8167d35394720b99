import type { BundleLevel } from '@kedu/bundle';
import { periodName, wordOf } from '@kedu/messages';
import type { Locale, LocalizedText } from '@kedu/model';

/** What a bundle is of, as far as the name of its file tells. */
export interface NamedBundle {
  readonly authority: LocalizedText;
  readonly scheme: LocalizedText;
  readonly period: string;
  readonly level: BundleLevel;
  readonly isExample: boolean;
}

/** Most bytes of a part: file systems take 255 for a name. */
const MOST = 80;

const EXAMPLE: Readonly<Record<Locale, string>> = { 'zh-CN': '示例数据', en: 'example data' };

/**
 * The name of the file of a bundle: of whom, what, when and for whom it is, of letters, digits and hyphens alone.
 *
 * Rule: RUNNING-12. Example: 北原省-2024年度目标绩效考核方案-2024年度-社会公开.zip.
 */
export function bundleName({ authority, scheme, period, level, isExample }: NamedBundle, locale: Locale): string {
  const said = (title: LocalizedText): string => (locale === 'en' ? (title.en ?? title['zh-CN']) : title['zh-CN']);
  const parts = [
    said(authority),
    said(scheme),
    periodName(period, locale),
    wordOf('disclosure_level', level, locale),
    ...(isExample ? [EXAMPLE[locale]] : []),
  ];
  return `${parts.map(plain).join('-')}.zip`;
}

function plain(text: string): string {
  let name = '';
  for (const sign of text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-')) {
    if (Buffer.byteLength(name + sign) > MOST) break;
    name += sign;
  }
  return name.replace(/^-|-$/g, '');
}
