import { SaxesParser } from 'saxes';
import { SheetFault } from './fault.ts';

/** Attributes by their names as written. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** Longest run of bytes without a tag that is read: no cell and no comment is that long. */
const MAX_SILENCE = 16 * 1024 * 1024;

/** What is told of a part while it is read. Names are local: `x:row` is `row`, whatever namespace the prefix stands for. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Reads an XML part piece by piece, well-formedness checked, nothing kept. Document type definitions are refused.
 * Rule: SHEET-3, SHEET-9. Errors: SheetFault SHEET_PART_DAMAGED, SHEET_DTD.
 */
export class XmlReader {
  readonly #part: string;
  readonly #parser: SaxesParser<{ xmlns: false; position: false }> = new SaxesParser({ xmlns: false, position: false });
  #decoder: TextDecoder | undefined;
  #silence = 0;

  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    const parser = this.#parser;
    parser.on('error', () => {
      throw this.#damaged();
    });
    parser.on('doctype', () => {
      throw new SheetFault('SHEET_DTD', { part });
    });
    parser.on('opentag', (tag) => {
      this.#silence = 0;
      handler.open(localName(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag) => handler.close(localName(tag.name)));
    parser.on('text', (text) => handler.text(text));
    parser.on('cdata', (text) => handler.text(text));
  }

  add(piece: Uint8Array): void {
    this.#decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    for (let at = 0; at < piece.length; at += MAX_SILENCE) {
      const part = piece.subarray(at, at + MAX_SILENCE);
      this.#silence += part.length;
      if (this.#silence > 2 * MAX_SILENCE) throw this.#damaged();
      this.#parser.write(this.#decode(part, true));
    }
  }

  end(): void {
    this.#parser.write(this.#decode(new Uint8Array(0), false));
    this.#parser.close();
  }

  #decode(piece: Uint8Array, stream: boolean): string {
    try {
      return (this.#decoder ?? new TextDecoder()).decode(piece, { stream });
    } catch {
      throw this.#damaged();
    }
  }

  #damaged(): SheetFault {
    return new SheetFault('SHEET_PART_DAMAGED', { part: this.#part });
  }
}

/** Value of an attribute by its local name: `id` finds `r:id`. */
export function attributeOf(attributes: XmlAttributes, local: string): string | undefined {
  if (Object.hasOwn(attributes, local)) return attributes[local];
  const name = Object.keys(attributes).find((key) => localName(key) === local);
  return name === undefined ? undefined : attributes[name];
}

/** Value of an attribute of type xsd:boolean. */
export function flagOf(attributes: XmlAttributes, name: string): boolean {
  const value = attributes[name];
  return value === '1' || value === 'true' || value === 'on';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(piece: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
