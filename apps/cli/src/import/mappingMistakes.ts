import { type IndicatorSpec, type MappingPlaces, ObservationReader, type OpenedSheets, type TableMapping } from '@kedu/intake';
import type { Issue, UnitRegister } from '@kedu/model';

/**
 * What else is wrong with a mapping that cannot be followed as it is: the places of it that do not fit their tables, so that all its mistakes are told in one run.
 *
 * What was told already of a line (`told`) brings nothing more at that line, since it may follow from it; nor does what stands in the tables.
 * Rule: MAP-14.
 */
export function mappingMistakes(
  opened: OpenedSheets,
  mappings: readonly TableMapping[],
  places: MappingPlaces,
  units: UnitRegister,
  indicators: readonly IndicatorSpec[],
  told: readonly Issue[],
): readonly Issue[] {
  const { file } = places(0, []);
  const lines = new Set(told.map(({ place }) => place.line));
  return new ObservationReader(units, indicators)
    .addOpened(opened, mappings, places)
    .filter(({ code, place }) => place.file === file && code !== 'MAP_VALUE_UNSAID' && !lines.has(place.line));
}

/** An issue that names a path of the mapping file (`tables[0].values[1].unit`), with its line and column. */
export function writtenAt(issue: Issue, places: MappingPlaces): Issue {
  const steps = [...(issue.place.path ?? '').matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
  const [, table, ...path] = steps;
  return typeof table === 'number' ? { ...issue, place: { ...places(table, path), ...issue.place } } : issue;
}
