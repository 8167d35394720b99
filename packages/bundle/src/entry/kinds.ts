import type { SealedTableName } from '../paths.ts';

export const ENTRY_KINDS = ['scheme', 'data', 'run', 'determination', 'publication', 'withdrawal', 'opening', 'seal', 'result'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `index`: whole number of another entry or a seed; `token`: an ID, a day, a code, without free text. */
export type AboutKind = 'index' | 'token';

/** What an entry of a kind has: nothing less and nothing more. */
export interface KindShape {
  readonly about: Readonly<Record<string, AboutKind>>;
  /** What `about` may have beside that. */
  readonly optional?: Readonly<Record<string, AboutKind>>;
  /** Names that must be there, and what numbered names begin with: `regulation/1`. */
  readonly hashes: { readonly names: readonly string[]; readonly prefix?: string };
  readonly roots: readonly SealedTableName[];
  /** What `roots` may have beside that. */
  readonly further?: readonly SealedTableName[];
}

/** Reasons of a withdrawal, in an entry as a code. Rule: ENTRY-2. */
export const WITHDRAWAL_REASONS = [
  'data_corrected',
  'scheme_corrected',
  'computed_wrongly',
  'determined_anew',
  'disclosed_too_much',
  'not_issued',
  'ordered',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Shapes by kind. Rule: ENTRY-2 (docs/spec/bundle.md). */
export const KIND_SHAPES: Readonly<Record<EntryKind, KindShape>> = {
  scheme: { about: { scheme: 'token' }, hashes: { names: ['scheme'], prefix: 'regulation/' }, roots: [] },
  data: {
    about: { scheme: 'token', period: 'token' },
    hashes: { names: [] },
    roots: ['units', 'memberships', 'successions', 'observations'],
    further: ['files'],
  },
  run: {
    about: { scheme: 'index', data: 'index', period: 'token', as_of: 'token', seed: 'index' },
    hashes: { names: ['given'] },
    roots: ['results', 'indicators', 'parts', 'weights', 'proposals', 'references'],
  },
  determination: { about: { run: 'index', period: 'token' }, hashes: { names: [] }, roots: ['determination'] },
  publication: { about: { run: 'index', level: 'token' }, optional: { replaces: 'index' }, hashes: { names: ['bundle'] }, roots: [] },
  withdrawal: { about: { publication: 'index', reason: 'token' }, hashes: { names: [] }, roots: [] },
  opening: {
    about: { run: 'index', by: 'token', as: 'token', table: 'token', blocks: 'token' },
    hashes: { names: ['statement'] },
    roots: [],
  },
  seal: {
    about: { round: 'token', number: 'index', figures: 'index' },
    optional: { audit: 'index', audit_digest: 'token' },
    hashes: { names: ['snapshot'] },
    roots: [],
  },
  result: {
    about: { id: 'token', scheme: 'token', period: 'token', as_of: 'token', seed: 'index' },
    hashes: { names: ['output'] },
    roots: [],
  },
};
