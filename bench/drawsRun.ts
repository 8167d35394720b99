import { type AssessInput, assess, type Trace } from '@kedu/engine';
import { deviates } from '@kedu/insight';
import { columnOf, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';

const METHODS = ['min_max', '{ goalposts: { worst: 10, best: 90 } }', 'z_score', '{ efficacy: { min: 0, max: 100 } }'] as const;
const FIELDS = 10;

/** A run to be drawn again and again: fictional units, invented values with a trend, ten fields of indicators by four methods, errors in the first of them. */
export interface DrawsRun {
  readonly units: number;
  readonly indicators: number;
  /** How many indicators state an error. */
  readonly withErrors: number;
}

/** The run once, with so many draws asked for. */
export function tracesOf({ units, indicators, withErrors }: DrawsRun): (draws: number) => Trace {
  const ids = Array.from({ length: indicators }, (_, i) => `i${i}`);
  const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', schemeOf(ids, withErrors)]]), entry: 'scheme.yaml' });
  if (!scheme) throw new Error(JSON.stringify(issues.slice(0, 3)));
  const register = registerOf(units);
  const columns = new Map(ids.map((id) => [id, columnOf(valuesOf(id, register))]));
  const observations: Observations = {
    unitIds: register.versions.map(({ id }) => id),
    indicators: ids,
    periods: ['2023'],
    column: (indicator, period) => (period === '2023' ? columns.get(indicator) : undefined),
    origin: () => undefined,
  };
  const inputOf = (drawn: CompiledScheme): AssessInput => ({
    scheme: drawn,
    register,
    observations,
    period: periodOf('2023'),
    asOf: '2024-06-01',
    seed: 0,
  });
  return (draws) => assess(inputOf({ ...scheme, uncertainty: { confidence: 0.9, draws, seed: 1, peers: 'frozen' } })).trace;
}

function registerOf(units: number): UnitRegister {
  const versions = Array.from({ length: units }, (_, k) => {
    const code = `99${String(1000 + k).padStart(4, '0')}`;
    return { id: `u${code}`, code, name: { 'zh-CN': `示例${code}` }, kind: 'place' as const, example: true, attributes: {}, line: k + 2 };
  });
  return { versions, memberships: [], successions: [] };
}

function schemeOf(ids: readonly string[], withErrors: number): string {
  const fields = Array.from({ length: FIELDS }, (_, f) => ids.filter((_, i) => i % FIELDS === f)).filter((own) => own.length > 0);
  const part = (id: string, k: number): string => `          ${id}: { weight: ${1 + (k % 3)}, method: ${METHODS[k % METHODS.length]} }`;
  return `
scheme: draws
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: { indicator: 0.01, total: 0.01 }
lists: { places: { title: 地方, units: place } }
indicators:
${ids.map((id, i) => `  ${id}: { title: ${id}, range: [0, 100]${i < withErrors ? ', error: { sd: 1.5 }' : ''} }`).join('\n')}
score:
  places:
    weights: relative
    parts:
${fields.map((own, f) => `      f${f}:\n        weight: 1\n        weights: relative\n        parts:\n${own.map(part).join('\n')}`).join('\n')}
`;
}

/** Two decimals between 0 and 100, rising from unit to unit, so that some are told apart. */
function valuesOf(indicator: string, { versions }: UnitRegister): number[] {
  const ids = versions.map(({ id }) => id);
  const z = deviates(5, `value ${indicator}`, 0, ids).draw(0);
  return [...z].map((one, k) => Math.min(100, Math.max(0, Math.round(100 * (50 + 10 * one + (20 * k) / ids.length)) / 100)));
}
