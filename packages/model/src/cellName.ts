/** Letters of a column, from 1: columnName(28) → 'AB'. */
export function columnName(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Number of a column, from 1; undefined where the text is no column: columnNumber('AB') → 28. */
export function columnNumber(letters: string): number | undefined {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A cell as spreadsheets name it, row and column from 1: cellName(12, 3) → 'C12'. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}
