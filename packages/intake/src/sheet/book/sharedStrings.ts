import { cellText } from '../cell/cellText.ts';
import { fieldBytes, MAX_TEXT } from '../csvBuffer.ts';
import type { XmlHandler } from '../xml.ts';

/**
 * The shared strings of a workbook as ready fields of a table, one after the other in one buffer: a cell that refers to one is a copy of bytes.
 *
 * Runs of rich text are joined, phonetic runs left out.
 * Rule: SHEET-4. Memory: the UTF-8 of the strings and four bytes a string.
 */
export class SharedStrings implements XmlHandler {
  readonly #encoder = new TextEncoder();
  bytes = new Uint8Array(1 << 16);
  #ends = new Uint32Array(1 << 12);
  #cuts = new Map<number, number>();
  #count = 0;
  #size = 0;
  #text = '';
  #inText = false;
  #phonetic = 0;

  get count(): number {
    return this.#count;
  }

  startOf(index: number): number {
    return index === 0 ? 0 : (this.#ends[index - 1] as number);
  }

  endOf(index: number): number {
    return this.#ends[index] as number;
  }

  /** Bytes that the text had where it was too long to be kept whole. */
  cutOf(index: number): number | undefined {
    return this.#cuts.get(index);
  }

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#phonetic += 1;
    else if (name === 't') this.#inText = this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic -= 1;
    else if (name === 'si') this.#add(cellText(this.#text));
  }

  text(text: string): void {
    if (this.#inText && this.#text.length < MAX_TEXT) this.#text += text;
  }

  #add(text: string): void {
    const { field, cut } = fieldBytes(text.trim() === '' ? '' : text, this.#encoder);
    if (cut !== undefined) this.#cuts.set(this.#count, cut);
    if (this.#size + field.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.#size + field.length));
      larger.set(this.bytes.subarray(0, this.#size));
      this.bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(this.#ends.length * 2);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.bytes.set(field, this.#size);
    this.#size += field.length;
    this.#ends[this.#count] = this.#size;
    this.#count += 1;
  }
}
