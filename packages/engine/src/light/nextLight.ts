import type { LightRules } from '@kedu/scheme';
import type { LightCell, LightState } from '../result.ts';

/** What one moment says of one unit: the rule that matched (−1: none did), or why nothing can be said. */
export type LightObservation =
  | { readonly seen: number }
  | { readonly gap: 'not_due' | 'source_late' | 'overdue' | 'not_applicable' | 'undetermined' };

/** Everything that the next moment needs to know of the moments before. */
export interface LightMemory {
  /** Rule of the light that stands, whether or not it is shown now; −1 for none. */
  readonly standing: number;
  /** Rules seen last, the latest at the end, as many as the longer of the two waits. */
  readonly recent: readonly number[];
  readonly shown: LightCell;
}

export type LightSettings = Pick<LightRules, 'raiseAfter' | 'clearAfter' | 'overdue'> & {
  readonly rules: readonly { readonly light: string }[];
};

/** Before the first moment: no light, nothing seen. */
export const NO_LIGHT: LightMemory = { standing: -1, recent: [], shown: { light: '', raw: '', state: 'normal', rule: -1 } };

/**
 * The light after one more moment: a pure transition, so that the same observations always give the same lights.
 *
 * A light comes on or worsens when the last `raiseAfter` observations were all worse than what stands, and becomes the mildest
 * of them; it eases when the last `clearAfter` were all better, and becomes the worst of them. Until then it is `pending` or
 * `recovering` and what stood is shown. Of two rules the earlier is the worse; no rule is the mildest.
 * Missing: `not_due`, `source_late`, `overdue` and `undetermined` neither advance nor break a row and keep what stands, shown
 * or not; `not_applicable` forgets everything.
 * Rule: LIGHT-10…13 (docs/spec/lights.md). Errors: none.
 * Example: raiseAfter 2: red, red → pending without light, then red.
 */
export function nextLight(memory: LightMemory, observation: LightObservation, settings: LightSettings): LightMemory {
  if ('gap' in observation) return afterGap(memory, observation.gap, settings);
  const { rules, raiseAfter, clearAfter } = settings;
  const level = (rule: number): number => (rule < 0 ? rules.length : rules.findIndex((one) => one.light === rules[rule]?.light));
  const { seen } = observation;
  const recent = [...memory.recent, seen].slice(-Math.max(raiseAfter, clearAfter));
  const stands = level(memory.standing);

  const mildest = recent.length < raiseAfter ? undefined : extreme(recent.slice(-raiseAfter), (a, b) => level(a) > level(b));
  const worst = recent.length < clearAfter ? undefined : extreme(recent.slice(-clearAfter), (a, b) => level(a) < level(b));
  let standing = memory.standing;
  if (mildest !== undefined && level(mildest) < stands) standing = mildest;
  else if (worst !== undefined && level(worst) > stands) standing = worst;
  else if (level(seen) === stands) standing = seen;

  const difference = level(seen) - level(standing);
  const state: LightState = difference < 0 ? 'pending' : difference > 0 ? 'recovering' : standing < 0 ? 'normal' : 'alerting';
  return { standing, recent, shown: { light: name(rules, standing), raw: name(rules, seen), state, rule: standing } };
}

function afterGap(memory: LightMemory, gap: Extract<LightObservation, { gap: string }>['gap'], { overdue }: LightSettings): LightMemory {
  const shown = (state: LightState, light = ''): LightCell => ({ light, raw: '', state, rule: -1 });
  switch (gap) {
    case 'not_applicable':
      return { ...NO_LIGHT, shown: shown('not_applicable') };
    case 'undetermined':
      return { ...memory, shown: shown('not_applicable') };
    case 'overdue':
      return { ...memory, shown: shown('overdue', overdue?.light) };
    default:
      return { ...memory, shown: shown(gap) };
  }
}

/** The member that is ahead of all others; of equals the latest, so that its ground is the one shown. */
function extreme(rules: readonly number[], ahead: (a: number, b: number) => boolean): number {
  return rules.reduce((best, rule) => (ahead(best, rule) ? best : rule));
}

function name(rules: LightSettings['rules'], rule: number): string {
  return rules[rule]?.light ?? '';
}
