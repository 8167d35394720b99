import type { Archive } from './archive.ts';

/**
 * What a zip archive is: a workbook, a plain archive of files, or another form of document by its extension.
 * Rule: SHEET-2, SHEET-8.
 */
export function packageKind(archive: Archive): 'workbook' | 'archive' | '.xlsb' | '.docx' | '.pptx' | '.ods' | '.numbers' {
  const has = (name: string): boolean => archive.find(name) !== undefined;
  if (has('xl/workbook.bin')) return '.xlsb';
  if (has('xl/workbook.xml')) return 'workbook';
  if (has('word/document.xml')) return '.docx';
  if (has('ppt/presentation.xml')) return '.pptx';
  if (has('[Content_Types].xml')) return 'workbook';
  if (has('content.xml') && has('META-INF/manifest.xml')) return '.ods';
  return has('Index/Document.iwa') || has('Index.zip') ? '.numbers' : 'archive';
}

/** What an entry of a plain archive is, by its name. Rule: SHEET-2. */
export function entryKind(name: string): 'table' | 'archive' | 'format' | 'junk' | 'other' {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base === '' || name.startsWith('__MACOSX/') || /^(?:\.|~\$)/.test(base) || /^(?:thumbs\.db|desktop\.ini)$/i.test(base)) return 'junk';
  if (/\.(?:csv|tsv|txt|xlsx|xlsm)$/i.test(base)) return 'table';
  if (/\.(?:xls|et|ods|xlsb|xlt|ett|numbers)$/i.test(base)) return 'format';
  return /\.(?:zip|rar|7z|gz|tar|tgz)$/i.test(base) ? 'archive' : 'other';
}
