import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type Issue } from '@kedu/model';
import type { Recognition } from '@kedu/engine';
import { type AssessedRun, assessPack, type OpenedPack, openPack, type Pack, recognisePack, schemesInForce } from '@kedu/runner';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import { withCaseAnswers } from './answered.ts';
import type { Case } from './caseFile.ts';
import { withGiven } from './given.ts';
import { withCaseMarks } from './marked.ts';

/** Folder with all packs. */
export const PACKS = join(import.meta.dirname, '..');

export const packNames: readonly string[] = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(PACKS, entry.name)).includes('pack.yaml'))
  .map(({ name }) => name)
  .sort();

export function open(name: string): OpenedPack {
  return openPack(join(PACKS, name), { keduData: process.env['KEDU_DATA'] });
}

/** Case files of a pack with their texts, by name. */
export function caseFiles(name: string): readonly (readonly [file: string, text: string])[] {
  const folder = join(PACKS, name, 'cases');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
}

/**
 * Runs a case: the scheme with its changes, the data with the given cells, marks and answers, the earlier periods of the pack before it; where the case expects a
 * mutual recognition, the scheme of the other side beside it.
 * `refused` holds the codes for which a changed scheme is not accepted. Throws where the case names what the pack has not.
 */
export function runCase(pack: Pack, one: Case): CaseOutcome {
  const ids = [...new Set(pack.schemes.map(({ id }) => id))];
  const id = one.scheme ?? (ids.length === 1 ? ids[0] : undefined);
  if (id === undefined || !ids.includes(id)) throw new Error(`no scheme ${one.scheme}; the pack has ${ids.join(', ')}`);
  const compiled = one.change ? changed(pack, id, one.change) : { schemes: pack.schemes.filter((scheme) => scheme.id === id), issues: [] };
  const codes = [...new Set(compiled.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code))].sort();
  if (codes.length > 0) return { refused: codes };

  const planned = pack.runs.find(({ period }) => period.id === one.period);
  if (!planned) throw new Error(`the pack does not run ${one.period}`);
  const asked = [id, ...partnersOf(pack, one)];
  const needed = new Set(asked.flatMap((scheme) => [scheme, ...neededBy(scheme, pack.schemes)]));
  const isPlain = !(one.change ?? one.given ?? one.marks ?? one.answers);
  const assessments = isPlain
    ? plainRuns(pack, needed, one.period)
    : ownRuns(pack, one, { id, needed, compiled: compiled.schemes, planned });
  const run = assessments.find(({ scheme }) => scheme.id === id);
  if (!run) throw new Error(`no version of ${id} is in force in ${one.period}`);
  if (hasErrors(run.assessment.issues)) throw new Error(`the run has errors: ${run.assessment.issues.map(({ code }) => code).join(', ')}`);
  return { run, recognitions: one.expect.recognition ? recognisePack(pack, assessments) : [] };
}

/** Runs of packs as they are, by period and schemes: many cases look at the same one. */
const plain = new WeakMap<Pack, Map<string, readonly AssessedRun[]>>();

function plainRuns(pack: Pack, needed: ReadonlySet<string>, period: string): readonly AssessedRun[] {
  const runs = plain.get(pack) ?? new Map<string, readonly AssessedRun[]>();
  plain.set(pack, runs);
  const asked = [period, ...[...needed].sort()].join(' ');
  const schemes = pack.schemes.filter((scheme) => needed.has(scheme.id));
  const made = runs.get(asked) ?? assessPack({ ...pack, schemes }, { periods: [period] }).assessments;
  runs.set(asked, made);
  return made;
}

interface OwnCase {
  readonly id: string;
  readonly needed: ReadonlySet<string>;
  /** The versions of the scheme of the case, with its changes. */
  readonly compiled: readonly CompiledScheme[];
  readonly planned: Pack['runs'][number];
}

function ownRuns(pack: Pack, one: Case, { id, needed, compiled, planned }: OwnCase): readonly AssessedRun[] {
  const schemes = [...compiled, ...pack.schemes.filter((scheme) => scheme.id !== id && needed.has(scheme.id))];
  const given = withGiven(pack.observations, pack.register.versions, planned.period, one.given);
  const inForce = schemesInForce(schemes, planned.period);
  const marked = withCaseMarks(given, pack.register, planned.period, inForce, one.marks);
  const observations = withCaseAnswers(marked, pack.register, planned.period, inForce, one.answers);
  return assessPack({ ...pack, schemes, observations }, { periods: [one.period] }).assessments;
}

/** What came of a case: its run, or the codes for which the changed scheme is not accepted. */
export interface CaseOutcome {
  readonly run?: AssessedRun;
  readonly recognitions?: readonly Recognition[];
  readonly refused?: readonly string[];
}

/** Schemes of both sides of the recognitions that a case expects. */
function partnersOf(pack: Pack, { expect }: Case): readonly string[] {
  return pack.recognition.filter(({ id }) => expect.recognition?.[id]).flatMap(({ between }) => between.map(({ scheme }) => scheme));
}

/** Schemes whose results a scheme takes, and those that they take. */
function neededBy(id: string, schemes: readonly CompiledScheme[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const asked = [id];
  for (let next = asked.pop(); next !== undefined; next = asked.pop()) {
    const taking = schemes.filter((scheme) => scheme.id === next).flatMap(({ indicators }) => indicators);
    for (const { resultOf } of taking) {
      if (!resultOf || needed.has(resultOf.scheme)) continue;
      needed.add(resultOf.scheme);
      asked.push(resultOf.scheme);
    }
  }
  return needed;
}

/** The versions of a scheme with lines of their files replaced. */
function changed(
  pack: Pack,
  id: string,
  changes: NonNullable<Case['change']>,
): { readonly schemes: CompiledScheme[]; readonly issues: readonly Issue[] } {
  const files = new Map([...pack.texts].filter(([name]) => name !== 'pack.yaml'));
  for (const { file, replace, with: instead } of changes) {
    const text = files.get(file);
    if (text === undefined || text.split(replace).length !== 2) throw new Error(`${file} does not hold exactly once: ${replace}`);
    files.set(
      file,
      text.replace(replace, () => instead),
    );
  }
  const entries = [...files]
    .filter(([name, text]) => /\.ya?ml$/.test(name) && new RegExp(`^scheme:\\s*${id}\\s*$`, 'm').test(text))
    .map(([name]) => name);
  const results = entries.map((entry) => compileScheme({ files, entry, register: pack.register, english: pack.english }));
  return { schemes: results.flatMap(({ scheme }) => scheme ?? []), issues: results.flatMap(({ issues }) => issues) };
}
