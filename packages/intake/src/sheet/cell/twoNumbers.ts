const NUMBER = String.raw`[+-]?\d+(?:,\d{3})*(?:\.\d+)?\s*[%‰]?`;
const PAIRS: readonly RegExp[] = [
  new RegExp(`^(${NUMBER})\\s*\\(\\s*(${NUMBER})\\s*\\)$`),
  new RegExp(`^(${NUMBER})\\s*[/、;；|]\\s*(${NUMBER})$`),
  new RegExp(`^(${NUMBER})\\s*(?:-|–|—|~|至|到)\\s*(${NUMBER})$`),
  new RegExp(`^(${NUMBER})\\s+(${NUMBER})$`),
];

/**
 * The two numbers of a cell that should hold one value, as written; undefined where there are not two.
 *
 * `12/15`, `12（15）`, `3-5`, `12、15`, `80%~90%`, `12 15`; full-width digits and signs are understood. A number in groups of three by spaces or commas is one
 * number, and a day or a month (`2023-05-31`, `2023/5`, `2023-05`) is a date. The reader of values asks this of cells that are no number.
 * Rule: SHEET-10 (docs/spec/sheets.md).
 * Example: twoNumbers('12（15）') → ['12', '15']; twoNumbers('1 234') → undefined.
 */
export function twoNumbers(text: string): readonly [string, string] | undefined {
  const plain = folded(text).trim();
  if (plain.length > 80 || isDate(plain) || /^[+-]?\d{1,3}(?:\s\d{3})+(?:\.\d+)?$/.test(plain)) return undefined;
  for (const pair of PAIRS) {
    const match = pair.exec(plain);
    if (match) return [(match[1] as string).trim(), (match[2] as string).trim()];
  }
  return undefined;
}

function isDate(text: string): boolean {
  return /^(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12]\d|3[01]))?$/.test(text);
}

/** Full-width digits, signs and brackets as plain ones. */
function folded(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
    .replaceAll('～', '~');
}
