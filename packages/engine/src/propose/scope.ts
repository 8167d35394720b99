import { type Column, constantColumn, missingCode, missingColumn, previousPeriod, quantaToNumber } from '@kedu/model';
import type { Part, Scope, TextColumn } from '@kedu/scheme';
import { resultLookup, totals } from '../grade/lookups.ts';
import type { LightResult } from '../result.ts';
import { rank } from '../steps/rank.ts';
import type { ProposeContext, ProposeList } from './context.ts';

/** What a consequence rule may read of one list (consequenceVocabulary); columns run over the units of the run. */
export interface ConsequenceScope extends Scope {
  /** `scope` (this one, or a field's) with a last place in lists of any size: to tell what only the size of a list prevents. */
  anySize(scope: Scope): Scope;
  /** With `field.score`, `field.weight` and `field.name` of one first-level part. */
  ofField(part: Part): FieldScope;
}

/** The scope of one field. */
export interface FieldScope extends Scope {
  /** Name of the first-level part. */
  readonly field: string;
}

/** The scope of consequence rules over one list. Rule: PROPOSE-2 (docs/spec/proposals.md). */
export function consequenceScope(ctx: ProposeContext, list: ProposeList, lights: readonly LightResult[]): ConsequenceScope {
  const known = new Map<string, Column | TextColumn>();
  const remember = <C extends Column | TextColumn>(key: string, make: () => C): C => {
    const column = (known.get(key) as C | undefined) ?? make();
    known.set(key, column);
    return column;
  };
  const size = ctx.enrolment.units.length;
  const scope: Scope = {
    size,
    variable: (name) => remember(name, () => variableOf(ctx, list, name)),
    lookup: (name, argument) =>
      remember(`${name}/${argument}`, (): Column | TextColumn =>
        name === 'light' ? lightsOf(ctx, lights, argument) : resultLookup(ctx, list.parts, name, argument),
      ),
  };
  const instead = (base: Scope, names: Readonly<Record<string, () => Column | TextColumn>>): Scope => ({
    size,
    variable: (name) => names[name]?.() ?? base.variable(name),
    lookup: (name, argument) => base.lookup(name, argument),
  });
  return {
    ...scope,
    anySize: (base) =>
      instead(base, { last_place: () => remember('last_place/any', () => flags(size, list, rank({ ...list, classes: [] }).lastPlace)) }),
    ofField: (part) => {
      const result = list.parts.get(part.path);
      const own = instead(scope, {
        'field.score': () => result?.score ?? missingColumn(size, 'not_applicable'),
        'field.weight': () => ({ values: result?.weight ?? new Float64Array(size), missing: new Uint8Array(size) }),
        'field.name': () => ({ texts: Array.from({ length: size }, () => part.name) }),
      });
      return { ...own, field: part.name };
    },
  };
}

function variableOf(ctx: ProposeContext, list: ProposeList, name: string): Column | TextColumn {
  const size = ctx.enrolment.units.length;
  if (name.startsWith('unit.')) return ctx.enrolment.attribute(name.slice('unit.'.length));
  if (name.startsWith('previous.')) return previousOf(ctx, list.list, name.slice('previous.'.length));
  switch (name) {
    case 'total':
      return totals(size, list.members, list.score, ctx.input.scheme.rounding.total.places);
    case 'rank':
      return ranked(size, list, (k) => list.rank[k] as number);
    case 'list_size':
      return ranked(size, list, sizes(list));
    case 'last_place':
      return flags(size, list, list.lastPlace);
    case 'grade':
      return texts(size, list.members, list.grades);
    default:
      throw new RangeError(`no name ${name} among consequences`);
  }
}

/** Ranked units of the same group. */
function sizes(list: ProposeList): (k: number) => number {
  const counts = new Map<string, number>();
  list.members.forEach((_, k) => {
    const group = list.groups[k] ?? '';
    if (list.ranked[k] === 1) counts.set(group, (counts.get(group) ?? 0) + 1);
  });
  return (k) => counts.get(list.groups[k] ?? '') ?? 0;
}

function ranked(size: number, list: ProposeList, figure: (k: number) => number): Column {
  const column = missingColumn(size, 'not_applicable');
  list.members.forEach((unit, k) => {
    if ((list.rank[k] as number) <= 0) return;
    column.values[unit] = figure(k);
    column.missing[unit] = 0;
  });
  return column;
}

function flags(size: number, list: ProposeList, marks: Uint8Array): Column {
  const column = constantColumn(size, 0);
  list.members.forEach((unit, k) => {
    column.values[unit] = marks[k] === 1 ? 1 : 0;
  });
  return column;
}

function texts(size: number, members: Int32Array, values: readonly string[]): TextColumn {
  const column = Array.from({ length: size }, () => '');
  members.forEach((unit, k) => {
    column[unit] = values[k] ?? '';
  });
  return { texts: column };
}

/** What the run of the period just before says of the same list, by unit ID; `no_reference` where it says nothing. */
function previousOf(ctx: ProposeContext, listId: string, name: string): Column | TextColumn {
  const { units } = ctx.enrolment;
  const before = previousPeriod(ctx.input.period).id;
  const run = ctx.input.previous?.find((one) => one.period.id === before);
  const list = run?.lists.find((one) => one.list === listId);
  const at = new Map<string, number>();
  for (const [k, unit] of list?.members.entries() ?? []) at.set(run?.unitIds[unit] ?? '', k);
  const position = units.map((unit) => at.get(unit.id) ?? -1);
  if (name === 'grade') return { texts: position.map((k) => list?.grades[k] ?? '') };
  if (name === 'exists') return { values: Float64Array.from(position, (k) => (k >= 0 ? 1 : 0)), missing: new Uint8Array(units.length) };
  const figure = (k: number): number => {
    if (!list || !run || k < 0) return Number.NaN;
    if (name === 'total') return quantaToNumber(list.score[k] as number, run.totalPlaces);
    if (list.ranked[k] !== 1) return name === 'last_place' ? 0 : Number.NaN;
    return (name === 'rank' ? list.rank[k] : list.lastPlace[k]) as number;
  };
  const values = Float64Array.from(position, figure);
  return { values, missing: Uint8Array.from(values, (value) => (Number.isNaN(value) ? missingCode('no_reference') : 0)) };
}

/** Light of an indicator at its last moment in the period; '' for none. */
function lightsOf(ctx: ProposeContext, lights: readonly LightResult[], indicator: string): TextColumn {
  const last = lights
    .filter((one) => one.indicator === indicator)
    .reduce<LightResult | undefined>((latest, one) => (latest && latest.period.last > one.period.last ? latest : one), undefined);
  return { texts: ctx.enrolment.units.map((_, unit) => last?.cell(unit).light ?? '') };
}
