import type { CompiledScheme } from '@kedu/scheme';
import { ERROR_COLUMNS } from '@kedu/tables';
import type { LabelCounts, LabelledTable } from '../manifest/manifest.ts';
import { keptColumns } from '../sealed/disclosure.ts';
import type { LabelledFigure } from './file.ts';
import { FigureReach, type Reach, union } from './reach.ts';
import { type Rests, WithheldData, type WithheldObservation } from './rests.ts';

/** A table of results as it is published. */
export interface PublishedRows {
  readonly headings: readonly string[];
  readonly rows: Pick<readonly (readonly string[])[], 'length' | 'flatMap'>;
  /** Reasons of the rows that are withheld, by their number from 0. */
  readonly withheld: { readonly size: number; readonly has: (row: number) => boolean; readonly get: (row: number) => string | undefined };
}

export interface LabelInput {
  readonly scheme: CompiledScheme;
  /** Period ID. */
  readonly period: string;
  readonly results: PublishedRows;
  readonly indicators: PublishedRows;
  readonly observations: readonly WithheldObservation[];
  /** Unit ID by the code that determinations name. */
  readonly unitOfCode: ReadonlyMap<string, string>;
}

/** Figures that bear another label than recomputable, and how many bear each. */
export interface Labels {
  readonly figures: readonly LabelledFigure[];
  readonly shares: Readonly<Record<LabelledTable, LabelCounts>>;
}

const RESULT_FIGURES: readonly string[] = ['points', 'score', 'rank', 'grade', ...ERROR_COLUMNS];
const INDICATOR_FIGURES = ['value', 'score', 'light'] as const;

/**
 * The label of every figure of results.csv and indicators.csv, worked out from the rules and from which rows are withheld, never from a value.
 *
 * Shape: figures in the order of the tables; those that are not named are recomputable. A figure is each cell of the columns points, score, rank, grade and those of
 * errors, and value, score and light, blank or not.
 * Rules: LABEL-1, LABEL-3, LABEL-4. Errors: none.
 * Example: one value of 990100 is withheld, and all its totals are published: its value, score and total are attested and rest on one commitment, all ranks are recomputable.
 */
export function labelFigures(input: LabelInput): Labels {
  const labelling = new Labelling(input);
  const results = labelling.results();
  const indicators = labelling.indicators();
  return {
    figures: [...results, ...indicators],
    shares: {
      results: countsOf(results, input.results, RESULT_FIGURES),
      indicators: countsOf(indicators, input.indicators, INDICATOR_FIGURES),
    },
  };
}

/** What the figures of a list rest on, and the withheld rows that those of all its units together do. */
interface BehindList {
  readonly total: Reach;
  readonly ofTotals: Rests;
  readonly ofConditions: Rests;
  readonly ofAll: Rests;
}

class Labelling {
  readonly #input: LabelInput;
  readonly #reach: FigureReach;
  readonly #withheld: WithheldData;

  constructor(input: LabelInput) {
    this.#input = input;
    this.#reach = new FigureReach(input.scheme);
    this.#withheld = new WithheldData(input.observations);
  }

  results(): readonly LabelledFigure[] {
    const { results } = this.#input;
    const at = cellsAt(results, ['list', 'unit']);
    const figures = RESULT_FIGURES.filter((name) => results.headings.includes(name));
    const determined = this.#determinedGrades();
    const isBlank = (figure: string, row: number): boolean => {
      const reason = results.withheld.get(row);
      return reason !== undefined && !keptColumns('results', reason).includes(figure);
    };
    const hidden = new Set(results.rows.flatMap((row, i) => (isBlank('score', i) ? [at(row, 'list')] : [])));
    const members = new Map<string, Set<string>>();
    for (const [list, unit] of results.rows.flatMap((row) => [[at(row, 'list'), at(row, 'unit')] as const]))
      members.set(list, (members.get(list) ?? new Set<string>()).add(unit));
    const behind = byList((list) => this.#behindList(list, members.get(list) ?? new Set()));
    return results.rows.flatMap((row, i) => {
      const [list, unit] = [at(row, 'list'), at(row, 'unit')];
      return figures.flatMap((figure): LabelledFigure[] => {
        const place = { list, unit, figure };
        if (isBlank(figure, i))
          return [
            {
              ...place,
              label: 'attested',
              reason: 'withheld_figure',
              ...withOwn(`results:${i}`, this.#withheld.ofUnit(behind(list).total, unit)),
            },
          ];
        if (figure === 'grade' && determined.has(`${list}\n${unit}`))
          return [{ ...place, label: 'not_recomputable', reason: 'determined', ...restsOf(behind(list).ofTotals) }];
        const rests = this.#behind(figure, unit, behind(list), !hidden.has(list));
        return rests.count === 0 ? [] : [{ ...place, label: 'attested', reason: 'withheld_data', ...restsOf(rests) }];
      });
    });
  }

  indicators(): readonly LabelledFigure[] {
    const { indicators } = this.#input;
    // Nearly always nothing is withheld: then no row need be looked at.
    if (this.#withheld.isEmpty && indicators.withheld.size === 0) return [];
    const at = cellsAt(indicators, ['unit', 'indicator']);
    const reaches = {
      value: byList((id) => this.#reach.value(id)),
      score: byList((id) => this.#reach.score(id)),
      light: byList((id) => this.#reach.light(id)),
    };
    return indicators.rows.flatMap((row, i) => {
      const [unit, id] = [at(row, 'unit'), at(row, 'indicator')];
      return INDICATOR_FIGURES.flatMap((figure): LabelledFigure[] => {
        const place = { list: '', unit, figure: `${id}:${figure}` };
        const rests = this.#withheld.ofUnit(reaches[figure](id), unit);
        if (indicators.withheld.has(i))
          return [{ ...place, label: 'attested', reason: 'withheld_figure', ...withOwn(`indicators:${i}`, rests) }];
        return rests.count === 0 ? [] : [{ ...place, label: 'attested', reason: 'withheld_data', ...restsOf(rests) }];
      });
    });
  }

  /** The withheld rows that a figure of results.csv rests on. Ranks are taken on totals: where those are published, only eligibility may hide something. */
  #behind(figure: string, unit: string, list: BehindList, areTotalsPublic: boolean): Rests {
    if (figure === 'points' || figure === 'score') return this.#withheld.ofUnit(list.total, unit);
    return figure === 'rank' && areTotalsPublic ? list.ofConditions : list.ofAll;
  }

  #behindList(list: string, members: ReadonlySet<string>): BehindList {
    const [total, conditions] = [this.#reach.total(list), this.#reach.conditions(list)];
    const of = (reach: Reach): Rests => this.#withheld.ofUnits(reach, members);
    return { total, ofTotals: of(total), ofConditions: of(conditions), ofAll: of(union([total, conditions])) };
  }

  /** Grades that a body determined, whatever became of it: list and unit. */
  #determinedGrades(): ReadonlySet<string> {
    const { scheme, period, unitOfCode } = this.#input;
    const rows = scheme.determination?.rows ?? [];
    return new Set(
      rows
        .filter((row) => row.item === 'grade' && row.period === period)
        .map((row) => `${row.list}\n${unitOfCode.get(row.unitCode) ?? row.unitCode}`),
    );
  }
}

function restsOf({ count, rows }: Rests): Pick<LabelledFigure, 'commitments' | 'restsOn'> {
  return { commitments: count, restsOn: rows };
}

/** A figure that is withheld itself rests on its own row too. */
function withOwn(own: string, { count, rows }: Rests): Pick<LabelledFigure, 'commitments' | 'restsOn'> {
  return { commitments: count + 1, restsOn: rows === '' ? own : `${own} ${rows}` };
}

function cellsAt<N extends string>({ headings }: PublishedRows, names: readonly N[]): (row: readonly string[], name: N) => string {
  const at = new Map(names.map((name) => [name, headings.indexOf(name)]));
  return (row, name) => row[at.get(name) as number] ?? '';
}

/** Worked out once for each list or indicator. */
function byList<T>(of: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id) ?? of(id);
    known.set(id, found);
    return found;
  };
}

function countsOf(figures: readonly LabelledFigure[], { headings, rows }: PublishedRows, names: readonly string[]): LabelCounts {
  const attested = figures.filter(({ label }) => label === 'attested').length;
  const notRecomputable = figures.length - attested;
  const all = rows.length * names.filter((name) => headings.includes(name)).length;
  return { recomputable: all - figures.length, attested, notRecomputable };
}
