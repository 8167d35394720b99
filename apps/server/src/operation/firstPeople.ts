import { randomUUID } from 'node:crypto';
import { apiIssue, ROUTES, shapeIssues } from '@kedu/api';
import { contentHash, type Issue, type UnitRegister } from '@kedu/model';
import { authoritiesOf, registerAuthority, registerUnits, refused, signNamesOf, withSession } from '@kedu/store';
import { type Administrator, MACHINE, perform, type PersonId, plainName } from '@kedu/workflow';
import type { Configuration } from '../config/configuration.ts';
import { newPassword } from '../signIn/tokens.ts';
import { type Installation, withInstallation } from './installation.ts';

type Done<T> = { readonly value: T } | { readonly issues: readonly Issue[] };

/** A government that an installation is to serve. */
export interface NewPlace {
  readonly id: string;
  readonly title: string;
  readonly unit?: string | undefined;
  readonly units?: UnitRegister | undefined;
  readonly isExample: boolean;
}

/** Takes an authority up, with a register of units. Rule: STORE-7. Errors: STORE_BACKUP (`owner`), those of the database. */
export function registerPlace(configuration: Configuration, { id, title, unit, units, isExample }: NewPlace) {
  return withInstallation(configuration, async ({ database: { owner } }) => {
    if (owner === undefined) throw refused('STORE_BACKUP', { reason: 'owner', found: 'KEDU_OWNER_URL' });
    await withSession(owner, async (client) => {
      if (units !== undefined) await registerUnits(client, units);
      await registerAuthority(client, { id, titleZh: title, unit, isExample });
    });
  });
}

/**
 * Takes a person up who signs in by a name, of the shape that the page takes. Rule: RIGHT-15, SIGN-11.
 * Errors: API_SHAPE, API_NOT_FOUND, SIGN_NAME, those of the database.
 */
export async function registerAccount(
  configuration: Configuration,
  authority: string,
  { name, signName }: { readonly name: string; readonly signName: string },
): Promise<Done<{ readonly person: PersonId; readonly password?: string | undefined }>> {
  const read = ROUTES.registerPerson.body.safeParse({ name, signName });
  if (!read.success) return { issues: shapeIssues(read.error, 'body') };
  return inAuthority(configuration, authority, async ({ accounts }, isExample) =>
    accounts.registerAs({ authority, ...MACHINE }, `user.add.${contentHash(plainName(signName))}`, { name, signName }, { isExample }),
  );
}

/**
 * A new password for somebody who was taken up in an authority; it stands in the audit trail. Errors: API_NOT_FOUND, those of the database.
 */
export function resetAccount(
  configuration: Configuration,
  authority: string,
  signName: string,
): Promise<Done<{ readonly password: string }>> {
  return inAuthority(configuration, authority, async (installation) => {
    const person = await personOf(installation, authority, signName);
    if (person === undefined) return { issues: [apiIssue('API_NOT_FOUND', {}, { found: signName })] };
    const password = newPassword();
    const written = await installation.accounts.record({ authority, ...MACHINE }, 'new_password', person, randomUUID());
    if ('issues' in written) return written;
    const done = await installation.desk.resetPassword(plainName(signName), password, {
      sequence: written.value.sequence,
      by: [MACHINE.person],
    });
    return 'issues' in done ? done : { value: { password } };
  });
}

/**
 * Takes the second factor of somebody away who was taken up in an authority; it stands in the audit trail. Rule: RIGHT-16. Errors:
 * API_NOT_FOUND, those of the database.
 */
export function clearFactor(configuration: Configuration, authority: string, signName: string): Promise<Done<undefined>> {
  return inAuthority(configuration, authority, async (installation) => {
    const person = await personOf(installation, authority, signName);
    if (person === undefined) return { issues: [apiIssue('API_NOT_FOUND', {}, { found: signName })] };
    const written = await installation.accounts.record({ authority, ...MACHINE }, 'clear_second_factor', person, randomUUID());
    if ('issues' in written) return written;
    const done = await installation.desk.carryOut(plainName(signName), 'clear_second_factor', written.value.sequence);
    return 'issues' in done ? done : { value: undefined };
  });
}

/**
 * Seats the first three administrators, by the names that they sign in with. Rule: RIGHT-4.
 * Errors: API_NOT_FOUND, RIGHT_ADMINISTRATORS, those of the database.
 */
export function foundAdministrators(
  configuration: Configuration,
  authority: string,
  signNames: Readonly<Record<Administrator, string>>,
): Promise<Done<undefined>> {
  return inAuthority(configuration, authority, async (installation) => {
    const found = await Promise.all(
      Object.entries(signNames).map(async ([seat, name]) => ({ seat, name, person: await personOf(installation, authority, name) })),
    );
    const issues = found.flatMap(({ person, name }) => (person === undefined ? [apiIssue('API_NOT_FOUND', {}, { found: name })] : []));
    if (issues.length > 0) return { issues };
    const administrators = Object.fromEntries(found.map(({ seat, person }) => [seat, person])) as Record<Administrator, PersonId>;
    const entered = { authority, ...MACHINE };
    const done = await perform(installation.ports, entered, randomUUID(), {
      on: 'rights',
      command: { type: 'found_administration', administrators },
    });
    return 'issues' in done ? done : { value: undefined };
  });
}

/**
 * Puts somebody on the seat of an administrator, by the name that he signs in with, where no two administrators can act; it stands in the
 * audit trail. Rule: RIGHT-4. Errors: API_NOT_FOUND, RIGHT_ADMINISTRATORS, REASON_MISSING, those of the database.
 */
export function seatAdministrator(
  configuration: Configuration,
  authority: string,
  { seat, signName, reason }: { readonly seat: Administrator; readonly signName: string; readonly reason: string },
): Promise<Done<undefined>> {
  return inAuthority(configuration, authority, async (installation) => {
    const person = await personOf(installation, authority, signName);
    if (person === undefined) return { issues: [apiIssue('API_NOT_FOUND', {}, { found: signName })] };
    const done = await perform(installation.ports, { authority, ...MACHINE }, randomUUID(), {
      on: 'rights',
      command: { type: 'seat_administrator', seat, person, reason },
    });
    return 'issues' in done ? done : { value: undefined };
  });
}

async function inAuthority<T>(
  configuration: Configuration,
  id: string,
  act: (installation: Installation, isExample: boolean) => Promise<Done<T>>,
): Promise<Done<T>> {
  const done = await withInstallation(configuration, async (installation): Promise<Done<T>> => {
    const authority = (await authoritiesOf(installation.store.pool)).find((each) => each.id === id);
    return authority === undefined ? { issues: [apiIssue('API_NOT_FOUND', {}, { found: id })] } : act(installation, authority.isExample);
  });
  return 'issue' in done ? { issues: [done.issue] } : done.value;
}

async function personOf({ accounts, store }: Installation, authority: string, signName: string): Promise<PersonId | undefined> {
  const persons = await accounts.persons({ authority, ...MACHINE });
  const names = await signNamesOf(store.pool, persons);
  return persons.find((person) => names.get(person)?.signName === plainName(signName));
}
