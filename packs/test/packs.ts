import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assessment, assess, asPrevious, type PreviousRun, type Trace } from '@kedu/engine';
import { hasErrors, type Issue, lastDay, type Observations } from '@kedu/model';
import { type OpenedPack, openPack, type Pack } from '@kedu/runner';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import type { Case } from './caseFile.ts';
import { withGiven } from './given.ts';

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

export interface CaseRun {
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly trace: Trace;
}

/** Earlier periods by scheme hash: no case changes their data. */
const earlier = new Map<string, PreviousRun>();

/**
 * Runs a case: the scheme with its changes, the data with the given cells, the earlier periods of the pack before it.
 * `refused` holds the codes for which a changed scheme is not accepted. Throws where the case names what the pack has not.
 */
export function runCase(pack: Pack, one: Case): { readonly run?: CaseRun; readonly refused?: readonly string[] } {
  const ids = [...new Set(pack.schemes.map(({ id }) => id))];
  const id = one.scheme ?? (ids.length === 1 ? ids[0] : undefined);
  if (id === undefined || !ids.includes(id)) throw new Error(`no scheme ${one.scheme}; the pack has ${ids.join(', ')}`);
  const compiled = one.change ? changed(pack, id, one.change) : { schemes: pack.schemes.filter((scheme) => scheme.id === id), issues: [] };
  const codes = [...new Set(compiled.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code))].sort();
  if (codes.length > 0) return { refused: codes };

  const at = pack.runs.findIndex(({ period }) => period.id === one.period);
  if (at < 0) throw new Error(`the pack does not run ${one.period}`);
  let run: CaseRun | undefined;
  const previous: PreviousRun[] = [];
  for (const { period, asOf } of pack.runs.slice(0, at + 1)) {
    const scheme = inForce(compiled.schemes, lastDay(period));
    const isCase = period.id === one.period;
    if (!scheme) {
      if (isCase) throw new Error(`no version of ${id} is in force in ${one.period}`);
      continue;
    }
    const observations: Observations = isCase ? withGiven(pack.observations, pack.register.versions, period, one.given) : pack.observations;
    const key = `${scheme.hash} ${period.id}`;
    const known = isCase ? undefined : earlier.get(key);
    if (known) {
      previous.unshift(known);
      continue;
    }
    const { value, trace } = assess({ scheme, register: pack.register, observations, period, asOf, seed: pack.seed, previous });
    previous.unshift(asPrevious(value, scheme));
    if (isCase) run = { scheme, assessment: value, trace };
    else earlier.set(key, asPrevious(value, scheme));
  }
  if (run && hasErrors(run.assessment.issues))
    throw new Error(`the run has errors: ${run.assessment.issues.map(({ code }) => code).join(', ')}`);
  return run ? { run } : {};
}

function inForce(schemes: readonly CompiledScheme[], day: string): CompiledScheme | undefined {
  return schemes.find(({ inForce: { from, until } }) => from <= day && (until === undefined || day <= until));
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
  const results = entries.map((entry) => compileScheme({ files, entry, register: pack.register }));
  return { schemes: results.flatMap(({ scheme }) => scheme ?? []), issues: results.flatMap(({ issues }) => issues) };
}
