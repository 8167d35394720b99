import type { KnownFinder } from './known.ts';
import type { LeftOutReason, ReadColumn, Roles } from './roles.ts';

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

const RANK = /排名|排序|位次|名次|rank|权重|标准分|满分/iu;

/** Chooses among the columns of numbers those that hold the values of the table. Rule: GUESS-4. */
export function chooseValues(roles: Roles, finder: KnownFinder): ChosenValues {
  const { values } = roles;
  const named = (column: ReadColumn): boolean => column.reading.names.length > 0;
  const units = values.filter(({ reading }) => reading.unit !== undefined);
  const indicators = values.filter(({ reading }) => reading.indicator !== undefined);
  const unitsAcross =
    !roles.unit &&
    (units.length > 0 ||
      (roles.indicator !== undefined && values.some((column) => named(column) && column.reading.indicator === undefined)));
  const indicatorsAcross =
    !roles.indicator && (indicators.length > 0 || (!unitsAcross && values.some((column) => named(column) || isOwn(column))));
  if (unitsAcross && !indicatorsAcross)
    return split(values, unitColumns(values, finder), 'unknown_unit', { unitsAcross, indicatorsAcross });
  if (indicatorsAcross) return split(values, indicatorColumns(values, finder), 'unknown_indicator', { unitsAcross, indicatorsAcross });
  return plain(values);
}

/** A heading of nothing but `得分` or `增速` names an indicator where no better one is there; `排名` and `权重` do not. */
function isOwn({ reading }: ReadColumn): boolean {
  return reading.aside !== undefined && !RANK.test(reading.aside);
}

function unitColumns(values: readonly ReadColumn[], finder: KnownFinder): ReadColumn[] {
  const plainly = values.filter(({ reading }) => reading.aside === undefined);
  const met = plainly.filter(({ reading }) => reading.unit !== undefined);
  const near = plainly.filter(({ reading }) => reading.unit === undefined && reading.names.length > 0 && finder.hasUnits);
  if (!finder.hasUnits) return plainly.filter(({ reading }) => reading.names.length > 0);
  return plainly.filter(
    (column) => met.includes(column) || (near.includes(column) && finder.unit(column.reading.names.at(-1) ?? '', true)),
  );
}

function indicatorColumns(values: readonly ReadColumn[], finder: KnownFinder): ReadColumn[] {
  const near = ({ reading }: ReadColumn): string | undefined =>
    reading.indicator?.id ?? (finder.hasIndicators ? finder.indicator(reading.names.at(-1) ?? '', true)?.id : undefined);
  const met = values.filter((column) =>
    finder.hasIndicators ? near(column) !== undefined : column.reading.names.length > 0 || isOwn(column),
  );
  return met.filter((column) => {
    const { aside } = column.reading;
    if (aside === undefined) return true;
    if (RANK.test(aside)) return false;
    if (!finder.hasIndicators) return !/^(?:目标|计划|任务)/u.test(aside) || !sibling(column, met, (one) => one.reading.names.join());
    return !sibling(column, met, (one) => near(one) ?? '');
  });
}

/** Whether the same thing stands in another column without `目标`, `增速` and the like. */
function sibling(column: ReadColumn, others: readonly ReadColumn[], key: (one: ReadColumn) => string): boolean {
  return others.some((other) => other !== column && other.reading.aside === undefined && key(other) === key(column));
}

/** Headings name neither units nor indicators: the values themselves, one column or one a period. */
function plain(values: readonly ReadColumn[]): ChosenValues {
  const none = { unitsAcross: false, indicatorsAcross: false };
  const straight = values.filter(({ reading }) => reading.aside === undefined && (reading.isValue || reading.periods.length > 0));
  const open = straight.length > 0 ? straight : values.filter(({ reading }) => reading.aside === undefined);
  const among = open.length > 0 ? open : values;
  const stated = among.filter(({ reading }) => reading.isValue);
  const apart = new Set(among.map(({ reading }) => JSON.stringify(reading.periods))).size === among.length;
  if (among.length === 1 || (apart && among.every(({ reading }) => reading.periods.length > 0)))
    return { ...split(values, among, 'aside', none), doubtful: open.length === 0 && values.length > 1 };
  const byPeriod = among.filter(({ reading }) => reading.periods.length > 0 && reading.isValue);
  if (byPeriod.length > 1 && new Set(byPeriod.map(({ reading }) => JSON.stringify(reading.periods))).size === byPeriod.length)
    return split(values, byPeriod, 'aside', none);
  const first = stated[0] ?? among[0];
  return { ...split(values, first ? [first] : [], 'aside', none), doubtful: values.length > 1 };
}

function split(
  values: readonly ReadColumn[],
  chosen: readonly ReadColumn[],
  otherwise: LeftOutReason,
  across: Pick<ChosenValues, 'unitsAcross' | 'indicatorsAcross'>,
): ChosenValues {
  const rest = values.filter((column) => !chosen.includes(column));
  const reason = ({ reading, parts }: ReadColumn): LeftOutReason =>
    reading.aside !== undefined ? 'aside' : parts.length === 0 ? 'no_heading' : otherwise;
  return { values: chosen, leftOut: rest.map((column) => ({ column, reason: reason(column) })), ...across, doubtful: false };
}
