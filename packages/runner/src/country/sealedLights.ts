import {
  type EnrolledList,
  type Enrolment,
  hasMemory,
  type LightPlan,
  type LightsKept,
  type LightTable,
  shownLightPlans,
  type SweepOrder,
} from '@kedu/engine';
import type { Issue, Period } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { sealIssue } from '@kedu/snapshot';
import { countryIssue } from './codes.ts';
import type { Country } from './country.ts';
import type { IndicatorCells } from './countryLightRows.ts';
import { sealedLightData } from './lightColumns.ts';

/** The list whose lights are taken from a file. */
export interface SealedLightsAsked {
  readonly scheme: CompiledScheme;
  readonly period: Period;
  readonly enrolment: Enrolment;
  readonly enrolled: EnrolledList;
}

/**
 * Lights of a sealed list, each indicator at its latest moment, by the kernel of the country or by the reference.
 *
 * Shape: cells by member; undefined where the file has none. They stand after the country is closed. Rule: SEAL-5, KERNEL-6.
 * Errors: SEAL_HEAD (`lights`) where head, columns and plan do not fit; SEAL_NO_LIGHTS, a notice, where the list has lights that were not sealed.
 */
export function sealedLights(
  country: Country,
  asked: SealedLightsAsked,
): { readonly lights?: readonly IndicatorCells[]; readonly issues: readonly Issue[] } {
  const { lights } = country.sealed.head;
  const { plans, order } = shownLightPlans(asked);
  if (!lights) {
    const isDark = plans !== undefined && plans.length === 0;
    return { issues: isDark ? [] : [countryIssue('SEAL_NO_LIGHTS', {}, { list: asked.enrolled.list.id })] };
  }
  const refused = { issues: [sealIssue('SEAL_HEAD', { file: country.file }, { what: 'lights' })] };
  if (!plans || !order || plans.map(({ moment }) => moment.id).join() !== lights.moments.join()) return refused;
  const needs = plans.map((plan) => new Set(plan.indicators.filter((one) => hasMemory(plan, one)).map(({ indicator }) => indicator)));
  if (!plans.every((plan, k) => sealedLightData(plan, country.sealed, needs[k] as ReadonlySet<string>))) return refused;
  const cells = plans.flatMap((plan, k) => {
    const kept = country.lights(
      plan,
      (sealed) => sealedLightData(plan, sealed, needs[k] as ReadonlySet<string>) as NonNullable<ReturnType<typeof sealedLightData>>,
    );
    return cellsOf(plan, kept, order);
  });
  return { lights: cells, issues: [] };
}

/** Cells by member of each indicator of a moment. */
function cellsOf(plan: LightPlan, kept: LightsKept, { members, starts, profiles }: SweepOrder): readonly IndicatorCells[] {
  const position = new Int32Array(members.length);
  const profile = new Int32Array(members.length);
  profiles.forEach((_, p) => {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i += 1) {
      position[members[i] as number] = i;
      profile[members[i] as number] = p;
    }
  });
  return plan.indicators.map(({ indicator, table, lit }) => {
    const { cells } = plan.tables[table] as LightTable;
    const states = kept.get(indicator)?.states ?? new Uint8Array(members.length);
    const cellOf: IndicatorCells['cellOf'] = (row) =>
      lit[profile[row] as number] === 1 ? cells[states[position[row] as number] as number] : undefined;
    return { indicator, moment: plan.moment, cellOf };
  });
}
