import { exp, ln, MISSING_REASONS } from '@kedu/model';

const REASONS: readonly string[] = MISSING_REASONS;
const COMPARISONS: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/**
 * A pocket calculator for the arithmetic that explanations print: numbers, + − × ÷, brackets, min, max, exp, ln, sqrt. From left to right, × and ÷ before
 * + and −, as float64. Throws where the text is no arithmetic, so that a test on a broken text fails.
 */
export function calculate(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[a-z_]+|'[^']*'|[<>=!]=|\S/g) ?? [];
  let at = 0;
  const take = (expected?: string): string => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new SyntaxError(`${text}: expected ${expected ?? 'more'} at ${at}, found ${token ?? 'the end'}`);
    at += 1;
    return token;
  };
  const series = (operand: () => number, steps: Readonly<Record<string, (a: number, b: number) => number>>): number => {
    let result = operand();
    while (steps[tokens[at] ?? '']) result = steps[take()]!(result, operand());
    return result;
  };
  const sum = (): number => series(product, { '+': (a, b) => a + b, '−': (a, b) => a - b });
  const product = (): number => series(operand, { '×': (a, b) => a * b, '÷': (a, b) => a / b });
  const list = (): number[] => {
    take('(');
    const values = [choice()];
    while (tokens[at] === ',') {
      take(',');
      values.push(choice());
    }
    take(')');
    return values;
  };
  /** `a < b ? x : y`; the side that is not chosen may be missing. */
  const choice = (): number => {
    const from = at;
    const quoted = tokens[at]?.startsWith("'") ? take() : undefined;
    const left = quoted ?? sum();
    const compare = COMPARISONS[tokens[at] ?? ''];
    if (!compare) {
      if (quoted !== undefined) throw new SyntaxError(`${text}: a text by itself at ${from}`);
      if (tokens[at] !== '?') return left as number;
    } else take();
    const holds = compare ? compare(left, tokens[at]?.startsWith("'") ? take() : sum()) : left === 1;
    if (tokens[at] !== '?') return holds ? 1 : 0;
    take('?');
    const yes = choice();
    take(':');
    const no = choice();
    return holds ? yes : no;
  };
  const operand = (): number => {
    const token = take();
    // A missing value is no number: whatever is computed with it is none either.
    if (REASONS.includes(token) && token !== 'present') return Number.NaN;
    if (/^\d/.test(token)) return Number(token);
    if (token === '−') return -operand();
    if (token === '(') {
      const inner = choice();
      take(')');
      return inner;
    }
    const functions: Readonly<Record<string, (...values: number[]) => number>> = {
      min: Math.min,
      max: Math.max,
      abs: Math.abs,
      exp: (x) => exp(x),
      ln: (x) => ln(x),
      sqrt: Math.sqrt,
      is_missing: (x) => (Number.isNaN(x) ? 1 : 0),
      coalesce: (...values) => values.find((x) => !Number.isNaN(x)) ?? Number.NaN,
    };
    const called = functions[token];
    if (!called) throw new SyntaxError(`${text}: ${token} is no number and no function`);
    return called(...list());
  };
  const result = choice();
  if (at !== tokens.length) throw new SyntaxError(`${text}: something stands after the end: ${tokens.slice(at).join(' ')}`);
  return result;
}
