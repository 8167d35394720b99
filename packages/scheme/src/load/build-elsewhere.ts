import type { Indicator } from '../compiled.ts';
import type { FromChildren, MarkedBy, ResultOf } from '../elsewhere.ts';
import type { IndicatorShape } from '../shapes/indicator.ts';
import { type Linker, splitUnit } from './linker.ts';
import type { Path } from './source.ts';

/** With a larger share of gaps there is no value; a sum with any gap would be too small (FROM-1). */
const MISSING_SHARE = { usual: 0.2, sum: 0 } as const;

/** Where the value of an indicator comes from when it is not reported, and who marks (FROM-1, FROM-2, FROM-5, FROM-6). Names are left to the lint. */
export function buildElsewhere(
  shape: IndicatorShape,
  path: Path,
  link: Linker,
  clause: string | undefined,
): Pick<Indicator, 'fromChildren' | 'resultOf' | 'sharedBy' | 'markedBy'> {
  return {
    fromChildren: shape.from_children && buildFromChildren(shape.from_children, [...path, 'from_children'], link, clause),
    resultOf: shape.result_of && buildResultOf(shape.result_of, [...path, 'result_of'], link, clause),
    sharedBy: shape.shared_by,
    markedBy: buildMarkedBy(shape, path, link, clause),
  };
}

function buildFromChildren(
  { indicator, kind, hierarchy, by, weight, target, missing_share: share }: NonNullable<IndicatorShape['from_children']>,
  path: Path,
  link: Linker,
  clause: string | undefined,
): FromChildren {
  link.mention('indicator', indicator, [...path, 'indicator'], clause);
  if (weight !== undefined) link.mention('indicator', weight, [...path, 'weight'], clause);
  link.mention('hierarchy', hierarchy, [...path, 'hierarchy'], clause);
  const missingShare = share ?? (by === 'sum' ? MISSING_SHARE.sum : MISSING_SHARE.usual);
  return { indicator, kind, hierarchy, by, weight, target, missingShare, place: link.place(path, 'key') };
}

function buildResultOf(
  { scheme, list, part, of, hierarchy, over }: NonNullable<IndicatorShape['result_of']>,
  path: Path,
  link: Linker,
  clause: string | undefined,
): ResultOf {
  if (hierarchy !== undefined) link.mention('hierarchy', hierarchy, [...path, 'hierarchy'], clause);
  return { scheme, list, part, of, hierarchy, over, place: link.place(path, 'key') };
}

function buildMarkedBy(
  { marked_by: marks, second_seat: second }: IndicatorShape,
  path: Path,
  link: Linker,
  clause: string | undefined,
): MarkedBy | undefined {
  if (second !== undefined) link.unitCode(second, link.place([...path, 'second_seat']), clause);
  if (marks === undefined) return undefined;
  const place = link.place([...path, 'marked_by']);
  link.unitCode(marks, place, clause);
  return { ...splitUnit(marks), secondSeat: second === undefined ? undefined : splitUnit(second), place };
}
