import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { type OpenedSheets, openSheets, type Sheet } from '../../src/index.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface HandMade {
  /** Content of the worksheet element. */
  readonly sheet?: string;
  /** Content of the shared strings, styles and workbook elements. */
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  /** Further or other parts, as XML or bytes; undefined leaves a part out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** Whether the parts are stored as they are, which is quicker. */
  readonly stored?: boolean;
}

/** A workbook out of XML, for what no library writes: one sheet `一季度`. */
export function handMade({ sheet = '<sheetData/>', strings, styles, workbook = '', parts = {}, stored = false }: HandMade): Uint8Array {
  const all: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}">${workbook}<sheets><sheet name="一季度" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${TYPES}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${TYPES}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles ?? ''}</styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    ...parts,
  };
  const present = Object.entries(all).flatMap(([name, content]) =>
    content === undefined ? [] : [[name, typeof content === 'string' ? strToU8(content) : content] as const],
  );
  return zipSync(Object.fromEntries(present), { mtime: '1980-01-01', level: stored ? 0 : 6 });
}

/** Styles with one cell style for each number format, from 0. */
export function stylesOf(...codes: readonly string[]): string {
  const escaped = codes.map((code) => code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'));
  const formats = escaped.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('');
  return `<numFmts>${formats}</numFmts><cellXfs>${codes.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs>`;
}

/** A workbook written by an independent library. */
export async function written(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

/** The same bytes read by an independent library. */
export async function reread(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  return workbook;
}

export function textOf(sheet: Sheet | undefined): string | undefined {
  return sheet && new TextDecoder().decode(sheet.bytes);
}

/** Text of the first sheet. */
export function firstText(opened: OpenedSheets): string | undefined {
  return textOf(opened.files[0]?.sheets[0]);
}

export function codesOf(opened: OpenedSheets): readonly string[] {
  return opened.issues.map(({ code }) => code);
}

/** The table that hand-made rows give, and what is said of them. */
export function read(made: HandMade): { readonly text: string | undefined; readonly opened: OpenedSheets } {
  const opened = openSheets('book.xlsx', handMade(made));
  return { text: firstText(opened), opened };
}
