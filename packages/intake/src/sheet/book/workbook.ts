import { SheetFault } from '../fault.ts';
import { attributeOf, flagOf, type XmlAttributes, type XmlHandler, XmlReader } from '../xml.ts';
import type { Archive } from '../zip/archive.ts';
import { Relationships, type Relationship, relationshipsPart } from './relationships.ts';

/** A worksheet of a workbook, in the order of its tabs. */
export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of its part. */
  readonly part: string;
}

/** What the workbook part says. */
export interface Book {
  readonly part: string;
  readonly sheets: readonly BookSheet[];
  readonly date1904: boolean;
  readonly sharedStrings?: string | undefined;
  readonly styles?: string | undefined;
  readonly macros: boolean;
  /** Names of the workbooks that formulas refer to, by their number from 1. */
  readonly links: readonly string[];
}

/**
 * Reads which sheets a workbook has and where its parts are; sheets of charts and macros are left out.
 * Rule: SHEET-3. Errors: SheetFault SHEET_PART_MISSING, SHEET_PART_DAMAGED, SHEET_NONE.
 */
export function readBook(archive: Archive): Book {
  const main = relationshipsOf(archive, '').find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relationships = relationshipsOf(archive, main);
  const handler = new WorkbookHandler();
  readPart(archive, main, handler);
  const target = (kind: string): string | undefined => relationships.find((one) => one.kind === kind)?.target;
  const byId = new Map(relationships.map((one) => [one.id, one]));
  const sheets = handler.sheets.flatMap(({ name, hidden, id }) => {
    const relationship = byId.get(id);
    if (relationship && relationship.kind !== 'worksheet') return [];
    return [{ name, hidden, part: relationship?.target ?? `${name} (${id})` }];
  });
  if (sheets.length === 0) throw new SheetFault('SHEET_NONE');
  return {
    part: main,
    sheets,
    date1904: handler.date1904,
    sharedStrings: target('sharedStrings'),
    styles: target('styles'),
    macros:
      relationships.some(({ kind }) => kind === 'vbaProject') || archive.entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name)),
    links: handler.links.map((id) => linkName(archive, byId.get(id))),
  };
}

/** Relationships of a part; none where it has none. The package itself is ''. */
export function relationshipsOf(archive: Archive, part: string): readonly Relationship[] {
  const path = relationshipsPart(part);
  if (!archive.find(path)) return [];
  const handler = new Relationships(part);
  readPart(archive, path, handler);
  return handler.list;
}

/** Streams a part through a handler. */
export function readPart(archive: Archive, part: string, handler: XmlHandler): void {
  const entry = archive.find(part);
  if (!entry) throw new SheetFault('SHEET_PART_MISSING', { part });
  const reader = new XmlReader(part, handler);
  archive.stream(entry, (piece) => reader.add(piece));
  reader.end();
}

/** File name of a linked workbook. */
function linkName(archive: Archive, link: Relationship | undefined): string {
  if (!link || link.external || !archive.find(link.target)) return '';
  const address = relationshipsOf(archive, link.target).find(({ external }) => external)?.target ?? '';
  const last = address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

class WorkbookHandler implements XmlHandler {
  readonly sheets: { readonly name: string; readonly hidden: boolean; readonly id: string }[] = [];
  readonly links: string[] = [];
  date1904 = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'workbookPr') this.date1904 = flagOf(attributes, 'date1904');
    if (name === 'externalReference') this.links.push(attributeOf(attributes, 'id') ?? '');
    if (name !== 'sheet') return;
    const state = attributes['state'];
    this.sheets.push({
      name: attributes['name'] ?? '',
      hidden: state === 'hidden' || state === 'veryHidden',
      id: Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '',
    });
  }

  close(): void {}

  text(): void {}
}
