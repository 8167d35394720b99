import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { compareRuns, summarise } from '@kedu/engine';
import type { Observations } from '@kedu/model';
import { packCapsule, reportPage, type ReportView } from '@kedu/pages';
import { type AssessedRun, assessPack, openPack, type Pack } from '@kedu/runner';

export interface RunOfPack {
  readonly pack: Pack;
  readonly run: AssessedRun;
  readonly view: ReportView;
}

/** One run of a pack with all that its report shows. */
export function runOf(folder: string, scheme: string, period: string): RunOfPack {
  const { pack, issues } = openPack(folder);
  if (!pack) throw new Error(JSON.stringify(issues));
  const all = pack.runs.map((one) => one.period.id);
  const periods = all.slice(0, all.indexOf(period) + 1);
  const runs = assessPack(pack, { periods }).assessments.filter((one) => one.scheme.id === scheme);
  const run = runs.find(({ assessment }) => assessment.period.id === period);
  if (!run) throw new Error(`no run of ${scheme} in ${period}`);
  const before = runs[runs.indexOf(run) - 1];
  const view: ReportView = {
    packTitle: pack.title,
    about: pack.about,
    scheme: run.scheme,
    assessment: run.assessment,
    observations: run.trace.input.observations,
    previous: run.trace.input.previous ?? [],
    others: run.trace.input.others,
    changes: before && compareRuns(summarise(before.assessment, before.scheme), summarise(run.assessment, run.scheme)),
    issues: [],
    locale: 'zh-CN',
    register: pack.register,
  };
  return { pack, run, view };
}

/** The live report of a run; with `observations` its capsule carries others than those that the results rest on. */
export function liveReport({ pack, run, view }: RunOfPack, script: string, observations?: Observations): string {
  const input = observations ? { ...run.trace.input, observations } : run.trace.input;
  const capsule = deflateRawSync(packCapsule({ view, input, files: pack.texts })).toString('base64');
  return reportPage(view, { script, capsule });
}

/** Files of a test, gone after it. */
export function testFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-report-'));
  return {
    folder,
    write(name: string, text: string): string {
      writeFileSync(join(folder, name), text);
      return pathToFileURL(join(folder, name)).href;
    },
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}

export const AFTER_LIAONING = fileURLToPath(new URL('../../../packs/after-liaoning', import.meta.url));

/** Three levels, a workshop and its people: schemes that take values from each other. */
export const LEVELS_PACK = fileURLToPath(new URL('../../../vectors/levels-pack', import.meta.url));
