import type { Issue } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Instant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, type Transitions } from '../transitions.ts';

export type ImportStanding = 'none' | 'received' | 'read' | 'refused' | 'recorded' | 'withdrawn';

/** A file of figures on its way in (导入): nothing of it counts before all of it was read without an error. */
export interface ImportState {
  readonly standing: ImportStanding;
  /** Hash of the file. */
  readonly hash: string;
  readonly mapping: string;
  readonly cells: number;
  readonly person: PersonId;
  readonly post: PostId;
  /** Name of the file; '' where none was given. */
  readonly name: string;
  /** When the file came. */
  readonly at: Instant;
  readonly round: string;
  readonly bytes: number;
  /** Figures that it changed, once it is recorded. */
  readonly changed?: number | undefined;
  /** Blob with the head of what was read; it names those of problems and figures. */
  readonly report?: string | undefined;
}

export const NO_IMPORT: ImportState = {
  standing: 'none',
  hash: '',
  mapping: '',
  cells: 0,
  person: '',
  post: '',
  name: '',
  at: '',
  round: '',
  bytes: 0,
};

export type ImportCommand =
  | {
      readonly type: 'receive_import';
      readonly hash: string;
      readonly bytes: number;
      readonly mapping: string;
      readonly round: string;
      /** Name of the file, for people. */
      readonly name?: string | undefined;
    }
  /** By the server itself, once intake has read the file. */
  | { readonly type: 'read_import'; readonly cells: number; readonly warnings: number; readonly report: string }
  /** By the server itself: the file has errors, or no figure in it. */
  | { readonly type: 'refuse_import'; readonly errors: number; readonly report: string }
  | { readonly type: 'record_import'; readonly changed: number }
  | { readonly type: 'withdraw_import'; readonly reason: string };

export type ImportEvent =
  | {
      readonly type: 'import_received';
      readonly hash: string;
      readonly bytes: number;
      readonly mapping: string;
      readonly round: string;
      readonly name?: string | undefined;
    }
  | { readonly type: 'import_read'; readonly cells: number; readonly warnings: number; readonly report: string }
  | { readonly type: 'import_refused'; readonly errors: number; readonly report: string }
  | { readonly type: 'import_recorded'; readonly changed: number }
  | { readonly type: 'import_withdrawn'; readonly reason: string };

/** COLLECT-11: a file that was refused stays refused; a mended file is another import. */
export const IMPORT_TRANSITIONS = {
  none: { receive_import: 'received' },
  received: { read_import: 'read', refuse_import: 'refused', withdraw_import: 'withdrawn' },
  read: { record_import: 'recorded', withdraw_import: 'withdrawn' },
  refused: {},
  recorded: {},
  withdrawn: {},
} as const satisfies Transitions<ImportStanding, ImportCommand['type']>;

/** Largest file that is taken, in bytes. */
export const MOST_IMPORT_BYTES = 100 * 1024 * 1024;

/**
 * What a command does to an import.
 *
 * Rule: COLLECT-11. Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, IMPORT_FILE, IMPORT_EMPTY, IMPORT_OTHER.
 */
export function decideImport(
  state: ImportState,
  command: ImportCommand,
  context: Context & { readonly id: string; readonly recordedBefore?: string | undefined },
): Decision<ImportEvent> {
  const wrong = outOfTurn(IMPORT_TRANSITIONS, { thing: 'import', id: context.id }, state.standing, command.type);
  if (wrong) return refused(wrong);
  switch (command.type) {
    case 'receive_import': {
      const { type: _, ...file } = command;
      return unless(
        [
          denied(context, 'make_import'),
          file.bytes > 0 ? undefined : workflowIssue('IMPORT_EMPTY', {}),
          file.bytes > MOST_IMPORT_BYTES ? workflowIssue('IMPORT_FILE', {}, { bytes: file.bytes, most: MOST_IMPORT_BYTES }) : undefined,
          recorded(context),
        ],
        { type: 'import_received', ...file },
      );
    }
    case 'read_import':
      return unless([denied(context, 'work')], {
        type: 'import_read',
        cells: command.cells,
        warnings: command.warnings,
        report: command.report,
      });
    case 'refuse_import':
      return unless([denied(context, 'work')], { type: 'import_refused', errors: command.errors, report: command.report });
    case 'record_import':
      return unless([denied(context, 'make_import'), own(state, context), recorded(context)], {
        type: 'import_recorded',
        changed: command.changed,
      });
    case 'withdraw_import':
      return unless([denied(context, 'make_import'), own(state, context), reasonMissing(command)], {
        type: 'import_withdrawn',
        reason: command.reason,
      });
  }
}

/** An import after an event. */
export function evolveImport(state: ImportState, { event, person, post, at }: Recorded<ImportEvent>): ImportState {
  switch (event.type) {
    case 'import_received': {
      const { hash, mapping, round, bytes, name = '' } = event;
      return { standing: 'received', hash, mapping, cells: 0, person, post, name, at, round, bytes };
    }
    case 'import_read':
      return { ...state, standing: 'read', cells: event.cells, report: event.report };
    case 'import_refused':
      return { ...state, standing: 'refused', report: event.report };
    case 'import_recorded':
      return { ...state, standing: 'recorded', changed: event.changed };
    case 'import_withdrawn':
      return { ...state, standing: 'withdrawn' };
  }
}

function own({ person }: ImportState, { entered }: Context): Issue | undefined {
  return person === entered.person ? undefined : other('not_own', '');
}

function recorded({ recordedBefore }: { readonly recordedBefore?: string | undefined }): Issue | undefined {
  return recordedBefore === undefined ? undefined : other('recorded', recordedBefore);
}

function other(reason: 'recorded' | 'not_own', before: string): Issue {
  return workflowIssue('IMPORT_OTHER', {}, { reason, before });
}
