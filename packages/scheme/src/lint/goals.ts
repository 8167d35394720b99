import { bilingual, decimalText, type Issue, joined, type Place, parsePeriod } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Part, TargetRow } from '../compiled.ts';
import type { Goal, GoalRow } from '../goals/goal.ts';
import type { ReconciledFamily, Reconciliation } from '../goals/reconcile.ts';
import type { Draft } from './draft.ts';

/**
 * Goals: who leads, who is scored on them, whether children add up to their parents, and where the table of targets says otherwise.
 *
 * Rule: GOAL-1, GOAL-4, GOAL-5 (docs/spec/goals.md).
 * Errors: GOAL_INCOMPLETE, GOAL_WITHOUT_LEAD, GOAL_NOT_SCORED, GOAL_UNIT_OUTSIDE_LIST, GOAL_SHORTFALL, GOAL_UNIT_TWO_GOALS; as warnings GOAL_NOT_SCORED_KEY_RESULTS, GOAL_MEMBER_WITHOUT_ROW,
 * GOAL_ESCALATION_HIGH; as notices GOAL_ESCALATION, GOAL_REASON_MISSING, GOAL_TARGET_OVERRULED.
 */
export function checkGoals(draft: Draft): Issue[] {
  const { goals, targets } = draft.scheme;
  return [
    ...goals.flatMap((goal) => [
      ...checkWhole(goal, draft),
      ...checkScored(goal, draft),
      ...checkMembers(goal, draft),
      ...checkReasons(goal),
      ...checkSums(goal),
    ]),
    ...twoGoals(goals),
    ...overruled(goals, targets),
  ];
}

function checkWhole(
  { id, title, indicator, period, target, lead, list, decompose, keyResults, clause, place }: Goal,
  { link }: Draft,
): Issue[] {
  const issues: Issue[] = [];
  const given = Object.entries({ indicator, period, target });
  const absent = given.flatMap(([name, value]) => (value === undefined ? [name] : []));
  const missing = [...absent, ...(decompose && list === undefined ? ['list'] : [])];
  const isObjective = absent.length === given.length && keyResults.length > 0 && !decompose;
  if (missing.length > 0 && !isObjective && !missing.some((name) => link.isBroken(['goals', id, name])))
    issues.push(schemeIssue('GOAL_INCOMPLETE', place, { ...bilingual('title', title), missing: missing.join(', ') }, clause));
  if (lead === undefined && !link.isBroken(['goals', id, 'lead']))
    issues.push(schemeIssue('GOAL_WITHOUT_LEAD', place, { ...bilingual('title', title) }, clause));
  return issues;
}

function checkScored({ id, title, indicator, list, keyResults, clause }: Goal, { scheme, link, declared }: Draft): Issue[] {
  if (indicator === undefined || !declared.indicator.has(indicator) || link.isBroken(['score'])) return [];
  const trees = list === undefined || !declared.list.has(list) ? Object.values(scheme.trees) : [scheme.trees[list]];
  if (trees.some((tree) => tree && scores(tree, indicator))) return [];
  const place = link.place(['goals', id, 'indicator']);
  const args = { ...bilingual('title', title), indicator, list: list ?? '' };
  return [schemeIssue(keyResults.length > 0 ? 'GOAL_NOT_SCORED_KEY_RESULTS' : 'GOAL_NOT_SCORED', place, args, clause)];
}

function scores(part: Part, indicator: string): boolean {
  return part.type === 'leaf'
    ? part.indicator === indicator
    : part.type === 'composite' && part.parts.some((one) => scores(one, indicator));
}

/** Rows of the first level are members of the list; members have a row. */
function checkMembers({ id, title, list, decompose, clause }: Goal, { scheme, link, enrolment }: Draft): Issue[] {
  const chosen = scheme.lists.find((one) => one.id === list);
  if (!decompose || !chosen || !enrolment || decompose.rows.length === 0 || link.isBroken(['lists', chosen.id])) return [];
  if (link.isBroken(['goals', id, 'decompose', 'table'])) return [];
  const members = enrolment.members(chosen.units).flatMap((at) => enrolment.units[at] ?? []);
  const codes = new Set(members.map(({ code }) => code));
  const rows = new Set(decompose.rows.map(({ code }) => code));
  const outside = decompose.rows
    .filter(({ code, under }) => under === undefined && !codes.has(code))
    .map(({ code, name, place }) =>
      schemeIssue('GOAL_UNIT_OUTSIDE_LIST', place, { unit: `${code} ${name}`, ...bilingual('list', chosen.title) }, clause),
    );
  const without = members
    .filter(({ code }) => !rows.has(code))
    .map(({ code, name }) => ({ 'zh-CN': `${code} ${name['zh-CN']}`, en: `${code} ${name.en ?? name['zh-CN']}` }));
  return without.length === 0
    ? outside
    : [
        ...outside,
        schemeIssue(
          'GOAL_MEMBER_WITHOUT_ROW',
          decompose.place,
          {
            ...bilingual('title', title),
            ...bilingual('list', chosen.title),
            count: without.length,
            ...bilingual('units', joined(without)),
          },
          clause,
        ),
      ];
}

/** A target by hand says why, unless all are by hand. */
function checkReasons({ decompose, clause }: Goal): Issue[] {
  if (!decompose || decompose.by === 'hand') return [];
  return decompose.rows
    .filter(({ written, reason }) => written !== undefined && reason === undefined)
    .map(({ code, name, written, place }) =>
      schemeIssue('GOAL_REASON_MISSING', place, { unit: `${code} ${name}`, found: written as number, by: decompose.by }, clause),
    );
}

function checkSums(goal: Goal): Issue[] {
  const { decompose, clause } = goal;
  const checked = decompose?.reconciliation;
  if (!decompose || !checked) return [];
  const short = checked.families.filter(({ gap }) => gap > 0).map((family) => shortfall(goal, family));
  if (short.length > 0 || !decompose.rows.some(({ written }) => written !== undefined)) return short;
  return isAsking(checked) ? [schemeIssue(escalationCode(goal, checked), decompose.place, escalationArgs(goal, checked), clause)] : [];
}

function shortfall({ title, target, decompose, clause, place }: Goal, family: ReconciledFamily): Issue {
  const rows = new Map(decompose?.rows.map((row) => [row.code, row]));
  const parent = family.parent === undefined ? undefined : rows.get(family.parent);
  const name = ({ code, target: own }: ReconciledFamily['children'][number]): string =>
    `${rows.get(code)?.name ?? code} ${decimalText(own)}`;
  const at: Place = parent?.place ?? decompose?.place ?? place;
  return schemeIssue(
    'GOAL_SHORTFALL',
    at,
    {
      ...bilingual('title', title),
      unit: parent ? `${parent.code} ${parent.name}` : '',
      sum: decompose?.sum ?? 'sum',
      expected: parent?.target ?? (target as number),
      found: shortNumber(family.together),
      gap: shortNumber(family.gap),
      ...bilingual('shares', joined(family.children.map((child) => ({ 'zh-CN': name(child) })))),
    },
    clause,
  );
}

function isAsking({ whole, levels }: Reconciliation): boolean {
  return whole.difference > 0 || levels.some(({ difference }) => difference > 0);
}

function escalationCode({ escalation }: Goal, { whole }: Reconciliation): 'GOAL_ESCALATION' | 'GOAL_ESCALATION_HIGH' {
  const above = whole.excess === undefined ? whole.difference > 0 : whole.excess > escalation;
  return above ? 'GOAL_ESCALATION_HIGH' : 'GOAL_ESCALATION';
}

function escalationArgs({ title, target, escalation }: Goal, { whole, levels }: Reconciliation) {
  return {
    ...bilingual('title', title),
    target: target as number,
    found: shortNumber(whole.figure),
    excess: excessText(whole),
    levels: levels.map(excessText).join(', '),
    permitted: percent(escalation),
  };
}

/** The excess as a percentage; as a difference towards 0. */
function excessText({ excess, difference }: Reconciliation['whole']): string {
  const [size, text] = excess === undefined ? [difference, decimalText(shortNumber(difference))] : [excess, percent(excess)];
  return size > 0 ? `+${text}` : text;
}

function percent(share: number): string {
  return `${decimalText(shortNumber(share * 100))}%`;
}

/** A computed figure as a message shows it: six decimals. */
function shortNumber(x: number): number {
  return Math.round(x * 1e6) / 1e6 + 0;
}

/** A unit has one target of an indicator in a period: from one goal. */
function twoGoals(goals: readonly Goal[]): Issue[] {
  const first = new Map<string, Goal>();
  return goals.flatMap((goal) =>
    (goal.decompose?.rows ?? []).flatMap(({ code, name, place }) => {
      const about = `${code} ${goal.indicator} ${goal.period}`;
      const before = first.get(about);
      if (!before) first.set(about, goal);
      return before && before !== goal
        ? [
            schemeIssue(
              'GOAL_UNIT_TWO_GOALS',
              place,
              { unit: `${code} ${name}`, ...bilingual('title', goal.title), ...bilingual('other', before.title) },
              goal.clause,
            ),
          ]
        : [];
    }),
  );
}

/** Rows of the table of targets that stand above the targets of goals and differ from them. */
function overruled(goals: readonly Goal[], targets: readonly TargetRow[]): Issue[] {
  return goals.flatMap((goal) => {
    const rows = new Map<string, GoalRow>((goal.decompose?.rows ?? []).map((row) => [row.code, row]));
    return targets.flatMap((target) => {
      const row = rows.get(target.unitCode ?? '');
      if (target.goal !== undefined || target.indicator !== goal.indicator || row?.target === undefined) return [];
      if (target.target === undefined || target.target === row.target || !covers(target.period, goal.period)) return [];
      return [
        schemeIssue(
          'GOAL_TARGET_OVERRULED',
          target.place,
          { unit: `${row.code} ${row.name}`, found: target.target, expected: row.target, ...bilingual('title', goal.title) },
          goal.clause,
        ),
      ];
    });
  });
}

function covers(period: string | undefined, of: string | undefined): boolean {
  if (period === undefined || period === of) return true;
  const [a, b] = [parsePeriod(period), parsePeriod(of ?? '')];
  return a !== undefined && b !== undefined && a.first === b.first && a.last === b.last;
}
