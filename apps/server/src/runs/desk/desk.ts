import { readFileSync } from 'node:fs';
import { registerHash } from '@kedu/engine';
import { bundleReadme } from '@kedu/messages';
import { hasErrors, type Issue } from '@kedu/model';
import { publishRun, recognisePack, saltSecret, writeRun } from '@kedu/runner';
import { openLogWriter } from '../../log/openLogWriter.ts';
import { lightMatrix } from '../../results/lightMatrix.ts';
import { resultRows, shownLists, type ShownUnits, textOf } from '../../results/resultRows.ts';
import { unitResult } from '../../results/unitResult.ts';
import { markedFile } from '../../imports/markedFile.ts';
import { readFigures } from '../../imports/readFigures.ts';
import { templateWorkbook } from '../../imports/template.ts';
import { checkFiles } from '../../knowledge/schemeLibrary.ts';
import { type DeskQuestion, type FiguresQuestion, KEPT_RUNS, type RunFiles, type ShownWhole } from './deskMessages.ts';
import { type OpenedRun, openRun } from './openRun.ts';

/** What a question comes to. */
export type DeskAnswer = { readonly value: unknown } | { readonly issues: readonly Issue[] };

/**
 * Works runs out and answers questions on them: everything that takes long, in a process of its own, away from whoever serves.
 *
 * It reads the files that a question names and writes into the folder that it names; it has no database. Rule: RUNNING-1.
 */
export class Desk {
  readonly #runs = new Map<string, OpenedRun>();

  async answer(question: DeskQuestion, onProgress: (done: number) => void): Promise<DeskAnswer> {
    if (question.op === 'figures') return { value: figuresOf(question) };
    if (question.op === 'mark')
      return { value: await markedFile(readFileSync(question.file), question.name, question.issues, question.locale) };
    if (question.op === 'template') return { value: await templateWorkbook(question.content, question.locale) };
    const opened = this.#open(question.run, onProgress);
    if ('issues' in opened) return opened;
    const run = opened.value;
    switch (question.op) {
      case 'assess':
        return written(run, question.out);
      case 'lists':
        return {
          value: run.own.assessment.lists.map(({ list, members }) => ({
            id: list,
            title: textOf(shownLists(run.own).find(({ id }) => id === list)?.title ?? { 'zh-CN': list }),
            units: [...members].map((unit) => run.own.assessment.units[unit]?.id ?? ''),
          })),
        };
      case 'results':
        return {
          value: {
            lists: shownLists(run.own).map(({ id, title }) => ({ id, title: textOf(title) })),
            items: resultRows(run.own, shownUnits(question.shown), question.locale, question.list),
            isExample: run.pack.example,
          },
        };
      case 'lights':
        return { value: lightMatrix(run.own, shownUnits(question.shown), question, question.locale) };
      case 'unit': {
        const found = unitResult(run.own, question.unit, question.withRanks, question.locale);
        return { value: found && { ...found, isExample: run.pack.example } };
      }
      case 'publish':
        return published(run, question);
    }
  }

  #open(files: RunFiles, onProgress: (done: number) => void): { readonly value: OpenedRun } | { readonly issues: readonly Issue[] } {
    const key = JSON.stringify(files);
    const known = this.#runs.get(key);
    if (known) {
      this.#runs.delete(key);
      this.#runs.set(key, known);
      return { value: known };
    }
    const { archive, seals, ...rest } = files;
    const opened = openRun({ ...rest, archive: readFileSync(archive), seals: seals.map((file) => readFileSync(file)) }, onProgress);
    if ('issues' in opened) return opened;
    this.#runs.set(key, opened.value);
    if (this.#runs.size > KEPT_RUNS) this.#runs.delete(this.#runs.keys().next().value as string);
    return opened;
  }
}

/** What a file of figures says. Throws where the scheme is not in the archive: whoever asks has looked. */
function figuresOf({ archive, scheme: id, file, name, round, how }: FiguresQuestion): ReturnType<typeof readFigures> {
  const { pack } = checkFiles(id, readFileSync(archive));
  const scheme = pack?.schemes.find((each) => `${each.id}@${each.version}` === id);
  if (pack === undefined || scheme === undefined) throw new RangeError(`the archive does not hold ${id}`);
  return readFigures({ name, bytes: readFileSync(file) }, round, { scheme, pack }, how);
}

/** What a run came to, beside its files. */
export interface WrittenRun {
  readonly resultHash: string;
  readonly registerHash: string;
}

function written({ pack, runs, own }: OpenedRun, out: string): DeskAnswer {
  const issues = writeRun(out, pack, runs, { recognitions: recognisePack(pack, runs) });
  if (hasErrors(issues)) return { issues };
  const value: WrittenRun = { resultHash: own.assessment.run.result, registerHash: registerHash(pack.register) };
  return { value };
}

async function published(
  { pack, own }: OpenedRun,
  { out, log, key, salts, level, example, at }: Extract<DeskQuestion, { readonly op: 'publish' }>,
): Promise<DeskAnswer> {
  const writer = await openLogWriter(log, key);
  if ('issue' in writer) return { issues: [writer.issue] };
  try {
    const secret = saltSecret(salts);
    if ('issue' in secret) return { issues: [secret.issue] };
    const done = await publishRun({
      pack,
      run: own,
      out,
      writer: writer.value,
      secret: secret.value.secret,
      exampleSite: example,
      level,
      readme: bundleReadme,
      at,
    });
    if ('issue' in done) return { issues: [done.issue] };
    const publication = done.value.entries.find(({ entry }) => entry.kind === 'publication');
    const { manifest, hashes } = done.value.bundle;
    return {
      value: {
        index: publication?.index,
        bundleHash: hashes.bundle.sha256,
        isExample: manifest.example,
        origin: done.value.checkpoint.origin,
      },
    };
  } finally {
    await writer.value.close();
  }
}

function shownUnits({ units, withRanks }: ShownWhole): ShownUnits {
  return { units: units === 'all' ? 'all' : new Set(units), withRanks };
}
