import {
  decodeText,
  insideName,
  openingIssues,
  openSheets,
  type RegisterSource,
  readRegister,
  registerTable,
  selectTable,
} from '@kedu/intake';
import type { Issue, Place, UnitRegister } from '@kedu/model';
import { checkVersions, type CompiledScheme, compileScheme, readEnglish } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import { checkComposition } from '../compose/checkComposition.ts';
import { readRecognition } from '../recognise/readRecognition.ts';
import { readNamed } from './outsideFiles.ts';
import { checkClauseTable } from './clauseTable.ts';
import type { MissingData, Pack } from './pack.ts';
import { type NamedFile, type PackFile, type PublishedUnits, readPackFile } from './packFile.ts';
import type { PackFiles } from './packFiles.ts';
import { indicatorSpecs, readData } from './readData.ts';
import { readMarkFiles } from './readMarkFiles.ts';
import { readSurveyFiles } from '../survey/readSurveyFiles.ts';
import { checkRuns } from './schemeInForce.ts';
import { sketchIndicators, withoutFollowing } from './sketch.ts';

export interface ReadOptions {
  /** Told what is being read, for a line of progress. */
  readonly onProgress?: ((what: { readonly step: 'scheme' | 'data'; readonly file: string }) => void) | undefined;
}

export interface OpenedPack {
  /** Absent only where pack.yaml or the register cannot be read at all. With errors among the issues it must not be run. */
  readonly pack?: Pack;
  /** Schemes in which broken constraints on weights are all that is wrong: never to be run, only to be weighed anew (WEIGH-16). */
  readonly misweighed?: readonly CompiledScheme[];
  readonly issues: readonly Issue[];
}

/**
 * A pack out of its files: all of them read, all its schemes compiled, all problems together. Reads nothing but the files that it is given, so
 * that a browser reads the same pack.
 *
 * Shape: `folder` is how the pack is called; `outside` are the files named kedu-data:…, undefined where there are none.
 * Rule: PACK-1 … PACK-6 (docs/spec/pack.md).
 * Errors: PACK_… and whatever intake and scheme find; nothing is thrown for what stands in files.
 * Example: readPackFiles('packs/sdg-2019', filesOfThePack, filesOfTheData).
 */
export function readPackFiles(folder: string, files: PackFiles, outside: PackFiles | undefined, options: ReadOptions = {}): OpenedPack {
  const texts = new Map<string, string>();
  const issues: Issue[] = [];
  const text = (name: string, place: Place): string | undefined => {
    const { bytes, issues: found } = files.read(name, place);
    issues.push(...found);
    if (!bytes) return undefined;
    const decoded = decodeText(bytes, name);
    issues.push(...decoded.issues);
    if (decoded.encoding) texts.set(name, decoded.text);
    return decoded.encoding && decoded.text;
  };

  const yaml = text('pack.yaml', {});
  const read = yaml === undefined ? { issues: [] } : readPackFile('pack.yaml', yaml);
  issues.push(...read.issues);
  const file = 'pack' in read ? read.pack : undefined;
  if (!file) return { issues };

  const { register: registered, missing } = readUnits(file, files, outside, issues);
  if (!registered) return { issues };
  const { schemes, misweighed, english, whole } = compileAll(file, files, registered, text, texts, issues, options);
  const indicators = [...(whole ? [] : sketchIndicators(texts)), ...indicatorSpecs(schemes)];
  const data = readData(file.data, files, outside, registered, indicators, (name) => options.onProgress?.({ step: 'data', file: name }));
  issues.push(...(whole ? data.issues : withoutFollowing(data.issues)));
  const marks = readMarkFiles(file.marks, files, registered, schemes, data.observations);
  issues.push(...(whole ? marks.issues : withoutFollowing(marks.issues)));
  const surveys = readSurveyFiles(file.surveys, files, registered, schemes, marks.observations);
  issues.push(...(whole ? surveys.issues : withoutFollowing(surveys.issues)));
  // A scheme that does not compile may be the one in force: that none is would be said in vain.
  issues.push(...checkRuns(file.runs, schemes).filter(({ code }) => whole || code !== 'PACK_NO_SCHEME'));
  if (whole) issues.push(...checkComposition(schemes, file.runs, registered));
  const recognition = readRecognition(file.recognition, texts, schemes);
  // What a scheme that does not compile holds is not known to be absent.
  if (whole) issues.push(...recognition.issues);
  const { id, title, about, example, runs, seed } = file;
  const pack: Pack = {
    id,
    title,
    about,
    example,
    folder,
    register: registered,
    schemes,
    observations: surveys.observations,
    runs,
    seed,
    missingData: [...missing, ...data.missing],
    carriedOut: file.clauses,
    recognition: recognition.rules,
    ...(english === undefined ? {} : { english }),
    texts,
  };
  if (whole) issues.push(...checkClauseTable(pack));
  return { pack, misweighed, issues };
}

function readUnits(
  file: PackFile,
  pack: PackFiles,
  outside: PackFiles | undefined,
  issues: Issue[],
): { readonly register?: UnitRegister; readonly missing: readonly MissingData[] } {
  const open = (source: NamedFile, optional = true) => {
    if (optional && !source.written && !pack.has(source.file)) return undefined;
    const { bytes, issues: found } = pack.read(source.file, source.place);
    issues.push(...found);
    return bytes && { file: source.file, bytes };
  };
  const missing: MissingData[] = [];
  const units = file.units.flatMap((source): RegisterSource | readonly RegisterSource[] => {
    if ('written' in source) return open(source, false) ?? [];
    const { bytes, missing: absent, issues: found } = readNamed(source, pack, outside);
    issues.push(...found);
    if (absent) missing.push(absent);
    return bytes ? publishedUnits(source, bytes, issues) : [];
  });
  if (units.length === 0)
    return missing.length === 0 ? { missing } : { register: { versions: [], memberships: [], successions: [] }, missing };
  const { register, issues: found } = readRegister({
    units,
    hierarchies: open(file.hierarchies),
    successions: open(file.successions),
    example: file.example,
  });
  // Of a register that is not all there, nothing is said that the rest of it would settle.
  issues.push(...(missing.length === 0 ? found : []));
  return { register: missing.length === 0 ? register : { versions: [], memberships: [], successions: [] }, missing };
}

/** A register out of a published table. */
function publishedUnits(source: PublishedUnits, bytes: Uint8Array, issues: Issue[]): RegisterSource[] {
  const opened = openSheets(source.file, bytes);
  if (opened.files.length === 0) {
    issues.push(...opened.issues);
    return [];
  }
  const { file, sheet, issues: unfound } = selectTable(opened.files, source);
  if (!file || !sheet) {
    issues.push(...opened.issues, ...unfound);
    return [];
  }
  const name = insideName(file.file, file.inside);
  const { table, issues: found } = registerTable(name, sheet, source.columns);
  issues.push(...openingIssues(opened, [{ file: name, sheet: sheet.name }], source.sheet !== undefined), ...found);
  return table ? [{ table }] : [];
}

function compileAll(
  file: PackFile,
  pack: PackFiles,
  register: UnitRegister,
  text: (name: string, place: Place) => string | undefined,
  texts: Map<string, string>,
  issues: Issue[],
  options: ReadOptions,
): {
  readonly schemes: readonly CompiledScheme[];
  readonly misweighed: readonly CompiledScheme[];
  readonly english: ReadonlyMap<string, string> | undefined;
  readonly whole: boolean;
} {
  // Marks and answers are read once, to be counted: their text goes nowhere else (RATERS-1, SURVEY-3).
  const marks = [...file.marks, ...file.surveys].map((entry) => entry.file);
  const data = new Set([...file.data.flatMap((entry) => [entry.file, ...(entry.mapping ? [entry.mapping.file] : [])]), ...marks]);
  const rules = pack
    .list(['.yaml', '.yml', '.csv', '.md'])
    .filter((name) => !data.has(name) && !/^(?:data|cases)\//.test(name) && name !== 'pack.yaml');
  for (const name of rules) text(name, {});
  const { english, issues: ofEnglish } = readEnglish(file.english, (name, place) => texts.get(name) ?? text(name, place));
  issues.push(...ofEnglish);
  const files = new Map([...texts].filter(([name]) => name !== 'pack.yaml'));
  const entries = [...files]
    .filter(([name, content]) => /\.ya?ml$/.test(name) && /^scheme[ \t]*[:：]/m.test(content))
    .map(([name]) => name);
  // What stands in a file that could not be read, or is empty, is not known to be absent.
  const allRead = rules.every((name) => !/\.ya?ml$/.test(name) || (files.get(name) ?? '').trim() !== '');
  if (entries.length === 0 && allRead) issues.push(runnerIssue('PACK_NO_SCHEMES', {}, { folder: 'scheme/' }));
  const misweighed: CompiledScheme[] = [];
  const versions = entries.flatMap((entry) => {
    options.onProgress?.({ step: 'scheme', file: entry });
    const known = register.versions.length > 0 ? register : undefined;
    const { scheme, misweighed: forbidden, issues: found } = compileScheme({ files, entry, register: known, english });
    issues.push(...found);
    if (forbidden) misweighed.push(forbidden);
    return scheme ? [{ scheme, place: { file: entry, path: 'in_force' } }] : [];
  });
  issues.push(...checkVersions(versions));
  return {
    schemes: versions.map(({ scheme }) => scheme),
    misweighed,
    english,
    whole: allRead && entries.length > 0 && versions.length === entries.length,
  };
}
