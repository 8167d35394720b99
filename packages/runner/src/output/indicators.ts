import type { Assessment, LightResult, ListResult, PartResult } from '@kedu/engine';
import { missingCode, missingReason } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';
import type { AssessedRun } from '../run/assessPack.ts';
import { CsvFile, csvNumber, csvText } from './csvFile.ts';

export const INDICATOR_COLUMNS = ['unit', 'period', 'indicator', 'value', 'missing', 'score', 'light', 'example'] as const;

const NOT_APPLICABLE = missingCode('not_applicable');

/**
 * Writes indicators.csv: one row a unit and indicator, in the order of runs, unit IDs and indicator IDs, for every unit of a list
 * and every indicator that its list scores, or of which it has a value or a light.
 *
 * Units: the value in the indicator's unit; the score 0–100 of the first part of the unit's lists that scores the indicator; the light
 * of the latest node up to the end of the period. Missing: its reason. Rule: OUT-5 (docs/spec/output.md).
 */
export function writeIndicators(path: string, runs: readonly AssessedRun[]): void {
  const file = new CsvFile(path, INDICATOR_COLUMNS);
  try {
    for (const { scheme, assessment } of runs) writeRun(file, scheme, assessment);
  } finally {
    file.close();
  }
}

function writeRun(file: CsvFile, scheme: CompiledScheme, assessment: Assessment): void {
  const { units, period } = assessment;
  const memberships = units.map((): ListResult[] => []);
  for (const list of assessment.lists) for (const unit of list.members) memberships[unit]?.push(list);
  const parts = new Map(assessment.lists.map((list) => [list.list, partsByIndicator(scheme, list)]));
  const columns = scheme.indicators.map(({ id }) => ({
    cell: csvText(id),
    value: assessment.values.get(id),
    light: latestLight(assessment.lights, id, period.last),
    parts: new Map([...parts].map(([list, byIndicator]) => [list, byIndicator.get(id) ?? []])),
  }));
  for (let u = 0; u < units.length; u += 1) {
    const unit = units[u];
    const lists = memberships[u] as ListResult[];
    if (!unit || lists.length === 0) continue;
    const head = `${csvText(unit.id)},${period.id},`;
    for (const column of columns) {
      const part = scoringPart(column.parts, lists, u);
      const light = column.light?.cell(u).light ?? '';
      const missing = column.value?.missing[u] ?? NOT_APPLICABLE;
      if (!part && missing !== 0 && light === '') continue;
      const value = missing === 0 ? csvNumber(column.value?.values[u] as number) : '';
      const score = part && part.score.missing[u] === 0 ? csvNumber(part.score.values[u] as number) : '';
      file.row(`${head}${column.cell},${value},${missingReason(missing) ?? ''},${score},${csvText(light)},${unit.example}`);
    }
  }
}

function scoringPart(parts: ReadonlyMap<string, readonly PartResult[]>, lists: readonly ListResult[], unit: number): PartResult | undefined {
  for (const { list } of lists) {
    for (const part of parts.get(list) ?? []) if (part.score.missing[unit] === 0 || (part.weight[unit] as number) > 0) return part;
  }
  return undefined;
}

/** The leaves of a list's tree that score an indicator, in the order of the tree. */
function partsByIndicator(scheme: CompiledScheme, list: ListResult): ReadonlyMap<string, readonly PartResult[]> {
  const found = new Map<string, PartResult[]>();
  const visit = (part: Part): void => {
    if (part.type === 'composite') part.parts.forEach(visit);
    if (part.type !== 'leaf') return;
    const result = list.parts.get(part.path);
    if (result) found.set(part.indicator, [...(found.get(part.indicator) ?? []), result]);
  };
  const tree = scheme.trees[list.list];
  if (tree) visit(tree);
  return found;
}

function latestLight(lights: readonly LightResult[], indicator: string, last: number): LightResult | undefined {
  let latest: LightResult | undefined;
  for (const light of lights) {
    if (light.indicator === indicator && light.period.last <= last && (!latest || light.period.last >= latest.period.last)) latest = light;
  }
  return latest;
}
