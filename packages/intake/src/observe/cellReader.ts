import { columnName, missingCode } from '@kedu/model';
import { readCell } from '../cell/number.ts';
import type { KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';

/** Codes of a cell beside the reasons: present is 0, a blank cell, a refused one. */
export const BLANK = 254;
export const REFUSED = 255;

/** Reads the cells that are no plain numbers and says what is wrong with them. */
export class CellReader {
  readonly #sink: IssueSink;
  /** Number and text of the last cell that was read. */
  value = Number.NaN;
  text: string | undefined;
  /** How many cells of each indicator in % were percentages. */
  readonly percentages = new Map<string, number>();

  constructor(sink: IssueSink) {
    this.#sink = sink;
  }

  /**
   * Code of a cell that is not a plain number: 0 (its number in `value`), a reason, BLANK or REFUSED. `text` holds how it stood
   * where it was read differently. `shift` moves the point from the column's unit of measure to the indicator's.
   */
  read(field: KeptField, spec: IndicatorSpec, heading: string, shift: number): number {
    const text = field.text();
    const reading = readCell(text, spec.unit, shift);
    this.text = undefined;
    this.value = Number.NaN;
    const found = shortened(text);
    const place = () => ({ ...field.position(), indicator: spec.id, excerpt: found });
    switch (reading.kind) {
      case 'blank':
        return BLANK;
      case 'reason':
        return missingCode(reading.reason);
      case 'number':
        this.value = reading.value;
        if (reading.form === 'suffix' && spec.unit === '%' && /[%％]$/.test(text))
          this.percentages.set(spec.id, (this.percentages.get(spec.id) ?? 0) + 1);
        if (reading.form !== undefined || shift !== 0) this.text = text;
        if (reading.form !== undefined && !(field.inSheet && isInUnit(text, spec.unit)))
          this.#sink.tallyCells('INTAKE_NUMBER_READ', `${reading.form} ${field.column} ${spec.id}`, place, {
            found,
            value: reading.value,
            form: reading.form,
          });
        return 0;
      case 'suffix':
        this.#sink.add('INTAKE_SUFFIX', place(), { found, suffix: reading.suffix, unit: spec.unit ?? '', heading });
        return REFUSED;
      case 'no_number':
        if (reading.two) this.#sink.add('INTAKE_TWO_NUMBERS', place(), { found, heading, first: reading.two[0], second: reading.two[1] });
        else this.#sink.add('INTAKE_NOT_A_NUMBER', place(), { found, heading, hint: reading.hint });
        return REFUSED;
    }
  }

  /** Says what is wrong with a cell whatever its column is: that it holds two numbers. */
  look(field: KeptField): void {
    const text = field.text();
    const reading = readCell(text, undefined);
    if (reading.kind !== 'no_number' || !reading.two) return;
    const found = shortened(text);
    const [first, second] = reading.two;
    const args = { found, heading: columnName(field.column + 1), first, second };
    this.#sink.add('INTAKE_TWO_NUMBERS', { ...field.position(), excerpt: found }, args);
  }
}

/** Whether a plain number stands in the indicator's own unit of measure: in a sheet a percentage looks so by its format. Rule: MAP-7. */
function isInUnit(text: string, unit: string | undefined): boolean {
  return unit !== undefined && unit !== '' && text.endsWith(unit) && /^-?\d+(?:\.\d+)?$/.test(text.slice(0, -unit.length));
}

/** A cell for an issue: its first 60 characters. */
export function shortened(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}
