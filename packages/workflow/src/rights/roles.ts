/** What a role may do. Business permissions and those of administrators never stand in one role (RIGHT-5). */
export const PERMISSIONS = [
  'register_persons',
  'create_posts',
  'appoint',
  'grant_roles',
  'grant_reading',
  'unlock',
  'reset_factor',
  'hand_over',
  'read_audit',
  'assign_owners',
  'draft_scheme',
  'review_scheme',
  'publish_scheme',
  'request_change',
  'review_change',
  'approve_change',
  'declare_connector',
  'plan_round',
  'set_publication_days',
  'run_round',
  'seal_round',
  'enter_value',
  'check_value',
  'approve_value',
  'confirm_value',
  'read_value',
  'make_import',
  'request_run',
  'work',
  'read_result',
  'read_rank_early',
  'open_feedback',
  'answer_feedback',
  'release_ranks',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What is done to an authority as a whole: a role that is bounded to units or indicators does not reach it (RIGHT-1). */
export const WHOLE: readonly Permission[] = [
  'read_audit',
  'assign_owners',
  'draft_scheme',
  'review_scheme',
  'publish_scheme',
  'review_change',
  'approve_change',
  'declare_connector',
  'plan_round',
  'run_round',
  'seal_round',
  'request_run',
  'read_rank_early',
  'open_feedback',
  'release_ranks',
];

/** Permissions that show or move business data: no administrator has one. */
const READS: readonly Permission[] = ['read_value', 'read_result'];

/**
 * Roles of a performance assessment (G1) with what each may do. The public needs no role: it reads what is published.
 *
 * Rule: RIGHT-1 (docs/spec/rights.md).
 */
export const ROLES = {
  performance_office: [
    ...READS,
    'read_rank_early',
    'assign_owners',
    'draft_scheme',
    'request_change',
    'review_change',
    'declare_connector',
    'plan_round',
    'set_publication_days',
    'run_round',
    'check_value',
    'request_run',
    'open_feedback',
    'answer_feedback',
  ],
  performance_office_head: [
    ...READS,
    'read_rank_early',
    'review_scheme',
    'approve_value',
    'seal_round',
    'answer_feedback',
    'release_ranks',
  ],
  committee: [...READS, 'read_rank_early', 'approve_change', 'publish_scheme'],
  lead_department: [...READS, 'request_change', 'enter_value', 'make_import', 'answer_feedback'],
  department_checker: [...READS, 'check_value'],
  marking_department: [...READS, 'enter_value', 'make_import'],
  assessed_unit: [...READS, 'confirm_value', 'enter_value', 'request_change'],
  finance: [...READS, 'enter_value'],
  statistics: [...READS, 'enter_value', 'check_value', 'make_import', 'set_publication_days'],
  organisation: [...READS],
  discipline: [...READS, 'enter_value'],
  reviewer: [...READS, 'check_value'],
  third_party: ['read_value', 'enter_value'],
  auditor: [...READS, 'read_audit'],
  legislature: ['read_result'],
  machine: ['work', 'make_import'],
  system_administrator: ['register_persons', 'create_posts', 'reset_factor', 'hand_over'],
  security_administrator: ['appoint', 'grant_roles', 'grant_reading', 'unlock', 'reset_factor', 'hand_over'],
  audit_administrator: ['read_audit', 'reset_factor', 'hand_over'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export type Role = keyof typeof ROLES;

/** The three administrators (三员): three people, none of them in a post (RIGHT-4). */
export const ADMINISTRATORS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const;
export type Administrator = (typeof ADMINISTRATORS)[number];

/** Roles that a post may be given: neither administrators nor the server itself. */
export type PostRole = Exclude<Role, Administrator | 'machine'>;

/** Roles that a post may be given, in the order of the table. */
export const POST_ROLES: readonly PostRole[] = Object.keys(ROLES).filter(
  (role): role is PostRole => !ADMINISTRATORS.some((seat) => seat === role) && role !== 'machine',
);

/** The role that speaks for the unit of its post, and for no other unless it is named (RIGHT-18). */
export const OWN_UNIT_ROLE: PostRole = 'assessed_unit';

/** Whether a role has a permission. */
export function allows(role: Role, permission: Permission): boolean {
  return (ROLES[role] as readonly Permission[]).includes(permission);
}

/** Roles that have a permission, in the order of the table, joined by `|` for messages. */
export function rolesWith(permission: Permission): string {
  return (Object.keys(ROLES) as Role[]).filter((role) => allows(role, permission)).join('|');
}
