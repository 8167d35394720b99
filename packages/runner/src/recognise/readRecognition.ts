import {
  type Confidence,
  CONFIDENCES,
  type Conversion,
  inverse,
  type RecognitionRule,
  type RecognitionSide,
  type RecognisedPair,
  undoes,
} from '@kedu/engine';
import { bilingual, decimalText, type Issue, nearest } from '@kedu/model';
import { type CompiledScheme, readRuleTable, type TableColumns, type TableRow } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import { recogniseIssue } from './codes.ts';
import type { RecognitionEntry } from './entries.ts';

const COLUMNS: TableColumns = {
  ours: { kind: 'identifier', required: true },
  theirs: { kind: 'identifier', required: true },
  factor: { kind: 'number', required: true },
  offset: { kind: 'number', required: false },
  confidence: { kind: 'text', required: true },
  mutual: { kind: 'text', required: true },
  back_factor: { kind: 'number', required: false },
  back_offset: { kind: 'number', required: false },
  note: { kind: 'text', required: false },
};

const MUTUAL = ['yes', 'no'];

/**
 * The rules of mutual recognition of a pack, checked against its schemes; or all that is wrong with them.
 *
 * Shape: in the order of pack.yaml; an entry with an error is left out. Rule: RECOGNISE-1, RECOGNISE-3, RECOGNISE-6 (docs/spec/recognition.md).
 * Errors: PACK_FILE_MISSING for the table, those of rule tables, and RECOGNISE_CODES.
 */
export function readRecognition(
  entries: readonly RecognitionEntry[],
  texts: ReadonlyMap<string, string>,
  schemes: readonly CompiledScheme[],
): { readonly rules: readonly RecognitionRule[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const rules = entries.flatMap((entry): RecognitionRule[] => {
    const found: Issue[] = [];
    const rule = readEntry(entry, texts, schemes, found);
    issues.push(...found);
    return rule && !found.some(({ severity }) => severity === 'error') ? [rule] : [];
  });
  return { rules, issues };
}

function readEntry(
  entry: RecognitionEntry,
  texts: ReadonlyMap<string, string>,
  schemes: readonly CompiledScheme[],
  issues: Issue[],
): RecognitionRule | undefined {
  issues.push(...sideFaults(entry, schemes));
  const [ours, theirs] = entry.between;
  const text = texts.get(entry.table.file);
  if (text === undefined) {
    issues.push(runnerIssue('PACK_FILE_MISSING', entry.table.place, { file: entry.table.file }));
    return undefined;
  }
  const { rows, issues: faults } = readRuleTable(entry.table.file, text, COLUMNS);
  issues.push(...faults);
  if (!ours || !theirs) return undefined;
  issues.push(...twice(rows, 'ours'), ...twice(rows, 'theirs'));
  const sides = [ours, theirs] as const;
  const pairs = rows.flatMap((row) => pairOf(row, sides, schemes, issues));
  const { id, title, atLeast, clause, place } = entry;
  const side = ({ scheme, list }: RecognitionSide): RecognitionSide => ({ scheme, list });
  const rule: RecognitionRule = { id, title, between: [side(ours), side(theirs)], atLeast, pairs, clause, place };
  const trusted = pairs.filter(({ confidence }) => CONFIDENCES.indexOf(confidence) <= CONFIDENCES.indexOf(atLeast));
  if (trusted.length === 0 && issues.every(({ severity }) => severity !== 'error'))
    issues.push(recogniseIssue('RECOGNISE_NOTHING', place, { ...bilingual('title', title), at_least: atLeast, rows: rows.length }, clause));
  return rule;
}

function sideFaults({ between, place }: RecognitionEntry, schemes: readonly CompiledScheme[]): Issue[] {
  const known = [...new Set(schemes.map(({ id }) => id))].sort();
  const faults = between.flatMap(({ scheme, list, schemePlace, listPlace }) => {
    const versions = schemes.filter(({ id }) => id === scheme);
    if (versions.length === 0)
      return [
        recogniseIssue('RECOGNISE_SIDE', schemePlace, {
          found: scheme,
          what: 'scheme',
          nearest: nearest(scheme, known),
          known: known.join(', '),
        }),
      ];
    const lists = [...new Set(versions.flatMap((one) => one.lists.map(({ id }) => id)))].sort();
    return lists.includes(list)
      ? []
      : [
          recogniseIssue('RECOGNISE_SIDE', listPlace, {
            found: list,
            what: 'list',
            nearest: nearest(list, lists),
            known: lists.join(', '),
          }),
        ];
  });
  const [ours, theirs] = between;
  return ours && theirs && ours.scheme === theirs.scheme && ours.list === theirs.list
    ? [...faults, recogniseIssue('RECOGNISE_ONE_SIDE', place, { scheme: ours.scheme, list: ours.list })]
    : faults;
}

/** An indicator stands in one row: a second one would count it twice. */
function twice(rows: readonly TableRow[], column: 'ours' | 'theirs'): Issue[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const id = row.text(column) as string;
    const line = first.get(id);
    if (line === undefined) first.set(id, row.line);
    return line === undefined ? [] : [recogniseIssue('RECOGNISE_TWICE', row.place(column), { found: id, column, first_line: line })];
  });
}

function pairOf(
  row: TableRow,
  sides: readonly [RecognitionSide, RecognitionSide],
  schemes: readonly CompiledScheme[],
  issues: Issue[],
): RecognisedPair[] {
  const before = issues.length;
  const [ours, theirs] = [row.text('ours') as string, row.text('theirs') as string];
  for (const [i, column] of (['ours', 'theirs'] as const).entries())
    issues.push(...indicatorFault(row, column, sides[i] as RecognitionSide, schemes));
  const word = (column: 'confidence' | 'mutual', allowed: readonly string[]): string => {
    const found = row.text(column) as string;
    if (!allowed.includes(found))
      issues.push(recogniseIssue('RECOGNISE_WORD', row.place(column), { column, found, expected: allowed.join(', ') }));
    return found;
  };
  const confidence = word('confidence', CONFIDENCES) as Confidence;
  const isMutual = word('mutual', MUTUAL) === 'yes';
  for (const column of ['factor', 'back_factor'])
    if (row.number(column) === 0) issues.push(recogniseIssue('RECOGNISE_FACTOR', row.place(column), { column, ours, theirs }));
  if (issues.length > before) return [];
  const forth = { factor: row.number('factor') as number, offset: row.number('offset') ?? 0 };
  const back = backOf(row, forth, isMutual);
  if (isMutual && back && !undoes(back, forth)) {
    const exact = inverse(forth);
    issues.push(
      recogniseIssue('RECOGNISE_ASYMMETRIC', row.place(row.number('back_factor') === undefined ? 'back_offset' : 'back_factor'), {
        ours,
        theirs,
        found: conversionText(back),
        expected: conversionText(exact),
      }),
    );
    return [];
  }
  return [{ ours, theirs, forth, ...(back ? { back } : {}), confidence, isMutual, note: row.text('note') ?? '', place: row.place('ours') }];
}

/** What the row says of the way back; the exact inverse where a mutual row leaves it out. */
function backOf(row: TableRow, forth: Conversion, isMutual: boolean): Conversion | undefined {
  const [factor, offset] = [row.number('back_factor'), row.number('back_offset')];
  if (isMutual) {
    const exact = inverse(forth);
    return { factor: factor ?? exact.factor, offset: offset ?? exact.offset };
  }
  return factor === undefined ? undefined : { factor, offset: offset ?? 0 };
}

function indicatorFault(
  row: TableRow,
  column: 'ours' | 'theirs',
  { scheme }: RecognitionSide,
  schemes: readonly CompiledScheme[],
): Issue[] {
  const versions = schemes.filter(({ id }) => id === scheme);
  const known = new Set(versions.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  const found = row.text(column) as string;
  return versions.length === 0 || known.has(found)
    ? []
    : [recogniseIssue('RECOGNISE_INDICATOR', row.place(column), { found, scheme, column, nearest: nearest(found, known) })];
}

function conversionText({ factor, offset }: Conversion): string {
  return `back_factor ${decimalText(factor)}, back_offset ${decimalText(offset)}`;
}
