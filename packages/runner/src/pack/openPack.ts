import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { decodeText, readRegister } from '@kedu/intake';
import type { Issue, Place, UnitRegister } from '@kedu/model';
import { checkVersions, type CompiledScheme, compileScheme } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import { Folder, isFolder } from './folder.ts';
import type { Pack } from './pack.ts';
import { type NamedFile, type PackFile, readPackFile } from './packFile.ts';
import { indicatorSpecs, readData } from './readData.ts';
import { checkRuns } from './schemeInForce.ts';
import { sketchIndicators, withoutFollowing } from './sketch.ts';

export interface OpenOptions {
  /** Folder with `data/`, for files named kedu-data:…; usually $KEDU_DATA. */
  readonly keduData?: string | undefined;
  /** Told what is being read, for a line of progress. */
  readonly onProgress?: ((what: { readonly step: 'scheme' | 'data'; readonly file: string }) => void) | undefined;
}

export interface OpenedPack {
  /** Absent only where pack.yaml or the register cannot be read at all. With errors among the issues it must not be run. */
  readonly pack?: Pack;
  readonly issues: readonly Issue[];
}

/**
 * A pack out of its folder: all its files read, all its schemes compiled, all problems together.
 *
 * Rule: PACK-1 … PACK-6 (docs/spec/pack.md).
 * Errors: PACK_… and whatever intake and scheme find; nothing is thrown for what stands in files.
 * Example: openPack('packs/sdg-2019', { keduData: process.env.KEDU_DATA }).
 */
export function openPack(path: string, options: OpenOptions = {}): OpenedPack {
  if (!isFolder(path)) return { issues: [runnerIssue('PACK_NOT_FOUND', {}, { folder: path, nearest: neighbour(path) })] };
  const folder = new Folder(path);
  if (!folder.has('pack.yaml')) return { issues: [runnerIssue('PACK_NOT_FOUND', { file: 'pack.yaml' }, { folder: path, nearest: '' })] };
  const texts = new Map<string, string>();
  const issues: Issue[] = [];
  const text = (name: string, place: Place): string | undefined => {
    const { bytes, issues: found } = folder.read(name, place);
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

  const registered = readUnits(file, folder, issues);
  if (!registered) return { issues };
  const { schemes, whole } = compileAll(file, folder, registered, text, texts, issues, options);
  const indicators = [...(whole ? [] : sketchIndicators(texts)), ...indicatorSpecs(schemes)];
  const data = readData(file.data, folder, options.keduData, registered, indicators, (name) => options.onProgress?.({ step: 'data', file: name }));
  issues.push(...(whole ? data.issues : withoutFollowing(data.issues)));
  issues.push(...checkRuns(file.runs, schemes));
  const { id, title, about, example, runs, seed } = file;
  const pack: Pack = { id, title, about, example, folder: path, register: registered, schemes, observations: data.observations, runs, seed, missingData: data.missing, texts };
  return { pack, issues };
}

function readUnits(file: PackFile, folder: Folder, issues: Issue[]): UnitRegister | undefined {
  const open = (source: NamedFile, optional = true) => {
    if (optional && !source.written && !folder.has(source.file)) return undefined;
    const { bytes, issues: found } = folder.read(source.file, source.place);
    issues.push(...found);
    return bytes && { file: source.file, bytes };
  };
  const units = open(file.units, false);
  if (!units) return undefined;
  const { register, issues: found } = readRegister({ units, hierarchies: open(file.hierarchies), successions: open(file.successions), example: file.example });
  issues.push(...found);
  return register;
}

function compileAll(
  file: PackFile,
  folder: Folder,
  register: UnitRegister,
  text: (name: string, place: Place) => string | undefined,
  texts: Map<string, string>,
  issues: Issue[],
  options: OpenOptions,
): { readonly schemes: readonly CompiledScheme[]; readonly whole: boolean } {
  const data = new Set(file.data.map((entry) => entry.file));
  const rules = folder.list(['.yaml', '.yml', '.csv', '.md']).filter((name) => !data.has(name) && !/^(?:data|cases)\//.test(name) && name !== 'pack.yaml');
  for (const name of rules) text(name, {});
  const files = new Map([...texts].filter(([name]) => name !== 'pack.yaml'));
  const entries = [...files].filter(([name, content]) => /\.ya?ml$/.test(name) && /^scheme[ \t]*:/m.test(content)).map(([name]) => name);
  if (entries.length === 0) issues.push(runnerIssue('PACK_NO_SCHEMES', {}, { folder: 'scheme/' }));
  const versions = entries.flatMap((entry) => {
    options.onProgress?.({ step: 'scheme', file: entry });
    const { scheme, issues: found } = compileScheme({ files, entry, register });
    issues.push(...found);
    return scheme ? [{ scheme, place: { file: entry, path: 'in_force' } }] : [];
  });
  issues.push(...checkVersions(versions));
  return { schemes: versions.map(({ scheme }) => scheme), whole: entries.length > 0 && versions.length === entries.length };
}

/** A folder beside the one that is not there, of a similar name. */
function neighbour(path: string): string {
  const parent = dirname(path);
  if (!isFolder(parent)) return '';
  const wanted = basename(path).toLowerCase();
  return readdirSync(parent).find((name) => name.toLowerCase().includes(wanted) || wanted.includes(name.toLowerCase()) || name.slice(0, 4).toLowerCase() === wanted.slice(0, 4)) ?? '';
}
