import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a text or bytes of a log are refused. Wording: messages. Rules: docs/spec/ledger.md. */
export const LEDGER_CODES = {
  LEDGER_KEY: { severity: 'error', args: ['reason', 'key'] },
  LEDGER_NOTE: { severity: 'error', args: ['reason', 'at'] },
  LEDGER_CHECKPOINT: { severity: 'error', args: ['reason', 'at'] },
  LEDGER_SIGNATURE: { severity: 'error', args: ['reason', 'name'] },
  LEDGER_PROOF: { severity: 'error', args: ['reason', 'at'] },
  LEDGER_POLICY: { severity: 'error', args: ['reason', 'at', 'found'] },
  LEDGER_QUORUM: { severity: 'error', args: ['quorum', 'signed'] },
  LEDGER_TILE: { severity: 'error', args: ['reason', 'tile'] },
} as const satisfies CodeCatalogue;

export type LedgerCode = keyof typeof LEDGER_CODES;

export const ledgerIssue = issueMaker(LEDGER_CODES);
