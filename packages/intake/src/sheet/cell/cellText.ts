const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
const CONTROLS = /\r\n|[\u0000-\u001f\u007f\u2028\u2029]/g;
const ESCAPES = /_x([0-9a-fA-F]{4})_/g;

/**
 * The text of a cell in one line: `_x000D_` escapes resolved, line breaks and other control characters as spaces. Rule: SHEET-4.
 * Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
 */
export function cellText(text: string): string {
  const plain = text.includes('_x') ? text.replace(ESCAPES, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
  return CONTROL.test(plain) ? plain.replace(CONTROLS, ' ') : plain;
}
