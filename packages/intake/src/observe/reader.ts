import type { Issue, Observations, UnitRegister } from '@kedu/model';
import { CsvCursor } from '../csv/cursor.ts';
import { csvSheet, faultIssue } from '../csv/table.ts';
import { intakeIssue } from '../codes.ts';
import { insideName } from '../sheet/openSheets.ts';
import type { BrokenCell, OpenedSheets, Sheet } from '../sheet/sheet.ts';
import { BrokenCells } from './brokenCells.ts';
import { CellReader } from './cellReader.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import type { MappingPlace, MappingPlaces } from './mappingPlaces.ts';
import { tellMixedShares } from './mixedShares.ts';
import { openingIssues } from './openingIssues.ts';
import { RowNames } from './rowNames.ts';
import { selectTable } from './selectTable.ts';
import { SeriesWriter } from './seriesWriter.ts';
import { compileShortForm } from './shortForm.ts';
import { IssueSink } from './sink.ts';
import { SeriesStore } from './store.ts';
import type { TableMapping } from './tableMapping.ts';
import { type Planned, planTable } from './tablePlan.ts';
import { TableReader } from './tableReader.ts';
import { firstRows, readTop, topRows, type TopRows } from './topRows.ts';
import { checkUnitNames } from './unitNames.ts';
import { UnitFinder } from './units.ts';

/**
 * Reads data files one after another into one set of observations. A file's bytes may be dropped once it was added.
 *
 * Shape: columns run over all units of the register, sorted by ID in code-unit order; units without a row are `overdue` without
 * an origin (CHECK-3 decides what that means by the calendar).
 * Rule: INTAKE-1 … INTAKE-12 (docs/spec/pack.md), MAP-1 … MAP-10 (docs/spec/sheets.md).
 * Errors: all problems of a file come back together; a file with errors still gives what could be read.
 * Example: const reader = new ObservationReader(register, [{ id: 'gdp', unit: '亿元' }]);
 * reader.add('data/2023.csv', bytes, { layout: 'long' }); reader.finish().column('gdp', '2023').
 */
export class ObservationReader {
  readonly #units: UnitFinder;
  readonly #indicators: ReadonlyMap<string, IndicatorSpec>;
  readonly #store: SeriesStore;

  constructor(register: UnitRegister, indicators: readonly IndicatorSpec[]) {
    this.#units = new UnitFinder(register);
    this.#indicators = new Map(indicators.map((indicator) => [indicator.id, indicator]));
    this.#store = new SeriesStore(this.#units.ids, this.#units.example);
  }

  /** Reads one CSV file; its issues, in the order of lines. Nothing where the register has no unit. */
  add(file: string, bytes: Uint8Array, mapping: DataMapping | TableMapping): readonly Issue[] {
    // A register without units has its own error: every row would only repeat it.
    if (this.#units.ids.length === 0) return [];
    const { sheet, issues } = csvSheet(bytes, file);
    return sheet ? this.addTable(file, sheet, mapping, issues) : issues;
  }

  /**
   * Reads the tables that the mappings name out of an opened file; the issues of opening come first. A short form reads the only table there is. `places` says
   * where the mappings are written: mistakes in them are told there (MAP-14).
   * Errors: MAP_SHEET_MISSING, MAP_SHEET_WHICH, and those of `addTable`.
   */
  addOpened(opened: OpenedSheets, mappings: readonly TableMapping[] | DataMapping, places?: MappingPlaces): readonly Issue[] {
    if (this.#units.ids.length === 0) return [];
    if (opened.files.length === 0) return opened.issues;
    const wanted: readonly (TableMapping | DataMapping)[] = 'layout' in mappings ? [mappings] : mappings;
    const read = new Map<Sheet, { readonly file: string; readonly sheet: string; unread: readonly BrokenCell[] }>();
    let all = true;
    const found = wanted.flatMap((mapping, i) => {
      const at: MappingPlace | undefined = places && ((path) => places(i, path));
      const { file, sheet, issues } = selectTable(opened.files, 'layout' in mapping ? {} : mapping, at);
      if (!file || !sheet) {
        all = false;
        return issues;
      }
      const name = insideName(file.file, file.inside);
      const done = this.#read(name, sheet, mapping, [], at);
      const before = read.get(sheet)?.unread ?? sheet.broken ?? [];
      read.set(sheet, { file: name, sheet: sheet.name, unread: done.broken?.others(before) ?? before });
      return done.issues;
    });
    // Where a table was not found, what is wrong with the file may be why.
    const named = wanted.every((mapping) => 'sheet' in mapping && mapping.sheet !== undefined);
    return [...(all ? openingIssues(opened, [...read.values()], named) : opened.issues), ...found];
  }

  /** Reads one table; its issues, in the order of lines, behind those of opening it. */
  addTable(file: string, sheet: Sheet, mapping: TableMapping | DataMapping, opening: readonly Issue[] = []): readonly Issue[] {
    if (this.#units.ids.length === 0) return [];
    return this.#read(file, sheet, mapping, opening).issues;
  }

  #read(
    file: string,
    sheet: Sheet,
    mapping: TableMapping | DataMapping,
    opening: readonly Issue[],
    at?: MappingPlace,
  ): { readonly issues: readonly Issue[]; readonly broken?: BrokenCells } {
    const sheetName = sheet.form === 'sheet' ? sheet.name : undefined;
    const sink = new IssueSink(file, sheetName, opening);
    const cursor = new CsvCursor(sheet.bytes, sheet.delimiter);
    const top = 'layout' in mapping ? plainTop(cursor, sheet) : readTop(cursor, sheet, mapping.headings);
    if (cursor.fault) return { issues: [...sink.finish(), faultIssue(cursor, file)] };
    if (!top)
      return { issues: [...sink.finish(), intakeIssue('INTAKE_EMPTY', sheetName === undefined ? { file } : { file, sheet: sheetName })] };
    const whole = 'layout' in mapping ? compileShortForm(mapping, top, this.#indicators, sink) : mapping;
    const names = whole && new RowNames(this.#units, this.#indicators, whole, unitHeading(whole), sink);
    const { plan, unitRows }: Planned = names ? planTable(whole, sheet, top, this.#indicators, names, sink, at) : {};
    const broken = new BrokenCells(sheet, top.headingRows, plan, sink);
    if (!plan || !names) {
      if (unitRows && names) checkUnitNames(cursor, sheet, top, unitRows, names);
      return { issues: sink.finish(), broken };
    }
    const writer = new SeriesWriter(this.#store, sink, { file, sheet: sheetName, source: whole.source, blank: whole.blank });
    const cells = new CellReader(sink);
    const count = new TableReader(cursor, sheet, top, plan, names, cells, writer, broken, sink).read();
    tellMixedShares(this.#store, { file: writer.file, base: writer.base, inSheet: sheetName !== undefined }, cells.percentages, sink);
    this.#store.endFile(cursor.line + 1);
    if (count === 0 && !cursor.fault) sink.add('INTAKE_NO_ROWS', {});
    return { issues: cursor.fault ? [...sink.finish(), faultIssue(cursor, file)] : sink.finish(), broken };
  }

  /** What all files gave together. */
  finish(): Observations {
    return this.#store.toObservations();
  }
}

/** The headings of a plain table: its first row in which something stands. */
function plainTop(cursor: CsvCursor, sheet: Sheet): TopRows | undefined {
  const rows = firstRows(cursor);
  return rows && topRows(rows, sheet, [rows.length]);
}

function unitHeading({ unit }: TableMapping): string {
  return typeof unit === 'object' && 'at' in unit ? (unit.at.heading ?? unit.at.column ?? 'unit') : 'unit';
}
