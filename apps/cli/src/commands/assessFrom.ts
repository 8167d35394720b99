import { resolve } from 'node:path';
import type { LightCell, LightResult } from '@kedu/engine';
import { hasErrors, type Locale } from '@kedu/model';
import { assessSealed, type KernelAsked, type SealedRun, writeSealedRun } from '@kedu/runner';
import { countryWords } from '../country/words.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { kernelAsked } from '../kernelAsked.ts';
import { loadPack, showIssues } from '../load.ts';
import { showRun } from '../show/run.ts';
import type { Io } from '../terminal/io.ts';
import { Progress } from '../terminal/progress.ts';
import { wordsOf } from '../words.ts';
import { type AssessCommandOptions, refuse } from './assess.ts';

export interface AssessFromOptions
  extends Pick<AssessCommandOptions, 'out' | 'all' | 'bom' | 'period' | 'asOf' | 'references'>,
    KernelAsked {
  readonly from?: string | undefined;
  readonly verify: boolean;
}

/**
 * `kedu assess PACK --from FILE.kds --out DIR`: ranks, grades and lights of a sealed list, with the bytes of results.csv that the observations give.
 *
 * Rule: SEAL-2 to SEAL-8, KERNEL-10, OUT-25. `KEDU_KERNEL` and `KEDU_THREADS` stand for options that are not given. Exit code: OUT-10.
 */
export async function assessFrom(asked: string, options: AssessFromOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = countryWords(locale);
  const settled = [
    ['--period', options.period],
    ['--as-of', options.asOf],
    ['--references', options.references],
  ].find(([, given]) => given !== undefined);
  if (settled) {
    io.err(`${words.notWith(String(settled[0]))}\n`);
    return EXIT.usage;
  }
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  if (!pack || hasErrors(found)) return refuse(found, folder, io, locale);
  const progress = new Progress(io);
  progress.show(words.scoring);
  const { run, issues: said } = await assessSealed(pack, resolve(io.cwd, options.from ?? ''), {
    ...kernelAsked(options, io),
    verify: options.verify,
  });
  progress.clear();
  // Paths as they were given: nobody looks for a folder that was not named.
  const issues = said.map((issue) => ({
    ...issue,
    place: {},
    args: 'file' in issue.args ? { ...issue.args, file: options.from ?? '' } : issue.args,
  }));
  if (!run || hasErrors(issues)) return refuse([...found, ...issues], folder, io, locale);
  const refused = writeSealedRun(resolve(io.cwd, options.out), pack, run, { bom: options.bom });
  if (refused.length > 0) return refuse(refused, folder, io, locale);
  if (found.length + issues.length > 0)
    io.err(showIssues([...found, ...issues], folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  const { scheme, list, units } = run;
  const assessment = { units, lists: [list], lights: lightsOf(run), proposals: [], period: list.period };
  io.out(showRun({ scheme, assessment, trace: { input: pack } }, { io, locale, all: options.all }));
  if (pack.example) io.out(`${wordsOf(locale).example}\n`);
  io.out(`${words.scored(run.sealed)}\n${wordsOf(locale).written(options.out)}\n`);
  return EXIT.ok;
}

/** Lights of the list by unit; whoever it does not light has none (LIGHT-2). */
function lightsOf({ list, units, lights = [] }: SealedRun): readonly Pick<LightResult, 'period' | 'cell'>[] {
  const rows = new Int32Array(units.length).fill(-1);
  list.members.forEach((unit, row) => {
    rows[unit] = row;
  });
  const unlit: LightCell = { light: '', raw: '', state: 'not_applicable', rule: -1 };
  return lights.map(({ moment, cellOf }) => ({ period: moment, cell: (unit) => cellOf(rows[unit] as number) ?? unlit }));
}
