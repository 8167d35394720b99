// npx tsx bench/draws.ts [units] [indicators] [draws]: time to score a list again and again with its values moved, part by part.
import { assess, rescorer } from '@kedu/engine';
import { deviates, rankSets, uncertaintyOf } from '@kedu/insight';
import { columnOf, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';

const [UNITS = 3000, INDICATORS = 100, DRAWS = 200] = process.argv.slice(2).map(Number);
/** What is stated beside the time that was taken. */
const WHOLE = 2000;

const codes = Array.from({ length: UNITS }, (_, k) => `99${String(1000 + k).padStart(4, '0')}`);
const register: UnitRegister = {
  versions: codes.map((code, k) => ({
    id: `u${code}`,
    code,
    name: { 'zh-CN': `示例${code}` },
    kind: 'place',
    example: true,
    attributes: {},
    line: k + 2,
  })),
  memberships: [],
  successions: [],
};

const METHODS = ['min_max', '{ goalposts: { worst: 10, best: 90 } }', 'z_score', '{ efficacy: { min: 0, max: 100 } }'] as const;

function scheme(): string {
  const ids = Array.from({ length: INDICATORS }, (_, i) => `i${i}`);
  const fields = Array.from({ length: 10 }, (_, f) => ids.filter((_, i) => i % 10 === f));
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
${ids.map((id) => `  ${id}: { title: ${id}, range: [0, 100], error: { sd: 1.5 } }`).join('\n')}
score:
  places:
    weights: relative
    parts:
${fields
  .filter((own) => own.length > 0)
  .map(
    (own, f) =>
      `      f${f}:\n        weight: 1\n        weights: relative\n        parts:\n${own.map((id, k) => `          ${id}: { weight: ${1 + (k % 3)}, method: ${METHODS[k % 4]} }`).join('\n')}`,
  )
  .join('\n')}
`;
}

/** Values of an indicator with a trend over the units, so that some are told apart. */
function valuesOf(indicator: number): (number | undefined)[] {
  const z = deviates(5, `value ${indicator}`, 0, codes).draw(0);
  return [...z].map((one, k) => Math.min(100, Math.max(0, Math.round(100 * (50 + 10 * one + (20 * k) / UNITS)) / 100)));
}

const { scheme: made, issues } = compileScheme({ files: new Map([['scheme.yaml', scheme()]]), entry: 'scheme.yaml' });
if (!made) throw new Error(JSON.stringify(issues.slice(0, 3)));
const columns = new Map(Array.from({ length: INDICATORS }, (_, i) => [`i${i}`, columnOf(valuesOf(i) as number[])]));
const observations: Observations = {
  unitIds: register.versions.map(({ id }) => id),
  indicators: [...columns.keys()],
  periods: ['2023'],
  column: (indicator, period) => (period === '2023' ? columns.get(indicator) : undefined),
  origin: () => undefined,
};

const clock = (what: string, times: number, run: () => void): void => {
  const from = performance.now();
  run();
  const took = performance.now() - from;
  console.log(
    `${what.padEnd(44)} ${(took / 1000).toFixed(2).padStart(8)} s${times > 0 ? `  ${((took / times) * (WHOLE / 1000)).toFixed(1).padStart(8)} s for ${WHOLE}` : ''}`,
  );
};

console.log(`${UNITS} units × ${INDICATORS} indicators × ${DRAWS} draws`);
const scored = assess({
  scheme: { ...made, uncertainty: { confidence: 0.9, draws: DRAWS, seed: 1, peers: 'frozen' } },
  register,
  observations,
  period: periodOf('2023'),
  asOf: '2024-06-01',
  seed: 0,
});
const moving = new Set(columns.keys());
const sources = [...moving].map((id) => [id, deviates(1, id, 0, observations.unitIds)] as const);
clock('deviates alone', DRAWS, () => {
  for (let draw = 0; draw < DRAWS; draw += 1) for (const [, one] of sources) one.draw(draw);
});
const fixed = new Map(sources.map(([id, one]) => [id, one.draw(0).map((z) => 1.5 * z)]));
for (const way of ['swept', 'short', 'full'] as const) {
  const again = rescorer(scored.trace, moving, 'frozen', way);
  const times = way === 'full' ? 5 : Math.min(DRAWS, 50);
  clock(`scored again, ${way} (${times} draws)`, times, () => {
    for (let draw = 0; draw < times; draw += 1) again.rescore((id) => fixed.get(id));
  });
}
clock('whole: draws, intervals, rank sets, sources', DRAWS, () => {
  uncertaintyOf(scored.trace);
});
const errors = Float64Array.from({ length: WHOLE * UNITS }, (_, i) => Math.sin(i * 12.9898) * 43);
clock(`rank sets of ${UNITS} units out of ${WHOLE} draws`, 0, () => {
  rankSets({ scores: Float64Array.from(codes, (_, k) => k), errors, confidence: 0.9 });
});
