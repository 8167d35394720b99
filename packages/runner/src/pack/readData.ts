import {
  type DataMapping,
  decodeText,
  type IndicatorSpec,
  type MappingPlaces,
  ObservationReader,
  openSheets,
  readTable,
  type TableMapping,
} from '@kedu/intake';
import { hasErrors, type Issue, type Observations, type UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { MissingData } from './pack.ts';
import { readMappingFile } from './mappingFile.ts';
import { readNamed } from './outsideFiles.ts';
import type { DataEntry, NamedFile } from './packFile.ts';
import type { PackFiles } from './packFiles.ts';

export interface ReadData {
  readonly observations: Observations;
  readonly missing: readonly MissingData[];
  readonly issues: readonly Issue[];
}

/**
 * Observations out of the data files of a pack, one file in memory at a time.
 * Rule: PACK-1, PACK-6. Errors: those of openSheets, ObservationReader, readMappingFile and PackFiles; PACK_DATA_MISSING for a file outside the pack that is not
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
    const mapping = mappingFor(entry, pack, issues);
    const { bytes, missing: absent, issues: found } = readNamed(entry, pack, outside);
    issues.push(...found);
    if (absent) missing.push(absent);
    if (bytes && mapping !== 'refused') issues.push(...reader.addOpened(openSheets(entry.file, bytes), mapping.read, mapping.places));
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

/** How a table is read, with the places of the mapping file where there is one. */
interface HowRead {
  readonly read: readonly TableMapping[] | DataMapping;
  readonly places?: MappingPlaces | undefined;
}

/** The mappings that an entry names, or its short form. */
function mappingFor(entry: DataEntry, pack: PackFiles, issues: Issue[]): HowRead | 'refused' {
  if (entry.mapping) return mappingsIn(entry.mapping, pack, issues);
  const columns = columnsOf(entry, pack, issues);
  if (columns === 'refused') return 'refused';
  const { layout, unit, unitBy, period, fixedPeriod, blank, source } = entry;
  return { read: { layout, unit, unitBy, period, fixedPeriod, blank, source, ...columns } };
}

function mappingsIn({ file, place }: NamedFile, pack: PackFiles, issues: Issue[]): HowRead | 'refused' {
  const { bytes, issues: found } = pack.read(file, place);
  issues.push(...found);
  if (!bytes) return 'refused';
  const decoded = decodeText(bytes, file);
  issues.push(...decoded.issues);
  if (!decoded.encoding) return 'refused';
  const { mappings, issues: faults, places } = readMappingFile(file, decoded.text);
  issues.push(...faults);
  return hasErrors(faults) ? 'refused' : { read: mappings, places };
}

interface Columns {
  readonly columns?: ReadonlyMap<string, string> | undefined;
  readonly measures?: ReadonlyMap<string, string> | undefined;
}

/** Columns written in pack.yaml stand above those of the table. */
function columnsOf(entry: DataEntry, pack: PackFiles, issues: Issue[]): Columns | 'refused' {
  if (entry.columnsTable === undefined) return { columns: entry.columns && new Map(Object.entries(entry.columns)) };
  const { bytes, issues: found } = pack.read(entry.columnsTable, entry.place);
  issues.push(...found);
  if (!bytes) return 'refused';
  const { table, issues: faults } = readTable(bytes, entry.columnsTable);
  issues.push(...faults);
  if (!table) return 'refused';
  const missing = ['indicator', 'heading'].find((name) => !table.headings.includes(name));
  if (missing !== undefined) {
    const args = { heading: missing, found: table.headings.join(', ') };
    issues.push(runnerIssue('PACK_COLUMNS_TABLE', { file: entry.columnsTable, line: 1 }, args));
    return 'refused';
  }
  const pairs = (name: string): (readonly [string, string])[] => {
    const [key, value] = [table.headings.indexOf('indicator'), table.headings.indexOf(name)];
    return table.rows.map(({ cells }) => [cells[key] ?? '', cells[value] ?? ''] as const).filter(([, text]) => text !== '');
  };
  return { columns: new Map([...pairs('heading'), ...Object.entries(entry.columns ?? {})]), measures: new Map(pairs('measure')) };
}
