import type { MethodParam } from '../compiled.ts';
import type { MethodName } from '../shapes/methods.ts';

type Params = Readonly<Record<string, MethodParam | undefined>>;

/**
 * Lowest and highest score of a method where the leaf states none, from the parameters that are constants; an expression counts as not given.
 *
 * Shape: [floor, cap] in points; what the methods of the engine say, which a test holds against this. Rule: METHOD-2, SCHEME-56. Errors: none.
 * Example: completion with bonus_up_to 120 → [0, 120].
 */
export function methodBounds(name: MethodName, params: Params): readonly [floor: number, cap: number] {
  const number = (key: string, otherwise: number): number => numberOf(params[key], otherwise);
  switch (name) {
    case 'completion':
      return [0, number('bonus_up_to', 100)];
    case 'bonus':
      return [0, number('cap', 100)];
    case 'deduction':
      return [0, number('from', 100)];
    case 'all_or_nothing':
      return [Math.min(0, number('otherwise', 0)), Math.max(100, number('otherwise', 0))];
    case 'efficacy': {
      const isOpen = isGiven(params['min']) && isGiven(params['max']);
      return [isOpen ? 0 : number('base', 60), number('base', 60) + number('range', 40)];
    }
    case 'efficacy_banded':
      return [0, Math.max(...seconds(params['standards']).map((coefficient) => 100 * coefficient))];
    case 'piecewise': {
      const scores = seconds(params['points']);
      return [Math.min(...scores), Math.max(...scores)];
    }
    case 'min_max': {
      const [a = 0, b = 100] = numbers(params['to']) ?? [];
      return [Math.min(a, b), Math.max(a, b)];
    }
    case 'rank': {
      const stated = numbers(params['table']) ?? [number('first', 100), number('last', 0)];
      return [Math.min(0, ...stated), Math.max(...stated)];
    }
    default:
      return [0, 100];
  }
}

function numberOf(param: MethodParam | undefined, otherwise: number): number {
  return typeof param === 'number' ? param : otherwise;
}

/** An expression is computed unit by unit, later. */
function isGiven(param: MethodParam | undefined): boolean {
  return param !== undefined && !(typeof param === 'object' && 'source' in param);
}

function numbers(param: MethodParam | undefined): readonly number[] | undefined {
  return Array.isArray(param) && typeof param[0] === 'number' ? (param as readonly number[]) : undefined;
}

/** Second numbers of a table of two columns. */
function seconds(param: MethodParam | undefined): readonly number[] {
  return Array.isArray(param) && Array.isArray(param[0])
    ? (param as readonly (readonly [number, number])[]).map(([, second]) => second)
    : [];
}
