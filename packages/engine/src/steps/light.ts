import { type Column, missingCode, type Period } from '@kedu/model';
import type { Indicator, TextColumn } from '@kedu/scheme';
import type { RunContext } from '../context.ts';
import { type CourseMoment, lightCourse } from '../light/course.ts';
import { type Lit, litMembers } from '../light/lit.ts';
import { lightMachine } from '../light/machine.ts';
import { type Rhythm, rhythmOf } from '../light/moments.ts';
import type { LightCell, LightResult } from '../result.ts';
import { targetTable } from '../values/targets.ts';

const UNLIT: LightCell = { light: '', raw: '', state: 'not_applicable', rule: -1 };

/**
 * The lights of a run: every indicator at every moment of the period.
 *
 * Shape: one result per indicator and moment, by indicator ID, then by time (longer periods first where two end together);
 * columns over the units of the run. Cells of units that the indicator does not light are `not_applicable`. `light` is what is
 * shown after hysteresis, `raw` what the rules alone say, `rule` the rule of the light shown.
 * Missing: the four kinds of LIGHT-9. Rule: LIGHT-1…13 (docs/spec/lights.md). Errors: none.
 * Example: target 400, shares 15–45–75–100 %, 120 at the end of June → lag 0.3333, red.
 */
export function light(ctx: RunContext): LightResult[] {
  const { scheme, period } = ctx.input;
  const { rules } = scheme.lights;
  if (rules.length === 0) return [];
  const size = ctx.enrolment.units.length;
  const machine = lightMachine(scheme.lights);
  const schedules = { size, period, data: ctx.data, targets: targetTable(scheme, ctx.enrolment) };
  const better = directions(size);
  const lists = ctx.enrolment.lists.map((enrolled) => ({
    members: enrolled.members,
    rhythm: rhythmOf(enrolled.list),
    lit: litMembers(scheme, enrolled),
  }));

  return scheme.indicators.flatMap((indicator) => {
    if (indicator.light === 'none') return [];
    const courses = byRhythm(indicator.id, lists, size).map(({ rhythm, lit }) => ({
      lit,
      moments: lightCourse(indicator, rhythm, lit, { ctx, machine, schedules, better: better[indicator.better] }),
    }));
    return merged(courses).map(
      ({ moment, parts }): LightResult => result(indicator, moment, parts, (state) => machine.memory(state).shown),
    );
  });
}

interface LitRhythm {
  readonly rhythm: Rhythm;
  readonly lit: Uint8Array;
}

/** Units lit by one indicator, by rhythm; a unit of several lists follows the first of them (LIGHT-2). */
function byRhythm(
  indicator: string,
  lists: readonly { readonly members: Int32Array; readonly rhythm: Rhythm; readonly lit: Lit }[],
  size: number,
): LitRhythm[] {
  const taken = new Uint8Array(size);
  const rhythms = new Map<string, LitRhythm>();
  for (const { members, rhythm, lit } of lists) {
    const own = lit(indicator);
    if (!own) continue;
    const key = `${rhythm.nodes} ${rhythm.watch}`;
    const entry = rhythms.get(key) ?? { rhythm, lit: new Uint8Array(size) };
    members.forEach((unit, k) => {
      if (own[k] === 0 || taken[unit] === 1) return;
      taken[unit] = 1;
      entry.lit[unit] = 1;
    });
    if (entry.lit.includes(1)) rhythms.set(key, entry);
  }
  return [...rhythms.values()];
}

interface MomentPart extends CourseMoment {
  readonly lit: Uint8Array;
}

/** Courses of several rhythms, moment by moment. */
function merged(
  courses: readonly { readonly lit: Uint8Array; readonly moments: readonly CourseMoment[] }[],
): { moment: Period; parts: MomentPart[] }[] {
  const byId = new Map<string, { moment: Period; parts: MomentPart[] }>();
  for (const { lit, moments } of courses) {
    for (const one of moments) {
      const known = byId.get(one.moment.id);
      if (known) known.parts.push({ ...one, lit });
      else byId.set(one.moment.id, { moment: one.moment, parts: [{ ...one, lit }] });
    }
  }
  return [...byId.values()].sort((a, b) => a.moment.last - b.moment.last || a.moment.first - b.moment.first);
}

function result(indicator: Indicator, moment: Period, parts: readonly MomentPart[], shown: (state: number) => LightCell): LightResult {
  const [only] = parts as readonly [MomentPart];
  const column = (which: 'scheduled' | 'lag'): Column => (parts.length === 1 ? only[which]() : joined(parts, which));
  return {
    indicator: indicator.id,
    period: moment,
    measured: only.measured,
    value: only.value,
    get scheduled() {
      return column('scheduled');
    },
    get lag() {
      return column('lag');
    },
    cell(unit) {
      const part = parts.length === 1 && only.lit[unit] === 1 ? only : parts.find((one) => one.lit[unit] === 1);
      return part ? shown(part.states[unit] as number) : UNLIT;
    },
  };
}

/** One column out of those of several rhythms, each unit from its own. */
function joined(parts: readonly MomentPart[], which: 'scheduled' | 'lag'): Column {
  const size = (parts[0] as MomentPart).lit.length;
  const values = new Float64Array(size).fill(Number.NaN);
  const missing = new Uint8Array(size).fill(missingCode('not_applicable'));
  for (const part of parts) {
    const own = part[which]();
    part.lit.forEach((is, unit) => {
      if (is === 0) return;
      values[unit] = own.values[unit] as number;
      missing[unit] = own.missing[unit] as number;
    });
  }
  return { values, missing };
}

function directions(size: number): Readonly<Record<Indicator['better'], TextColumn>> {
  return { higher: { texts: Array.from({ length: size }, () => 'higher') }, lower: { texts: Array.from({ length: size }, () => 'lower') } };
}
