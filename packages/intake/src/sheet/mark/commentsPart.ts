import { insertAtEnd, rootPrefix, xmlText } from './xmlText.ts';

const AUTHOR = '刻度 Kedu';

/** An empty part of comments, in the namespace of the workbook. */
export function emptyComments(strict: boolean): string {
  const namespace = strict ? 'http://purl.oclc.org/ooxml/spreadsheetml/main' : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
}

/** Cells that carry a comment already. */
export function commentedCells(xml: string): ReadonlySet<string> {
  return new Set([...xml.matchAll(/<(?:[\w.-]+:)?comment\s[^>]*?\bref=["']([A-Za-z]+\d+)["']/g)].map((match) => match[1] as string));
}

/**
 * A part of comments with a note at each cell; a comment that stands there already keeps its text and is continued in a line of its own.
 * Rule: SHEET-12.
 */
export function addComments(xml: string, notes: ReadonlyMap<string, string>): string {
  const prefix = rootPrefix(xml, 'comments');
  const existing = commentedCells(xml);
  const authors = new RegExp(`<${prefix}author\\b[^>]*?(?:/>|>)`, 'g');
  const author = [...xml.matchAll(authors)].length;
  let out = insertAtEnd(xml, 'authors', `<${prefix}author>${AUTHOR}</${prefix}author>`);
  let added = '';
  for (const [cell, note] of notes) {
    if (existing.has(cell)) out = continueComment(out, prefix, cell, note);
    else
      added += `<${prefix}comment ref="${cell}" authorId="${author}"><${prefix}text>${run(prefix, note)}</${prefix}text></${prefix}comment>`;
  }
  return insertAtEnd(out, 'commentList', added);
}

function continueComment(xml: string, prefix: string, cell: string, note: string): string {
  const start = xml.search(new RegExp(`<${prefix}comment\\s[^>]*?\\bref=["']${cell}["']`));
  const end = xml.indexOf(`</${prefix}comment>`, start);
  const comment = xml.slice(start, end);
  return xml.slice(0, start) + insertAtEnd(asRuns(comment, prefix), 'text', run(prefix, `\n${note}`)) + xml.slice(end);
}

/** A comment of plain text as one of runs, so that another run can follow. */
function asRuns(comment: string, prefix: string): string {
  if (comment.includes(`<${prefix}r>`) || comment.includes(`<${prefix}r `)) return comment;
  return comment.replace(
    new RegExp(`(<${prefix}text[^>]*>)\\s*(<${prefix}t(?:\\s[^>]*)?>[^]*?</${prefix}t>)`),
    `$1<${prefix}r>$2</${prefix}r>`,
  );
}

function run(prefix: string, text: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${xmlText(text)}</${prefix}t></${prefix}r>`;
}
