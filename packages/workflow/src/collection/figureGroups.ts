import type { UnitId } from '@kedu/model';
import type { Context } from '../context.ts';
import type { Ask } from '../rounds/round.ts';
import { denied } from '../rights/permission.ts';
import { unitClasses } from '../rights/unitClasses.ts';
import { type CellContext, isHis } from './decideValue.ts';
import type { GivenCommand } from './openCommands.ts';
import type { SameCourse } from './sameCourse.ts';
import { type Cell, NO_VALUE, type ValueState } from './value.ts';

/** Figures of one ask of which the same may be done by whoever is entered. */
export interface FigureGroup {
  /** The first of them; what is decided of it is decided of all. */
  readonly cell: Cell;
  readonly count: number;
  /** Their course (`courseFor`). */
  readonly state: ValueState;
}

/** Asks with the units whose figures whoever is entered may read; one without any is left out. Rule: RIGHT-14. */
export function readableAsks(asks: readonly Ask[], context: Context): readonly Ask[] {
  return narrowed(asks, context, ({ indicator, unit }) => denied(context, 'read_value', { indicator, unit }) === undefined);
}

/** Asks with the units for whose figures he may give one of some commands at some step; one without any is left out. Rule: COLLECT-13. */
export function asksToAct(
  asks: readonly Ask[],
  context: Context,
  commands: readonly GivenCommand[],
  aboutOf: (cell: Cell) => CellContext,
): readonly Ask[] {
  return narrowed(asks, context, (cell) => {
    const about = aboutOf(cell);
    return commands.some((command) => isHis(command, about));
  });
}

/** Asks with the units of which something holds that holds of all units of a class or of none. */
function narrowed(asks: readonly Ask[], context: Context, holds: (cell: Cell) => boolean): readonly Ask[] {
  const classOf = unitClasses(context);
  return asks.flatMap((ask) => {
    const { indicator, period, source } = ask;
    const known = new Map<string, boolean>();
    const units = ask.units.filter((unit) => {
      const name = classOf(unit);
      const found = known.get(name) ?? holds({ indicator, period, unit, source });
      known.set(name, found);
      return found;
    });
    return units.length === 0 ? [] : [units.length === ask.units.length ? ask : { ...ask, units }];
  });
}

/**
 * Figures of an ask in groups, so that a decision is made once a group: those of one took the same course, and the same roles reach their units.
 *
 * Shape: in the order of the first unit of each; `courses` are those of the touched figures of the ask, for the same person. Rules: COLLECT-13, API-12.
 * Example: 3,000 units, of which nobody reported → one group of 3,000 for the owner of the indicator.
 */
export function figureGroups(ask: Ask, courses: readonly SameCourse[], classOf: (unit: UnitId) => string): readonly FigureGroup[] {
  const { indicator, period, source, units } = ask;
  const stateOf = new Map<UnitId, ValueState>();
  for (const course of courses) for (const unit of course.units) stateOf.set(unit, course.state);
  const groups = new Map<ValueState, Map<string, { cell: Cell; count: number; state: ValueState }>>();
  const inOrder: FigureGroup[] = [];
  for (const unit of units) {
    const state = stateOf.get(unit) ?? NO_VALUE;
    const name = classOf(unit);
    const ofState = groups.get(state) ?? new Map();
    groups.set(state, ofState);
    const group = ofState.get(name);
    if (group !== undefined) {
      group.count += 1;
      continue;
    }
    const begun = { cell: { indicator, period, unit, source }, count: 1, state };
    ofState.set(name, begun);
    inOrder.push(begun);
  }
  return inOrder;
}
