import type { LightCell, ListResult } from '@kedu/engine';
import type { Period, UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { csvText, schemeCell } from '@kedu/tables';
import { type CountryLightRows, lightCells, type ShownIndicator } from './writeCountryLights.ts';

/** Lights of one indicator at its latest moment, by member of the list. */
export interface IndicatorCells {
  readonly indicator: string;
  readonly moment: Period;
  /** Undefined where the list does not light the indicator for the member (LIGHT-2). */
  readonly cellOf: (row: number) => LightCell | undefined;
}

/** Rows of lights.csv for a list, its indicators in the order of their IDs. Rule: OUT-25. Errors: none. */
export function countryLightRows(
  scheme: Pick<CompiledScheme, 'id' | 'version'>,
  units: readonly UnitVersion[],
  { list, members, period }: Pick<ListResult, 'list' | 'members' | 'period'>,
  indicators: readonly IndicatorCells[],
): CountryLightRows {
  const encoder = new TextEncoder();
  const unit = (row: number): UnitVersion | undefined => units[members[row] as number];
  return {
    count: members.length,
    list: csvText(list),
    period: period.id,
    scheme: schemeCell(scheme),
    example: (row) => unit(row)?.example === true,
    id: (row) => encoder.encode(csvText(unit(row)?.id ?? '')),
    indicators: [...indicators].sort((a, b) => (a.indicator < b.indicator ? -1 : 1)).map(shownIndicator),
  };
}

/** Each different light is made bytes once. */
function shownIndicator({ indicator, moment, cellOf }: IndicatorCells): ShownIndicator {
  const known = new Map<string, Uint8Array>();
  return (row) => {
    const cell = cellOf(row);
    if (!cell) return undefined;
    const key = `${cell.rule} ${cell.state} ${cell.light} ${cell.raw}`;
    const made = known.get(key) ?? lightCells(indicator, moment.id, cell);
    known.set(key, made);
    return made;
  };
}
