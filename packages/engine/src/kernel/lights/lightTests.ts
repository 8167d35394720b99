import type { Column } from '@kedu/model';
import type { Indicator, LightRule, Read, ReadThreshold, Scope } from '@kedu/scheme';
import { parameter } from '../../values/formulaScope.ts';
import type { LightNotPlannedReason } from '../codes.ts';
import type { LightHolds, LightTest } from './lightPlan.ts';

/** A rule as a test, or why it is none. */
export type RuleTest =
  | { readonly test: LightTest; readonly reason?: undefined }
  | { readonly test?: undefined; readonly reason: LightNotPlannedReason };

/**
 * What a rule asks of one indicator, with its constants put in.
 *
 * An indicator’s own threshold stands in place of the condition (LIGHT-9). A condition that reads constants alone holds always, never (undefined), or is never decided.
 * Rule: KERNEL-6, LIGHT-9. Errors: none. Example: lag >= 0.20 → reads lag, at_least, 0.2.
 */
export function lightTest(indicator: Indicator, rule: LightRule, seen: number): RuleTest | undefined {
  const own = indicator.lag?.thresholds[rule.light];
  if (own !== undefined) return { test: { seen, reads: 'lag', holds: 'at_least', limit: own, finite: false } };
  const { reads } = rule.when;
  if (reads.every(isConstant)) {
    const [holds, reason] = first(rule.when.evaluate(constants(indicator)));
    if (reason === 0 && holds !== 1) return undefined;
    return { test: { seen, reads: 'nothing', reason } };
  }
  const [only] = reads;
  if (reads.length === 1 && only && isNamed(only, 'node_missed') && rule.when.source.trim() === 'node_missed') {
    return { test: { seen, reads: 'missed' } };
  }
  const threshold = rule.when.threshold();
  if (!threshold)
    return { reason: reads.every((read) => isConstant(read) || KNOWN.some((name) => isNamed(read, name))) ? 'condition' : 'reads' };
  return byThreshold(indicator, seen, threshold);
}

const KNOWN = ['value', 'lag', 'node_missed', 'better'] as const;

function byThreshold(indicator: Indicator, seen: number, { read, holds, limitReads, limitFirst, limit: limitOf }: ReadThreshold): RuleTest {
  const reads = isNamed(read, 'lag') ? 'lag' : isNamed(read, 'value') ? 'value' : undefined;
  if (!reads || !limitReads.every(isConstant)) return { reason: 'reads' };
  const [limit, reason] = first(limitOf(constants(indicator)));
  if (reason === 0)
    return { test: { seen, reads, holds: direction(holds, indicator), limit, finite: reads === 'lag' && holds !== 'reaches' } };
  // Of a value that is there only the limit can be missing; of a lag the gap that is written first is the reason.
  if (reads === 'value' || limitFirst) return { test: { seen, reads: 'nothing', reason } };
  return { reason: 'parameter' };
}

function direction(holds: ReadThreshold['holds'], { better }: Indicator): LightHolds {
  return holds === 'reaches' ? (better === 'lower' ? 'at_most' : 'at_least') : holds;
}

function isNamed(read: Read, name: string): boolean {
  return read.kind === 'variable' && read.name === name;
}

function isConstant(read: Read): boolean {
  return read.kind === 'variable' && read.name.startsWith('param.');
}

/** One cell with the constants of the indicator. */
function constants(indicator: Indicator): Scope {
  const alien = (name: string): never => {
    throw new RangeError(`${name} is no constant`);
  };
  return { size: 1, variable: (name) => (name.startsWith('param.') ? parameter(indicator, name, 1) : alien(name)), lookup: alien };
}

function first({ values, missing }: Column): readonly [number, number] {
  return [values[0] as number, missing[0] as number];
}
