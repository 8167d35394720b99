import { MAX_TEXT } from './csvBuffer.ts';
import { cellReference } from './cell/reference.ts';
import type { SheetBuilder } from './sheetBuilder.ts';
import { flagOf, type XmlAttributes, type XmlHandler } from './xml.ts';

/**
 * Reads the XML of a worksheet into a builder. Rows and cells without `r` follow the one before.
 * Rule: SHEET-3, SHEET-4.
 */
export class SheetXml implements XmlHandler {
  readonly #builder: SheetBuilder;
  #inData = false;
  #skipped = 0;
  #rowNumbered = true;
  #rowPending = false;
  #rowHidden = false;
  #column = 0;
  #resumed: number | undefined;
  #type = '';
  #style = 0;
  #collecting = false;
  #text = '';
  #phonetic = 0;
  #hasValue = false;
  #hasFormula = false;
  #formula = '';
  #shared: number | undefined;
  #value = '';

  constructor(builder: SheetBuilder) {
    this.#builder = builder;
  }

  /** Whether the rows begin here, and nothing else is open than they. */
  get atRows(): boolean {
    return this.#inData && this.#skipped === 0 && this.#builder.row === 0;
  }

  /** Continues in a row that the builder has begun: the next start tag of a row is not a new one. */
  resumeRow(column: number): void {
    this.#resumed = column;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'extLst' || this.#skipped > 0) this.#skipped += 1;
    else if (this.#inData) this.#openInData(name, attributes);
    else if (name === 'sheetData') this.#inData = true;
    else if (name === 'mergeCell') this.#builder.merge(attributes['ref'] ?? '');
    else if (name === 'col' && flagOf(attributes, 'hidden'))
      this.#builder.hideColumns(Number(attributes['min']), Number(attributes['max']));
  }

  close(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    if (!this.#inData) return;
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') {
      if (this.#collecting && this.#value.length < MAX_TEXT) this.#value += this.#text;
      this.#collecting = false;
    } else if (name === 'f') {
      this.#formula = this.#text;
      this.#collecting = false;
    } else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'row') this.#beginRow(undefined);
    else if (name === 'sheetData') this.#inData = false;
  }

  text(text: string): void {
    if (this.#collecting && this.#text.length < MAX_TEXT) this.#text += text;
  }

  #openInData(name: string, attributes: XmlAttributes): void {
    if (name === 'row' && this.#resumed !== undefined) {
      this.#column = this.#resumed;
      this.#rowNumbered = true;
      this.#rowPending = false;
      this.#resumed = undefined;
    } else if (name === 'row') {
      this.#rowHidden = flagOf(attributes, 'hidden');
      this.#column = 0;
      this.#rowPending = true;
      this.#rowNumbered = attributes['r'] !== undefined;
      if (this.#rowNumbered) this.#beginRow(Number(attributes['r']));
    } else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') {
      this.#hasValue = true;
      this.#collect(true);
    } else if (name === 't') this.#collect(this.#phonetic === 0);
    else if (name === 'f') {
      this.#hasFormula = true;
      this.#shared = attributes['t'] === 'shared' ? Number(attributes['si']) : undefined;
      this.#collect(this.#builder.hasLinks);
    } else if (name === 'rPh') this.#phonetic += 1;
  }

  #openCell(attributes: XmlAttributes): void {
    const reference = attributes['r'];
    if (reference === undefined) {
      this.#beginRow(undefined);
      this.#column += 1;
    } else {
      const at = cellReference(reference);
      if (!at) throw this.#builder.damaged();
      this.#beginRow(this.#rowNumbered ? undefined : at.row);
      if (at.row !== this.#builder.row) throw this.#builder.damaged();
      this.#column = at.column;
    }
    this.#type = attributes['t'] ?? 'n';
    this.#style = Number(attributes['s'] ?? 0);
    this.#hasValue = false;
    this.#hasFormula = false;
    this.#formula = '';
    this.#shared = undefined;
    this.#value = '';
  }

  #closeCell(): void {
    const builder = this.#builder;
    const column = this.#column;
    const value = this.#value;
    if (this.#hasFormula) {
      if (builder.hasLinks) builder.formula(column, this.#formula, this.#shared);
      if (this.#type !== 'str' && (!this.#hasValue || value.trim() === '')) {
        builder.formulaWithoutValue(column);
        return;
      }
    }
    addCell(builder, column, this.#type, this.#style, value);
  }

  /** Begins the row that was opened, once; a row without number is the next one. */
  #beginRow(row: number | undefined): void {
    if (!this.#rowPending) return;
    this.#rowPending = false;
    this.#builder.beginRow(row ?? this.#builder.row + 1, this.#rowHidden);
  }

  #collect(on: boolean): void {
    this.#collecting = on;
    this.#text = '';
  }
}

/** Gives a cell to the builder by its type (ECMA-376 Part 1, 18.18.11). */
export function addCell(builder: SheetBuilder, column: number, type: string, style: number, value: string): void {
  if (type === 's') {
    if (value.trim() !== '') builder.shared(column, /^\s*\d+\s*$/.test(value) ? Number(value) : -1);
  } else if (type === 'n') builder.number(column, value.trim(), style);
  else if (type === 'e') builder.error(column, value);
  else if (type === 'b') builder.text(column, value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value);
  else if (type === 'd')
    builder.text(column, value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?).*$/, '$1 $2'));
  else builder.text(column, value);
}
