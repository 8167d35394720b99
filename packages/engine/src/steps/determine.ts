import { bilingual, type Issue, type LocalizedText, titledId } from '@kedu/model';
import type { Determination, DeterminationRow } from '@kedu/scheme';
import type { AssessInput, Enrolment } from '../context.ts';
import { barredBy } from '../determine/barred.ts';
import { determineIssue } from '../determine/codes.ts';
import { dataUntil } from '../determine/dataUntil.ts';
import type { BarringGate, DeterminedItem, DeterminedRun } from '../determine/determined.ts';
import { determinedQuotas } from '../determine/quotas.ts';
import type { GradeNote, ListResult, Proposal } from '../result.ts';
import { gradesOf } from './grade.ts';

/** What determinations read of a run; a RunContext fits. */
export interface DetermineContext {
  readonly input: Pick<AssessInput, 'scheme' | 'observations' | 'period' | 'asOf' | 'newHasher'>;
  readonly enrolment: Pick<Enrolment, 'units' | 'indexOfCode'>;
}

/** Grades as determined, from which proposals follow; and what is still to be held against the proposals. */
export interface GradesDetermined {
  readonly lists: readonly ListResult[];
  readonly items: readonly DeterminedItem[];
  readonly issues: readonly Issue[];
  /** Rows about proposals. */
  readonly open: readonly DeterminationRow[];
  readonly data: string;
}

/**
 * Grades that a body changed, each where the run gave what the body started from; scores and ranks stay as they are.
 *
 * Shape: lists as given, grades replaced, each change noted (`determined`). Undefined where the scheme has no determination.
 * Rule: DETERMINE-1, DETERMINE-5, DETERMINE-8.
 * Errors: DETERMINE_FROM, DETERMINE_NOT_IN_LIST, DETERMINE_BARRED, DETERMINE_AFTER_CLOSE, DETERMINE_REVISED, DETERMINE_REOPENED.
 * Example: row `grade good → excellent`, run gave good → excellent; run gave fair → nothing changes, DETERMINE_FROM.
 */
export function determineGrades(ctx: DetermineContext, lists: readonly ListResult[]): GradesDetermined | undefined {
  const { scheme, period, observations, newHasher } = ctx.input;
  return scheme.determination && gradesDetermined(ctx, lists, dataUntil(observations, period, newHasher?.()));
}

/** What `determineGrades` reads beside the hash of the observations. */
export interface DeterminationContext {
  readonly input: Pick<AssessInput, 'scheme' | 'period' | 'asOf'>;
  readonly enrolment: DetermineContext['enrolment'];
}

/** The same where the hash of the data is known and the observations are not at hand: a sealed file states it (SEAL-7). */
export function gradesDetermined(ctx: DeterminationContext, lists: readonly ListResult[], data: string): GradesDetermined | undefined {
  const { scheme, period } = ctx.input;
  const { determination } = scheme;
  if (!determination) return undefined;
  const { issues, stands } = onClosing(ctx, determination, data);
  const rows = stands ? determination.rows.filter((row) => row.period === period.id) : [];
  const items: DeterminedItem[] = [];
  const changed = lists.map((list): ListResult => {
    const own = rows.filter((row) => row.item === 'grade' && row.list === list.list);
    if (own.length === 0) return list;
    const grades = [...list.grades];
    const gradeNotes: (readonly GradeNote[])[] = [...list.gradeNotes];
    for (const row of own) {
      const { unit, member, issue } = memberOf(ctx, list, row, determination);
      const found = grades[member] ?? '';
      const carriedOut = member >= 0 && found === row.from;
      const barred = carriedOut ? barredBy(scheme, list, unit, row.to) : undefined;
      items.push({ row, unit, carriedOut, found, ...(barred ? { barred } : {}) });
      if (issue) issues.push(issue);
      else if (!carriedOut) issues.push(notFrom(row, found, ctx, unit, determination));
      else {
        if (barred) issues.push(raisedPast(barred, row, ctx, unit));
        grades[member] = row.to;
        gradeNotes[member] = [...(gradeNotes[member] ?? []), { because: 'determined', from: row.from, to: row.to }];
      }
    }
    return { ...list, grades, gradeNotes };
  });
  return { lists: changed, items, issues, open: rows.filter((row) => row.item === 'proposal'), data };
}

/**
 * Proposals that a body dropped: withheld as `determined`, so that they ask nobody for anything and count in no sum.
 *
 * Shape: proposals as given, in their order; all that the rule made of the unit in the list fall together, or those of one subject where the row names it. Rule: DETERMINE-1, DETERMINE-4, DETERMINE-6.
 * Errors: DETERMINE_FROM where the rule made none, DETERMINE_NOT_IN_LIST.
 */
export function determineProposals(
  ctx: DetermineContext,
  before: readonly ListResult[],
  determined: GradesDetermined,
  proposals: readonly Proposal[],
): { readonly proposals: readonly Proposal[]; readonly run: DeterminedRun; readonly issues: readonly Issue[] } {
  const { determination, grades } = ctx.input.scheme;
  const issues: Issue[] = [];
  const items: DeterminedItem[] = [...determined.items];
  const isMade = ({ withheldBecause }: Proposal): boolean => withheldBecause === undefined;
  const dropped = new Set<Proposal>();
  for (const row of determined.open) {
    const list = determined.lists.find((one) => one.list === row.list);
    const { unit, issue } = memberOf(ctx, list, row, determination as Determination);
    const ofRule = proposals.filter((one) => one.rule === row.rule && one.list === row.list && one.unit === unit && isMade(one));
    const own = ofRule.filter(({ subject }) => row.subject === '' || subject === row.subject);
    const carriedOut = issue === undefined && own.length > 0;
    items.push({ row, unit, carriedOut, found: own.length > 0 ? 'made' : '' });
    if (issue) issues.push(issue);
    else if (!carriedOut) issues.push(notFrom(row, subjectsOf(ofRule), ctx, unit, determination as Determination));
    for (const one of own) if (carriedOut) dropped.add(one);
  }
  const graded = before.reduce((sum, list) => sum + list.grades.filter((grade) => grade !== '').length, 0);
  return {
    proposals:
      dropped.size === 0 ? proposals : proposals.map((one) => (dropped.has(one) ? { ...one, withheldBecause: 'determined' } : one)),
    run: {
      items,
      of: graded + proposals.filter(isMade).length,
      quotas: before.flatMap((list, k) => determinedQuotas(gradesOf(grades, list.list), list, determined.lists[k] ?? list)),
      data: determined.data,
    },
    issues,
  };
}

/** Whether the determination stands on the data of this run, and what is to be said of it (DETERMINE-5). */
function onClosing(
  { input: { period, asOf } }: DeterminationContext,
  { closes, adopts, reopens, place, clause }: Determination,
  data: string,
): { readonly issues: Issue[]; readonly stands: boolean } {
  const issues: Issue[] = [];
  const day = closes[period.id];
  if (day !== undefined && asOf > day)
    issues.push(
      determineIssue('DETERMINE_AFTER_CLOSE', { ...place, period: period.id }, { period: period.id, as_of: asOf, closes: day }, clause),
    );
  const adopted = adopts[period.id];
  if (adopted === undefined || bare(data).startsWith(bare(adopted))) return { issues, stands: true };
  const args = { period: period.id, found: bare(data).slice(0, SHOWN), adopted: bare(adopted).slice(0, SHOWN) };
  issues.push(determineIssue(reopens ? 'DETERMINE_REOPENED' : 'DETERMINE_REVISED', { ...place, period: period.id }, args, clause));
  return { issues, stands: reopens };
}

/** Digits of a hash that a message shows. */
const SHOWN = 12;
const bare = (hash: string): string => hash.replace('sha256:', '');

function memberOf(
  { enrolment, input }: DeterminationContext,
  list: ListResult | undefined,
  row: DeterminationRow,
  { clause }: Determination,
): { readonly unit: number; readonly member: number; readonly issue?: Issue } {
  const unit = enrolment.indexOfCode(row.unitCode);
  const member = unit < 0 ? -1 : (list?.members.indexOf(unit) ?? -1);
  if (member >= 0) return { unit, member };
  const args = { ...bilingual('unit', nameOf(enrolment, unit, row)), ...listOf(input, row), period: input.period.id };
  return { unit, member, issue: determineIssue('DETERMINE_NOT_IN_LIST', row.place, args, clause) };
}

function notFrom(
  row: DeterminationRow,
  found: string,
  { enrolment, input }: DeterminationContext,
  unit: number,
  { clause }: Determination,
): Issue {
  const { scheme } = input;
  const isGrade = row.item === 'grade';
  const item = `proposal:${row.rule}${row.subject === '' ? '' : `/${row.subject}`}`;
  const rule = scheme.consequences.find(({ id }) => id === row.rule);
  const grades = gradesOf(scheme.grades, row.list)?.order ?? [];
  const titled = (id: string): LocalizedText =>
    isGrade && id !== '' ? titledId(id, grades.find((grade) => grade.id === id)?.title) : { 'zh-CN': id };
  return determineIssue(
    'DETERMINE_FROM',
    row.place,
    {
      ...bilingual('unit', nameOf(enrolment, unit, row)),
      ...(isGrade ? { item: 'grade' } : bilingual('item', titledId(item, rule?.title))),
      ...bilingual('found', titled(found)),
      none: found === '' ? row.item : '',
      ...bilingual('expected', titled(row.from)),
    },
    clause,
  );
}

/** The list of a row by its title. */
function listOf({ scheme }: DeterminationContext['input'], row: DeterminationRow) {
  return bilingual('list', scheme.lists.find(({ id }) => id === row.list)?.title ?? { 'zh-CN': row.list });
}

/** What the rule did make, where the subject of the row is not among it. */
function subjectsOf(made: readonly Proposal[]): string {
  return [...new Set(made.map(({ rule, subject }) => `proposal:${rule}${subject === '' ? '' : `/${subject}`}`))].join(', ');
}

function raisedPast(barred: BarringGate, row: DeterminationRow, { enrolment, input }: DeterminationContext, unit: number): Issue {
  const { scheme } = input;
  const gate = scheme.gates[barred.gate];
  const binding = scheme.indicators.find(({ id }) => id === barred.indicator);
  const grade = gradesOf(scheme.grades, row.list)?.order.find(({ id }) => id === row.to);
  return determineIssue(
    'DETERMINE_BARRED',
    row.place,
    {
      ...bilingual('unit', nameOf(enrolment, unit, row)),
      ...bilingual('grade', grade?.title ?? { 'zh-CN': row.to }),
      ...bilingual('gate', (gate ?? binding)?.title ?? { 'zh-CN': '' }),
      gate_clause: (gate ?? binding)?.clause ?? '',
    },
    scheme.determination?.clause,
  );
}

function nameOf({ units }: Pick<Enrolment, 'units'>, unit: number, row: DeterminationRow): LocalizedText {
  return units[unit]?.name ?? { 'zh-CN': row.unitCode };
}
