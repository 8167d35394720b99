import { type Issue, nearest, type Place } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import type { Sheet, SheetFile } from '../sheet/sheet.ts';
import type { MappingPlace } from './mappingPlaces.ts';

/**
 * The table that a mapping names: by path inside an archive and name of the sheet; where it names none, the only visible one.
 *
 * Rule: MAP-1. Errors: MAP_SHEET_MISSING where no table has the name, MAP_SHEET_WHICH where none is named and there are several.
 */
export function selectTable(
  files: readonly SheetFile[],
  wanted: { readonly inside?: string | undefined; readonly sheet?: string | undefined },
  at?: MappingPlace,
): { readonly file?: SheetFile; readonly sheet?: Sheet; readonly issues: readonly Issue[] } {
  const name = files[0]?.file ?? '';
  const within = wanted.inside === undefined ? files : files.filter(({ inside }) => inside === wanted.inside);
  if (within.length === 0) {
    const known = files.flatMap(({ inside }) => (inside === undefined ? [] : [inside]));
    return { issues: [missing(at?.(['inside']) ?? { file: name }, wanted.inside ?? '', known)] };
  }
  const tables = within.flatMap((file) => file.sheets.map((sheet) => ({ file, sheet })));
  const fitting =
    wanted.sheet === undefined ? tables.filter(({ sheet }) => !sheet.hidden) : tables.filter(({ sheet }) => sheet.name === wanted.sheet);
  const [only, ...more] = fitting;
  const shown = (table: (typeof tables)[number]): string =>
    [table.file.inside, table.sheet.name].filter((part) => part !== undefined && part !== '').join('/');
  if (only && more.length === 0) return { ...only, issues: [] };
  if (only) return { issues: [intakeIssue('MAP_SHEET_WHICH', at?.([]) ?? { file: name }, { known: fitting.map(shown).join('、') })] };
  return { issues: [missing(at?.(['sheet']) ?? { file: name }, wanted.sheet ?? '', tables.map(shown))] };
}

function missing(place: Place, found: string, known: readonly string[]): Issue {
  return intakeIssue('MAP_SHEET_MISSING', place, { found, known: known.join('、'), nearest: nearest(found, known) });
}
