import { bilingual, type Issue, type IssueArgs, joined, type LocalizedText, nearest, type Place, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { type JudgementWeights, judgementWeights, MOST_JUDGED } from '../weigh/judgement-weights.ts';
import { narrow } from './full-width.ts';
import type { TableColumns, TableRow } from './table.ts';

/** Least and greatest importance in Saaty's scale. */
const SCALE = 9;
/** How far a judgement and its reciprocal may miss each other: 0.33 for a third. */
const RECIPROCAL = 0.01 + 1e-9;

/** Columns of a table of judgements about these parts. */
export function judgementColumns(parts: readonly string[]): TableColumns {
  return {
    part: { kind: 'text', required: true },
    ...Object.fromEntries(parts.map((part) => [part, { kind: 'text', required: true }] as const)),
  };
}

/** What the judgements are about and what is asked of them. */
export interface JudgementQuestion {
  /** Names of the parts, in the order of the scheme. */
  readonly parts: readonly string[];
  /** Titles of the parts by name. */
  readonly titles: ReadonlyMap<string, LocalizedText>;
  /** The node, as issues name it. */
  readonly within: LocalizedText;
  readonly atMost: number;
  /** Where the table is named. */
  readonly place: Place;
  readonly clause?: string | undefined;
}

interface Judgement {
  readonly value: number;
  readonly text: string;
  readonly place: Place;
}

/**
 * Weights out of the rows of a table of judgements, or all that is wrong with them, each fault at its cell.
 *
 * Shape: weights in the order of `parts`; rows and columns of the table may stand in any order. Units: weights add up to 1.
 * Rule: WEIGH-1 to WEIGH-3 (docs/spec/weigh.md).
 * Errors: WEIGH_TOO_MANY, SCHEME_UNKNOWN_NAME, SCHEME_NAME_TWICE, WEIGH_PART_MISSING, WEIGH_JUDGEMENT, WEIGH_DIAGONAL, WEIGH_NOT_RECIPROCAL; WEIGH_INCONSISTENT where
 * nothing else is wrong.
 */
export function readJudgements(
  rows: readonly TableRow[],
  question: JudgementQuestion,
): { readonly judged?: JudgementWeights; readonly issues: readonly Issue[] } {
  const { parts, within, clause } = question;
  if (parts.length > MOST_JUDGED)
    return {
      issues: [
        schemeIssue(
          'WEIGH_TOO_MANY',
          question.place,
          { ...bilingual('within', within), found: parts.length, expected: MOST_JUDGED },
          clause,
        ),
      ],
    };
  const { byPart, issues } = rowsOf(rows, question);
  const matrix = parts.map((part) => {
    const row = byPart.get(part);
    return parts.map((column) => row && judgementOf(row, part, column, question, issues));
  });
  issues.push(...reciprocals(matrix, question));
  if (issues.length > 0) return { issues };
  const judged = judgementWeights(exact(matrix as readonly (readonly Judgement[])[]));
  return judged.ratio > question.atMost ? { issues: [inconsistent(judged, matrix, question)] } : { judged, issues: [] };
}

function rowsOf(
  rows: readonly TableRow[],
  question: JudgementQuestion,
): { readonly byPart: ReadonlyMap<string, TableRow>; readonly issues: Issue[] } {
  const { parts, titles, place, clause } = question;
  const issues: Issue[] = [];
  const byPart = new Map<string, TableRow>();
  const all = joined(parts.map((part) => titledId(part, titles.get(part))));
  for (const row of rows) {
    const name = row.text('part') ?? '';
    const first = byPart.get(name);
    if (!parts.includes(name))
      issues.push(
        schemeIssue(
          'SCHEME_UNKNOWN_NAME',
          row.place('part'),
          { kind: 'part', name, nearest: nearest(name, parts), ...bilingual('known', all) },
          clause,
        ),
      );
    else if (first)
      issues.push(schemeIssue('SCHEME_NAME_TWICE', row.place('part'), { kind: 'part', name, first: String(first.line) }, clause));
    else byPart.set(name, row);
  }
  const table = rows[0]?.place('part').file;
  for (const part of parts)
    if (!byPart.has(part))
      issues.push(
        schemeIssue(
          'WEIGH_PART_MISSING',
          table === undefined ? place : { file: table, line: 1, column: 1 },
          { ...titled('part', part, question), ...bilingual('within', question.within), ...bilingual('parts', all) },
          clause,
        ),
      );
  return { byPart, issues };
}

function judgementOf(row: TableRow, part: string, column: string, question: JudgementQuestion, issues: Issue[]): Judgement | undefined {
  const { clause } = question;
  const text = row.text(column) ?? '';
  const place = row.place(column);
  const value = readImportance(text);
  if (value === undefined || value < 1 / SCALE - 0.002 || value > SCALE) {
    issues.push(
      schemeIssue(
        'WEIGH_JUDGEMENT',
        place,
        { ...titled('row', part, question), ...titled('column', column, question), found: text },
        clause,
      ),
    );
    return undefined;
  }
  if (part === column && value !== 1) {
    issues.push(schemeIssue('WEIGH_DIAGONAL', place, { ...titled('part', part, question), found: text }, clause));
    return undefined;
  }
  return { value, text, place };
}

/** A part as an argument: its title with the name that the table knows it by. */
function titled(name: string, part: string, { titles }: JudgementQuestion): IssueArgs {
  return bilingual(name, titledId(part, titles.get(part)));
}

/** `3`, `1/3`, `0.333`; undefined for what is no such number above 0. */
function readImportance(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?$/.exec(narrow(text));
  if (!match) return undefined;
  const [, above = '', below = '1'] = match;
  const value = Number(above) / Number(below);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

function reciprocals(matrix: readonly (readonly (Judgement | undefined)[])[], question: JudgementQuestion): Issue[] {
  const { parts, clause } = question;
  return matrix.flatMap((cells, row) =>
    cells.slice(0, row).flatMap((cell, column) => {
      const other = matrix[column]?.[row];
      if (!cell || !other || Math.abs(cell.value * other.value - 1) <= RECIPROCAL) return [];
      return [
        schemeIssue(
          'WEIGH_NOT_RECIPROCAL',
          cell.place,
          {
            ...titled('row', parts[row] as string, question),
            ...titled('column', parts[column] as string, question),
            found: cell.text,
            other: other.text,
            expected: importanceText(1 / other.value),
          },
          clause,
        ),
      ];
    }),
  );
}

/** Of a judgement and its reciprocal the one above 1 is taken as written: 3 and 0.33 are 3 and a third. */
function exact(matrix: readonly (readonly Judgement[])[]): number[][] {
  return matrix.map((cells, row) =>
    cells.map(({ value }, column) => {
      const other = matrix[column]?.[row]?.value ?? value;
      return value >= other ? value : 1 / other;
    }),
  );
}

function inconsistent(
  { ratio, worst }: JudgementWeights,
  matrix: readonly (readonly (Judgement | undefined)[])[],
  question: JudgementQuestion,
): Issue {
  const { parts, within, atMost, place, clause } = question;
  const row = worst?.row ?? 0;
  const column = worst?.column ?? 0;
  const cell = matrix[row]?.[column];
  return schemeIssue(
    'WEIGH_INCONSISTENT',
    cell?.place ?? place,
    {
      ...bilingual('within', within),
      ratio: Math.round(ratio * 1000) / 1000,
      at_most: atMost,
      ...titled('row', parts[row] as string, question),
      ...titled('column', parts[column] as string, question),
      found: cell?.text ?? '',
      near: importanceText(worst?.near ?? 1),
    },
    clause,
  );
}

/** A value as the scale writes it: 2.9 → `3`, 0.21 → `1/5`; beyond its ends the end. */
function importanceText(value: number): string {
  if (value >= 1) return String(Math.min(SCALE, Math.round(value)));
  const below = Math.min(SCALE, Math.round(1 / value));
  return below === 1 ? '1' : `1/${below}`;
}
