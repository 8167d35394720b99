/** Letters of other scripts that are drawn as an ASCII character, once case is folded (after Unicode UTS 39). */
const DRAWN_AS: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іıɩι',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ',
  m: 'м',
  n: 'ոη',
  o: 'оοօσ〇',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гʀ',
  s: 'ѕ',
  t: 'тτ',
  u: 'սυ',
  v: 'ѵν',
  w: 'ԝѡω',
  x: 'хχ',
  y: 'уγү',
  '-': '‐‑‒–—−一ー',
  "'": '‘’ʼʻ',
};

const LOOKS: ReadonlyMap<string, string> = new Map(
  Object.entries(DRAWN_AS).flatMap(([look, letters]) => [...letters].map((letter) => [letter, look] as const)),
);

/**
 * What a path looks like: two paths of one look are told apart by machines and not by people.
 *
 * Case, width and composition (NFKC) are folded, and letters of other scripts that are drawn alike; ASCII letters and digits stay apart.
 * Rule: VERIFY-6. Errors: none. Example: `results/rеsults.csv` with a Cyrillic е looks like `results/results.csv`.
 */
export function lookOf(path: string): string {
  return [...path.normalize('NFKC').toLowerCase()].map((letter) => LOOKS.get(letter) ?? letter).join('');
}
