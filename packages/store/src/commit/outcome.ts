import type { Reading } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import { type Receipt, workflowIssue } from '@kedu/workflow';
import { storeIssue } from '../codes.ts';
import type { DecidedCommand } from './command.ts';

/** What kedu.commit_one answers for a command. */
export type CommitOutcome =
  | { readonly sequence: number; readonly at: string; readonly again?: boolean }
  | { readonly key_reused: number }
  | { readonly conflict: Conflict }
  | { readonly fault: string; readonly constraint: string | null };

interface Conflict {
  readonly stream: string;
  readonly expected: number;
  readonly found: number;
  readonly person: string | null;
  readonly post: string | null;
  readonly at: string | null;
  readonly command: string | null;
}

/** The answer to a command: its place, or why it was refused. Rule: COMMIT-3, COMMIT-4. */
export function outcomeOf(outcome: CommitOutcome, command: DecidedCommand): Reading<Receipt> {
  if ('sequence' in outcome) return { value: { sequence: outcome.sequence, at: instant(outcome.at), again: outcome.again === true } };
  if ('key_reused' in outcome) return { issue: workflowIssue('COMMIT_KEY_REUSED', {}, { key: command.key, sequence: outcome.key_reused }) };
  if ('conflict' in outcome) {
    const { stream, expected, found, person, post, at, command: name } = outcome.conflict;
    return {
      issue: workflowIssue(
        'COMMIT_CONFLICT',
        {},
        {
          stream,
          expected,
          found,
          person: person ?? '',
          title: post ?? '',
          at: at === null ? '' : instant(at),
          command: name ?? '',
        },
      ),
    };
  }
  return { issue: faultIssue(outcome.fault, outcome.constraint ?? '', command) };
}

const REASONS: Readonly<Record<string, string>> = {
  KD002: 'overwrite',
  KD003: 'moment',
  KD004: 'administrators',
  KD005: 'published',
  KD006: 'table',
  KD007: 'log',
  '42501': 'policy',
};

function faultIssue(state: string, constraint: string, { authority, person, post }: DecidedCommand): Issue {
  if (state === 'KD001') return storeIssue('STORE_ENTERED', {}, { authority, person, post });
  const reason = REASONS[state] ?? (state.startsWith('23') ? 'constraint' : 'form');
  return storeIssue('STORE_ROW', {}, { reason, found: constraint === '' ? state : constraint });
}

/** A moment as the platform writes it. */
function instant(text: string): string {
  return new Date(text).toISOString();
}
