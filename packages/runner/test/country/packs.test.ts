import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasErrors } from '@kedu/model';
import { afterAll, describe, expect, test } from 'vitest';
import {
  assessPack,
  assessSealed,
  csvDocument,
  openPack,
  type Pack,
  RESULT_COLUMNS,
  sealRun,
  writeResults,
  writeSealedRun,
} from '../../src/index.ts';
import { BOARD } from '../../src/country/jobs.ts';
import { KernelTeam } from '../../src/country/team.ts';
import { threadThat } from './threadThat.ts';

const PACKS = fileURLToPath(new URL('../../../../packs/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MACHINES = [{ kernel: 'js' }, { kernel: 'wasm', threads: 1 }, { kernel: 'wasm', threads: 2 }] as const;

/** So many lists of each pack are sealed at least: the others compare units, add points, state errors or are determined. */
const SEALED = { 'after-guizhou': 5, 'after-liaoning': 3, 'after-taicang': 6, 'after-wolong': 5, 'after-yueyang': 6 } as const;

/** Seals and scores every list of a pack in its last period, by every kernel, and holds each against the steps of `assess`. */
async function outcomes(pack: Pack): Promise<number> {
  const period = pack.runs.at(-1)?.period.id as string;
  const { assessments } = assessPack(pack, { periods: [period] });
  let found = 0;
  for (const run of assessments) {
    const { id } = run.scheme;
    for (const { enrolled } of run.trace.scores.lists) {
      const list = enrolled.list.id;
      const file = join(folder, `${pack.id}-${id}-${list}.kds`);
      const { sealed, issues } = sealRun(pack, run, list, file);
      if (!sealed) {
        expect(issues.map(({ code }) => code)).toContain('SEAL_NOT_PLANNED');
        continue;
      }
      found += 1;
      const lists = run.assessment.lists.filter((one) => one.list === list);
      const expected = csvDocument(RESULT_COLUMNS, (rows) => writeResults(rows, [{ ...run, assessment: { ...run.assessment, lists } }]));
      for (const machine of MACHINES) {
        const scored = await assessSealed(pack, file, machine);
        expect(scored.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
        const out = join(folder, `out-${pack.id}`);
        rmSync(out, { recursive: true, force: true });
        if (!scored.run) throw new Error(JSON.stringify(scored.issues));
        expect(writeSealedRun(out, pack, scored.run)).toEqual([]);
        expect(readFileSync(join(out, 'results.csv'), 'utf8')).toBe(expected);
      }
    }
  }
  return found;
}

describe('KERNEL-1 SEAL-1 a sealed list gives the results.csv of assess, byte for byte', () => {
  for (const [name, least] of Object.entries(SEALED)) {
    test(name, { timeout: 240_000 }, async () => {
      const { pack, issues } = openPack(join(PACKS, name));
      if (!pack || hasErrors(issues)) throw new Error(JSON.stringify(issues.slice(0, 3)));
      expect(await outcomes(pack)).toBeGreaterThanOrEqual(least);
    });
  }
});

describe('KERNEL-10 a thread that fails in the middle of a sealed list', () => {
  test('is told once, and the list is what the reference gives', { timeout: 120_000 }, async () => {
    const { pack } = openPack(join(PACKS, 'after-wolong'));
    if (!pack) throw new Error('no pack');
    const { assessments } = assessPack(pack, { periods: ['2024'] });
    const run = assessments.find(({ scheme }) => scheme.id === 'woling');
    if (!run) throw new Error('no run');
    const file = join(folder, 'villages.kds');
    expect(sealRun(pack, run, 'villages', file).sealed).toBeDefined();
    const expected = await assessSealed(pack, file, { kernel: 'js' });
    // The file is read by the first job; the second is the sweep.
    const team = await KernelTeam.start(2, { patience: 100, script: threadThat(`Atomics.add(words, ${BOARD.faults}, 1);`, 2) });
    try {
      const found = await assessSealed(pack, file, { team });
      expect(found.issues.map(({ code, args }) => [code, args['reason']])).toEqual([['KERNEL_ONE_THREAD', 'thread_failed']]);
      expect(found.run?.list).toEqual(expected.run?.list);
      expect(expected.run?.list.members.length).toBeGreaterThan(20);
    } finally {
      await team.stop();
    }
  });
});
