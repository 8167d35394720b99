import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts';

/** One relationship of a part: `kind` is the last word of its type, the same in transitional and strict files (`worksheet`). */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  /** Path of the part, or the address as written where it is external. */
  readonly target: string;
  readonly external: boolean;
}

/** Reads the relationships of the part `of`. Rule: SHEET-3. */
export class Relationships implements XmlHandler {
  readonly #of: string;
  readonly #list: Relationship[] = [];

  constructor(of: string) {
    this.#of = of;
  }

  get list(): readonly Relationship[] {
    return this.#list;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name !== 'Relationship') return;
    const type = attributeOf(attributes, 'Type') ?? '';
    const target = attributeOf(attributes, 'Target') ?? '';
    const external = attributeOf(attributes, 'TargetMode') === 'External';
    this.#list.push({
      id: attributeOf(attributes, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? target : resolvePart(this.#of, target),
      external,
    });
  }

  close(): void {}

  text(): void {}
}

/** Path of a part that another refers to: resolvePart('xl/workbook.xml', '../media/a.png') → 'media/a.png'; a leading slash is the root. */
export function resolvePart(of: string, target: string): string {
  const path = unescaped(target.replaceAll('\\', '/'));
  const steps = path.startsWith('/') ? [] : of.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Path of the part that holds the relationships of another: `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`. */
export function relationshipsPart(of: string): string {
  const slash = of.lastIndexOf('/') + 1;
  return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
