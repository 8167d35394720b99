import { dueDay } from '@kedu/engine';
import { firstDay, type Issue, type Period, periodOf, type UnitId } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import type { Day } from '../instant.ts';
import { ownerMissing } from '../rights/permission.ts';
import { ownerOf } from '../rights/rights.ts';
import { collectedPeriods } from './collectedPeriods.ts';
import type { Connector } from './connector.ts';
import type { Ask, RoundPlan } from './round.ts';

/** An indicator of a scheme as far as collecting it asks, with the units that it is collected of. */
export interface CollectedIndicator extends Pick<Indicator, 'id' | 'every' | 'january' | 'accrual' | 'available' | 'statistic' | 'range'> {
  readonly units: readonly UnitId[];
  /** By formula, raters, survey, from units below or another scheme: nobody is asked. */
  readonly isComputed: boolean;
  /** Known to the unit alone; everything else is one column of the owning department. */
  readonly byUnit: boolean;
}

/** A day on which statistics are published (统计数据发布日), which stands above the calendar of the scheme. */
export interface PublicationDay {
  readonly indicator: string;
  readonly period: string;
  readonly day: Day;
}

/** What a round is opened on. */
export interface AskInput {
  readonly plan: RoundPlan;
  readonly indicators: readonly CollectedIndicator[];
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly publications: readonly PublicationDay[];
  /** Asked by other rounds already: `indicator/period/unit` → round. */
  readonly askedBefore: ReadonlyMap<string, string>;
  readonly context: Pick<Context, 'rights' | 'today'>;
}

/**
 * What a round asks for: every indicator of its scheme whose figure for a period can be there when the round closes and was not asked for before.
 *
 * An indicator is asked for at the end of its own periods (every quarter: in March, June …; `january: with_february` not in January), as soon as it is due.
 * Shape: asks by indicator in the order of the scheme, then period; issues are all of them at once.
 * Rules: ROUND-3 to ROUND-7, RIGHT-8. Errors: RIGHT_OWNER, ROUND_CONNECTOR, ROUND_INDICATOR, ROUND_NOTHING.
 */
export function asksOf(input: AskInput): { readonly asks: readonly Ask[]; readonly issues: readonly Issue[] } {
  const { plan, indicators, connectors, context } = input;
  const issues: Issue[] = [];
  const asks: Ask[] = [];
  const byHand = new Set(plan.byHand ?? []);
  for (const name of byHand) {
    if (!indicators.some(({ id, isComputed }) => id === name && !isComputed))
      issues.push(workflowIssue('ROUND_INDICATOR', { indicator: name }, { indicator: name }));
  }
  for (const indicator of indicators.filter(({ isComputed }) => !isComputed)) {
    const connector = [...connectors].find(
      ([, { standing, indicators: ids, from }]) => standing === 'live' && ids.includes(indicator.id) && from <= plan.closesOn,
    )?.[0];
    const found = duePeriods(indicator, input).flatMap((due) => askOf(indicator, due, connector, input));
    if (found.length === 0) continue;
    if (connector !== undefined && byHand.has(indicator.id))
      issues.push(workflowIssue('ROUND_CONNECTOR', { indicator: indicator.id }, { indicator: indicator.id, connector }));
    const missing = ownerMissing(context, indicator.id, { isTyped: found.some(({ way }) => way === 'column') });
    if (missing) issues.push(missing);
    asks.push(...found);
  }
  if (asks.length === 0) issues.push(workflowIssue('ROUND_NOTHING', {}, { round: plan.month }));
  return { asks, issues };
}

interface Due {
  readonly period: Period;
  readonly day: Day;
}

/** Periods of an indicator that ended by the month of the round and whose figures are due when it closes: those of the year before too, since many are published late. */
function duePeriods(indicator: CollectedIndicator, { plan, publications }: AskInput): readonly Due[] {
  const month = periodOf(plan.month);
  const year = Number(plan.month.slice(0, 4));
  return [year - 1, year]
    .flatMap((each) => collectedPeriods(indicator, each))
    .filter((period) => period.last <= month.last)
    .map((period) => ({
      period,
      day: publications.find((row) => row.indicator === indicator.id && row.period === period.id)?.day ?? dueDay(indicator, period),
    }))
    .filter(({ period, day }) => day <= plan.closesOn && isOfThisRound(period, day, month));
}

/** A period is asked for by the round of its last month where it is due by then, else by the round of the month in which it falls due. */
function isOfThisRound(period: Period, day: Day, month: Period): boolean {
  return period.last === month.last || day >= firstDay(month);
}

function askOf(indicator: CollectedIndicator, { period, day }: Due, connector: string | undefined, input: AskInput): readonly Ask[] {
  const units = indicator.units.filter((unit) => !input.askedBefore.has(`${indicator.id}/${period.id}/${unit}`));
  if (units.length === 0) return [];
  return [
    {
      indicator: indicator.id,
      period: period.id,
      way: connector !== undefined ? 'connector' : indicator.byUnit ? 'unit' : 'column',
      source: connector ?? 'report',
      owner: ownerOf(input.context.rights, indicator.id, input.context.today) ?? '',
      units,
      due: day,
      isOfficial: indicator.statistic === 'official',
      ...(indicator.range === undefined ? {} : { range: indicator.range }),
    },
  ];
}
