import type { Block } from './blocks.ts';
import type { KnownFinder, UnitKey } from './known.ts';
import type { Layout } from './layout.ts';
import { measureOfLine, measureOfTitle } from './measureText.ts';
import type { NameMatch } from './names.ts';
import { type PeriodParts, periodIn } from './periodText.ts';
import type { Confidence } from './remark.ts';
import { asideEnding, nameKind } from './vocabulary.ts';

/** Where around a table something was said. */
export interface Said<T> {
  readonly value: T;
  readonly text: string;
  readonly from: 'title' | 'label' | 'sheet' | 'file';
  readonly at?: { readonly row: number; readonly column: number };
  readonly confidence: Confidence;
}

/** What stands around a table: title, labels above, name of the sheet, name of the file. */
export interface Surroundings {
  readonly periods: readonly Said<PeriodParts>[];
  readonly unit?: Said<{ readonly match?: NameMatch<UnitKey>; readonly name: string }>;
  readonly indicator?: Said<{ readonly match?: NameMatch<'id' | 'name'>; readonly name: string }>;
  readonly measure?: Said<string>;
  /** A line that names several units of measure at once. */
  readonly measures?: Said<string>;
}

interface Text {
  readonly text: string;
  readonly from: Said<unknown>['from'];
  readonly at?: { readonly row: number; readonly column: number };
}

const UNIT_LABEL =
  /^(?:填报|被?考核|报送|被?评价|责任|汇总)?(?:单位|地区|部门|县区|区县|市县|机构|企业|对象)(?:名称)?(?:[(（][^()（）]*[)）])? *[:：] *(.+)$/u;
const DATE_LABEL = /(?:填表|填报|制表|上报|报送|打印|报出|编制|印发)(?:日期|时间)/u;
const DEFAULT_SHEET = /^(?:sheet|工作表|表) *\d*$/iu;
const TITLE_ENDING =
  /(?:情况|数据|完成|统计|汇总|考核|明细|一览|监测|进度|主要指标|基础|报送|上报)*(?:表|情况|数据|统计)?(?:[一二三四五六七八九十\d]+)?$/u;

/** Reads what stands around a table. Rule: GUESS-5, GUESS-6, GUESS-7. */
export function surroundingsOf(layout: Layout, block: Block, sheet: string, file: string, finder: KnownFinder): Surroundings {
  const stem = (file.split(/[\\/]/u).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  const above: Text[] = block.above.flatMap((row) =>
    layout.cells(row).map(({ text, column }) => ({ text, from: isLabel(text) ? 'label' : 'title', at: { row, column } }) as const),
  );
  const sheetText: Text[] = sheet === '' || DEFAULT_SHEET.test(sheet) ? [] : [{ text: sheet, from: 'sheet' }];
  const all: readonly Text[] = [...above, ...sheetText, { text: stem, from: 'file' }];
  const measure =
    first(above, (text) => measureOfLine(text)?.measure) ??
    first([...above.filter(({ from }) => from === 'title'), ...sheetText], (text) => measureOfTitle(text).measure);
  const measures = first(above, (text) => (measureOfLine(text)?.several ? text : undefined));
  const periods = all
    .filter(({ text }) => !DATE_LABEL.test(text))
    .flatMap((one) => {
      const period = periodIn(one.text);
      return period && (period.parts.id !== undefined || period.parts.year !== undefined || period.parts.span !== undefined)
        ? [said(one, period.parts, one.from === 'file' ? 'likely' : 'sure')]
        : [];
    });
  const unit = unitOf(above, sheetText, stem, finder);
  const indicator = indicatorOf(above, sheetText, stem, finder);
  return {
    periods,
    ...(unit && { unit }),
    ...(indicator && { indicator }),
    ...(measure && { measure }),
    ...(measures && !measure && { measures }),
  };
}

function unitOf(above: readonly Text[], sheet: readonly Text[], stem: string, finder: KnownFinder): Surroundings['unit'] {
  for (const one of above) {
    const label = measureOfLine(one.text) ? null : UNIT_LABEL.exec(one.text);
    if (!label) continue;
    const name = (label[1] as string).trim();
    const match = finder.unit(name) ?? finder.unit(name, true);
    if (match) return said(one, { match, name: match.name }, match.kind === 'nearest' ? 'unsure' : 'sure');
    if (!finder.hasUnits) return said(one, { name }, 'likely');
  }
  for (const one of [...sheet, ...above, { text: stem, from: 'file' as const }]) {
    const exact = finder.unit(one.text);
    const match = exact ?? finder.units.within(one.text);
    if (match) return said(one, { match, name: match.name }, exact ? 'sure' : 'likely');
  }
  const [only] = sheet;
  if (!finder.hasUnits && only && nameKind(only.text) === 'unit') return said(only, { name: only.text }, 'likely');
  return undefined;
}

function indicatorOf(above: readonly Text[], sheet: readonly Text[], stem: string, finder: KnownFinder): Surroundings['indicator'] {
  const titles = above.filter(({ from, text }) => from === 'title' && measureOfLine(text) === undefined);
  const texts: readonly Text[] = [...titles, ...sheet, { text: stem, from: 'file' }];
  for (const one of texts) {
    const exact = finder.indicator(one.text) ?? finder.indicator(titleCore(one.text));
    const match = exact ?? finder.indicators.within(one.text);
    const alike = match && asideEnding(titleCore(one.text))?.kind === asideEnding(match.name)?.kind;
    if (match) return said(one, { match, name: match.name }, exact ? 'sure' : alike ? 'likely' : 'unsure');
  }
  if (finder.hasIndicators) return undefined;
  for (const one of texts) {
    const name = titleCore(one.text);
    if (name.length >= 2) return said(one, { name }, 'unsure');
  }
  return undefined;
}

/** What is left of a title without its period and its ending: `2023年各县地区生产总值完成情况表` → `各县地区生产总值`. */
function titleCore(text: string): string {
  const bare = measureOfTitle(text).text;
  return (periodIn(bare)?.rest ?? bare).replace(TITLE_ENDING, '').trim();
}

/** Whether a text states something of the table (`填报单位：…`) rather than naming it; a unit of measure behind a title leaves it a title. */
function isLabel(text: string): boolean {
  return measureOfLine(text) !== undefined || /^[^:：]{2,16}[:：]/u.test(measureOfTitle(text).text);
}

function first<T>(texts: readonly Text[], read: (text: string) => T | undefined): Said<T> | undefined {
  for (const one of texts) {
    const value = read(one.text);
    if (value !== undefined) return said(one, value, 'sure');
  }
  return undefined;
}

function said<T>({ text, from, at }: Text, value: T, confidence: Confidence): Said<T> {
  return { value, text, from, confidence, ...(at && { at }) };
}
