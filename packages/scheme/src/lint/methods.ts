import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator, Leaf, MethodParam } from '../compiled.ts';
import type { Path } from '../load/source.ts';
import type { Draft } from './draft.ts';
import { methodBounds } from './methodBounds.ts';

/** What a parameter has to satisfy; the words stand in messages. */
export type MethodDemand =
  | 'values_rise'
  | 'worst_to_best'
  | 'coefficients_rise'
  | 'one_of_three'
  | 'scores_fall'
  | 'not_above_first'
  | 'below_max'
  | 'not_above_high'
  | 'above_zero_at'
  | 'best_is_higher'
  | 'best_is_lower'
  | 'positive'
  | 'not_negative'
  | 'first_below_second'
  | 'not_below_floor'
  | 'not_above_own_cap'
  | 'not_below_own_floor';

/** A parameter with which the method has no meaning. */
interface Fault {
  /** Steps below the parameters of the method. */
  readonly at: Path;
  readonly found: string;
  readonly must: MethodDemand;
}

type Params = Readonly<Record<string, MethodParam>>;
type Pairs = readonly (readonly [number, number])[];

/**
 * Parameters with which a method could never give a score, or would reward the worse value.
 *
 * Only numbers are judged; an expression is judged when it is computed (METHOD-3).
 * Rule: SCHEME-56. Errors: SCHEME_METHOD_PARAMETER at the parameter, once for each indicator that the leaf scores.
 * Example: goalposts { worst: 40, best: 10 } for an indicator where higher is better.
 */
export function checkMethods({ scheme, leafNotes, link }: Draft): Issue[] {
  const indicators = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  return leafNotes.flatMap(({ leaf, path }) => {
    const indicator = indicators.get(leaf.indicator);
    if (!indicator || link.isBroken([...path, 'method'])) return [];
    const { name } = leaf.method;
    const report = (below: Path, { at, found, must }: Fault): Issue =>
      schemeIssue(
        'SCHEME_METHOD_PARAMETER',
        link.place([...below, ...at]),
        { indicator: leaf.indicator, method: name, parameter: String(at[0]), found, must },
        leaf.clause,
      );
    return [
      ...methodFaults(leaf, indicator).map((fault) => report([...path, 'method', name], fault)),
      ...boundFaults(leaf).map((fault) => report(path, fault)),
    ];
  });
}

/** Parameters with which a method could never give a score for an indicator, or would reward the worse value. */
export function methodFaults({ method: { name, params } }: Leaf, { better }: Indicator): Fault[] {
  switch (name) {
    case 'piecewise':
      return firstBreak(params['points'], ([before], [after]) => after > before, 'points', 'values_rise');
    case 'efficacy_banded':
      return [
        ...firstBreak(
          params['standards'],
          ([before], [after]) => (better === 'higher' ? after > before : after < before),
          'standards',
          'worst_to_best',
        ),
        ...firstBreak(params['standards'], ([, before], [, after]) => after >= before, 'standards', 'coefficients_rise'),
      ];
    case 'rank':
      return rankFaults(params);
    case 'efficacy':
      return [...ordered(params, 'min', 'max', (min, max) => min < max, 'below_max'), ...signs(params, ['range'], 'positive')];
    case 'goalposts': {
      const higher = better === 'higher';
      return ordered(
        params,
        'best',
        'worst',
        (best, worst) => (higher ? best > worst : best < worst),
        higher ? 'best_is_higher' : 'best_is_lower',
      );
    }
    case 'interval':
      return [...ordered(params, 'low', 'high', (low, high) => low <= high, 'not_above_high'), ...signs(params, ['fade'], 'not_negative')];
    case 'growth_on_base':
      return ordered({ zero_at: 0, ...params }, 'full_at', 'zero_at', (full, zero) => full > zero, 'above_zero_at');
    case 'min_max': {
      const to = params['to'] as readonly number[] | undefined;
      return to && (to[0] as number) >= (to[1] as number) ? [{ at: ['to'], found: to.join(', '), must: 'first_below_second' }] : [];
    }
    case 'completion':
      return signs(params, ['overshoot_limit', 'bonus_up_to', 'target'], 'positive');
    case 'z_score':
      return signs(params, ['spread'], 'positive');
    case 'distance_to_target':
      return signs(params, ['reach'], 'positive');
    case 'bonus':
      return [...signs(params, ['cap'], 'positive'), ...signs(params, ['per'], 'not_negative')];
    case 'step':
    case 'deduction':
      return signs(params, ['per'], 'not_negative');
    default:
      return [];
  }
}

function rankFaults(params: Params): Fault[] {
  const written = ['table', 'step', 'last'].filter((name) => params[name] !== undefined);
  if (written.length > 1) return [{ at: [written[1] as string], found: written.join(', '), must: 'one_of_three' }];
  const table = params['table'] as readonly number[] | undefined;
  const rises = table?.findIndex((score, place) => place > 0 && score > (table[place - 1] as number)) ?? -1;
  return [
    ...(table && rises > 0 ? [{ at: ['table', rises], found: `${table[rises - 1]}, ${table[rises]}`, must: 'scores_fall' } as const] : []),
    ...signs(params, ['step'], 'not_negative'),
    ...ordered({ first: 100, ...params }, 'last', 'first', (last, first) => last <= first, 'not_above_first'),
  ];
}

/** The bounds in force: a cap is not below the floor, whether the leaf states both or the method gives one of them. */
export function boundFaults({ cap, floor, method }: Leaf): Fault[] {
  const [least, most] = methodBounds(method.name, method.params);
  if (cap !== undefined && floor !== undefined)
    return cap < floor ? [{ at: ['cap'], found: `${cap}, ${floor}`, must: 'not_below_floor' }] : [];
  // A table without rows has no scores of its own: that is told at the table.
  if (!(least <= most)) return [];
  if (floor !== undefined && floor > most) return [{ at: ['floor'], found: `${floor}, ${most}`, must: 'not_above_own_cap' }];
  return cap !== undefined && cap < least ? [{ at: ['cap'], found: `${cap}, ${least}`, must: 'not_below_own_floor' }] : [];
}

/** The first pair that does not stand to the one before it as it should. */
function firstBreak(
  value: MethodParam | undefined,
  follows: (before: Pairs[number], after: Pairs[number]) => boolean,
  name: string,
  must: MethodDemand,
): Fault[] {
  const pairs = (value ?? []) as Pairs;
  const at = pairs.findIndex((pair, index) => index > 0 && !follows(pairs[index - 1] as Pairs[number], pair));
  return at < 0
    ? []
    : [{ at: [name, at], found: [pairs[at - 1], pairs[at]].map((pair) => `[${(pair ?? []).join(', ')}]`).join(', '), must }];
}

function ordered(params: Params, name: string, other: string, holds: (own: number, than: number) => boolean, must: MethodDemand): Fault[] {
  const [own, than] = [params[name], params[other]];
  return typeof own === 'number' && typeof than === 'number' && !holds(own, than) ? [{ at: [name], found: `${own}, ${than}`, must }] : [];
}

function signs(params: Params, names: readonly string[], must: 'positive' | 'not_negative'): Fault[] {
  return names.flatMap((name) => {
    const value = params[name];
    const wrong = typeof value === 'number' && (must === 'positive' ? value <= 0 : value < 0);
    return wrong ? [{ at: [name], found: String(value), must }] : [];
  });
}
