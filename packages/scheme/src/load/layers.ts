import { nearest } from '@kedu/model';
import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Change } from './change.ts';
import { readDocument } from './document.ts';
import { readIndicatorTable } from './indicator-table.ts';
import { copy, inherit } from './inherit.ts';
import { leaveOut, type Remainder } from './leave-out.ts';
import { fileMissing } from './linker.ts';
import { resolveFile } from './paths.ts';
import { forbidden, ofLibraries, type PermissionsOf, unknownWords, widened } from './permissions.ts';
import { readClauses } from './regulation.ts';
import { Assembly, isRecord, type Path, type Source, valueAt } from './source.ts';

/** Indicators that a library or parent wants used. */
export interface Kept {
  readonly word: string;
  readonly of: string;
  /** Indicators of the library or parent. */
  readonly indicators: ReadonlySet<string>;
  readonly source: Source;
  readonly path: Path;
}

/** One scheme or library file with everything that it builds on merged in. */
export interface Layer {
  readonly name: string;
  readonly source: Assembly;
  /** Tables of targets, the base's first, by the path and source that name them. */
  readonly targets: readonly { readonly source: Source; readonly name: string }[];
  /** File of the scheme's own table of targets. */
  readonly ownTargets: string | undefined;
  readonly kept: readonly Kept[];
  /** Indicators that come from a library, here or above, and that no scheme on the way writes anything of (USES-7). */
  readonly shelf: ReadonlySet<string>;
  /** Clauses by file that the regulation covers. */
  readonly clauses: ReadonlyMap<string, { readonly regulation: string; readonly clauses: ReadonlyMap<string, string> }>;
  readonly files: ReadonlySet<string>;
}

/**
 * Reads a scheme file and what it builds on: tables of indicators, trees in files of their own, library, parent.
 *
 * Rule: USES-1 to USES-8. One resolver resolves one scheme; `issues` holds everything found on the way.
 */
export class LayerResolver {
  readonly issues: Issue[] = [];
  /** Whether a library or parent could not be read: what stands in it is then not known to be absent. */
  incomplete = false;

  constructor(private readonly files: ReadonlyMap<string, string>) {}

  /** `chain` holds the names of those that are being resolved, to find circles. Undefined where nothing could be read. */
  resolve(file: string, chain: readonly string[] = []): Layer | undefined {
    const text = this.files.get(file);
    if (text === undefined) {
      this.issues.push(fileMissing(file, { file }, this.files));
      return undefined;
    }
    const { source: document, issues } = readDocument(file, text);
    this.issues.push(...issues);
    if (!document) return undefined;
    const source = new Assembly({ ...(document.value as Record<string, unknown>) }, document);
    const used = new Set([file]);
    this.expandIndicators(source, used);
    this.expandTrees(source, used);
    const name = `${String(source.value['scheme'] ?? source.value['library'] ?? file)}@${String(source.value['version'] ?? '1')}`;
    const clauses = this.regulation(file, source, used);
    const bases = this.bases(source, [...chain, name]);
    this.checkWords(source, bases);
    this.checkLeaveOut(source);
    const own = copy(source.value) as Readonly<Record<string, unknown>>;
    for (const base of bases) this.mergeBase(source, own, base);
    const { targets: table } = own;
    return {
      name,
      source,
      targets: [
        ...bases.flatMap(({ layer, remainder }) => (remainder.targets ? [] : layer.targets)),
        ...(typeof table === 'string' ? [{ source: document, name: table }] : []),
      ],
      ownTargets: typeof table === 'string' ? resolveFile(document.fileOf(['targets']), table) : undefined,
      kept: bases.flatMap((base) => this.kept(source, base)),
      shelf: shelfOf(own, bases),
      clauses: new Map([
        ...bases.flatMap(({ layer }) => [...layer.clauses]),
        ...(clauses ? [...used].map((at) => [at, clauses] as const) : []),
      ]),
      files: new Set([...used, ...bases.flatMap(({ layer }) => [...layer.files])]),
    };
  }

  private expandIndicators(source: Assembly, used: Set<string>): void {
    const table = source.value['indicator_table'];
    if (typeof table !== 'string') return;
    const found = this.named(source, ['indicator_table'], table, used);
    if (!found) return;
    const { source: rows, issues } = readIndicatorTable(found.file, found.text);
    this.issues.push(...issues);
    const written = source.value['indicators'];
    const indicators: Record<string, unknown> = isRecord(written) ? { ...written } : {};
    for (const [id, row] of Object.entries(rows.value as Record<string, unknown>)) {
      if (Object.hasOwn(indicators, id)) {
        const first = source.place(['indicators', id], 'key');
        this.issues.push(
          schemeIssue('SCHEME_NAME_TWICE', rows.place([id]), {
            kind: 'indicator',
            name: id,
            first: `${first.file ?? ''}:${first.line ?? 1}`,
          }),
        );
        continue;
      }
      Object.defineProperty(indicators, id, { value: row, enumerable: true, configurable: true, writable: true });
      source.graft(['indicators', id], rows, [id]);
    }
    if (written === undefined || isRecord(written)) source.value['indicators'] = indicators;
  }

  /** `lists.organs.score: organs.yaml` puts that file's tree under `score.organs`. */
  private expandTrees(source: Assembly, used: Set<string>): void {
    const lists = source.value['lists'];
    if (!isRecord(lists)) return;
    for (const [id, list] of Object.entries(lists)) {
      const name = valueAt(list, ['score']);
      if (typeof name !== 'string') continue;
      const path = ['lists', id, 'score'];
      const found = this.named(source, path, name, used);
      if (!found) {
        source.value['score'] ??= {};
        continue;
      }
      const { source: tree, issues } = readDocument(found.file, found.text);
      this.issues.push(...issues);
      const score = source.value['score'] ?? {};
      if (!tree || !isRecord(score)) continue;
      if (Object.hasOwn(score, id)) {
        const first = source.place(['score', id], 'key');
        this.issues.push(
          schemeIssue('SCHEME_NAME_TWICE', source.place(path), { kind: 'tree', name: id, first: `${first.file ?? ''}:${first.line ?? 1}` }),
        );
        continue;
      }
      source.value['score'] = { ...score, [id]: tree.value };
      source.graft(['score', id], tree);
    }
  }

  private regulation(
    file: string,
    source: Assembly,
    used: Set<string>,
  ): { regulation: string; clauses: ReadonlyMap<string, string> } | undefined {
    const name = source.value['regulation'];
    if (typeof name !== 'string') return undefined;
    const found = this.named(source, ['regulation'], name, used);
    return found && { regulation: resolveFile(file, name), clauses: readClauses(found.text) };
  }

  private named(source: Source, path: Path, name: string, used: Set<string>): { readonly file: string; readonly text: string } | undefined {
    const file = resolveFile(source.fileOf(path), name);
    const text = this.files.get(file);
    if (text === undefined) this.issues.push(fileMissing(file, source.place(path), this.files));
    else used.add(file);
    return text === undefined ? undefined : { file, text };
  }

  private bases(source: Assembly, chain: readonly string[]): Base[] {
    const bases: Base[] = [];
    for (const kind of ['library', 'parent'] as const) {
      const name = valueAt(source.value, ['uses', kind]);
      if (typeof name !== 'string') continue;
      const place = source.place(['uses', kind]);
      if (chain.includes(name)) {
        this.issues.push(schemeIssue('USES_CYCLE', place, { cycle: [...chain.slice(chain.indexOf(name)), name].join(' → ') }));
        continue;
      }
      const known = namedFiles(this.files, kind === 'library' ? 'library' : 'scheme');
      const file = known.get(name);
      if (file === undefined) {
        this.issues.push(schemeIssue('USES_NOT_FOUND', place, { kind, name, nearest: nearest(name, known.keys()) }));
        this.incomplete = true;
        continue;
      }
      const layer = this.resolve(file, chain);
      if (!layer) this.incomplete = true;
      else
        bases.push({
          layer,
          kind,
          permissions: permissionsOf(layer),
          remainder: leaveOut(kind === 'parent' ? source : NOTHING_LEFT_OUT, layer.source),
        });
    }
    return bases;
  }

  private checkWords(source: Assembly, bases: readonly Base[]): void {
    for (const section of ['uses', 'children'] as const) {
      for (const kind of ['may_change', 'must_keep'] as const) {
        const words = valueAt(source.value, [section, kind]);
        if (!Array.isArray(words)) continue;
        const place = (index: number) => source.place([section, kind, index]);
        const wrong = unknownWords(words, kind, place);
        this.issues.push(...wrong);
        if (kind !== 'may_change' || bases.length === 0 || wrong.length > 0) continue;
        // A library says nothing of lists, trees and rules, which a scheme that has no parent gives to its children as it likes.
        const free = (word: unknown): boolean =>
          section === 'children' && bases.every((base) => base.kind === 'library') && !ofLibraries(String(word));
        this.issues.push(
          ...widened(
            words.map((word) => (free(word) ? undefined : word)),
            bases.map(({ permissions }) => permissions),
            place,
          ),
        );
      }
    }
  }

  /** Only a parent has something to leave out; of a library nothing is taken that is not used. */
  private checkLeaveOut(source: Source): void {
    const words = valueAt(source.value, ['uses', 'leave_out']);
    if (!Array.isArray(words) || valueAt(source.value, ['uses', 'parent']) !== undefined) return;
    this.issues.push(
      ...words.map((word, index) =>
        schemeIssue('USES_LEAVE_OUT', source.place(['uses', 'leave_out', index]), { word: String(word), nearest: '', known: '' }),
      ),
    );
  }

  /** `own` is what the child itself wrote, before any base was merged. */
  private mergeBase(source: Assembly, own: Readonly<Record<string, unknown>>, { kind, permissions: base, remainder }: Base): void {
    this.issues.push(...remainder.issues);
    const inherited = inherit(source, remainder.source, kind).filter(({ path }) => path[0] === 'gates' || valueAt(own, path) !== undefined);
    const changes: Change[] = [...remainder.changes, ...inherited];
    const claimed = valueAt(own, ['uses', 'may_change']);
    const narrowed = Array.isArray(claimed)
      ? base.mayChange.filter((word) => claimed.includes(word) || claimed.some((claim) => String(claim).startsWith(`${word}.`)))
      : base.mayChange;
    const paths = Array.isArray(claimed)
      ? claimed.filter((claim): claim is string => typeof claim === 'string' && claim.includes('.'))
      : [];
    this.issues.push(...forbidden(changes, base, [...narrowed, ...paths], source));
  }

  private kept(source: Assembly, { layer, kind }: Base): Kept[] {
    const indicators = new Set(idsOf(layer));
    const words = (from: Source, path: Path, at?: Path): Kept[] => {
      const list = valueAt(from.value, path);
      return (Array.isArray(list) ? list : []).map((word, index) => ({
        word: String(word),
        of: layer.name,
        indicators,
        source,
        path: at ?? [...path, index],
      }));
    };
    return [...layer.kept, ...words(layer.source, ['children', 'must_keep'], ['uses', kind]), ...words(source, ['uses', 'must_keep'])];
  }
}

interface Base {
  readonly layer: Layer;
  readonly kind: 'library' | 'parent';
  readonly permissions: PermissionsOf;
  /** What of the base the child takes over. */
  readonly remainder: Remainder;
}

const NOTHING_LEFT_OUT: Source = { value: {}, place: () => ({}), fileOf: () => '' };

function shelfOf(own: Readonly<Record<string, unknown>>, bases: readonly Base[]): ReadonlySet<string> {
  const from = bases.flatMap(({ layer, kind, remainder }) => (kind === 'library' || remainder.lists ? idsOf(layer) : [...layer.shelf]));
  const written = own['indicators'];
  const inherited = new Set(
    bases.flatMap(({ layer, kind, remainder }) =>
      kind === 'parent' && !remainder.lists ? idsOf(layer).filter((id) => !layer.shelf.has(id)) : [],
    ),
  );
  return new Set(from.filter((id) => !inherited.has(id) && !(isRecord(written) && Object.hasOwn(written, id))));
}

function idsOf({ source }: Layer): string[] {
  const indicators = source.value['indicators'];
  return isRecord(indicators) ? Object.keys(indicators) : [];
}

function permissionsOf(layer: Layer): PermissionsOf {
  const words = valueAt(layer.source.value, ['children', 'may_change']);
  return {
    name: layer.name,
    source: layer.source,
    mayChange: Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [],
  };
}

/** Files by `id@version` that declare a library or a scheme at their top. The first of equal names stands. */
export function namedFiles(files: ReadonlyMap<string, string>, key: 'library' | 'scheme'): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [file, text] of files) {
    if (!/\.ya?ml$/.test(file)) continue;
    const id = new RegExp(`^${key}:[ \\t]*["']?([a-z0-9][a-z0-9-]*)`, 'm').exec(text)?.[1];
    if (id === undefined) continue;
    const version = /^version:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1] ?? '1';
    if (!names.has(`${id}@${version}`)) names.set(`${id}@${version}`, file);
  }
  return names;
}
