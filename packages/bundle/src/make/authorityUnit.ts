import type { UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';

/**
 * Unit ID of the government that assesses by a scheme: the `authority` of its bundle and of its entries.
 *
 * Shape: its code where the register does not hold it, undefined where the scheme names none. Rule: BUNDLE-1, VERIFY-14. Errors: none. Example: `authority: { code: "990000" }` → `990000`.
 */
export function authorityUnit(
  { authority }: Pick<CompiledScheme, 'authority'>,
  { versions }: Pick<UnitRegister, 'versions'>,
): string | undefined {
  return authority && (versions.find(({ code }) => code === authority.code)?.id ?? authority.code);
}
