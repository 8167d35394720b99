import { rootPrefix } from './xmlText.ts';

/** Elements that follow `legacyDrawing` in a worksheet (ECMA-376 Part 1, 18.3.1.99). */
const AFTER = 'legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|AlternateContent';

/**
 * The XML of a worksheet with a reference to a drawing of notes, at its place in the order of the schema; `existing` is the reference that it
 * has already. Only what follows the cells is looked at as text; the bytes before stay as they are.
 * Rule: SHEET-12.
 */
export function legacyDrawingOf(sheet: Uint8Array): { readonly existing?: string; with(id: string, strict: boolean): Uint8Array } {
  const head = new TextDecoder().decode(sheet.subarray(0, 4096));
  const prefix = rootPrefix(head, 'worksheet');
  const from = afterCells(sheet, prefix);
  const tail = new TextDecoder().decode(sheet.subarray(from));
  const found = /<(?:[\w.-]+:)?legacyDrawing\s[^>]*?:id=["']([^"']*)["']/.exec(tail)?.[1];
  return {
    ...(found === undefined ? {} : { existing: found }),
    with: (id, strict) => {
      const namespace = strict
        ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
        : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
      const at = tail.search(new RegExp(`<(?:[\\w.-]+:)?(?:${AFTER})[\\s>/]|</${prefix}worksheet`));
      const where = at < 0 ? tail.length : at;
      const element = `<${prefix}legacyDrawing xmlns:r="${namespace}" r:id="${id}"/>`;
      const end = new TextEncoder().encode(tail.slice(0, where) + element + tail.slice(where));
      const whole = new Uint8Array(from + end.length);
      whole.set(sheet.subarray(0, from));
      whole.set(end, from);
      return whole;
    },
  };
}

/** Where the cells end, from the end of the bytes. */
function afterCells(sheet: Uint8Array, prefix: string): number {
  const close = lastIndex(sheet, `</${prefix}sheetData`);
  const none = close < 0 ? lastIndex(sheet, `<${prefix}sheetData`) : -1;
  return Math.max(close, none, 0);
}

function lastIndex(bytes: Uint8Array, text: string): number {
  for (let at = bytes.lastIndexOf(0x3c); at >= 0; at = at > 0 ? bytes.lastIndexOf(0x3c, at - 1) : -1) {
    let i = 0;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i += 1;
    if (i === text.length) return at;
  }
  return -1;
}
