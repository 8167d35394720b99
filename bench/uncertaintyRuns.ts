import { type AssessInput, assess } from '@kedu/engine';
import { assessWithErrors, deviates } from '@kedu/insight';
import { columnOf, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';

/** A truth as a scheme scores it: values of indicators by unit, in points of a goalpost from 0 to 100 above which a score is cut off. */
export interface RunTruth {
  readonly name: string;
  readonly units: number;
  readonly indicators: number;
  /** Steps of the score of an indicator and of the total. */
  readonly rounding: { readonly indicator: number; readonly total: number };
  /** True value of an indicator of a unit. */
  value(unit: number, indicator: number): number;
  readonly samples: number;
  readonly draws: number;
  /** Whether intervals are held to 88–92 %; else to 88 % at least: of units at their bounds an interval that holds often enough in the middle holds too often at the ends. */
  readonly goal: boolean;
  /** Equal truths have the place 1 + the number truly better, as units that are exactly equal do; else every place that they share. */
  readonly sharesBetterPlace?: boolean;
}

/** How often what whole runs state of their scores and ranks holds the truth. Shares, with the standard error that so few samples leave. */
export interface RunCoverage {
  readonly name: string;
  readonly samples: number;
  readonly draws: number;
  readonly goal: boolean;
  readonly intervals: number;
  readonly intervalsError: number;
  /** Mean width of the intervals, in points. */
  readonly intervalWidth: number;
  /** Of units by how many of their true values lie at a bound or beyond it: intervals that hold, lie wholly below the truth, wholly above. */
  readonly byCapped: readonly {
    readonly capped: number;
    readonly units: number;
    readonly holds: number;
    readonly below: number;
    readonly above: number;
    /** Mean width of their intervals, in points. */
    readonly width: number;
  }[];
  readonly setsHold: number;
  readonly setsError: number;
  /** Places beyond the own. */
  readonly width: number;
}

/** Standard deviation of every value. */
const SD = 3;
const CAP = 100;

/**
 * Runs of a scheme on values that err about a truth, each with draws of its own, held against the run on the truth itself.
 *
 * Example: runCoverage({ units: 20, indicators: 6, … }).intervals → 0.90.
 */
export function runCoverage(truth: RunTruth): RunCoverage {
  const { name, units, indicators, rounding, samples, draws, goal, value, sharesBetterPlace = false } = truth;
  const ids = Array.from({ length: units }, (_, k) => `u${String(k).padStart(4, '0')}`);
  const scheme = schemeOf(truth);
  const exact = Array.from({ length: indicators }, (_, i) => ids.map((__, k) => value(k, i)));
  const [list] = assess(inputOf(scheme, ids, exact)).value.lists;
  if (!list) throw new Error('no list');
  const rivals = [...list.score];
  const first = rivals.map((score) => 1 + rivals.filter((one) => one > score).length);
  const last = sharesBetterPlace ? first : rivals.map((score) => rivals.filter((one) => one >= score).length);
  const capped = ids.map((_, k) => exact.filter((column) => (column[k] as number) >= CAP || (column[k] as number) <= 0).length);
  const sampled = exact.map((_, i) => deviates(20_260_102, `${name} ${i}`, 0, ids));
  const missed = { below: new Float64Array(units), above: new Float64Array(units) };
  const widths = new Float64Array(units);
  const shares: number[] = [];
  const sets: number[] = [];
  let width = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    const values = exact.map((column, i) => {
      const z = (sampled[i] as (typeof sampled)[number]).draw(sample);
      return column.map((x, k) => x + SD * (z[k] as number));
    });
    const drawn = { ...scheme, uncertainty: { confidence: 0.9, draws, seed: sample + 1, peers: 'frozen' as const } };
    const found = assessWithErrors(inputOf(drawn, ids, values)).value.lists[0]?.uncertainty;
    if (!found) throw new Error('no errors were stated');
    let inside = 0;
    rivals.forEach((score, k) => {
      if ((found.high[k] as number) < score) missed.below[k] = (missed.below[k] as number) + 1;
      else if ((found.low[k] as number) > score) missed.above[k] = (missed.above[k] as number) + 1;
      else inside += 1;
      widths[k] = (widths[k] as number) + ((found.high[k] as number) - (found.low[k] as number)) * rounding.total;
    });
    shares.push(inside / units);
    sets.push(
      ids.every((_, k) => (found.best[k] as number) <= (first[k] as number) && (last[k] as number) <= (found.worst[k] as number)) ? 1 : 0,
    );
    width += ids.reduce((sum, _, k) => sum + (found.worst[k] as number) - (found.best[k] as number), 0) / units;
  }
  const byCapped = [...new Set(capped)]
    .sort((a, b) => a - b)
    .map((count) => {
      const own = capped.flatMap((one, k) => (one === count ? [k] : []));
      const share = (figures: Float64Array): number => mean(own.map((k) => (figures[k] as number) / samples));
      const [below, above] = [share(missed.below), share(missed.above)];
      return { capped: count, units: own.length, holds: 1 - below - above, below, above, width: share(widths) };
    });
  return {
    name,
    samples,
    draws,
    goal,
    intervals: mean(shares),
    intervalsError: standardError(shares),
    intervalWidth: mean([...widths]) / samples,
    byCapped,
    setsHold: mean(sets),
    setsError: standardError(sets),
    width: width / samples,
  };
}

function schemeOf({ indicators, rounding }: RunTruth): CompiledScheme {
  const ids = Array.from({ length: indicators }, (_, i) => `i${i}`);
  const yaml = `
scheme: truth
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: { indicator: ${rounding.indicator}, total: ${rounding.total} }
lists: { places: { title: 地方, units: place } }
indicators:
${ids.map((id) => `  ${id}: { title: ${id}, error: { sd: ${SD} } }`).join('\n')}
score:
  places:
    weights: relative
    parts:
${ids.map((id, i) => `      ${id}: { weight: ${2 + (i % 3)}, method: { goalposts: { worst: 0, best: ${CAP} } }, cap: 100 }`).join('\n')}
`;
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', yaml]]), entry: 'scheme.yaml' });
  if (!scheme) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return scheme;
}

function inputOf(scheme: CompiledScheme, ids: readonly string[], values: readonly (readonly number[])[]): AssessInput {
  const columns = new Map(values.map((column, i) => [`i${i}`, columnOf([...column])]));
  const register: UnitRegister = {
    versions: ids.map((id, k) => ({
      id,
      code: String(990_000 + k),
      name: { 'zh-CN': `示例${k}` },
      kind: 'place',
      example: true,
      attributes: {},
      line: k + 2,
    })),
    memberships: [],
    successions: [],
  };
  const observations: Observations = {
    unitIds: ids,
    indicators: [...columns.keys()],
    periods: ['2023'],
    column: (indicator, period) => (period === '2023' ? columns.get(indicator) : undefined),
    origin: () => undefined,
  };
  return { scheme, register, observations, period: periodOf('2023'), asOf: '2024-06-01', seed: 0 };
}

const mean = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0) / figures.length;

function standardError(figures: readonly number[]): number {
  const middle = mean(figures);
  return Math.sqrt(
    figures.reduce((sum, one) => sum + (one - middle) * (one - middle), 0) / Math.max(1, figures.length - 1) / figures.length,
  );
}
