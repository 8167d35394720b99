import { firstDay, lastDay, type Period, type UnitRegister } from '@kedu/model';
import type { Enrolment } from '../context.ts';

/** Which units a value can belong to. */
export interface Existence {
  /** 1 for units that no day of the period saw; undefined where every unit existed. */
  absent(period: Period): Uint8Array | undefined;
}

/**
 * Existence of the units of a run in any period: a unit exists in a period if a version of it covers some day of that period.
 *
 * Rule: UNIT-2, CHECK-5. Example: a county from 2023-07-01 is absent in 2023Q2 and exists in 2023.
 */
export function existenceOf(register: UnitRegister, enrolment: Pick<Enrolment, 'units'>): Existence {
  const dated = register.versions.some((version) => version.from !== undefined || version.until !== undefined);
  if (!dated) return { absent: () => undefined };
  const spans = new Map<string, (readonly [from: string, until: string])[]>();
  for (const { id, from = '0000', until = '9999' } of register.versions) {
    const own = spans.get(id);
    if (own) own.push([from, until]);
    else spans.set(id, [[from, until]]);
  }
  const known = new Map<string, Uint8Array | undefined>();
  const find = (period: Period): Uint8Array | undefined => {
    const first = firstDay(period);
    const last = lastDay(period);
    const absent = Uint8Array.from(enrolment.units, ({ id }) =>
      spans.get(id)?.some(([from, until]) => from <= last && first <= until) ? 0 : 1,
    );
    return absent.includes(1) ? absent : undefined;
  };
  return {
    absent(period) {
      if (!known.has(period.id)) known.set(period.id, find(period));
      return known.get(period.id);
    },
  };
}
