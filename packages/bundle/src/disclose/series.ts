import type { AssessedRun } from '@kedu/tables';
import { type CompiledScheme, type IndicatorDisclosure, registerScope } from '@kedu/scheme';
import type { BundleLevel } from '../manifest/manifest.ts';
import { inputsOf, scoredIn } from './inputs.ts';
import { isBeyond, widthOf } from './levels.ts';
import type { DisclosureReason } from './reasons.ts';

type Series = Map<string, Map<string, DisclosureReason>>;

/**
 * Series that the rules withhold at a level: indicator → unit → reason.
 *
 * Shape: by rules on indicators, the narrowest first; then means of few marks; then what lists are scored by whose results are withheld; then small cells of what is there. What a withheld value is
 * computed from goes with it, for the rule that computes it is public. Rules: DISCLOSE-3 to DISCLOSE-5.
 */
export function withheldSeries(
  run: AssessedRun,
  level: BundleLevel,
  { lists, marks }: { readonly lists: ReadonlyMap<string, DisclosureReason>; readonly marks: ReadonlyMap<string, ReadonlySet<string>> },
): Series {
  const { scheme, assessment } = run;
  const series: Series = new Map();
  const named = ruledIndicators(scheme);
  const inputs = new Map(scheme.indicators.map(({ id }) => [id, inputsOf(scheme, id, named)]));
  const add = (indicator: string, unit: string, reason: DisclosureReason): void => {
    for (const id of inputs.get(indicator) ?? [indicator]) {
      const units = series.get(id) ?? new Map<string, DisclosureReason>();
      if (!units.has(unit)) series.set(id, units.set(unit, reason));
    }
  };
  const rules = (scheme.disclosure?.indicators ?? []).filter((rule) => isBeyond(rule.level, level));
  for (const rule of [...rules].sort((a, b) => widthOf(b.level) - widthOf(a.level)))
    for (const unit of unitsOf(rule, run)) for (const id of rule.indicators) add(id, unit, rule.because);
  for (const [id, units] of marks) for (const unit of units) add(id, unit, 'personal');
  for (const [id, reason] of lists) {
    const own = assessment.lists.find(({ list }) => list === id);
    for (const member of own?.members ?? [])
      for (const indicator of scoredIn(scheme, id)) add(indicator, assessment.units[member]?.id ?? '', reason);
  }
  if (level !== 'internal') smallCells(run, add);
  return series;
}

function unitsOf({ where }: IndicatorDisclosure, { scheme, trace, assessment }: AssessedRun): readonly string[] {
  const all = trace.input.observations.unitIds;
  if (!where) return all;
  const { units } = assessment;
  const holds = where.evaluate(registerScope(units, scheme.attributes));
  return units.flatMap(({ id }, i) => (holds.missing[i] === 0 && holds.values[i] === 1 ? [id] : []));
}

function smallCells({ scheme, trace, assessment }: AssessedRun, add: (indicator: string, unit: string, reason: 'protected') => void): void {
  const { observations } = trace.input;
  for (const { indicators, below } of scheme.disclosure?.smallCells ?? [])
    for (const id of indicators) {
      const isSmall = (value: number | undefined): boolean => isSmallCell(value, below);
      for (const period of observations.periods) {
        const column = observations.column(id, period);
        observations.unitIds.forEach((unit, i) => {
          if (column?.missing[i] === 0 && isSmall(column.values[i])) add(id, unit, 'protected');
        });
      }
      const computed = assessment.values.get(id);
      assessment.units.forEach((unit, i) => {
        if (computed?.missing[i] === 0 && isSmall(computed.values[i])) add(id, unit.id, 'protected');
      });
    }
}

/** A whole number from 1 to `below` − 1; zero is not small. Rule: DISCLOSE-4. */
export function isSmallCell(value: number | undefined, below: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value < below;
}

/** Rules on indicators of a scheme by ID, whatever their level. */
function ruledIndicators({ disclosure }: CompiledScheme): ReadonlySet<string> {
  return new Set([...(disclosure?.indicators ?? []), ...(disclosure?.smallCells ?? [])].flatMap(({ indicators }) => indicators));
}
