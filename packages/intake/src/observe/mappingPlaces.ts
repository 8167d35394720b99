import type { Place } from '@kedu/model';

/** Where a part of the mapping of one table is written: of `['values', 1, 'indicator']` file, line and column, or those of the nearest part that is written. */
export type MappingPlace = (path: readonly (string | number)[]) => Place;

/** The same for all tables of a mapping file. */
export type MappingPlaces = (table: number, path: readonly (string | number)[]) => Place;
