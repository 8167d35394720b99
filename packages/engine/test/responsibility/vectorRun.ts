import { cellOf, type Rounding } from '@kedu/model';
import type { Elastic, ElasticRow, Joint } from '@kedu/scheme';
import type { RunContext } from '../../src/context.ts';
import { responsibilityEffects } from '../../src/responsibility/effects.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { check } from '../../src/steps/check.ts';
import { score } from '../../src/steps/score.ts';
import type { ListScores } from '../../src/steps/scoreTable.ts';
import { type Cell, type Cells, fixture, leaf, root, type UnitRow } from '../fixture.ts';

/** A leaf as these vectors write it; the method is `given` unless it says another. */
export interface LeafVector {
  readonly method?: 'given' | 'completion';
  readonly weight?: number;
  readonly indicator?: string;
  readonly cap?: number;
  readonly floor?: number;
  readonly within?: readonly [number, number];
  readonly coefficients?: readonly (Partial<Omit<ElasticRow, 'place'>> & { readonly coefficient: number })[];
  /** Chain → unit → share. */
  readonly chains?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface ResponsibilityInput {
  readonly units: readonly (string | UnitRow)[];
  readonly values: Readonly<Record<string, Cells>>;
  readonly targets?: Readonly<Record<string, Cells>>;
  readonly period?: string;
  readonly rounding?: Rounding;
  readonly parts: Readonly<Record<string, LeafVector>>;
}

export interface ResponsibilityExpected {
  readonly scores?: Readonly<Record<string, readonly Cell[]>>;
  readonly weights?: Readonly<Record<string, readonly number[]>>;
  readonly points?: Readonly<Record<string, readonly Cell[]>>;
  readonly totals?: readonly (number | null)[];
  readonly elastic?: readonly string[];
  readonly joint?: readonly string[];
  readonly issues?: readonly string[];
}

/** Checks, calibrates and scores the tables of a vector: what members of a chain report is shared on the way. */
export function runResponsibility(input: ResponsibilityInput): { ctx: RunContext; list: ListScores; issues: readonly string[] } {
  const parts = Object.fromEntries(
    Object.entries(input.parts).map(([name, part]) => [
      name,
      leaf(
        part.method ?? 'given',
        {},
        {
          weight: part.weight ?? 1,
          ...(part.indicator === undefined ? {} : { indicator: part.indicator }),
          ...(part.cap === undefined ? {} : { cap: part.cap }),
          ...(part.floor === undefined ? {} : { floor: part.floor }),
          ...(part.coefficients ? { elastic: elasticOf(part) } : {}),
          ...(part.chains ? { joint: jointOf(part.chains) } : {}),
        },
      ),
    ]),
  );
  const tables = fixture({
    units: input.units,
    values: input.values,
    ...(input.targets ? { targets: input.targets } : {}),
    ...(input.period ? { period: input.period } : {}),
    scheme: { rounding: { total: { places: 2, rule: 'half_up' }, ...(input.rounding ? { indicator: input.rounding } : {}) } },
    tree: root(parts),
  });
  const checked = check(tables.input, tables.enrolment);
  const ctx: RunContext = { ...tables, data: { ...checked, target: tables.data.target, baseline: tables.data.baseline } };
  const { lists, issues } = score(ctx, calibrate(ctx));
  const codes = [...checked.issues, ...issues].map(({ code, place, args }) =>
    [code, place.unit, args.found, args.first_unit].filter((x) => x !== undefined).join(' '),
  );
  return { ctx, list: lists[0] as ListScores, issues: codes };
}

/** What the vector states, as it came out. */
export function responsibilityOutcome({ ctx, list, issues }: ReturnType<typeof runResponsibility>, expected: ResponsibilityExpected) {
  const members = [...list.enrolled.members];
  const idOf = (unit: number): string => ctx.enrolment.units[unit]?.id ?? '';
  const part = (path: string) => {
    const found = list.parts.get(path);
    if (!found) throw new Error(`no part ${path}`);
    return found;
  };
  const byPath = <T>(of: Readonly<Record<string, unknown>> | undefined, read: (path: string) => T) =>
    Object.fromEntries(Object.keys(of ?? {}).map((path) => [path, read(path)]));
  const { elastic = [], joint = [] } = responsibilityEffects(ctx, list);
  const outcome: Required<Readonly<Record<keyof ResponsibilityExpected, unknown>>> = {
    scores: byPath(expected.scores, (path) => members.map((unit) => cellOf(part(path).score, unit))),
    weights: byPath(expected.weights, (path) => members.map((unit) => part(path).weight[unit])),
    points: byPath(expected.points, (path) => members.map((unit) => cellOf(part(path).points, unit))),
    totals: [...list.total].map((quanta) => (Number.isNaN(quanta) ? null : quanta)),
    elastic: elastic.map(
      (one) => `${one.path} ${idOf(one.unit)} ${one.class ?? 'unit'} ${one.coefficient}: ${one.from} → ${one.to}, ${one.points}`,
    ),
    joint: joint.map((one) => `${one.path} ${one.chain} ${idOf(one.unit)} ${one.share}: ${one.points}`),
    issues,
  };
  return Object.fromEntries((Object.keys(expected) as (keyof ResponsibilityExpected)[]).map((key) => [key, outcome[key]]));
}

function elasticOf({ within = [0.8, 1.2], coefficients = [] }: LeafVector): Elastic {
  return {
    within,
    rows: coefficients.map((row, i) => ({ reason: '因地制宜', ...row, place: { file: 'elastic.csv', line: i + 2 } })),
  };
}

function jointOf(chains: NonNullable<LeafVector['chains']>): Joint {
  return {
    table: 'chains.csv',
    chains: Object.entries(chains).map(([name, members]) => ({
      name,
      members: Object.entries(members).map(([unitCode, share], i) => ({ unitCode, share, place: { file: 'chains.csv', line: i + 2 } })),
    })),
  };
}
