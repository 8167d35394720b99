import { exp, ln, pow, quantise } from '@kedu/model';

/** `undefined` is what a calculator shows as E: no result. */
type Value = number | boolean | string | readonly (number | string)[] | undefined;

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  min: (...args) => args.sort((a, b) => a - b)[0] as number,
  max: (...args) => args.sort((a, b) => b - a)[0] as number,
  abs: (x = 0) => (x < 0 ? -x : x),
  clamp: (x = 0, low = 0, high = 0) => (low > high ? Number.NaN : x < low ? low : x > high ? high : x),
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x = 0, places = 0) =>
    Math.abs(x) * Number(`1e${places}`) >= Number.MAX_SAFE_INTEGER ? x : quantise(x, { places, rule: 'half_up' }) / Number(`1e${places}`),
  sqrt: Math.sqrt,
  exp: (x = 0) => exp(x),
  ln: (x = 0) => ln(x),
  pow: (x = 0, y = 0) => pow(x, y),
};

/** Computes a line of arithmetic as a reader with a calculator would, without any part of the compiler. */
export function calculate(text: string): Value {
  const tokens = text.match(/\d+(?:\.\d+)?|[a-z_]+|'[^']*'|"[^"]*"|&&|\|\||[<>=!]=|[-−+×÷<>!?:(),[\]]/g) ?? [];
  let at = 0;
  const next = (): string => tokens[at++] as string;
  const take = (...expected: string[]): string | undefined => (expected.includes(tokens[at] as string) ? next() : undefined);
  const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=', 'in'], ['+', '−'], ['×', '÷']];

  function ternary(): Value {
    const condition = binary(0);
    if (take('?') === undefined) return condition;
    const yes = ternary();
    if (take(':') === undefined) throw new Error(`no ':' in ${text}`);
    const no = ternary();
    return condition === undefined ? undefined : condition === true ? yes : no;
  }
  function binary(level: number): Value {
    const names = levels[level];
    if (!names) return unary();
    let left = binary(level + 1);
    for (let name = take(...names); name !== undefined; name = take(...names)) left = apply(name, left, binary(level + 1));
    return left;
  }
  function unary(): Value {
    if (take('-') !== undefined) return unlessE([unary()], (x) => -(x as number));
    if (take('!') !== undefined) return unlessE([unary()], (x) => !x);
    return whole();
  }
  function whole(): Value {
    const token = next();
    if (token === '(') return closing(ternary(), ')');
    if (token === '[') return list(']') as (number | string)[];
    if (/^\d/.test(token)) return Number(token);
    if (/^['"]/.test(token)) return token.slice(1, -1);
    if (token === 'true' || token === 'false') return token === 'true';
    if (take('(') === undefined) throw new Error(`no value: ${token} in ${text}`);
    const args = list(')');
    if (token === 'is_missing') return args[0] === undefined;
    if (token === 'coalesce') return args.find((arg) => arg !== undefined);
    return unlessE(args, (...numbers) => (FUNCTIONS[token] as (...numbers: number[]) => number)(...(numbers as number[])));
  }
  function list(end: string): Value[] {
    const items = [ternary()];
    while (take(',') !== undefined) items.push(ternary());
    return closing(items, end) as Value[];
  }
  function closing<T>(value: T, end: string): T {
    if (take(end) === undefined) throw new Error(`no '${end}' in ${text}`);
    return value;
  }
  const result = ternary();
  if (at !== tokens.length) throw new Error(`more than one result: ${text}`);
  return result;
}

function unlessE(operands: readonly Value[], compute: (...operands: readonly Value[]) => Value): Value {
  if (operands.includes(undefined)) return undefined;
  const result = compute(...operands);
  return typeof result === 'number' && !Number.isFinite(result) ? undefined : result;
}

function apply(name: string, a: Value, b: Value): Value {
  if (name === '||') return a === true || b === true ? true : unlessE([a, b], () => false);
  if (name === '&&') return a === false || b === false ? false : unlessE([a, b], () => true);
  return unlessE([a, b], () => operate(name, a, b));
}

function operate(name: string, a: Value, b: Value): Value {
  const [x, y] = [a as number, b as number];
  switch (name) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    case 'in':
      return (b as readonly (number | string)[]).includes(a as number | string);
    case '+':
      return x + y;
    case '−':
      return x - y;
    case '×':
      return x * y;
    default:
      return x / y;
  }
}
