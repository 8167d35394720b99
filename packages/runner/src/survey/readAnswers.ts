import { bilingual, type CsvRow, type Issue, lastDay, nearest, parseCsv, type Period, unitsOn, type UnitRegister } from '@kedu/model';
import type { Indicator, SurveyDimension } from '@kedu/scheme';
import { ALWAYS, columnsOf, SOMETIMES } from './answerColumns.ts';
import { AnswerFaults } from './answerFaults.ts';
import { surveyIssue } from './codes.ts';

/** One respondent, as it is read and then forgotten. */
export interface Answer {
  readonly unit: string;
  readonly answer: number;
  readonly baseWeight: number;
  /** '' where respondents were drawn one by one. */
  readonly cluster: string;
  /** Categories in the order of the dimensions; undefined where the respondent did not say. */
  readonly categories: readonly (string | undefined)[];
}

/** A file of answers, as text. */
export interface AnswerFile {
  readonly file: string;
  readonly text: string;
}

/** No base weight lies outside: it would be a slip, and sums would lose the others. */
const BASE_WEIGHTS = [1e-9, 1e9] as const;
/** Answers about an indicator that states no range. */
const USUAL_RANGE = [0, 100] as const;

/**
 * The answers about one indicator in one period, and all that is wrong with their files.
 *
 * Shape: answers in the order of files and lines; a unit is named by its code, by code and name, or by its ID. Somebody who answers twice for a unit is counted not once but not at all.
 * Rule: SURVEY-3. Errors: SURVEY_… with the line; never an answer, a respondent or an excerpt of the line. Of one fault three lines are named, the rest is counted.
 * Example: readAnswers([{ file: 'data/parks-2025.csv', text }], register, period, parks).answers.length → 412.
 */
export function readAnswers(
  files: readonly AnswerFile[],
  register: UnitRegister,
  period: Period,
  indicator: Indicator,
): { readonly answers: readonly Answer[]; readonly issues: readonly Issue[] } {
  const reader = new AnswerReader(period, indicator, unitNames(register, period));
  for (const { file, text } of files) reader.file(file, text);
  return { answers: reader.answers(), issues: reader.issues() };
}

class AnswerReader {
  readonly #faults = new AnswerFaults();
  readonly #read: { readonly key: string; readonly answer: Answer }[] = [];
  readonly #first = new Map<string, { readonly file: string; readonly line: number }>();
  readonly #twice = new Set<string>();
  readonly #dimensions: readonly SurveyDimension[];

  constructor(
    private readonly period: Period,
    private readonly indicator: Indicator,
    private readonly units: UnitNames,
  ) {
    this.#dimensions = indicator.survey?.weighting?.dimensions ?? [];
  }

  answers(): readonly Answer[] {
    return this.#read.filter(({ key }) => !this.#twice.has(key)).map(({ answer }) => answer);
  }

  issues(): readonly Issue[] {
    return this.#faults.issues();
  }

  file(file: string, text: string): void {
    const { rows, faults } = parseCsv(text);
    for (const { fault, line } of faults) this.#faults.add(surveyIssue('SURVEY_QUOTE', { file, line }, { fault }));
    // From a quotation mark that is wrong the cells are others than were meant: what stands in them must be neither read nor named.
    if (faults.length > 0) return;
    const [heading, ...body] = rows;
    const required = [...ALWAYS, ...this.#dimensions.map(({ id }) => id)];
    const columns = required.join(', ');
    if (!heading || body.length === 0) {
      this.#faults.add(surveyIssue('SURVEY_EMPTY', { file, line: 1 }, { columns }));
      return;
    }
    const names = heading.cells.map((cell) => cell.text.trim());
    while (names.at(-1) === '') names.pop();
    const at = columnsOf(names, required, { file, line: heading.line }, this.#faults);
    if (!at) return;
    for (const row of body) {
      const { length } = row.cells;
      if (row.cells.every(({ text: cell }) => cell.trim() === '')) continue;
      if (length < names.length || row.cells.slice(names.length).some(({ text: cell }) => cell.trim() !== ''))
        this.#faults.add(surveyIssue('SURVEY_ROW', { file, line: row.line }, { found: length, expected: names.length }));
      else this.#row(file, row, at);
    }
  }

  #row(file: string, { line, cells }: CsvRow, at: ReadonlyMap<string, number>): void {
    const place = { file, line, indicator: this.indicator.id, period: this.period.id };
    const before = this.#faults.count;
    const cell = (column: string): string => cells[at.get(column) ?? -1]?.text.trim() ?? '';
    const asked = [...ALWAYS, ...SOMETIMES.filter((column) => at.has(column))];
    for (const column of asked) if (cell(column) === '') this.#faults.add(surveyIssue('SURVEY_BLANK', place, { column }));
    const unit = this.#unit(cell('unit'), place);
    const answer = cell('answer') === '' ? Number.NaN : this.#answer(cell('answer'), place);
    const baseWeight = at.has('base_weight') && cell('base_weight') !== '' ? this.#weight(cell('base_weight'), place) : 1;
    const categories = this.#dimensions.map((dimension) => this.#category(dimension, cell(dimension.id), place));
    const key = `${cell('respondent')}\n${unit ?? ''}`;
    if (cell('respondent') !== '' && unit !== undefined) this.#once(key, cell('unit'), place);
    if (this.#faults.count > before || unit === undefined) return;
    this.#read.push({ key, answer: { unit, answer, baseWeight, cluster: cell('cluster'), categories } });
  }

  #once(key: string, unit: string, place: Issue['place'] & { readonly file: string; readonly line: number }): void {
    const first = this.#first.get(key);
    if (!first) {
      this.#first.set(key, { file: place.file, line: place.line });
      return;
    }
    this.#twice.add(key);
    const { title, clause } = this.indicator;
    const args = {
      ...bilingual('indicator', title),
      unit,
      first_line: first.line,
      first_file: first.file === place.file ? '' : first.file,
    };
    this.#faults.add(surveyIssue('SURVEY_TWICE', place, args, clause));
  }

  #unit(text: string, place: Issue['place']): string | undefined {
    if (text === '') return undefined;
    const { ids, known } = this.units;
    const id = ids.get(text.replace(/\s+/, ' '));
    if (id === undefined) {
      const near = nearest(text, known.keys());
      const args = { found: shownName(text, near), nearest: known.get(near) ?? '', period: this.period.id };
      this.#faults.add(surveyIssue('SURVEY_UNIT', place, args));
    }
    return id;
  }

  #answer(text: string, place: Issue['place']): number {
    const { title, range, clause } = this.indicator;
    const [low, high] = range ?? USUAL_RANGE;
    const answer = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(answer >= (low ?? Number.NEGATIVE_INFINITY) && answer <= (high ?? Number.POSITIVE_INFINITY)))
      this.#faults.add(
        surveyIssue('SURVEY_ANSWER', place, { ...bilingual('indicator', title), low: low ?? '−∞', high: high ?? '∞' }, clause),
      );
    return answer;
  }

  #weight(text: string, place: Issue['place']): number {
    const weight = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
    const [least, most] = BASE_WEIGHTS;
    if (!(weight >= least && weight <= most)) this.#faults.add(surveyIssue('SURVEY_WEIGHT', place, {}));
    return weight;
  }

  #category({ id, categories }: SurveyDimension, text: string, place: Issue['place']): string | undefined {
    if (text === '') return undefined;
    const known = categories.map((category) => category.id);
    if (!known.includes(text)) {
      const near = nearest(text, known);
      const args = { column: id, found: shownName(text, near), nearest: near, known: known.join('、') };
      this.#faults.add(surveyIssue('SURVEY_CATEGORY', place, args));
    }
    return text;
  }
}

/** What stands in a cell where a name should, to be shown: '' unless it is nearly a known name and holds no digit, for it may be an answer or a number of a person. */
function shownName(text: string, near: string): string {
  return near === '' || /\d/.test(text) ? '' : text;
}

interface UnitNames {
  /** Names by which an answer may call a unit → its ID. */
  readonly ids: ReadonlyMap<string, string>;
  /** Those names, and the bare names of units, → how to write the unit. */
  readonly known: ReadonlyMap<string, string>;
}

/** Names of units on the last day of the period. */
function unitNames(register: UnitRegister, period: Period): UnitNames {
  const ids = new Map<string, string>();
  const bare = new Map<string, string>();
  for (const { id, code, name } of unitsOn(register, lastDay(period))) {
    const full = `${code} ${name['zh-CN']}`;
    for (const own of [id, code, full, ...(name.en === undefined ? [] : [`${code} ${name.en}`])]) ids.set(own, id);
    // A bare name is no address, for names repeat; it only says which unit is meant.
    for (const own of [name['zh-CN'], ...(name.en === undefined ? [] : [name.en])]) bare.set(own, bare.has(own) ? '' : full);
  }
  return { ids, known: new Map([...bare, ...[...ids.keys()].map((own): [string, string] => [own, own])]) };
}
