import { hasErrors, type Issue, withEnglish } from '@kedu/model';
import type { AssessInput, References, RunContext } from './context.ts';
import type { Assessment } from './result.ts';
import { identify } from './run.ts';
import { calibrate } from './steps/calibrate.ts';
import { check } from './steps/check.ts';
import { determineGrades, determineProposals } from './steps/determine.ts';
import { enrol } from './steps/enrol.ts';
import { gaps } from './steps/gaps.ts';
import { light } from './steps/light.ts';
import { prepare } from './steps/prepare.ts';
import { propose } from './steps/propose.ts';
import { score } from './steps/score.ts';
import { standing } from './steps/standing.ts';
import type { ScoreTable } from './steps/scoreTable.ts';
import { withFigures } from './uncertainty/withFigures.ts';

/** What an explanation needs beside the results: columns that were computed on the way, none of them copied. */
export interface Trace extends RunContext {
  readonly assessment: Assessment;
  readonly references: References;
  readonly scores: ScoreTable;
}

/**
 * Results of one scheme version in one period, out of observations.
 *
 * ```
 * observations ─ check ─ prepare ─ calibrate ─ score ─┬─ light ──────────────┐
 * register ─ enrol ─┴───────┴─────────┴─────────┴─────┴─ gate ─ rank ─ grade ─┴─ propose ─ identify
 * ```
 *
 * Each step takes whole tables and returns a new one; none reads a clock, a locale, a random source or a file.
 * Shape: lists in the order of the scheme; columns over the units of the run, sorted by ID. Rule: RUN-1.
 * Errors: never throws for data; `issues` holds all problems of all steps together. With an error among them nothing may be
 * published from the run (RUN-6).
 */
export function assess(input: AssessInput): { readonly value: Assessment; readonly trace: Trace } {
  // 1. Who is assessed, on the last day of the period.
  const enrolment = enrol(input.scheme, input.register, input.period);
  // 2. What is known of them, gaps with their reasons.
  const data = check(input, enrolment);
  const ctx: RunContext = { input, enrolment, data };
  // 3. Values as the methods see them, and what they are compared with, frozen.
  const prepared = prepare(ctx);
  const compared = calibrate(ctx, prepared);
  // 4. From values to points and totals.
  const scores = score(ctx, compared, prepared);
  const references = withOffers(compared, scores);
  // 5. Gates, ranks, grades, list by list.
  const standings = scores.lists.map((list) => standing(ctx, list));
  const given = standings.map(({ result }) => result);
  // 6. How far behind schedule, month by month.
  const lights = light(ctx);
  // 7. Grades that a body changed, where the scheme has a determination; never a score.
  const adopted = determineGrades(ctx, given);
  const lists = withFigures(adopted?.lists ?? given, input.uncertainty);
  // 8. What should follow: proposals only, without those that the body dropped.
  const proposed = propose(ctx, lists, lights);
  const determined = adopted && determineProposals(ctx, given, adopted, proposed.proposals);
  const proposals = determined?.proposals ?? proposed.proposals;

  const found: readonly Issue[] = [
    ...data.issues,
    ...gaps(ctx, scores.lists),
    ...scores.issues,
    ...standings.flatMap((one) => one.issues),
    ...(adopted?.issues ?? []),
    ...proposed.issues,
    ...(determined?.issues ?? []),
  ];
  const issues = withEnglish(found, input.scheme.english);
  const { units, alive } = enrolment;
  const run = identify(input, references, { unitIds: units.map((unit) => unit.id), alive, lists, lights, proposals });
  const values = new Map(input.scheme.indicators.map(({ id }) => [id, data.value(id, input.period)]));
  const value: Assessment = {
    units,
    period: input.period,
    run,
    lists,
    values,
    lights,
    proposals,
    ...(determined ? { determined: determined.run } : {}),
    issues,
  };
  return { value, trace: { ...ctx, assessment: value, references, scores } };
}

/** Reference points of methods and of values, with those of the scores that groups offer: all that a later run may be scored against. */
function withOffers(references: References, { lists }: ScoreTable): References {
  return new Map([...references, ...lists.flatMap(({ offers }) => [...offers])]);
}

/** Whether something in the run forbids publishing it (RUN-6). */
export function isPublishable(assessment: Assessment): boolean {
  return !hasErrors(assessment.issues);
}
