import { hasErrors, type Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { type PackShape, packShape } from '../shapes/pack.ts';
import { readDocument } from './document.ts';
import { readShape } from './read-shape.ts';
import { dayExists } from './days.ts';
import type { Path } from './source.ts';

/**
 * A pack.yaml as read; or everything that is wrong with it.
 *
 * Rule: PACK-1; faults are found and named as in a scheme (SCHEME-1 to SCHEME-7).
 * Errors: those of readDocument and readShape, SCHEME_DAY for an `as_of` that the calendar has not.
 * Example: readPack('pack.yaml', text).pack?.runs?.periods → ['2022', '2023'].
 */
export function readPack(file: string, text: string): { readonly pack?: PackShape; readonly issues: readonly Issue[] } {
  const { source, issues: syntax } = readDocument(file, text);
  if (!source) return { issues: syntax };
  const { value, source: mended, issues: shape } = readShape(packShape, source, { pack: 'unnamed', title: '?' });
  const asOf = value.runs?.as_of ?? {};
  const days: readonly (readonly [Path, string])[] =
    typeof asOf === 'string' ? [[['runs', 'as_of'], asOf]] : Object.entries(asOf).map(([period, day]) => [['runs', 'as_of', period], day]);
  const wrong = days
    .filter(([, day]) => !dayExists(day))
    .map(([path, day]) => schemeIssue('SCHEME_DAY', mended.place(path), { found: day }));
  const issues = [...syntax, ...shape, ...wrong];
  return hasErrors(issues) ? { issues } : { pack: value, issues };
}
