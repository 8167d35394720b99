/** One place where a page reads otherwise than it must. */
export interface PageDifference {
  /** Chapter and row in which it stands, as far as there are any. */
  readonly where: string;
  /** What the page says, '' for nothing. */
  readonly written: string;
  /** What it must say, '' for nothing. */
  readonly expected: string;
}

export interface PageDifferences {
  readonly count: number;
  /** The first of them. */
  readonly first: readonly PageDifference[];
}

interface Piece {
  readonly text: string;
  readonly where: string;
}

const LISTED = 20;
/** So many pieces further on is looked for where two pages agree again; beyond it the rest is one difference. */
const REACH = 80;
/** So many pieces must agree for it: more than neighbouring rows of a table have in common. */
const AGREED = 12;
const SHOWN = 80;
/** Longer texts are shown from so many characters before the place where they differ. */
const SENTENCE = 40;
const CONTEXT = 16;

/**
 * Where the markup of a page differs from what it must be: texts, labels, and whatever makes them look otherwise.
 *
 * Shape: in the order of the page; a difference is a text or, where the texts agree, a tag. Rule: CAPSULE-6. Errors: none.
 * Example: pageDifferences('<h2>排名</h2><td>99.98</td>', '<h2>排名</h2><td>99.68</td>') → 1, { where: '排名', written: '99.98', expected: '99.68' }.
 */
export function pageDifferences(written: string, expected: string): PageDifferences {
  const [has, needs] = [piecesOf(written), piecesOf(expected)];
  const first: PageDifference[] = [];
  let count = 0;
  const add = (one: readonly Piece[], other: readonly Piece[], at: number): void => {
    count += 1;
    if (first.length < LISTED) first.push(difference(one, other, needs[at]?.where ?? needs.at(-1)?.where ?? ''));
  };
  let i = 0;
  let j = 0;
  while (i < has.length || j < needs.length) {
    if (has[i]?.text === needs[j]?.text) {
      i += 1;
      j += 1;
      continue;
    }
    const [more, less] = nextAgreement(has, i, needs, j);
    // Pieces changed one by one are told one by one.
    const pairs = more === less && more <= REACH ? more : 0;
    for (let k = 0; k < pairs; k += 1) {
      if (has[i + k]?.text !== needs[j + k]?.text) add(has.slice(i + k, i + k + 1), needs.slice(j + k, j + k + 1), j + k);
    }
    if (pairs === 0) add(has.slice(i, i + more), needs.slice(j, j + less), j);
    i += more;
    j += less;
  }
  return { count, first };
}

/** How many pieces of each to go on until both agree again; one where they go on alike after it; else all that is left. */
function nextAgreement(has: readonly Piece[], i: number, needs: readonly Piece[], j: number): readonly [number, number] {
  const agrees = (a: number, b: number, over: number): boolean => {
    for (let k = 0; k < over; k += 1) if (has[i + a + k]?.text !== needs[j + b + k]?.text) return false;
    return true;
  };
  for (let steps = 1; steps <= 2 * REACH; steps += 1) {
    // A piece changed is likelier than one put in: as many of one as of the other first.
    for (let uneven = steps % 2; uneven <= steps; uneven += 2) {
      for (const a of [(steps + uneven) / 2, (steps - uneven) / 2]) {
        const b = steps - a;
        if (i + a <= has.length && j + b <= needs.length && agrees(a, b, AGREED)) return [a, b];
      }
    }
  }
  return i < has.length && j < needs.length && agrees(1, 1, 1) ? [1, 1] : [has.length - i, needs.length - j];
}

function difference(written: readonly Piece[], expected: readonly Piece[], where: string): PageDifference {
  const texts = [textOf(written), textOf(expected)] as const;
  const tags = (pieces: readonly Piece[]): string => plain(pieces.map(({ text }) => text).join(''));
  const [has, needs] = texts[0] !== texts[1] ? texts : [tags(written), tags(expected)];
  const from = has.length > SENTENCE && needs.length > SENTENCE ? Math.max(0, firstDifference(has, needs) - CONTEXT) : 0;
  return { where, written: shortened(has, from), expected: shortened(needs, from) };
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function textOf(pieces: readonly Piece[]): string {
  const texts = pieces.flatMap(({ text }) => (text.startsWith('<') ? [] : [text]));
  return plain(texts.join(' '));
}

function plain(markup: string): string {
  return markup.replace(/&(?:amp|lt|gt|nbsp|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}

function shortened(text: string, from: number): string {
  return `${from > 0 ? '…' : ''}${text.slice(from, from + SHOWN)}${text.length > from + SHOWN ? '…' : ''}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&quot;': '"' };

/** Tags and texts one by one, each with the chapter and the row in which it stands. */
function piecesOf(markup: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let chapter = '';
  let row = '';
  let into: 'chapter' | 'row' | undefined;
  for (const [piece] of markup.matchAll(/<(?:"[^"]*"|[^">])*>|[^<]+/g)) {
    const text = piece.startsWith('<') ? piece : piece.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    if (/^<h[1-3]\b/.test(text)) [into, chapter, row] = ['chapter', '', ''];
    else if (/^<tr\b|^<section\b|^<\/table/.test(text)) row = '';
    else if (text.startsWith('<th scope="row"')) [into, row] = ['row', ''];
    else if (/^<\/(?:h[1-3]|th)>/.test(text)) into = undefined;
    else if (!text.startsWith('<') && into === 'chapter') chapter += text;
    else if (!text.startsWith('<') && into === 'row') row += text;
    pieces.push({ text, where: [chapter, row].filter((one) => one !== '').join(' · ') });
  }
  return pieces;
}
