import type { WorkflowEvent } from './streams.ts';

/** Kinds of log entries that the running year makes (ENTRY-2); what is published makes its own. */
export type EvidenceKind = 'scheme' | 'seal' | 'result';

/**
 * Which entry of the log an event leaves, or undefined where it leaves none: a scheme that is published, data that are sealed, a run that is finished.
 *
 * Rule: RUNNING-8. Example: evidenceOf({ type: 'round_sealed', … }) → 'seal'.
 */
export function evidenceOf(event: WorkflowEvent): EvidenceKind | undefined {
  switch (event.type) {
    case 'scheme_published':
      return 'scheme';
    case 'round_sealed':
      return 'seal';
    case 'run_finished':
      return 'result';
    default:
      return undefined;
  }
}
