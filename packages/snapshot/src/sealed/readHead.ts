import type { HeadPart } from './codes.ts';
import {
  aligned,
  columnBytes,
  LIGHT_KINDS,
  PEER_KINDS,
  SEALED_KINDS,
  type SealedColumnPlace,
  type SealedHead,
  type SealedKind,
  type SealedLights,
  type SealedProfile,
} from './head.ts';

/** A head with the bytes of the body behind it, or the part of it that makes no sense. */
export type ReadHead =
  | { readonly head: SealedHead; readonly body: number; readonly fault?: undefined }
  | { readonly fault: HeadPart; readonly head?: undefined };

/**
 * The head out of its text; everything that it says of places must be exactly where `sealedPieces` puts it, so that no place lies outside.
 *
 * Rule: SEAL-1, SEAL-3. Errors: the part at fault, nothing thrown. Example: a column that begins at 65 → fault `columns`.
 */
export function readHead(text: string): ReadHead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'text' };
  }
  if (!isRecord(value) || !isHeadText(value)) return { fault: 'fields' };
  const { units, profiles, starts, columns } = value;
  if (!isRecord(units) || !isCount(units['count']) || !isRecord(units['ids']) || !isCount(units['ids']['bytes'])) return { fault: 'units' };
  if (!isList(profiles) || !profiles.every(isProfile)) return { fault: 'profiles' };
  if (!isList(starts) || !areStarts(starts, profiles.length, units['count'])) return { fault: 'profiles' };
  if (!isList(columns) || !columns.every(isColumn) || standsTwice(columns)) return { fault: 'columns' };
  const { lights, results } = value;
  if (lights !== undefined && !isLights(lights)) return { fault: 'lights' };
  if (!columns.every((column) => isOfMoment(column, lights))) return { fault: 'lights' };
  if (results !== undefined && !isText(results)) return { fault: 'results' };

  const head = value as unknown as SealedHead;
  const { count, ids, ends, by_id: byId } = head.units;
  let next = 0;
  const stands = (offset: number, bytes: number): boolean => {
    const isThere = offset === next;
    next = aligned(next + bytes);
    return isThere && Number.isSafeInteger(next);
  };
  if (!stands(ids.offset, ids.bytes) || !stands(ends, 4 * count) || !stands(byId, 4 * count)) return { fault: 'units' };
  for (const column of head.columns) {
    if (!stands(column.offset, columnBytes(column))) return { fault: 'columns' };
    if (PEER_KINDS.includes(column.kind) ? column.kind === 'figures' && column.length % 5 !== 0 : column.length !== count)
      return { fault: 'columns' };
  }
  return { head, body: next };
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function isHeadText({ scheme, register, period, as_of: asOf, list, example, observed = '' }: Fields): boolean {
  const isScheme = isRecord(scheme) && [scheme['id'], scheme['version'], scheme['hash']].every(isText);
  return isScheme && [register, period, asOf, list, observed].every(isText) && typeof example === 'boolean';
}

function isLights(value: unknown): value is SealedLights {
  if (!isRecord(value) || !isText(value['table']) || !isList(value['moments'])) return false;
  return value['moments'].length > 0 && value['moments'].every(isText) && new Set(value['moments']).size === value['moments'].length;
}

/** What lights alone read belongs to a moment that the head names (SEAL-5). */
function isOfMoment({ kind, name, period }: SealedColumnPlace, lights: SealedLights | undefined): boolean {
  if (LIGHT_KINDS.includes(kind) || (kind === 'gaps' && name === 'scheduled')) return lights?.moments.includes(period) ?? false;
  // A value is that of the period that is measured, which need not be the moment.
  return name !== 'light' || lights !== undefined;
}

function standsTwice(columns: readonly SealedColumnPlace[]): boolean {
  const keys = columns.map(({ kind, indicator, path, name, period }) => JSON.stringify([kind, indicator, path ?? '', name ?? '', period]));
  return new Set(keys).size < keys.length;
}

function isProfile(value: unknown): value is SealedProfile {
  if (!isRecord(value) || !isText(value['class']) || !isList(value['overlays']) || !isRecord(value['peers'])) return false;
  return value['overlays'].every(isText) && Object.values(value['peers']).every(isText);
}

function areStarts(starts: readonly unknown[], profiles: number, count: number): boolean {
  if (starts.length !== profiles + 1 || starts[0] !== 0 || starts[profiles] !== count) return false;
  return starts.every((start, p) => isCount(start) && (p === 0 || start >= (starts[p - 1] as number)));
}

function isColumn(value: unknown): value is SealedColumnPlace {
  if (!isRecord(value) || !SEALED_KINDS.includes(value['kind'] as SealedKind)) return false;
  const { indicator, period, path = '', name = '', offset, length } = value;
  return [indicator, period, path, name].every(isText) && isCount(offset) && isCount(length);
}
