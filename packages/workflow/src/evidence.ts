import type { WorkflowEvent } from './streams.ts';

/** Kinds of log entries that the running year makes (ENTRY-2); what is published makes its own. */
export type EvidenceKind = 'scheme' | 'data' | 'run';

/**
 * Which entry of the log an event leaves, or undefined where it leaves none: a scheme that is published, data that are sealed, a run that is finished.
 *
 * Rule: RUNNING-8. Example: evidenceOf({ type: 'round_sealed', … }) → 'data'.
 */
export function evidenceOf(event: WorkflowEvent): EvidenceKind | undefined {
  switch (event.type) {
    case 'scheme_published':
      return 'scheme';
    case 'round_sealed':
      return 'data';
    case 'run_finished':
      return 'run';
    default:
      return undefined;
  }
}
