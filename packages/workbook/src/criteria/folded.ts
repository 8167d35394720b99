/** A text without width and spaces, with the place of each character in the original. */
export interface Folded {
  readonly text: string;
  /** Index in the original of character i; one more entry for the end. */
  readonly at: readonly number[];
}

/** A stretch of the original text; the end is not in it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SAME: Readonly<Record<string, string>> = {
  '－': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '〜': '~',
  '∼': '~',
  '％': '%',
  '﹪': '%',
  '✕': '×',
  '✖': '×',
  '＊': '×',
  '*': '×',
  '／': '/',
  '÷': '/',
  '〈': '<',
  '〉': '>',
  '﹤': '<',
  '﹥': '>',
  '⩾': '≥',
  '≧': '≥',
  '⩽': '≤',
  '≦': '≤',
  '【': '(',
  '】': ')',
  '〔': '(',
  '〕': ')',
  〇: '零',
  '“': '',
  '”': '',
  '"': '',
  其它: '其他',
};

/**
 * Full-width letters and signs as ASCII, variants of one sign as one, spaces and quotation marks left out.
 *
 * Rule: CRITERIA-1. Example: fold('每低１ 个百分点').text → '每低1个百分点'.
 */
export function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < original.length; i += 1) {
    const sign = original[i] as string;
    const known = SAME[sign];
    const code = original.charCodeAt(i);
    const plain = known ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign);
    const shown = SAME[plain] ?? plain;
    if (shown === '' || /\s/u.test(shown)) continue;
    text += shown;
    at.push(i);
  }
  at.push(original.length);
  return { text, at };
}

/** The stretch of the original that a stretch of the folded text came from. */
export function spanOf(original: string, folded: Folded, start: number, end: number): Span {
  const from = folded.at[start] ?? original.length;
  const to = end > start ? (folded.at[end - 1] ?? original.length - 1) + 1 : from;
  return { start: from, end: to, text: original.slice(from, to) };
}
