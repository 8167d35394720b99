import { measureInHeading, shiftOfMeasure } from '../cell/measure.ts';
import { ByteInterner } from '../csv/interner.ts';
import type { KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';
import type { Slot } from './slot.ts';

/** The shift of a cell whose unit of measure is not known to fit: it is refused. */
export const UNKNOWN_SHIFT = 127;

/**
 * By how many powers of ten the numbers of each column are moved into the unit of measure of their indicator.
 *
 * A unit that the row states comes first, then the column's by the mapping, then the one in brackets in its heading.
 * Rule: MAP-7. Errors: MAP_MEASURE where it cannot be converted, MAP_MEASURE_HEADING where mapping and heading disagree (MAP_MEASURE_STATED
 * warns where the mapping quotes the heading: it knew); MAP_MEASURE_READ says what was
 * converted by the heading.
 */
export class Measures {
  readonly #slots: readonly Slot[];
  readonly #sink: IssueSink;
  readonly #texts = new ByteInterner();
  readonly #measures: string[] = [];
  /** By indicator and measure of the row: the shift of each slot; undefined where all are 0. */
  readonly #known = new Map<string, Int8Array | 'none'>();

  constructor(slots: readonly Slot[], sink: IssueSink) {
    this.#slots = slots;
    this.#sink = sink;
  }

  /**
   * Shifts of the slots in a row about `spec` (where the columns do not say themselves) with the unit of measure that stands in `field`.
   */
  shifts(spec: IndicatorSpec | undefined, field: KeptField | undefined): Int8Array | undefined {
    const measure = field === undefined ? '' : this.#measureOf(field);
    const key = `${spec?.id ?? ''}\u0000${measure}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known === 'none' ? undefined : known;
    const shifts = Int8Array.from(this.#slots, (slot) => this.#shift(slot, slot.spec ?? spec, measure, field));
    const some = shifts.some((shift) => shift !== 0);
    this.#known.set(key, some ? shifts : 'none');
    return some ? shifts : undefined;
  }

  #measureOf(field: KeptField): string {
    const id = this.#texts.idOf(field.bytes, field.start, field.end);
    const measure = this.#measures[id] ?? field.text();
    this.#measures[id] = measure;
    return measure;
  }

  #shift(slot: Slot, spec: IndicatorSpec | undefined, row: string, field: KeptField | undefined): number {
    if (!spec) return 0;
    const { unit = '' } = spec;
    const inHeading = measureInHeading(slot.heading, spec.unit);
    const stated = row === '' ? slot.measure : row;
    const place = () => (row === '' || !field ? slot.position : field.position());
    if (stated !== undefined && inHeading !== undefined && shiftOfMeasure(stated, unit) !== shiftOfMeasure(inHeading, unit)) {
      const args = { heading: slot.heading, measure: stated, found: inHeading };
      const known = row === '' && slot.overrules;
      this.#sink.tally(
        known ? 'MAP_MEASURE_STATED' : 'MAP_MEASURE_HEADING',
        slot.heading,
        () => ({ ...place(), indicator: spec.id }),
        args,
      );
      if (!known) return UNKNOWN_SHIFT;
    }
    const measure = stated ?? inHeading;
    if (measure === undefined) return 0;
    const shift = shiftOfMeasure(measure, unit);
    const key = `${slot.heading} ${measure} ${unit}`;
    if (shift === undefined && row !== '') {
      // What the row says holds for all its columns: it is told once.
      this.#sink.tally('MAP_MEASURE', `${spec.id} ${measure}`, () => ({ ...place(), indicator: spec.id }), {
        heading: spec.id,
        measure,
        unit,
      });
      return UNKNOWN_SHIFT;
    }
    if (shift === undefined) {
      const args = { heading: slot.heading, measure, unit };
      this.#sink.tally('MAP_MEASURE', key, () => ({ ...place(), indicator: spec.id }), args);
      return UNKNOWN_SHIFT;
    }
    if (shift !== 0 && stated === undefined)
      this.#sink.tally('MAP_MEASURE_READ', key, () => ({ ...place(), indicator: spec.id }), { heading: slot.heading, measure, unit });
    return shift;
  }
}
