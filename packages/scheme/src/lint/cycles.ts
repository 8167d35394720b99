import { bilingual, type Issue, LOCALES, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Indicator } from '../compiled.ts';
import type { CompiledExpression } from '../expression/contract.ts';
import type { Draft } from './draft.ts';
import { takenFromChildren } from './reads.ts';

/**
 * No derived indicator is computed, by however many steps, from its own value of the same period.
 *
 * `previous('x')` and `last_year('x')` look at other periods and make no circle; a formula that reads `target` needs what the target reads.
 * Values of the units below are needed likewise (FROM-3).
 * Rule: SCHEME-23, FROM-3. Errors: SCHEME_CYCLE once for each circle, named whole, from its first indicator by ID.
 */
export function checkCycles({ scheme }: Draft): Issue[] {
  const needs = new Map(scheme.indicators.map((indicator) => [indicator.id, needsOf(indicator, scheme.indicators)]));
  const issues: Issue[] = [];
  const done = new Set<string>();
  const walk = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      issues.push(cycleIssue(trail.slice(start), scheme.indicators));
      return;
    }
    if (done.has(id)) return;
    for (const next of needs.get(id) ?? []) walk(next, [...trail, id]);
    done.add(id);
  };
  for (const { id } of scheme.indicators) walk(id, []);
  return issues;
}

function needsOf(indicator: Indicator, indicators: readonly Indicator[]): readonly string[] {
  const { formula, target, baseline } = indicator;
  if (!formula) return [...takenFromChildren(indicator), ...reachedTarget(indicator, indicators)];
  const ids = new Set(indicators.map(({ id }) => id));
  const reads = [
    formula,
    ...[['target', target] as const, ['baseline', baseline] as const].flatMap(([name, value]) =>
      typeof value === 'object' && formula.reads.some((read) => read.kind === 'variable' && read.name === name) ? [value] : [],
    ),
  ];
  return reads.flatMap((expression) => named(expression, ids));
}

/** What the target of the indicator below reads, where the units below are held against it (FROM-1). */
function reachedTarget({ fromChildren: from }: Indicator, indicators: readonly Indicator[]): readonly string[] {
  if (from?.by !== 'share_reaching' || from.target !== undefined) return [];
  const target = indicators.find(({ id }) => id === from.indicator)?.target;
  return typeof target === 'object' ? named(target, new Set(indicators.map(({ id }) => id))) : [];
}

/** Indicators of which an expression reads the value of the same period. */
function named({ reads }: CompiledExpression, ids: ReadonlySet<string>): readonly string[] {
  return reads.flatMap((read) => {
    if (read.kind === 'variable') return ids.has(read.name) ? [read.name] : [];
    return read.name === 'value' && ids.has(read.argument) ? [read.argument] : [];
  });
}

function cycleIssue(ring: readonly string[], indicators: readonly Indicator[]): Issue {
  const smallest = ring.indexOf([...ring].sort()[0] as string);
  const turned = [...ring.slice(smallest), ...ring.slice(0, smallest)];
  const first = indicators.find(({ id }) => id === turned[0]) as Indicator;
  const titled = [...turned, turned[0] as string].map((id) => titledId(id, indicators.find((one) => one.id === id)?.title));
  const [zh, en] = LOCALES.map((locale) => titled.map((title) => title[locale]).join(' → '));
  return schemeIssue(
    'SCHEME_CYCLE',
    first.formula?.place ?? first.fromChildren?.place ?? first.place,
    bilingual('cycle', { 'zh-CN': zh ?? '', en: en ?? '' }),
    first.clause,
  );
}
