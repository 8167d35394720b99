import { type ListResult, type PartResult, shownLights, type Trace } from '@kedu/engine';
import { missingCode, missingReason } from '@kedu/model';
import type { AssessedRun } from './assessedRun.ts';
import { csvComputed, csvNumber, csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const INDICATOR_COLUMNS = ['unit', 'period', 'indicator', 'value', 'missing', 'score', 'light', 'example', 'scheme'] as const;

const NOT_APPLICABLE = missingCode('not_applicable');

/**
 * Writes indicators.csv: one row a unit and indicator, in the order of runs, unit IDs and indicator IDs, for every unit of a list
 * and every indicator that its list scores, or of which it has a value or a light.
 *
 * Units: the value in the indicator's unit; the score 0–100 of the first part of the unit's lists that scores the indicator; the light
 * of the latest node up to the end of the period. Missing: its reason. `scheme`, `unit`, `period` and `indicator` tell every row. Rule: OUT-5 (docs/spec/output.md).
 */
export function writeIndicators(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const run of runs) writeRun(file, run);
}

/** A part that scores an indicator, and whether it exists for a unit. */
interface ScoringPart {
  readonly result: PartResult;
  /** NaN where the part does not exist for a unit. */
  readonly declared: Float64Array;
}

function writeRun(file: CsvRows, { scheme, assessment, trace }: AssessedRun): void {
  const { units, period } = assessment;
  const memberships = units.map((): number[] => []);
  assessment.lists.forEach((list, l) => {
    for (const unit of list.members) memberships[unit]?.push(l);
  });
  const parts = assessment.lists.map((list) => partsByIndicator(list, trace));
  const lights = new Map(shownLights(assessment.lights, period.last).map((light) => [light.indicator, light]));
  const columns = scheme.indicators.map(({ id }) => ({
    cell: csvText(id),
    value: assessment.values.get(id),
    light: lights.get(id),
    parts: parts.map((byIndicator) => byIndicator.get(id) ?? []),
  }));
  const version = schemeCell(scheme);
  for (let u = 0; u < units.length; u += 1) {
    const unit = units[u];
    const lists = memberships[u] as number[];
    if (!unit || lists.length === 0) continue;
    const head = `${csvText(unit.id)},${period.id},`;
    const tail = `,${unit.example},${version}`;
    for (const column of columns) {
      const part = scoringPart(column.parts, lists, u);
      const light = column.light?.cell(u).light ?? '';
      const missing = column.value?.missing[u] ?? NOT_APPLICABLE;
      if (!part && missing !== 0 && light === '') continue;
      const value = missing === 0 ? csvNumber(column.value?.values[u] as number) : '';
      const score = part && part.score.missing[u] === 0 ? csvComputed(part.score.values[u] as number) : '';
      file.row(`${head}${column.cell},${value},${missingReason(missing) ?? ''},${score},${csvText(light)}${tail}`);
    }
  }
}

function scoringPart(parts: readonly (readonly ScoringPart[])[], lists: readonly number[], unit: number): PartResult | undefined {
  for (const list of lists) {
    for (const { result, declared } of parts[list] ?? []) if (!Number.isNaN(declared[unit])) return result;
  }
  return undefined;
}

/** The leaves of a list's tree that score an indicator, in the order of the tree. */
function partsByIndicator(list: ListResult, trace: Trace): ReadonlyMap<string, readonly ScoringPart[]> {
  const found = new Map<string, ScoringPart[]>();
  for (const [path, { indicator, declared }] of trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list)?.leaves ?? []) {
    const result = list.parts.get(path);
    const known = found.get(indicator.id);
    if (result && known) known.push({ result, declared });
    else if (result) found.set(indicator.id, [{ result, declared }]);
  }
  return found;
}
