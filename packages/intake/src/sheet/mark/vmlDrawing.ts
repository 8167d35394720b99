import { MAX_COLUMNS, MAX_ROWS } from '../cell/reference.ts';
import { insertAtEnd } from './xmlText.ts';

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';
const NOTE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** Shapes that one block of numbers holds. */
const BLOCK = 1024;

/** A drawing without shapes; `block` numbers the shapes of this sheet apart from those of others. */
export function emptyDrawing(block: number): string {
  return `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${NOTE_TYPE}</xml>`;
}

/**
 * A drawing with a hidden note box for each cell; programs show no comment without its box.
 * Rule: SHEET-12. Shape: cells by row and column from 1.
 */
export function addNoteShapes(vml: string, cells: readonly { readonly row: number; readonly column: number }[]): string {
  const block = Number(/<o:idmap\b[^>]*\bdata="(\d+)/.exec(vml)?.[1] ?? 1);
  const last = [...vml.matchAll(/_x0000_s(\d+)/g)].reduce((most, match) => Math.max(most, Number(match[1])), block * BLOCK);
  const type = vml.includes('id="_x0000_t202"') ? '' : NOTE_TYPE.replace('<v:shapetype ', `<v:shapetype ${NAMESPACES} `);
  return insertAtEnd(vml, 'xml', type + cells.map((cell, i) => shape(last + 1 + i, cell.row, cell.column)).join(''));
}

/** A drawing without the note boxes of cells whose comments are gone. Rule: SHEET-12. */
export function withoutNoteShapes(vml: string, cells: readonly { readonly row: number; readonly column: number }[]): string {
  const gone = new Set(cells.map(({ row, column }) => `${row - 1} ${column - 1}`));
  return vml.replace(/<v:shape\s[^>]*>[^]*?<\/v:shape>\s*/g, (element) => {
    const row = /<x:Row>\s*(\d+)\s*</.exec(element)?.[1];
    const column = /<x:Column>\s*(\d+)\s*</.exec(element)?.[1];
    return element.includes('ObjectType="Note"') && gone.has(`${row} ${column}`) ? '' : element;
  });
}

function shape(id: number, row: number, column: number): string {
  const left = Math.min(column, MAX_COLUMNS - 5);
  const top = Math.min(Math.max(row - 2, 0), MAX_ROWS - 6);
  return `<v:shape ${NAMESPACES} id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:210pt;height:80pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${left}, 15, ${top}, 10, ${left + 4}, 15, ${top + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}
