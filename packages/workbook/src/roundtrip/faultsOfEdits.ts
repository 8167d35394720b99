import type { Issue, Place } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { carriedEnglish } from './carriedEnglish.ts';
import type { EditedPlace, ExportRead } from './schemeFromExport.ts';

/**
 * What the compiler says of a scheme that was edited in its workbook and did not say before, each with the cell that was edited beside its line of YAML.
 *
 * Shape: place is that of the compiler, with sheet and cell where an edit touches the path at fault: the value itself, what it is part of, or its
 * parts (a sum of weights). Nothing where nothing was edited. Rule: LAYOUT-8. Errors: those of compileScheme.
 * Example: 12 made 13 in C5 → WEIGHT_SUM at scheme/2023.yaml line 40, sheet 指标体系, cell C5.
 */
export function faultsOfEdits({ files, entry, changes, known, edited }: ExportRead): readonly Issue[] {
  if (changes === 0) return [];
  const before = new Set(known.map(identityOf));
  return compileScheme({ files, entry, english: carriedEnglish(files) })
    .issues.filter((issue) => !before.has(identityOf(issue)))
    .map((issue) => {
      const at = nearestEdit(issue, edited);
      return at === undefined ? issue : { ...issue, place: { ...issue.place, sheet: at.sheet, cell: at.cell } };
    });
}

function identityOf({ code, place, args }: Issue): string {
  return JSON.stringify([code, place.file, place.path, args]);
}

function nearestEdit({ code, place }: Issue, edited: readonly EditedPlace[]): Place | undefined {
  const here = edited.filter(({ file }) => file === place.file);
  const path = place.path ?? '';
  const begins = (whole: string, part: string): boolean => whole === part || (part !== '' && whole.startsWith(`${part}.`));
  const ranked = here.flatMap(({ path: steps, at }) => {
    const own = steps?.join('.');
    if (own === undefined) return [{ at, rank: 0 }];
    if (begins(path, own)) return [{ at, rank: 1_000 + own.length }];
    const fits = code.startsWith('WEIGHT') === steps?.includes('weight');
    return begins(own, path) ? [{ at, rank: fits ? 2 : 1 }] : [];
  });
  return ranked.reduce<(typeof ranked)[number] | undefined>((best, one) => (best && best.rank >= one.rank ? best : one), undefined)?.at;
}
