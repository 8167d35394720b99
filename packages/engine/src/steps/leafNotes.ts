import type { Issue, IssueArgs, MissingReason } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import { type EngineCode, engineIssue } from '../codes.ts';
import type { EnrolledList, RunContext } from '../context.ts';
import type { NoResult, Reference } from '../normalise/method.ts';

const DIVIDES_BY_SPREAD: ReadonlySet<string> = new Set(['min_max', 'efficacy', 'z_score', 'distance_to_best']);
const CLIPPED: ReadonlySet<string> = new Set(['min_max', 'efficacy', 'distance_to_best']);

/** Gathers what is to be said about one leaf: what concerns many units once per reason or group, not once per unit. */
export class LeafNotes {
  private readonly byReason = new Map<NoResult, { count: number; unit: number }>();
  private readonly degenerate = new Map<string, Reference>();
  private readonly others: Issue[] = [];

  constructor(
    private readonly ctx: RunContext,
    private readonly enrolled: EnrolledList,
    private readonly leaf: Leaf,
  ) {}

  /** The method gave nothing for a unit. */
  noResult(unit: number, reason: NoResult, reference: Reference, group: string): void {
    if (
      DIVIDES_BY_SPREAD.has(this.leaf.method.name) &&
      reference.count > 0 &&
      reference.min === reference.max &&
      reason === 'no_reference'
    ) {
      this.degenerate.set(group, reference);
      return;
    }
    const known = this.byReason.get(reason);
    if (known) known.count += 1;
    else this.byReason.set(reason, { count: 1, unit });
  }

  /** A value lies outside its frozen reference points. */
  outside(unit: number, value: number, { min, max }: Reference): void {
    if (CLIPPED.has(this.leaf.method.name))
      this.others.push(this.issue('SCORE_OUTSIDE_FROZEN', { unit: this.unitId(unit), value, min, max }, unit));
  }

  /** A value is missing and the scheme refuses to score without it. */
  refused(unit: number, reason: MissingReason): void {
    this.others.push(this.issue('SCORE_MISSING_REFUSED', { unit: this.unitId(unit), reason }, unit));
  }

  issues(): Issue[] {
    const method = this.leaf.method.name;
    const degenerate = [...this.degenerate].map(([group, { count, min }]) =>
      this.issue('SCORE_REFERENCE_DEGENERATE', { method, group, count, value: min }),
    );
    const none = [...this.byReason].map(([reason, { count, unit }]) =>
      this.issue('SCORE_NO_RESULT', { method, reason, count, unit: this.unitId(unit) }, unit),
    );
    return [...degenerate, ...none, ...this.others];
  }

  private unitId(unit: number): string {
    return this.ctx.enrolment.units[unit]?.id ?? '';
  }

  private issue(code: EngineCode, args: IssueArgs, unit?: number): Issue {
    const { leaf, enrolled, ctx } = this;
    const place = {
      ...leaf.place,
      indicator: leaf.indicator,
      period: ctx.input.period.id,
      ...(unit === undefined ? {} : { unit: this.unitId(unit) }),
    };
    return engineIssue(code, place, { list: enrolled.list.id, part: leaf.path, ...args }, leaf.clause);
  }
}
