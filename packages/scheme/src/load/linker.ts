import { nearest } from '@kedu/model';
import type { Issue, LocalizedText, Place } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Quantity } from '../compiled.ts';
import { compileExpression } from '../expression/compile.ts';
import type { CompiledExpression, ExpressionType, Vocabulary } from '../expression/contract.ts';
import type { VocabularyContext } from '../expression/vocabularies.ts';
import { resolveFile } from './paths.ts';
import { isRecord, type Path, type Source, valueAt } from './source.ts';
import { readRuleTable, type TableColumns, type TableRow } from './table.ts';

/** Kinds of name that one rule uses and another declares. */
export type NameKind =
  | 'indicator'
  | 'class'
  | 'list'
  | 'grade'
  | 'light'
  | 'part'
  | 'dimension'
  | 'attribute'
  | 'field'
  | 'hierarchy'
  | 'role'
  | 'consequence';

/** A name as used somewhere, to be looked up once everything is read. */
export interface Mention {
  readonly kind: NameKind;
  readonly name: string;
  readonly place: Place;
  readonly clause?: string | undefined;
}

/** Code and name of a unit as written somewhere. */
export interface UnitMention {
  readonly code: string;
  readonly name: string;
  readonly place: Place;
  readonly clause?: string | undefined;
}

export interface ClauseMention {
  readonly clause: string;
  readonly place: Place;
}

/**
 * What building the parts of a scheme shares: places, expressions, tables, and the names that are used, collected for the lint.
 * One linker builds one scheme.
 */
export class Linker {
  readonly issues: Issue[] = [];
  readonly mentions: Mention[] = [];
  readonly units: UnitMention[] = [];
  readonly clauses: ClauseMention[] = [];
  readonly usedFiles = new Set<string>();
  /** Those of them in which a row is about one person. */
  readonly personalFiles = new Set<string>();
  /** Paths of expressions, tables and rules that could not be read: what depends on them is not checked further. */
  readonly unread: Path[] = [];

  constructor(
    readonly source: Source,
    readonly files: ReadonlyMap<string, string>,
    readonly context: VocabularyContext,
  ) {}

  place(path: Path, end: 'key' | 'value' = 'value'): Place {
    return this.source.place(path, end);
  }

  /** Keeps a clause for the lint and gives it back. */
  clause(path: Path, clause: string | undefined): string | undefined {
    if (clause !== undefined) this.clauses.push({ clause, place: this.place([...path, 'clause']) });
    return clause;
  }

  mention(kind: NameKind, name: string, path: Path, clause?: string, end: 'key' | 'value' = 'value'): string {
    this.mentions.push({ kind, name, place: this.place(path, end), clause });
    return name;
  }

  mentionAll(kind: NameKind, names: readonly string[] | undefined, path: Path, clause?: string): readonly string[] | undefined {
    names?.forEach((name, index) => this.mention(kind, name, [...path, index], clause));
    return names;
  }

  /** Code of a unit written with its name. */
  unitCode(reference: string, place: Place, clause?: string): string {
    const { code, name } = splitUnit(reference);
    this.units.push({ code, name, place, clause });
    return code;
  }

  expression(
    path: Path,
    source: string,
    expected: ExpressionType,
    vocabulary: Vocabulary,
    clause?: string,
  ): CompiledExpression | undefined {
    const { expression, issues } = compileExpression(source, expected, vocabulary, insideQuotes(this.place(path)));
    this.issues.push(...issues.map((issue) => (clause === undefined || issue.clause !== undefined ? issue : { ...issue, clause })));
    if (!expression) this.unread.push(path);
    return expression;
  }

  quantity(path: Path, value: number | string, vocabulary: Vocabulary, clause?: string): Quantity | undefined {
    return typeof value === 'number' ? value : this.expression(path, value, 'double', vocabulary, clause);
  }

  /** Rows of the table that the value at `path` names; none, with the reason as issues, where it cannot be read. */
  table(path: Path, name: string, columns: TableColumns, source: Source = this.source): readonly TableRow[] {
    const file = resolveFile(source.fileOf(path), name);
    const text = this.files.get(file);
    if (text === undefined) {
      this.issues.push(fileMissing(file, source.place(path), this.files));
      this.unread.push(path);
      return [];
    }
    this.usedFiles.add(file);
    if (Object.hasOwn(columns, PERSON)) this.personalFiles.add(file);
    const { rows, issues, faulty } = readRuleTable(file, text, columns);
    const clause = clauseAbove(source.value, path);
    this.issues.push(...issues.map((issue) => (clause !== undefined && OF_A_CELL.has(issue.code) ? { ...issue, clause } : issue)));
    if (faulty) this.unread.push(path);
    return rows;
  }

  /** A linker for something of which it is not yet known whether it belongs to the scheme. */
  apart(): Linker {
    return new Linker(this.source, this.files, this.context);
  }

  /** Takes over what a linker kept apart has gathered. */
  absorb({ issues, mentions, units, clauses, usedFiles, personalFiles, unread }: Linker): void {
    this.issues.push(...issues);
    this.mentions.push(...mentions);
    this.units.push(...units);
    this.clauses.push(...clauses);
    this.unread.push(...unread);
    for (const file of usedFiles) this.usedFiles.add(file);
    for (const file of personalFiles) this.personalFiles.add(file);
  }

  /** Takes over only what holds wherever the rule may be used: units, clauses, dimensions, and issues of the codes that `holds` accepts. */
  absorbFixed(other: Linker, holds: (code: string) => boolean): void {
    this.issues.push(...other.issues.filter(({ code }) => holds(code)));
    this.mentions.push(...other.mentions.filter(({ kind }) => kind === 'dimension'));
    this.units.push(...other.units);
    this.clauses.push(...other.clauses);
  }

  /** Whether something at or under `path` could not be read. */
  isBroken(path: Path): boolean {
    return this.unread.some((at) => path.every((step, index) => String(step) === String(at[index])));
  }
}

/** The column by which a table of rules tells single persons. Rule: DISCLOSE-6. */
const PERSON = 'person';

/** Codes about what one cell of a table of rules holds. */
const OF_A_CELL: ReadonlySet<string> = new Set(['SCHEME_TABLE_CELL', 'SCHEME_TABLE_BLANK']);

/** Clause of the rule that a value belongs to: the nearest written above it. */
function clauseAbove(value: unknown, path: Path): string | undefined {
  const above = path.map((_, depth) => valueAt(value, path.slice(0, depth)));
  const rule = above.findLast((one) => isRecord(one) && typeof one.clause === 'string');
  return isRecord(rule) ? (rule.clause as string) : undefined;
}

/** The place of a text's first character, behind its opening quote. */
function insideQuotes(place: Place): Place {
  return /^['"]/.test(place.excerpt ?? '') && place.column !== undefined ? { ...place, column: place.column + 1 } : place;
}

/** The issue about a file that is named and not in the pack. */
export function fileMissing(file: string, place: Place, files: ReadonlyMap<string, string>): Issue {
  return schemeIssue('SCHEME_FILE_MISSING', place, { file, nearest: nearest(file, files.keys()) });
}

/** `990100 北川市` → code and name. */
export function splitUnit(reference: string): { readonly code: string; readonly name: string } {
  const at = reference.search(/\s/);
  return at < 0 ? { code: reference, name: '' } : { code: reference.slice(0, at), name: reference.slice(at).trim() };
}

/** Text in all languages that the file gives. */
export function localized(text: string | { readonly 'zh-CN': string; readonly en?: string | undefined }): LocalizedText {
  if (typeof text === 'string') return { 'zh-CN': text };
  return text.en === undefined ? { 'zh-CN': text['zh-CN'] } : { 'zh-CN': text['zh-CN'], en: text.en };
}

/** Like `localized`, for a text that need not be there. */
export function localizedIfGiven(text: Parameters<typeof localized>[0] | undefined): LocalizedText | undefined {
  return text === undefined ? undefined : localized(text);
}
