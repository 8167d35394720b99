import { type Recognition, recognise } from '@kedu/engine';
import type { AssessedRun } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';

/**
 * Mutual recognition of a pack, in each period in which the runs of both schemes stand.
 *
 * Shape: in the order of the periods of the runs, then of pack.yaml. Rule: RECOGNISE-1 to RECOGNISE-5. Errors: none; runs are not changed.
 */
export function recognisePack({ recognition }: Pick<Pack, 'recognition'>, runs: readonly AssessedRun[]): readonly Recognition[] {
  const periods = [...new Set(runs.map(({ assessment }) => assessment.period.id))];
  return periods.flatMap((period) => {
    const traceOf = (scheme: string) => runs.find((run) => run.scheme.id === scheme && run.assessment.period.id === period)?.trace;
    return recognition.flatMap((rule) => {
      const [ours, theirs] = [traceOf(rule.between[0].scheme), traceOf(rule.between[1].scheme)];
      return (ours && theirs && recognise(rule, [ours, theirs])) ?? [];
    });
  });
}

/** Those that a run takes part in: they stand in its report (RECOGNISE-5). */
export function recognitionsWith(recognitions: readonly Recognition[], { scheme, assessment }: AssessedRun): readonly Recognition[] {
  return recognitions.filter(({ period, sides }) => period === assessment.period.id && sides.some((side) => side.scheme === scheme.id));
}
