import type { Issue } from '@kedu/model';
import { MACHINE, type PersonId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { cellOfStream, kindOf, type StreamKind } from '../streams.ts';
import { denied } from './permission.ts';
import { type Permission, rolesWith } from './roles.ts';

/**
 * What reading a stream of a kind asks for. Rights are open to whoever acts, since everybody has to know whose turn it is; sign-ins to nobody;
 * of an import that it is one's own, or its figures too (`mayNotReadImport`).
 */
const READING: Readonly<Record<Exclude<StreamKind, 'rights' | 'sign_in'>, readonly Permission[]>> = {
  scheme: ['read_value', 'read_result', 'draft_scheme', 'publish_scheme'],
  change: ['read_value', 'read_result', 'request_change'],
  connector: ['read_value'],
  publication: ['read_value'],
  round: ['read_value'],
  value: ['read_value'],
  import: ['make_import', 'declare_connector'],
  burden: ['read_value'],
  run: ['read_result'],
  feedback: ['read_result'],
};

/**
 * Why whoever is entered may not read a stream today, or undefined where he may. What of a run is shown is a further question (`shownOf`).
 *
 * Rules: RIGHT-5, RIGHT-14. Errors: RIGHT_SEAT, RIGHT_DENIED. Example: an administrator and `value/…` → RIGHT_DENIED; and `rights` → undefined.
 */
export function mayNotRead(context: Context, stream: string): Issue | undefined {
  const kind = kindOf(stream) as StreamKind;
  if (kind === 'rights') {
    const issue = denied(context, 'read_value');
    const { entered } = context;
    const isAnother = entered.post === MACHINE.post && entered.person !== MACHINE.person;
    return issue?.code === 'RIGHT_SEAT' || isAnother ? issue : undefined;
  }
  const permissions = kind === 'sign_in' ? [] : READING[kind];
  const { indicator, unit } = kind === 'value' ? cellOfStream(stream) : { indicator: undefined, unit: undefined };
  const asked = { indicator, unit: kind === 'burden' ? stream.slice('burden/'.length) : unit };
  const refusals = permissions.map((permission) => denied(context, permission, asked));
  if (refusals.some((issue) => issue === undefined)) return undefined;
  return (
    refusals[0] ??
    workflowIssue('RIGHT_DENIED', {}, { permission: 'read_value', post: context.entered.post, roles: rolesWith('read_value') })
  );
}

/** Figures of a file as far as they are known: units by indicator; none where the indicator alone is. */
export type FileFigures = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Why whoever is entered may not read an import with everything that belongs to it, or undefined where he may: who brought it, and who may read
 * every figure of it. A file of which no figure is known may hold any.
 *
 * Rule: RIGHT-14. Errors: RIGHT_SEAT, RIGHT_DENIED.
 * Example: a post limited to `new_jobs`, another's file with `new_jobs` and `gdp_growth` → RIGHT_DENIED with `gdp_growth`.
 */
export function mayNotReadImport(
  context: Context,
  { stream, person }: { readonly stream: `import/${string}`; readonly person: PersonId },
  figures: FileFigures = new Map(),
): Issue | undefined {
  const issue = mayNotRead(context, stream);
  if (issue !== undefined || person === context.entered.person) return issue;
  const notAll = denied(context, 'read_value', { isAll: true });
  if (notAll === undefined || figures.size === 0) return notAll;
  for (const [indicator, units] of figures)
    for (const unit of units.size === 0 ? [undefined] : units) {
      const refused = denied(context, 'read_value', { indicator, unit });
      if (refused !== undefined) return refused;
    }
  return undefined;
}
