import type { KnownFinder } from './known.ts';
import type { LeftOutReason, ReadColumn, Roles } from './roles.ts';
import { type AsideKind, asideEnding } from './vocabulary.ts';

/** The columns of values that a table gives, and what their headings are about. */
export interface ChosenValues {
  readonly values: readonly ReadColumn[];
  readonly leftOut: readonly { readonly column: ReadColumn; readonly reason: LeftOutReason }[];
  /** Whether headings name units, indicators. */
  readonly unitsAcross: boolean;
  readonly indicatorsAcross: boolean;
  /** Whether the choice among several columns is a doubtful one. */
  readonly doubtful: boolean;
}

const NO_INDICATOR: ReadonlySet<string> = new Set(['rank', 'weight', 'target', 'before', 'completion', 'share', 'remark']);

/**
 * Chooses among the columns of numbers those that hold the values of the table; `about` is the indicator that stands around it, of which a
 * column `增速` may be the value itself.
 * Rule: GUESS-4.
 */
export function chooseValues(roles: Roles, finder: KnownFinder, about: string | undefined): ChosenValues {
  const { values } = roles;
  const own = about === undefined ? undefined : asideEnding(about)?.kind;
  const named = (column: ReadColumn): boolean => column.reading.names.length > 0;
  const units = values.filter(({ reading }) => reading.unit !== undefined);
  const indicators = values.filter(({ reading }) => reading.indicator !== undefined);
  const unitsAcross =
    !roles.unit &&
    (units.length > 0 ||
      (roles.indicator !== undefined && values.some((column) => named(column) && column.reading.indicator === undefined)));
  const straight = values.some(isStraight);
  const telling = values.some((column) => (finder.hasIndicators && straight ? nearIndicator(column, finder) !== undefined : named(column)));
  const indicatorsAcross = !roles.indicator && (indicators.length > 0 || (!unitsAcross && (telling || (!straight && values.some(isOwn)))));
  if (unitsAcross && !indicatorsAcross)
    return split(values, unitColumns(values, finder), 'unknown_unit', { unitsAcross, indicatorsAcross });
  if (indicatorsAcross) return split(values, indicatorColumns(values, finder), 'unknown_indicator', { unitsAcross, indicatorsAcross });
  return plain(values, own);
}

/** A heading of nothing but `得分` or `增速` names an indicator where no better one is there; `排名` and `权重` do not. */
function isOwn({ reading }: ReadColumn): boolean {
  return reading.aside !== undefined && !NO_INDICATOR.has(reading.aside.kind);
}

/** `完成值`, `2023年`, `累计`: a column of the value itself, of whatever the table is about. */
function isStraight({ reading }: ReadColumn): boolean {
  return reading.aside === undefined && reading.names.length === 0 && (reading.isValue || reading.periods.length > 0);
}

function nearIndicator({ reading }: ReadColumn, finder: KnownFinder): string | undefined {
  if (reading.indicator) return reading.indicator.id;
  return finder.hasIndicators && reading.aside === undefined ? finder.indicator(reading.names.at(-1) ?? '', true)?.id : undefined;
}

function unitColumns(values: readonly ReadColumn[], finder: KnownFinder): ReadColumn[] {
  const plainly = values.filter(({ reading }) => reading.aside === undefined);
  const met = plainly.filter(({ reading }) => reading.unit !== undefined);
  const near = plainly.filter(({ reading }) => reading.unit === undefined && reading.names.length > 0 && finder.hasUnits);
  if (!finder.hasUnits) return plainly.filter(({ reading }) => reading.names.length > 0);
  return plainly.filter(
    (column) =>
      met.includes(column) ||
      (near.includes(column) &&
        (finder.unit(column.reading.names.at(-1) ?? '', true) ?? finder.units.tied(column.reading.names.at(-1) ?? '')[0])),
  );
}

function indicatorColumns(values: readonly ReadColumn[], finder: KnownFinder): ReadColumn[] {
  const near = (column: ReadColumn): string | undefined => nearIndicator(column, finder);
  const met = values.filter((column) =>
    finder.hasIndicators ? near(column) !== undefined : column.reading.names.length > 0 || isOwn(column),
  );
  return met.filter((column) => {
    const { aside } = column.reading;
    if (aside === undefined) return true;
    if (finder.hasIndicators) return aside.kind === 'score' && !sibling(column, met, (one) => near(one) ?? '');
    if (aside.kind === 'target') return !sibling(column, met, (one) => one.reading.names.join());
    return !NO_INDICATOR.has(aside.kind);
  });
}

/** Whether the same thing stands in another column without `目标`, `增速` and the like. */
function sibling(column: ReadColumn, others: readonly ReadColumn[], key: (one: ReadColumn) => string): boolean {
  return others.some((other) => other !== column && other.reading.aside === undefined && key(other) === key(column));
}

/** Headings name neither units nor indicators: the values themselves, one column or one a period. */
function plain(values: readonly ReadColumn[], own: AsideKind | undefined): ChosenValues {
  const none = { unitsAcross: false, indicatorsAcross: false };
  const isBeside = ({ reading }: ReadColumn): boolean => reading.aside !== undefined && reading.aside.kind !== own;
  const direct = values.filter(({ reading }) => own !== undefined && reading.aside?.kind === own);
  const told = values.filter(({ reading }) => reading.aside === undefined && (reading.isValue || reading.periods.length > 0));
  const straight = told.length > 0 ? told : direct;
  // Of a rate of change either the actual figure or the column `同比` may be meant.
  const either = told.length > 0 && direct.length > 0;
  const open = straight.length > 0 ? straight : values.filter((column) => !isBeside(column));
  const among = open.length > 0 ? open : values.filter(({ reading }) => reading.aside?.kind === 'score');
  const stated = among.filter(({ reading }) => reading.isValue);
  const apart = new Set(among.map(({ reading }) => JSON.stringify(reading.periods))).size === among.length;
  if (among.length === 1 || (apart && among.every(({ reading }) => reading.periods.length > 0)))
    return { ...split(values, among, 'choice', none), doubtful: either || open.length === 0 };
  const byPeriod = among.filter(({ reading }) => reading.periods.length > 0 && reading.isValue);
  if (byPeriod.length > 1 && new Set(byPeriod.map(({ reading }) => JSON.stringify(reading.periods))).size === byPeriod.length)
    return { ...split(values, byPeriod, 'choice', none), doubtful: either };
  const first = stated[0] ?? among[0];
  const left = among.some((column) => column !== first);
  return { ...split(values, first ? [first] : [], 'choice', none), doubtful: either || left || open.length === 0 };
}

function split(
  values: readonly ReadColumn[],
  chosen: readonly ReadColumn[],
  otherwise: LeftOutReason,
  across: Pick<ChosenValues, 'unitsAcross' | 'indicatorsAcross'>,
): ChosenValues {
  const rest = values.filter((column) => !chosen.includes(column));
  const reason = ({ reading, parts }: ReadColumn): LeftOutReason =>
    reading.aside !== undefined ? reading.aside.kind : parts.length === 0 ? 'no_heading' : otherwise;
  const scored = chosen.some(({ reading }) => reading.aside?.kind === 'score');
  return { values: chosen, leftOut: rest.map((column) => ({ column, reason: reason(column) })), ...across, doubtful: scored };
}
