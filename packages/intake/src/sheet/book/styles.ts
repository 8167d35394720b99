import { builtInFormat, type NumberFormat, numberFormat } from '../cell/numberFormat.ts';
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts';

/** Reads the number format of each cell style, in the order in which cells refer to styles. Rule: SHEET-5. */
export class Styles implements XmlHandler {
  readonly #custom = new Map<number, NumberFormat>();
  readonly #formats: NumberFormat[] = [];
  #inCells = false;

  /** By index of style. */
  get formats(): readonly NumberFormat[] {
    return this.#formats;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'numFmt')
      this.#custom.set(Number(attributeOf(attributes, 'numFmtId')), numberFormat(attributeOf(attributes, 'formatCode') ?? ''));
    else if (name === 'cellXfs') this.#inCells = true;
    else if (name === 'xf' && this.#inCells) {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
      this.#formats.push(this.#custom.get(id) ?? builtInFormat(id) ?? { kind: 'plain' });
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }

  text(): void {}
}
