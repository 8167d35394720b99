/**
 * A figure of an answer as people read it: grouped, at most so many decimals, the sign of minus as it is printed.
 *
 * Example: figureIn(12345.678) → 12,345.678; figureIn(-0.5) → −0.5; figureIn(undefined) → —.
 */
export function figureIn(value: number | undefined, places = 3): string {
  if (value === undefined) return '—';
  const text = Math.abs(value)
    .toFixed(places)
    .replace(/\.?0+$/, '');
  const [whole = '0', decimals] = (text === '' ? '0' : places === 0 ? Math.abs(value).toFixed(0) : text).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const number = decimals === undefined ? grouped : `${grouped}.${decimals}`;
  return value < 0 && number !== '0' ? `−${number}` : number;
}

/** The same with its sign: +1.5, −0.3, 0. */
export function signedIn(value: number, places = 2): string {
  const text = figureIn(value, places);
  return value > 0 && text !== '0' ? `+${text}` : text;
}
