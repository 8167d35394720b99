import { insertAtEnd, rootPrefix } from './xmlText.ts';

/** What the list of content types has to know in addition. */
export class ContentTypes {
  readonly #overrides = new Map<string, string>();
  readonly #extensions = new Map<string, string>();

  override(part: string, type: string): void {
    this.#overrides.set(part, type);
  }

  extension(extension: string, type: string): void {
    this.#extensions.set(extension, type);
  }

  addedTo(xml: string): string {
    const prefix = rootPrefix(xml, 'Types');
    const defaults = [...this.#extensions]
      .filter(([extension]) => !new RegExp(`Extension=["']${extension}["']`, 'i').test(xml))
      .map(([extension, type]) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`);
    const overrides = [...this.#overrides].map(([part, type]) => `<${prefix}Override PartName="/${part}" ContentType="${type}"/>`);
    return insertAtEnd(xml, 'Types', [...defaults, ...overrides].join(''));
  }
}
