import { addDays } from '@kedu/engine';
import type { Issue, UnitId } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, unless } from '../decision.ts';
import { type Day, dayOf, type Instant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import type { Ask } from '../rounds/round.ts';

/** What people are asked for (报送负担): figures, explanations, evidence, visits, a look at their own figures. */
export const BURDENS = ['cell', 'explanation', 'evidence', 'visit', 'confirmation'] as const;
export type BurdenKind = (typeof BURDENS)[number];

/** One line of the ledger of burden: who is asked for how many of what, in which month, and how many a system spared. */
export interface BurdenLine {
  readonly unit: UnitId;
  /** The month of the day on which it was asked, `2026-12`. */
  readonly month: string;
  readonly kind: BurdenKind;
  readonly asked: number;
  readonly spared: number;
}

/** Something that a unit was asked for beside its figures: about what, when, by whom and why. */
export interface AskedOnce {
  readonly kind: 'evidence' | 'visit';
  readonly about: string;
  readonly on: Day;
  readonly person: PersonId;
  readonly post: PostId;
  readonly reason: string;
}

/** What was asked of a unit beside its figures, so that it is asked for once. */
export interface BurdenState {
  readonly asked: readonly AskedOnce[];
}

export const NO_BURDEN: BurdenState = { asked: [] };

export type BurdenCommand = {
  readonly type: 'ask_evidence' | 'ask_visit';
  /** What it is about: an indicator and period, a project. */
  readonly about: string;
  readonly reason: string;
};

export type BurdenEvent = { readonly type: 'evidence_asked' | 'visit_asked'; readonly about: string; readonly reason: string };

/**
 * What a command asks of a unit; the same evidence is asked for once a year, however its name is set.
 *
 * Rule: BURDEN-3. Errors: RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, BURDEN_ABOUT, BURDEN_TWICE.
 */
export function decideBurden(
  state: BurdenState,
  command: BurdenCommand,
  context: Context & { readonly unit: UnitId },
): Decision<BurdenEvent> {
  const kind = command.type === 'ask_evidence' ? 'evidence' : 'visit';
  const year = context.today.slice(0, 4);
  const about = asRead(command.about);
  const blank = about === '' ? workflowIssue('BURDEN_ABOUT', {}, { what: kind }) : undefined;
  const before = state.asked.find((each) => each.kind === kind && asRead(each.about) === about && each.on.startsWith(year));
  const twice: Issue | undefined =
    before && blank === undefined && kind === 'evidence'
      ? workflowIssue('BURDEN_TWICE', { unit: context.unit }, { what: kind, about: before.about, unit: context.unit, before: before.on })
      : undefined;
  return unless([denied(context, 'check_value', { unit: context.unit }), reasonMissing(command), blank, twice], {
    type: kind === 'evidence' ? 'evidence_asked' : 'visit_asked',
    about: command.about.trim(),
    reason: command.reason,
  });
}

/**
 * A name as readers tell it from another: without space and what is not seen, of one case, and as NFKC folds it. Characters of private use,
 * which fonts for rare characters of names draw, tell names apart.
 */
function asRead(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu, '');
}

/** What was asked of a unit after an event. */
export function evolveBurden(state: BurdenState, { event: { type, about, reason }, at, person, post }: Recorded<BurdenEvent>): BurdenState {
  const kind = type === 'evidence_asked' ? 'evidence' : 'visit';
  return { asked: [...state.asked, { kind, about, on: dayOf(at), person, post, reason }] };
}

/** For how many days an asking stands on the page of what waits, the first day included. */
const ASK_DAYS = 30;

/**
 * What a unit was asked for beside its figures and still sees among what waits, the latest first.
 *
 * Evidence is handed over outside the platform, so that its end is a day, not a step. Rule: BURDEN-4.
 * Example: asked for on 2 December → there on 31 December, no more on 1 January.
 */
export function lastingAsks({ asked }: BurdenState, today: Day): BurdenState['asked'] {
  return asked.filter(({ on }) => today < addDays(on, ASK_DAYS)).toReversed();
}

/** Something that was asked of somebody, as the events say it. */
export type Asking =
  | { readonly type: 'round'; readonly at: Instant; readonly asks: readonly Ask[] }
  | {
      readonly type: 'submitted' | 'returned';
      readonly at: Instant;
      readonly way: Ask['way'];
      readonly owner: UnitId;
      readonly unit: UnitId;
    }
  | { readonly type: 'evidence' | 'visit'; readonly at: Instant; readonly unit: UnitId };

/**
 * The ledger of burden: what was asked of whom, by unit, month and kind.
 *
 * A column asks its owner's unit for one cell a unit of the column, a unit's own report asks the unit, a connector asks nobody and is counted as spared. What is
 * returned asks for an explanation, what is submitted asks the unit to look, evidence and visits count one each.
 * Shape: one line a unit, month and kind, sorted by them; nothing asked, no line. Rule: BURDEN-1, BURDEN-2.
 */
export function burdenLines(askings: Iterable<Asking>, unitOfPost: (post: string) => UnitId): readonly BurdenLine[] {
  const lines = new Map<string, BurdenLine>();
  const count = (unit: UnitId, at: Instant, kind: BurdenKind, asked: number, spared = 0): void => {
    const month = dayOf(at).slice(0, 7);
    const key = `${unit}\u0000${month}\u0000${BURDENS.indexOf(kind)}`;
    const line = lines.get(key) ?? { unit, month, kind, asked: 0, spared: 0 };
    lines.set(key, { ...line, asked: line.asked + asked, spared: line.spared + spared });
  };
  for (const asking of askings) {
    if (asking.type === 'round') {
      for (const { way, owner, units } of asking.asks) {
        if (way === 'unit') for (const unit of units) count(unit, asking.at, 'cell', 1);
        else count(unitOfPost(owner), asking.at, 'cell', way === 'column' ? units.length : 0, way === 'connector' ? units.length : 0);
      }
    } else if (asking.type === 'submitted') {
      if (asking.way !== 'unit') count(asking.unit, asking.at, 'confirmation', 1);
    } else if (asking.type === 'returned') count(asking.way === 'unit' ? asking.unit : asking.owner, asking.at, 'explanation', 1);
    else count(asking.unit, asking.at, asking.type, 1);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, line]) => line);
}
