import { askedUnits, enrol } from '@kedu/engine';
import { type Issue, parsePeriod, type Period, periodOf, type UnitId } from '@kedu/model';
import { issuesOfScheme, type Pack, readPackFiles } from '@kedu/runner';
import type { CompiledScheme } from '@kedu/scheme';
import {
  type BlobStore,
  type Clock,
  type CollectedIndicator,
  dayOf,
  type Knowledge,
  MACHINE,
  type PublicationDay,
  type RunInput,
  type SchemeVersionState,
  type Store,
  streamName,
  type WorkCalendar,
} from '@kedu/workflow';
import { knowledgeIssue } from './codes.ts';
import { filesOfZip, mappingsIn } from './filesOfZip.ts';
import { type OutlinedFiles, outlineOf } from './outlinedFiles.ts';

/** The files of a scheme, read and checked. */
export interface CheckedFiles {
  /** Absent where pack.yaml or the register cannot be read at all. */
  readonly pack?: Pack | undefined;
  readonly issues: readonly Issue[];
  /** Names of its mapping files. */
  readonly mappings?: readonly string[] | undefined;
}

/** A version of a scheme as the platform holds it. */
export interface HeldScheme {
  readonly id: string;
  readonly version: string;
  readonly state: SchemeVersionState;
  readonly pack: Pack;
  readonly scheme: CompiledScheme;
  /** What the check found that concerns this scheme. */
  readonly issues: readonly Issue[];
}

/** How many packs stay in memory. */
const KEPT = 8;

/** Of how many packs the outline stays: more than an office publishes in its life. */
const OUTLINED = 500;

export interface LibraryPorts {
  readonly store: Pick<Store, 'read'>;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly calendar: WorkCalendar;
  readonly publications?: readonly PublicationDay[] | undefined;
}

/**
 * What stands in schemes: packs kept as blobs, compiled once by the hash of their bytes.
 *
 * The hash of a scheme version is that of the zip of its pack, so that rules, register and data of a version are one thing. Rule: API-11.
 * Throws `Refused` STORE_BLOB where the bytes are gone.
 */
export class SchemeLibrary implements Knowledge {
  readonly calendar: WorkCalendar;
  readonly publications: readonly PublicationDay[];
  readonly #ports: LibraryPorts;
  readonly #checked = new Map<string, Promise<CheckedFiles>>();
  readonly #outlined = new Map<string, Promise<OutlinedFiles>>();

  constructor(ports: LibraryPorts) {
    this.#ports = ports;
    this.calendar = ports.calendar;
    this.publications = ports.publications ?? [];
  }

  async collected(scheme: string, version: string, authority: string): Promise<readonly CollectedIndicator[]> {
    const held = await this.find(authority, `${scheme}@${version}`);
    return held === undefined ? [] : collectedIndicators(held, this.periodOf(held.scheme));
  }

  async filesOf(
    version: string,
    hash: string,
    authority: string,
  ): Promise<{ readonly errors: number; readonly notIn?: Issue | undefined }> {
    if (hash === '') return { errors: 0 };
    const files = await this.checked(authority, hash);
    return { errors: findingsOf(files, version).filter(({ severity }) => severity === 'error').length, notIn: notIn(files, version) };
  }

  async assessed({ scheme, version, schemeHash, period }: RunInput, authority: string): Promise<readonly UnitId[]> {
    const { pack } = await this.checked(authority, schemeHash);
    const compiled = pack?.schemes.find((each) => each.id === scheme && each.version === version);
    const of = parsePeriod(period);
    if (pack === undefined || compiled === undefined || of === undefined) return [];
    const { units, lists } = enrol(compiled, pack.register, of);
    const members = new Set(lists.flatMap((list) => [...list.members]));
    return units.flatMap(({ id }, unit) => (members.has(unit) ? [id] : []));
  }

  /** A scheme version `north@2024` with its pack, or undefined where nobody drafted it or its files cannot be read. */
  async find(authority: string, id: string): Promise<HeldScheme | undefined> {
    const [held] = await this.#ports.store.read({ authority, ...MACHINE }, [streamName('scheme', id)] as const);
    return held === undefined || held.state.hash === '' ? undefined : this.held(authority, id, held.state);
  }

  /** The same where the state is known already. */
  async held(authority: string, id: string, state: SchemeVersionState): Promise<HeldScheme | undefined> {
    const { pack, issues } = await this.checked(authority, state.hash);
    const at = id.lastIndexOf('@');
    const [name, version] = [id.slice(0, at), id.slice(at + 1)];
    const scheme = pack?.schemes.find((each) => each.id === name && each.version === version);
    if (pack === undefined || scheme === undefined) return undefined;
    return { id: name, version, state, pack, scheme, issues: issuesOfScheme(issues, scheme, pack.schemes) };
  }

  /** The files of a hash, read and compiled; the last few stay. */
  async checked(authority: string, hash: string): Promise<CheckedFiles> {
    return lastUsed(this.#checked, KEPT, `${authority} ${hash}`, () => this.#read(authority, hash));
  }

  /** What lists tell of the files of a hash: whoever walks all versions asks for this, so that each is read and compiled once. */
  async outlined(authority: string, hash: string): Promise<OutlinedFiles> {
    const year = dayOf(this.#ports.clock.now()).slice(0, 4);
    return lastUsed(this.#outlined, OUTLINED, `${authority} ${hash} ${year}`, async () =>
      outlineOf(await this.checked(authority, hash), (scheme, pack) => collectedIndicators({ scheme, pack }, this.periodOf(scheme))),
    );
  }

  /** The year by whose last day the members of lists are told: that of today, within the years of the version. */
  periodOf({ inForce: { from, until } }: CompiledScheme): Period {
    const today = dayOf(this.#ports.clock.now());
    const day = today < from ? from : until !== undefined && today > until ? until : today;
    return periodOf(day.slice(0, 4));
  }

  async #read(authority: string, hash: string): Promise<CheckedFiles> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.#ports.blobs.get({ authority, ...MACHINE }, hash)) pieces.push(piece);
    return checkFiles(hash, Buffer.concat(pieces));
  }
}

/** What is kept by a name, or comes and is kept; of more than `most` the one that was used longest ago goes, and what fails is not kept. */
function lastUsed<T>(kept: Map<string, Promise<T>>, most: number, name: string, come: () => Promise<T>): Promise<T> {
  const known = kept.get(name);
  const found = known ?? come();
  kept.delete(name);
  kept.set(name, found);
  if (kept.size > most) kept.delete(kept.keys().next().value as string);
  if (known === undefined) found.catch(() => kept.delete(name));
  return found;
}

/** The pack in a zip, with everything that is wrong with it; `file` is what whoever uploaded it calls it. */
export function checkFiles(name: string, zip: Uint8Array, file?: string): CheckedFiles {
  const opened = filesOfZip(zip, file);
  if ('issue' in opened) return { issues: [opened.issue] };
  return { ...readPackFiles(name, opened.files, undefined), mappings: mappingsIn(opened.files) };
}

/** What the check of files finds of them as those of a version: that it is not in them, too. Rule: SCHEMEPUB-1. */
export function findingsOf(files: CheckedFiles | OutlinedFiles, version: string): readonly Issue[] {
  const absent = notIn(files, version);
  return absent === undefined ? files.issues : [absent, ...files.issues];
}

/** SCHEME_NOT_IN_PACK where a version is not in files; one that does not compile is not in them either, and its own errors say why. */
export function notIn({ pack, issues }: CheckedFiles | OutlinedFiles, version: string): Issue | undefined {
  if (pack === undefined || issues.some(({ severity }) => severity === 'error')) return undefined;
  const known = pack.schemes.map((each) => `${each.id}@${each.version}`);
  return known.includes(version) ? undefined : knowledgeIssue('SCHEME_NOT_IN_PACK', {}, { version, known: known.join(', ') });
}

/** Tag of an indicator that is known to the unit alone (ROUND-7). */
export const BY_UNIT = 'by_unit';

/** Indicators of a scheme as far as collecting them asks. Rule: ROUND-7, ROUND-10. */
export function collectedIndicators({ scheme, pack }: Pick<HeldScheme, 'scheme' | 'pack'>, period: Period): readonly CollectedIndicator[] {
  const asked = askedUnits(scheme, pack.register, period);
  return scheme.indicators.flatMap((indicator): readonly CollectedIndicator[] => {
    const units = asked.get(indicator.id);
    if (units === undefined) return [];
    const { id, every, january, accrual, available, statistic, range, formula, raters, survey, fromChildren, resultOf, tags } = indicator;
    const isComputed = [formula, raters, survey, fromChildren, resultOf].some((way) => way !== undefined);
    return [{ id, every, january, accrual, available, statistic, range, units, isComputed, byUnit: tags.includes(BY_UNIT) }];
  });
}
