import { type Relationship, relationshipsPart } from '../book/relationships.ts';
import { relationshipsOf } from '../book/workbook.ts';
import { SheetFault } from '../fault.ts';
import type { Archive } from '../zip/archive.ts';
import { insertAtEnd, rootPrefix } from './xmlText.ts';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_TYPES = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

/** Reads parts as they are after the changes so far. */
export class PartEditor {
  readonly #archive: Archive;
  readonly #changed: Map<string, Uint8Array>;

  constructor(archive: Archive, changed: Map<string, Uint8Array>) {
    this.#archive = archive;
    this.#changed = changed;
  }

  readBytes(part: string): Uint8Array {
    const entry = this.#archive.find(part);
    const known = this.#changed.get(entry?.name ?? part);
    if (known) return known;
    if (!entry) throw new SheetFault('SHEET_PART_MISSING', { part });
    return this.#archive.read(entry);
  }

  read(part: string): string {
    return new TextDecoder().decode(this.readBytes(part));
  }

  writeBytes(part: string, content: Uint8Array): void {
    this.#changed.set(this.#archive.find(part)?.name ?? part, content);
  }

  write(part: string, content: string): void {
    this.writeBytes(part, new TextEncoder().encode(content));
  }

  relationships(part: string): readonly Relationship[] {
    return relationshipsOf(this.#archive, part);
  }

  /** Adds a relationship to a part and gives its ID. */
  relate(part: string, kind: string, target: string, strict: boolean): string {
    const path = relationshipsPart(part);
    const exists = this.#changed.has(path) || this.#archive.find(path) !== undefined;
    const xml = exists
      ? this.read(path)
      : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
    let number = 1;
    while (xml.includes(`"rIdKedu${number}"`)) number += 1;
    const id = `rIdKedu${number}`;
    const type = `${strict ? STRICT_TYPES : TYPES}/${kind}`;
    const prefix = rootPrefix(xml, 'Relationships');
    const parent = part.split('/').slice(0, -2).join('/');
    const relative = target.startsWith(`${parent}/`) && parent !== '' ? `../${target.slice(parent.length + 1)}` : `/${target}`;
    this.write(path, insertAtEnd(xml, 'Relationships', `<${prefix}Relationship Id="${id}" Type="${type}" Target="${relative}"/>`));
    return id;
  }

  /** A name beside the folder of a part that is not taken: `xl/comments3.xml`. */
  freeName(part: string, base: string, extension: string): string {
    const parent = part.split('/').slice(0, -2).join('/');
    for (let number = 1; ; number += 1) {
      const name = `${parent === '' ? '' : `${parent}/`}${base}${number}${extension}`;
      if (!this.#changed.has(name) && !this.#archive.find(name)) return name;
    }
  }
}
