import { insertAtEnd, rootPrefix, xmlText } from './xmlText.ts';

const AUTHOR = '刻度 Kedu';

/** Lines between which a note stands behind the comment of somebody else. */
const BEGIN = `———— ${AUTHOR} ————`;
const END = '————————————';

const COMMENT = /<(?:[\w.-]+:)?comment\s([^>]*)>[^]*?<\/(?:[\w.-]+:)?comment>/g;
/** A run that is such a note and nothing else, and such a note amid a text that a program has joined. */
const OWN_RUN = new RegExp(
  `<((?:[\\w.-]+:)?)r>(?:<\\1rPr>(?:(?!</\\1rPr>)[^])*</\\1rPr>)?<\\1t(?:\\s[^>]*)?>\\s*${BEGIN}(?:(?!</)[^])*?${END}\\s*</\\1t></\\1r>`,
  'g',
);
const OWN_PART = new RegExp(`\\n?${BEGIN}(?:(?!</)[^])*?${END}`, 'g');

/** An empty part of comments, in the namespace of the workbook. */
export function emptyComments(strict: boolean): string {
  const namespace = strict ? 'http://purl.oclc.org/ooxml/spreadsheetml/main' : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors></authors><commentList></commentList></comments>`;
}

/** Cells that carry a comment already. */
export function commentedCells(xml: string): ReadonlySet<string> {
  return new Set([...xml.matchAll(/<(?:[\w.-]+:)?comment\s[^>]*?\bref=["']([A-Za-z]+\d+)["']/g)].map((match) => match[1] as string));
}

/** Cells whose comments are ours alone. */
export function ownCells(xml: string): ReadonlySet<string> {
  return new Set(ownComments(xml).map(({ cell }) => cell));
}

/** Whether anything in a part of comments is ours. */
export function hasOwnNotes(xml: string): boolean {
  return ownComments(xml).length > 0 || xml.includes(BEGIN);
}

/** A part of comments without what an earlier marking wrote: comments of our own, and what was put behind the comments of others. Rule: SHEET-12. */
export function withoutOwnNotes(xml: string): string {
  let out = xml;
  for (const { text } of ownComments(xml)) out = out.replace(text, '');
  return out.replace(OWN_RUN, '').replace(OWN_PART, '');
}

/**
 * A part of comments with a note at each cell; a comment that stands there already keeps its text and is continued, between two lines of ours, by which the
 * note is found again.
 * Rule: SHEET-12.
 */
export function addComments(xml: string, notes: ReadonlyMap<string, string>): string {
  const prefix = rootPrefix(xml, 'comments');
  const existing = commentedCells(xml);
  const names = authors(xml);
  const known = names.indexOf(AUTHOR);
  const author = known < 0 ? names.length : known;
  let out = known < 0 ? insertAtEnd(xml, 'authors', `<${prefix}author>${AUTHOR}</${prefix}author>`) : xml;
  let added = '';
  for (const [cell, note] of notes) {
    if (existing.has(cell)) out = continueComment(out, prefix, cell, note);
    else
      added += `<${prefix}comment ref="${cell}" authorId="${author}"><${prefix}text>${run(prefix, note)}</${prefix}text></${prefix}comment>`;
  }
  return insertAtEnd(out, 'commentList', added);
}

/** Names of the authors, in the order in which comments refer to them. */
function authors(xml: string): readonly string[] {
  const elements = xml.matchAll(/<(?:[\w.-]+:)?author(?:\s[^>]*)?(?:\/>|>([^<]*)<\/)/g);
  return [...elements].map(([, name = '']) => name);
}

function ownComments(xml: string): readonly { readonly cell: string; readonly text: string }[] {
  const own = authors(xml).flatMap((name, i) => (name === AUTHOR ? [String(i)] : []));
  if (own.length === 0) return [];
  return [...xml.matchAll(COMMENT)].flatMap(([text, attributes = '']) => {
    const author = /\bauthorId=["'](\d+)["']/.exec(attributes)?.[1];
    const cell = /\bref=["']([A-Za-z]+\d+)["']/.exec(attributes)?.[1];
    return cell !== undefined && author !== undefined && own.includes(author) ? [{ cell, text }] : [];
  });
}

function continueComment(xml: string, prefix: string, cell: string, note: string): string {
  const start = xml.search(new RegExp(`<${prefix}comment\\s[^>]*?\\bref=["']${cell}["']`));
  const end = xml.indexOf(`</${prefix}comment>`, start);
  const comment = xml.slice(start, end);
  return xml.slice(0, start) + insertAtEnd(asRuns(comment, prefix), 'text', run(prefix, `\n${BEGIN}\n${note}\n${END}`)) + xml.slice(end);
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
