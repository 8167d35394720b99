import { type Issue, parsePeriod } from '@kedu/model';
import type { Pack } from '@kedu/runner';
import type { AssessedRun } from '@kedu/tables';

/**
 * What of the warnings and notices of a pack is about the run that is published: not those about later periods, nor about files of other schemes alone.
 *
 * Shape: errors stay, whatever they are about. Rule: DATA-2. Example: of 2023, a warning about marks of 2024 is left out.
 */
export function issuesOfRun(issues: readonly Issue[], { schemes }: Pick<Pack, 'schemes'>, run: AssessedRun): readonly Issue[] {
  const own = new Set(run.scheme.files.map(([file]) => file));
  const others = new Set(schemes.flatMap(({ files }) => files.map(([file]) => file)).filter((file) => !own.has(file)));
  return issues.filter(({ severity, place: { period, file } }) => {
    if (severity === 'error') return true;
    const about = period === undefined ? undefined : parsePeriod(period);
    return !(about && about.first > run.assessment.period.last) && !(file !== undefined && others.has(file));
  });
}
