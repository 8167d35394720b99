// node tools/run.mjs bench/matrix.ts [--json] [--units 3000] [--indicators 100] [--turns 9]: what the server does for the matrix of lights: how long the process that works runs
// out takes for the first rows of a run that it has at hand, of one that it first works out, and for all rows.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exampleArchive } from '../apps/server/src/example/exampleArchive.ts';
import { RunDesk } from '../apps/server/src/runs/desk/runDesk.ts';
import { openPack } from '../packages/runner/src/index.ts';
import { encodeObservations } from '../packages/snapshot/src/index.ts';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { writeBenchPack } from './pack.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    turns: { type: 'string', default: '9' },
  },
});
const [units, indicators, turns] = [values.units, values.indicators, values.turns].map(Number) as [number, number, number];
/** Rows of the first answer and of further ones, as the page asks for them. */
const FIRST = 60;
const FURTHER = 500;
/** Milliseconds: the page has as many again for what it does with them. */
const BUDGET = 500;
const LIGHTS = `lights:
  rules:
    - { light: red, when: "lag >= 0.20", clause: "1" }
    - { light: blue, when: "lag > 0", clause: "1" }
  raise_after: 1
  clear_after: 1
`;

interface Rows {
  readonly columns: readonly unknown[];
  readonly items: readonly { readonly cells: readonly ({ readonly light: string } | null)[] }[];
  readonly units: number;
}

endOnSignals();
const folder = temporaryFolder('matrix');
const run = writeRunFiles();
const desk = new RunDesk();
try {
  const whole = await timed(() => rows(0, FIRST));
  const first: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) first.push((await timed(() => rows(0, FIRST))).milliseconds);
  const rest = await timed(async () => {
    for (let from = FIRST; from < units; from += FURTHER) await rows(from, FURTHER);
  });
  const { columns, items, units: shown } = whole.value;
  const lit = items.flatMap(({ cells }) => cells).filter((cell) => cell !== null && cell.light !== '').length;
  if (columns.length !== indicators || shown !== units || lit < (FIRST * indicators) / 2)
    throw new Error(`${columns.length} columns, ${shown} units, ${lit} cells with a light`);
  const median = first.sort((a, b) => a - b)[Math.floor(turns / 2)] as number;
  const isFull = units === 3_000 && indicators === 100;
  const ratios: readonly Ratio[] = [
    { name: `first ${FIRST} rows, milliseconds`, value: median, goal: isFull ? BUDGET : undefined, at: 'most' },
    { name: 'the same where the run is not at hand', value: whole.milliseconds, goal: undefined, at: 'most' },
    { name: 'all further rows, milliseconds', value: rest.milliseconds, goal: undefined, at: 'most' },
  ];
  if (values.json) console.log(JSON.stringify({ units, indicators, first, ratios }, null, 2));
  else for (const ratio of ratios) console.log(ratioLine(ratio));
  if (!ratios.every(isMet)) process.exitCode = 1;
} finally {
  await desk.stop();
}

/** Scheme as a zip and values as a seal, as a sealed round of the platform gives them. */
function writeRunFiles() {
  const pack = join(folder, 'pack');
  mkdirSync(pack);
  writeBenchPack(pack, { units, indicators, months: 12 }, 'month');
  const scheme = join(pack, 'scheme', 'bench.yaml');
  writeFileSync(scheme, `${readFileSync(scheme, 'utf8').replaceAll('light: none', 'lag: { in: points, red: 20 }')}${LIGHTS}`);
  const { pack: opened, issues } = openPack(pack);
  if (opened === undefined) throw new Error(JSON.stringify(issues.slice(0, 3)));
  const [archive, seal] = [join(folder, 'scheme.zip'), join(folder, 'seal')];
  writeFileSync(archive, exampleArchive(pack));
  writeFileSync(seal, encodeObservations(opened.observations));
  return { archive, seals: [seal], scheme: 'bench', version: '1', period: '2023-12', asOf: '2024-02-10', seed: 1 };
}

async function rows(from: number, most: number): Promise<Rows> {
  const answer = await desk.ask({
    op: 'lights',
    run,
    shown: { units: 'all', withRanks: true },
    locale: 'zh-CN',
    from,
    most,
    withSentences: false,
  });
  if (!('value' in answer) || answer.value === undefined) throw new Error(JSON.stringify(answer).slice(0, 2_000));
  return JSON.parse(JSON.stringify(answer.value)) as Rows;
}

async function timed<T>(act: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number }> {
  const before = performance.now();
  const value = await act();
  return { value, milliseconds: performance.now() - before };
}
