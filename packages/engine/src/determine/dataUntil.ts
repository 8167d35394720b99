import { type Hasher, type Observations, parsePeriod, type Period } from '@kedu/model';
import { dataHash } from '../run.ts';

/** Hash of the observations of all periods that end with a period or before: data of later years leave it as it is. Rule: DETERMINE-5. */
export function dataUntil(observations: Observations, period: Period, hasher: Hasher | undefined): string {
  const periods = observations.periods.filter((id) => (parsePeriod(id)?.last ?? Number.POSITIVE_INFINITY) <= period.last);
  const indicators = observations.indicators.filter((id) => periods.some((at) => observations.column(id, at)));
  return dataHash({ ...observations, periods, indicators }, hasher);
}
