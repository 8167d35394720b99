import type { CompiledScheme, ResultOf } from '@kedu/scheme';

/** Versions of the other scheme that may be read: those in force together with this one; for several years, or where none is, all of them. Rule: FROM-2. */
export function versionsRead(
  { inForce }: CompiledScheme,
  resultOf: ResultOf,
  schemes: readonly CompiledScheme[],
): readonly CompiledScheme[] {
  const all = schemes.filter(({ id }) => id === resultOf.scheme);
  const together = all.filter(({ inForce: other }) => other.from <= (inForce.until ?? '9999') && inForce.from <= (other.until ?? '9999'));
  return resultOf.over || together.length === 0 ? all : together;
}
