import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cellOf } from '@kedu/model';
import { decodeObservations } from '@kedu/snapshot';
import { MACHINE, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRun } from '../../src/example/exampleRun.ts';
import { monthsOf, playMonths } from '../../src/example/exampleYear.ts';
import { runOutput } from '../../src/runs/runOutput.ts';
import { PACK, type PlayedYear, playedYear } from '../setup/playedYear.ts';

const AS_OF = '2024-07-30';
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

describe('results of a run of the platform', () => {
  let year: PlayedYear;
  let run: string;

  beforeAll(async () => {
    year = await playedYear('2024');
    await playMonths(year.stage, monthsOf(2024, 6));
    run = await makeRun(year.stage, { scheme: 'north', version: '2024', period: '2024', rounds: monthsOf(2024, 6), asOf: AS_OF });
  }, 120_000);
  afterAll(() => year.end());

  test('are to the byte what the command line writes of the same figures (RUNNING-1, OUT-1)', async () => {
    const pack = await exported(year, run);
    const out = join(year.folder, 'by-hand');
    // The command itself, as an office would give it.
    const command = ['tools/run.mjs', 'apps/cli/src/main.ts', 'assess', pack, '--out', out, '--period', '2024', '--as-of', AS_OF];
    execFileSync(process.execPath, command, { cwd: ROOT, stdio: 'ignore' });
    const state = (await year.store.read({ authority: '990000', ...MACHINE }, [streamName('run', run)]))[0]?.state;
    const files = await runOutput(year.blobs, '990000', state?.output ?? '');
    expect(files.map(({ name }) => name).sort()).toEqual(readdirSync(out).sort());
    for (const { name, bytes } of files) expect(Buffer.from(bytes).equals(readFileSync(join(out, name))), name).toBe(true);
    const written = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
      readonly runs: readonly { readonly scheme: { readonly id: string }; readonly result: string }[];
    };
    expect(written.runs.find(({ scheme }) => scheme.id === 'north')?.result).toBe(state?.resultHash);
  }, 120_000);
});

/** The pack with the figures of the seals of a run in the place of its own, in the form that an office would hand in. */
async function exported({ stage, blobs, folder, store }: PlayedYear, run: string): Promise<string> {
  const to = join(folder, 'pack');
  cpSync(PACK, to, { recursive: true, filter: (path) => !/\/(data|cases)$/.test(path) });
  mkdirSync(join(to, 'data'));
  const entered = { authority: '990000', ...MACHINE };
  const state = (await store.read(entered, [streamName('run', run)]))[0]?.state;
  const lines = new Map<string, string[]>();
  for (const seal of state?.input?.seals ?? []) {
    const pieces: Uint8Array[] = [];
    for await (const piece of blobs.get(entered, seal)) pieces.push(piece);
    const read = decodeObservations(new Uint8Array(Buffer.concat(pieces)));
    if ('issues' in read) throw new Error(read.issues[0]?.code);
    const { observations } = read;
    for (const indicator of observations.indicators)
      for (const period of observations.periods) {
        const column = observations.column(indicator, period);
        observations.unitIds.forEach((unit, row) => {
          const cell = column && cellOf(column, row);
          // What no seal has is left out; a reason is handed in as a file whose blanks have it.
          if (cell === undefined || cell === 'overdue') return;
          const [file, value] = typeof cell === 'number' ? ['sealed', String(cell)] : [cell, ''];
          lines.set(file, [...(lines.get(file) ?? ['unit,indicator,period,value']), `${unit},${indicator},${period},${value}`]);
        });
      }
  }
  for (const [file, rows] of lines) writeFileSync(join(to, 'data', `${file}.csv`), `${rows.join('\n')}\n`);
  const yaml = readFileSync(join(PACK, 'pack.yaml'), 'utf8');
  const rules = yaml
    .slice(yaml.indexOf('clauses:'))
    .replace(/as_of: \{[^}]*\}/, `as_of: { "2022": 2023-05-10, "2023": 2024-05-10, "2024": ${AS_OF} }`);
  const head = yaml.slice(0, yaml.indexOf('data:'));
  const entries = [...lines.keys()].map(
    (file) => `  - { file: data/${file}.csv, layout: long, unit_by: id${file === 'sealed' ? '' : `, blank: ${file}`} }\n`,
  );
  writeFileSync(join(to, 'pack.yaml'), `${head}data:\n${entries.join('')}${rules}`);
  expect(stage.rehearsal.authority).toBe('990000');
  return to;
}
