import { exp, ln } from '@kedu/model';

/**
 * A pocket calculator for the arithmetic that explanations print: numbers, + − × ÷, brackets, min, max, exp, ln. From left to right, × and ÷ before
 * + and −, as float64. Throws where the text is no arithmetic, so that a test on a broken text fails.
 */
export function calculate(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[a-z]+|\S/g) ?? [];
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
    const values = [sum()];
    while (tokens[at] === ',') {
      take(',');
      values.push(sum());
    }
    take(')');
    return values;
  };
  const operand = (): number => {
    const token = take();
    if (/^\d/.test(token)) return Number(token);
    if (token === '−') return -operand();
    if (token === '(') {
      const inner = sum();
      take(')');
      return inner;
    }
    const functions: Readonly<Record<string, (...values: number[]) => number>> = {
      min: Math.min,
      max: Math.max,
      exp: (x) => exp(x),
      ln: (x) => ln(x),
    };
    const called = functions[token];
    if (!called) throw new SyntaxError(`${text}: ${token} is no number and no function`);
    return called(...list());
  };
  const result = sum();
  if (at !== tokens.length) throw new SyntaxError(`${text}: something stands after the end: ${tokens.slice(at).join(' ')}`);
  return result;
}
