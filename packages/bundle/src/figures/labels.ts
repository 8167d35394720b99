import type { CompiledScheme } from '@kedu/scheme';
import { ERROR_COLUMNS } from '@kedu/tables';
import type { LabelCounts, LabelledTable } from '../manifest/manifest.ts';
import { keptColumns } from '../sealed/disclosure.ts';
import type { LabelledFigure } from './file.ts';
import { FigureReach, indicatorOfSeries, type Reach } from './reach.ts';

/** A row of observations that is withheld. */
export interface WithheldObservation {
  readonly indicator: string;
  readonly unit: string;
}

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

class Labelling {
  readonly #input: LabelInput;
  readonly #reach: FigureReach;
  /** Withheld rows by indicator, then by unit. */
  readonly #withheld = new Map<string, Map<string, number>>();

  constructor(input: LabelInput) {
    this.#input = input;
    this.#reach = new FigureReach(input.scheme);
    for (const { indicator, unit } of input.observations) {
      const id = indicatorOfSeries(indicator);
      const units = this.#withheld.get(id) ?? new Map<string, number>();
      this.#withheld.set(id, units.set(unit, (units.get(unit) ?? 0) + 1));
    }
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
    const totals = byList((list) => this.#reach.total(list));
    const conditions = byList((list) => this.#reach.conditions(list));
    return results.rows.flatMap((row, i) => {
      const [list, unit] = [at(row, 'list'), at(row, 'unit')];
      return figures.flatMap((figure): LabelledFigure[] => {
        const place = { list, unit, figure };
        if (isBlank(figure, i))
          return [{ ...place, label: 'attested', reason: 'withheld_figure', commitments: this.#rests(totals(list), unit) + 1 }];
        if (figure === 'grade' && determined.has(`${list}\n${unit}`))
          return [{ ...place, label: 'not_recomputable', reason: 'determined', commitments: this.#everybody(totals(list)) }];
        const commitments = this.#behind(figure, {
          unit,
          total: totals(list),
          conditions: conditions(list),
          areTotalsPublic: !hidden.has(list),
        });
        return commitments === 0 ? [] : [{ ...place, label: 'attested', reason: 'withheld_data', commitments }];
      });
    });
  }

  indicators(): readonly LabelledFigure[] {
    const { indicators } = this.#input;
    // Nearly always nothing is withheld: then no row need be looked at.
    if (this.#withheld.size === 0 && indicators.withheld.size === 0) return [];
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
        const commitments = this.#rests(reaches[figure](id), unit);
        if (indicators.withheld.has(i)) return [{ ...place, label: 'attested', reason: 'withheld_figure', commitments: commitments + 1 }];
        return commitments === 0 ? [] : [{ ...place, label: 'attested', reason: 'withheld_data', commitments }];
      });
    });
  }

  /** How many withheld rows a figure of results.csv rests on. Ranks are taken on totals: where those are published, only eligibility may hide something. */
  #behind(
    figure: string,
    of: { readonly unit: string; readonly total: Reach; readonly conditions: Reach; readonly areTotalsPublic: boolean },
  ): number {
    if (figure === 'points' || figure === 'score') return this.#rests(of.total, of.unit);
    if (figure === 'rank' && of.areTotalsPublic) return this.#everybody(of.conditions);
    return this.#everybody(of.total) + this.#everybody(new Map([...of.conditions].filter(([id]) => !of.total.has(id))));
  }

  #rests(reach: Reach, unit: string): number {
    let count = 0;
    for (const [id, units] of this.#withheld) {
      const isWide = reach.get(id);
      if (isWide === true) for (const rows of units.values()) count += rows;
      else if (isWide === false) count += units.get(unit) ?? 0;
    }
    return count;
  }

  #everybody(reach: Reach): number {
    return this.#rests(new Map([...reach.keys()].map((id) => [id, true])), '');
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

function cellsAt<N extends string>({ headings }: PublishedRows, names: readonly N[]): (row: readonly string[], name: N) => string {
  const at = new Map(names.map((name) => [name, headings.indexOf(name)]));
  return (row, name) => row[at.get(name) as number] ?? '';
}

/** Worked out once for each list or indicator. */
function byList(of: (id: string) => Reach): (id: string) => Reach {
  const known = new Map<string, Reach>();
  return (id) => {
    const reach = known.get(id) ?? of(id);
    known.set(id, reach);
    return reach;
  };
}

function countsOf(figures: readonly LabelledFigure[], { headings, rows }: PublishedRows, names: readonly string[]): LabelCounts {
  const attested = figures.filter(({ label }) => label === 'attested').length;
  const notRecomputable = figures.length - attested;
  const all = rows.length * names.filter((name) => headings.includes(name)).length;
  return { recomputable: all - figures.length, attested, notRecomputable };
}
