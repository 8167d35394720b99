import type { AssessedRun, RunSensitivity } from '@kedu/runner';

/** A run with what its design does to it. */
export interface SensitiveRun extends RunSensitivity {
  readonly run: AssessedRun;
}
