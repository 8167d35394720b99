import { decimalText } from '@kedu/model';
import type { Report } from './report.ts';

/** What people type with a Chinese keyboard or after another language, and what the expression language calls it. */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['「', "'"],
  ['」', "'"],
  ['、', ','],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
  ['『', "'"],
  ['』', "'"],
  ['\u3000', ' '],
  ['\u00A0', ' '],
]);

const OTHER_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['≠', '!='],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['<>', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['**', 'pow(x, y)'],
  ['^', 'pow(x, y)'],
  ['===', '=='],
  ['!==', '!='],
  ['=', '=='],
  ['&', '&&'],
  ['|', '||'],
]);

const WORD_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['且', '&&'],
  ['或', '||'],
  ['非', '!'],
]);

const STRING = /(["'])(?:(?!\1)[^\\\n])*\1/y;
const TOKENS: readonly (readonly [RegExp, (report: Report, found: string, start: number) => void])[] = [
  [/\/\/.*/y, outside('comment')],
  [/(?:[rRbB](?="""|'''|["'])|"""|''')/y, outside('string_form')],
  [/0[xX][0-9a-fA-F]*/y, outside('hexadecimal')],
  [/\d+[uU](?![A-Za-z0-9_])/y, outside('unsigned')],
  [/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*[%％](?!\s*[A-Za-z0-9_(])/y, percent],
  [/[A-Za-z_][A-Za-z0-9_]*/y, word],
  [/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y, () => undefined],
  [/<>|=>|=<|\*\*|===|!==/y, otherOperator],
  [/<=|>=|==|!=|&&|\|\||[-+*/<>!?:.,()[\]{}% \t\r\n]/y, () => undefined],
  [/[≥≤≠×÷−–—^=&|]/y, otherOperator],
  [/[“‘「『][^”’」』"'\n]*[”’」』"']/y, quotedText],
  [/[\uFF01-\uFF5E“”‘’「」『』、。【】\u3000\u00A0]/y, fullWidth],
  [/[\p{L}\p{N}_]+/uy, text],
];

/**
 * Looks at the characters of an expression before it is parsed, so that the usual slips are named in their own words: the
 * parser would only say that a character is unexpected, and would read `a // b` as `a`.
 *
 * Rule: EXPR-2, EXPR-11 (docs/spec/expressions.md).
 * Errors: EXPR_FULL_WIDTH, EXPR_OPERATOR, EXPR_PERCENT, EXPR_UNQUOTED_TEXT, EXPR_OUTSIDE_PROFILE, EXPR_SYNTAX; all of them at once.
 * Example: `得分 ≥ 60%` → EXPR_UNQUOTED_TEXT at 得分, EXPR_OPERATOR at ≥, EXPR_PERCENT at 60%.
 */
export function checkCharacters(report: Report): void {
  const { source } = report;
  let at = 0;
  while (at < source.length) at += tokenAt(report, source, at);
}

function tokenAt(report: Report, source: string, at: number): number {
  const string = matchAt(STRING, source, at);
  // Two quotes and a third: a triple-quoted text, not an empty one.
  if (string !== undefined && !(string.length === 2 && source[at + 2] === source[at])) return string.length;
  for (const [form, act] of TOKENS) {
    const found = matchAt(form, source, at);
    if (found === undefined || found === '') continue;
    act(report, found, at);
    return found.length;
  }
  return strayCharacter(report, source, at);
}

function matchAt(form: RegExp, source: string, at: number): string | undefined {
  const sticky = new RegExp(form.source, form.flags);
  sticky.lastIndex = at;
  return sticky.exec(source)?.[0];
}

/** A quote that no quote closes, a text with an escape, or a character of no use. Returns how much it takes. */
function strayCharacter(report: Report, source: string, at: number): number {
  const quote = source[at] as string;
  if (quote !== '"' && quote !== "'") {
    report.add('EXPR_SYNTAX', { start: at, end: at + 1 }, { found: quote, reason: 'unexpected' });
    return 1;
  }
  let end = at + 1;
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1;
  end = Math.min(end, source.length);
  const found = source.slice(at, Math.min(end + 1, source.length));
  if (end < source.length && found.includes('\\'))
    report.add('EXPR_OUTSIDE_PROFILE', { start: at, end: end + 1 }, { what: 'escape', found });
  else report.add('EXPR_SYNTAX', { start: at, end }, { found, reason: 'unterminated_string' });
  return Math.max(1, end + 1 - at);
}

function outside(what: string) {
  return (report: Report, found: string, start: number): void => {
    report.add('EXPR_OUTSIDE_PROFILE', { start, end: start + found.length }, { what, found });
  };
}

function percent(report: Report, found: string, start: number): void {
  const expected = decimalText(Number(`${found.replace(/\s*[%％]$/, '')}e-2`));
  report.add('EXPR_PERCENT', { start, end: start + found.length }, { found, expected });
}

function word(report: Report, found: string, start: number): void {
  const expected = WORD_OPERATORS.get(found.toLowerCase());
  // `unit.not` is a name, as is anything after a dot.
  if (expected !== undefined && report.source[start - 1] !== '.') operator(report, found, start, expected);
}

function otherOperator(report: Report, found: string, start: number): void {
  operator(report, found, start, OTHER_OPERATORS.get(found) as string);
}

/** A text between Chinese quotes. */
function quotedText(report: Report, found: string, start: number): void {
  report.add('EXPR_FULL_WIDTH', { start, end: start + found.length }, { found, expected: `'${found.slice(1, -1)}'` });
}

function operator(report: Report, found: string, start: number, expected: string): void {
  report.add('EXPR_OPERATOR', { start, end: start + found.length }, { found, expected });
}

function fullWidth(report: Report, found: string, start: number): void {
  const expected = FULL_WIDTH.get(found) ?? String.fromCharCode(found.charCodeAt(0) - 0xfee0);
  report.add('EXPR_FULL_WIDTH', { start, end: start + found.length }, { found, expected });
}

function text(report: Report, found: string, start: number): void {
  const expected = WORD_OPERATORS.get(found);
  if (expected !== undefined) operator(report, found, start, expected);
  else report.add('EXPR_UNQUOTED_TEXT', { start, end: start + found.length }, { found, expected: `'${found}'` });
}
