import { type MissingReason, missingReason } from '@kedu/model';
import { type Part, weightFor } from '@kedu/scheme';
import type { ReportContext, Standing } from './context.ts';

/** Values that the scheme asks for, and what became of them. */
export interface Completeness {
  readonly due: number;
  readonly present: number;
  readonly reasons: ReadonlyMap<MissingReason, number>;
  /** In the order of the scheme's indicators; those that nobody is weighed by are left out. */
  readonly indicators: readonly IndicatorCompleteness[];
  /** By unit of the run; 0 due where the unit is weighed by nothing. */
  readonly dueOf: Int32Array;
  readonly presentOf: Int32Array;
}

export interface IndicatorCompleteness {
  readonly indicator: string;
  readonly due: number;
  readonly present: number;
  readonly reasons: ReadonlyMap<MissingReason, number>;
}

/**
 * Of the values that the scheme gives a weight to: how many are there, how many are missing for which reason.
 *
 * Shape: per indicator and per unit of the run; a unit in two lists counts once per indicator. Missing: not applicable is a reason like
 * any other. Rule: REPORT-10. Errors: none.
 * Example: 14 units, one of them not weighed by the indicator and one overdue → due 13, present 12, overdue 1.
 */
export function completenessOf(ctx: ReportContext): Completeness {
  const { assessment, scheme, standings } = ctx;
  const size = assessment.units.length;
  const asked = new Map<string, Uint8Array>();
  const codes = assessment.units.map(({ code }) => code);
  for (const standing of standings) {
    const tree = scheme.trees[standing.list.list];
    if (tree) ask(tree, standing, codes, asked);
  }
  const dueOf = new Int32Array(size);
  const presentOf = new Int32Array(size);
  const total = new Map<MissingReason, number>();
  const indicators = scheme.indicators.flatMap(({ id }): IndicatorCompleteness[] => {
    const units = asked.get(id);
    if (!units) return [];
    const column = assessment.values.get(id);
    const reasons = new Map<MissingReason, number>();
    let due = 0;
    let present = 0;
    for (let unit = 0; unit < size; unit += 1) {
      if (units[unit] === 0) continue;
      const reason = missingReason(column?.missing[unit] ?? 0);
      due += 1;
      dueOf[unit] = (dueOf[unit] as number) + 1;
      if (reason === undefined) {
        present += 1;
        presentOf[unit] = (presentOf[unit] as number) + 1;
      } else {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        total.set(reason, (total.get(reason) ?? 0) + 1);
      }
    }
    return due === 0 ? [] : [{ indicator: id, due, present, reasons }];
  });
  const sum = (pick: (one: IndicatorCompleteness) => number): number => indicators.reduce((all, one) => all + pick(one), 0);
  return { due: sum(({ due }) => due), present: sum(({ present }) => present), reasons: total, indicators, dueOf, presentOf };
}

/** Marks who is weighed by which leaf: every part on the way down has a weight above 0 for the unit's class and overlays; of a joint part those in a chain. */
function ask(tree: Part, { list }: Standing, codes: readonly string[], asked: Map<string, Uint8Array>): void {
  const visit = (part: Part, members: readonly number[]): void => {
    if (part.type === 'addition') return;
    const weight = part.weight;
    const weighed =
      weight === undefined
        ? members
        : members.filter((k) => (weightFor(weight, { class: list.classes[k] ?? '', overlays: list.overlays[k] ?? [] }) ?? 0) > 0);
    if (part.type === 'composite') for (const child of part.parts) visit(child, weighed);
    else {
      const units = asked.get(part.indicator) ?? new Uint8Array(codes.length);
      const chained = part.joint && new Set(part.joint.chains.flatMap(({ members: own }) => own.map(({ unitCode }) => unitCode)));
      for (const k of weighed) {
        const unit = list.members[k] as number;
        if (!chained || chained.has(codes[unit] ?? '')) units[unit] = 1;
      }
      asked.set(part.indicator, units);
    }
  };
  visit(tree, [...list.members.keys()]);
}
