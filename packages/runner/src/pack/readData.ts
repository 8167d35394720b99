import { readTable, type DataMapping, type IndicatorSpec, ObservationReader } from '@kedu/intake';
import type { Issue, Observations, UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { MissingData } from './pack.ts';
import { type DataEntry, KEDU_DATA } from './packFile.ts';
import type { PackFiles } from './packFiles.ts';

export interface ReadData {
  readonly observations: Observations;
  readonly missing: readonly MissingData[];
  readonly issues: readonly Issue[];
}

/**
 * Observations out of the data files of a pack, one file in memory at a time.
 * Rule: PACK-1, PACK-6. Errors: those of ObservationReader and PackFiles; PACK_DATA_MISSING for a file outside the pack that is not
 * on this machine.
 */
export function readData(
  entries: readonly DataEntry[],
  pack: PackFiles,
  outside: PackFiles | undefined,
  register: UnitRegister,
  indicators: readonly IndicatorSpec[],
  onFile: (file: string) => void,
): ReadData {
  const reader = new ObservationReader(register, indicators);
  const issues: Issue[] = [];
  const missing: MissingData[] = [];
  for (const entry of entries) {
    onFile(entry.file);
    const isOutside = entry.file.startsWith(KEDU_DATA);
    const folder = isOutside ? outside : pack;
    const name = isOutside ? entry.file.slice(KEDU_DATA.length) : entry.file;
    const { title = '', url = '' } = entry.origin ?? {};
    if (folder === undefined || (isOutside && !folder.has(name))) {
      missing.push({ file: entry.file, title, url });
      issues.push(
        runnerIssue('PACK_DATA_MISSING', entry.place, {
          file: entry.file,
          title,
          url,
          reason: folder === undefined ? 'no_kedu_data' : 'no_file',
        }),
      );
      continue;
    }
    const columns = columnsOf(entry, pack, issues);
    const { bytes, issues: found } = folder.read(name, entry.place, entry.file);
    issues.push(...found);
    if (bytes && columns !== 'refused') issues.push(...reader.add(entry.file, bytes, mappingOf(entry, columns)));
  }
  return { observations: reader.finish(), missing, issues };
}

/** Indicators of all versions; a unit of measure only where all versions agree, so that no suffix is misread. */
export function indicatorSpecs(schemes: readonly CompiledScheme[]): IndicatorSpec[] {
  const specs = new Map<string, IndicatorSpec>();
  for (const { indicators } of schemes) {
    for (const { id, unit } of indicators) {
      const known = specs.get(id);
      specs.set(id, known && known.unit !== unit ? { id } : { id, unit });
    }
  }
  return [...specs.values()];
}

function mappingOf(entry: DataEntry, columns: ReadonlyMap<string, string> | undefined): DataMapping {
  const { layout, unit, unitBy, period, fixedPeriod, blank, source } = entry;
  return { layout, unit, unitBy, period, fixedPeriod, blank, source, columns };
}

/** Columns written in pack.yaml stand above those of the table. */
function columnsOf(entry: DataEntry, pack: PackFiles, issues: Issue[]): ReadonlyMap<string, string> | undefined | 'refused' {
  if (entry.columnsTable === undefined) return entry.columns && new Map(Object.entries(entry.columns));
  const { bytes, issues: found } = pack.read(entry.columnsTable, entry.place);
  issues.push(...found);
  if (!bytes) return 'refused';
  const { table, issues: faults } = readTable(bytes, entry.columnsTable);
  issues.push(...faults);
  if (!table) return 'refused';
  const { rows, missing } = pairs(table.headings, table.rows);
  if (missing !== undefined) {
    issues.push(
      runnerIssue('PACK_COLUMNS_TABLE', { file: entry.columnsTable, line: 1 }, { heading: missing, found: table.headings.join(', ') }),
    );
    return 'refused';
  }
  return new Map([...rows, ...Object.entries(entry.columns ?? {})]);
}

function pairs(
  headings: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[],
): { readonly rows: readonly (readonly [string, string])[]; readonly missing?: string } {
  const indicator = headings.indexOf('indicator');
  const heading = headings.indexOf('heading');
  if (indicator < 0 || heading < 0) return { rows: [], missing: indicator < 0 ? 'indicator' : 'heading' };
  return { rows: rows.map(({ cells }) => [cells[indicator] ?? '', cells[heading] ?? ''] as const) };
}
