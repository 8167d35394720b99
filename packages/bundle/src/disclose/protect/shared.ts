import type { AssessedRun } from '@kedu/tables';
import type { SeriesSet } from './seriesSet.ts';

/** Withholds a value that units share of all who share it: of one of them it is that of all. Rule: DISCLOSE-8, FROM-5. */
export function withholdShared({ scheme, trace }: AssessedRun, series: SeriesSet): void {
  for (const { id, sharedBy } of scheme.indicators) {
    if (sharedBy === undefined) continue;
    const { versions } = trace.input.register;
    const regions = new Set(versions.filter((unit) => series.has(id, unit.id)).map(({ attributes }) => attributes[sharedBy] ?? ''));
    for (const unit of versions) {
      const region = unit.attributes[sharedBy] ?? '';
      if (region === '' || !regions.has(region)) continue;
      if (series.hasProper(id)) series.add(id, unit.id, 'protected');
      else series.addHiding(id, unit.id);
    }
  }
}
