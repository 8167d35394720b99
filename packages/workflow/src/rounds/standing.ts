import { awaitsCorrection, isContested, lastVersion, standingOf, type ValueState } from '../collection/value.ts';
import type { Instant } from '../instant.ts';

/** Where the asked figures of a round stand, counted. */
export interface Standing {
  readonly asked: number;
  /** With an approved version, whatever came after it. */
  readonly approved: number;
  /** Submitted or checked, so that somebody has to decide. */
  readonly undecided: number;
  /** With an open objection, or one upheld and not yet corrected. */
  readonly contested: number;
  readonly draft: number;
  /** Never submitted, returned or withdrawn: late when the round is sealed. */
  readonly absent: number;
  /** The last approval among them; a seal never looks back behind it. */
  readonly lastApproval?: Instant | undefined;
}

/** Counts where figures stand; a figure is counted as approved and as undecided where a correction waits. Rule: ROUND-8. */
export function countStanding(states: Iterable<ValueState>): Standing {
  let [asked, approved, undecided, contested, draft, absent] = [0, 0, 0, 0, 0, 0];
  let lastApproval: Instant | undefined;
  for (const state of states) {
    asked += 1;
    const step = standingOf(state);
    const last = lastVersion(state);
    const approvals = state.versions.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'approved'));
    if (approvals.length > 0) approved += 1;
    for (const { at } of approvals) if (lastApproval === undefined || at > lastApproval) lastApproval = at;
    if (step === 'submitted' || step === 'checked') undecided += 1;
    else if (step === 'draft') draft += 1;
    else if (step !== 'approved') absent += 1;
    if (last && (isContested(last) || awaitsCorrection(last))) contested += 1;
  }
  return { asked, approved, undecided, contested, draft, absent, ...(lastApproval === undefined ? {} : { lastApproval }) };
}
