import { bearerOf, type DatabaseStore, type PersonSignIn, personsOf, registerPerson, seatedPersons, signNamesOf } from '@kedu/store';
import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import {
  ADMINISTRATORS,
  type Context,
  denied,
  type Entered,
  type Instant,
  plainName,
  reasonMissing,
  type ResetCommand,
  type Task,
  workflowIssue,
} from '@kedu/workflow';
import type { CommandAnswer, CommandReceipt } from '../http/handler.ts';
import { keyedId } from '../knowledge/keyedId.ts';
import type { SignInDesk } from './signInDesk.ts';
import { newPassword } from './tokens.ts';

/** A person as he is taken up. */
export interface AskedPerson {
  readonly name: string;
  readonly signName: string;
}

/** What is asked of an account. */
export type AccountCommand = {
  readonly type: 'unlock' | 'close_account' | 'new_password' | ResetCommand['type'];
  readonly reason: string;
};
/** What is done to an account by one hand, and what the machine may do at last. */
type OwnHand = Exclude<AccountCommand['type'], ResetCommand['type']>;

/** What was done; the password is told once, when it was made. */
export type AccountDone =
  | { readonly value: CommandReceipt & { readonly person: string; readonly password?: string | undefined } }
  | { readonly issues: readonly Issue[] };

/** Name under which the audit trail keeps a person. */
const aboutPerson = (person: string): string => `person/${person}`;

/**
 * Accounts of persons, who are administered where they were taken up. Every act stands in the audit trail of the authority before it is
 * done; done again by the same key it is finished, not repeated.
 *
 * Rule: RIGHT-4, RIGHT-5, RIGHT-15, RIGHT-16, RIGHT-22, SIGN-2, SIGN-5, SIGN-10, SIGN-13 (docs/spec/rights.md).
 */
export class Accounts {
  readonly #store: DatabaseStore;
  readonly #desk: SignInDesk;
  readonly #told: () => Instant | undefined;

  /** `told` is the moment of a rehearsal, whose commands all bear its own. */
  constructor(store: DatabaseStore, desk: SignInDesk, told: () => Instant | undefined = () => undefined) {
    this.#store = store;
    this.#desk = desk;
    this.#told = told;
  }

  /** Errors: RIGHT_DENIED, SIGN_NAME, and those of a commit. */
  async register(context: Context, key: string, { name, signName }: AskedPerson, isExample: boolean): Promise<AccountDone> {
    const issue = denied(context, 'register_persons');
    if (issue !== undefined) return { issues: [issue] };
    return this.registerAs(context.entered, key, { name, signName }, { isExample });
  }

  /** The same by whoever runs the machine, who may choose the first password. */
  async registerAs(
    entered: Entered,
    key: string,
    { name, signName }: AskedPerson,
    { isExample, password = newPassword() }: { readonly isExample: boolean; readonly password?: string | undefined },
  ): Promise<AccountDone> {
    const person = keyedId('p', entered, key);
    const bearer = await bearerOf(this.#store.pool, plainName(signName));
    if (bearer !== undefined && bearer !== person) return { issues: [workflowIssue('SIGN_NAME', {}, {})] };
    const kept = await this.#write(entered, 'register_person', person, key, { name, signName });
    if ('issues' in kept) return kept;
    await registerPerson(this.#store.pool, { id: person, name, isExample });
    const before = (await signNamesOf(this.#store.pool, [person])).get(person);
    if (before !== undefined) return { value: { ...kept.value, person } };
    // The password of example persons is printed for whoever tries them.
    const registered = await this.#desk.register(signName, person, password, {
      isGiven: !isExample,
      by: [entered.person],
    });
    return 'issues' in registered ? registered : { value: { ...kept.value, person, password } };
  }

  /**
   * Errors: RIGHT_DENIED, REASON_MISSING, RIGHT_SELF, RIGHT_FACTOR, RIGHT_PASSWORD, and those
   * of a commit. Undefined: nobody of that name was taken up here.
   * `perform` carries out what is a command of the rights.
   */
  async command(
    context: Context,
    key: string,
    person: string,
    { type, reason }: AccountCommand,
    perform: (task: Task) => Promise<CommandAnswer>,
  ): Promise<AccountDone | undefined> {
    if (isOfTwoHands(type)) return this.#byTwoHands(context, { type, person, reason }, perform);
    const { entered } = context;
    const known = await this.of(entered, person);
    const issues = [
      denied(context, type === 'unlock' ? 'unlock' : 'register_persons'),
      person === entered.person ? workflowIssue('RIGHT_SELF', {}, { command: type }) : undefined,
      reasonMissing({ type, reason }),
    ].filter((issue) => issue !== undefined);
    if (issues.length > 0) return { issues };
    if (known === undefined) return undefined;
    if (type === 'new_password' && (await seatedPersons(this.#store.pool, [person])).has(person))
      return { issues: [workflowIssue('RIGHT_PASSWORD', {}, { reason: 'seated', person, until: '' })] };
    const kept = await this.#write(entered, type, person, key, { reason });
    if ('issues' in kept) return kept;
    // Also where the row stood already: whoever wrote it may have died before the deed.
    const password = newPassword();
    const { sequence } = kept.value;
    const done =
      type === 'new_password'
        ? await this.#desk.resetPassword(known.signName, password, { sequence, by: [entered.person] })
        : await this.#desk.carryOut(known.signName, type, sequence);
    if ('issues' in done) return done;
    return { value: { ...kept.value, person, ...(type === 'new_password' && done.value ? { password } : {}) } };
  }

  /**
   * By two hands: what was confirmed is carried out once, also where it was broken off and the same is asked again. The new password is shown
   * to whoever confirms. Rule: RIGHT-16, RIGHT-22.
   */
  async #byTwoHands(
    context: Context,
    command: ResetCommand,
    perform: (task: Task) => Promise<CommandAnswer>,
  ): Promise<AccountDone | undefined> {
    const { type, person } = command;
    const issue = denied(context, 'reset_factor');
    if (issue !== undefined) return { issues: [issue] };
    const known = await this.of(context.entered, person);
    if (known === undefined) return undefined;
    const isPassword = type === 'ask_new_password' || type === 'confirm_new_password';
    const isAdministrator = ADMINISTRATORS.some((name) => context.rights.administrators[name] === person);
    if (isPassword && isAdministrator && person !== context.entered.person && !known.hasSecondFactor)
      return { issues: [workflowIssue('RIGHT_PASSWORD', {}, { reason: 'factor', person, until: '' })] };
    const asked = context.rights.resets.find((reset) => reset.of === 'password' && reset.person === person);
    const kept = await perform({ on: 'rights', command });
    if ('issues' in kept) return { issues: kept.issues };
    const { sequence } = kept.value;
    const answer = { ...kept.value, person };
    if (type === 'confirm_factor_reset') {
      const done = await this.#desk.carryOut(known.signName, 'clear_second_factor', sequence);
      return 'issues' in done ? done : { value: answer };
    }
    if (type !== 'confirm_new_password') return { value: answer };
    const password = newPassword();
    const by = [...(asked === undefined ? [] : [asked.by]), context.entered.person];
    const done = await this.#desk.resetPassword(known.signName, password, { sequence, by });
    if ('issues' in done) return done;
    return { value: { ...answer, ...(done.value ? { password } : {}) } };
  }

  /** How a person signs in who was taken up in an authority. */
  async of(entered: Entered, person: string): Promise<PersonSignIn | undefined> {
    return (await this.persons(entered)).includes(person) ? (await signNamesOf(this.#store.pool, [person])).get(person) : undefined;
  }

  /** Who was taken up in an authority. */
  async persons(entered: Entered): Promise<readonly string[]> {
    const rows = await this.#store.look(entered, async (client) => {
      const found = await client.query<{ about: string }>(
        "select distinct about from kedu.audit where authority_id = $1 and command = 'register_person' order by about",
        [entered.authority],
      );
      return found.rows;
    });
    return rows.map(({ about }) => about.slice(aboutPerson('').length));
  }

  /** Accounts of an authority, for its system and security administrators. */
  async list(entered: Entered) {
    const persons = await this.persons(entered);
    const { pool } = this.#store;
    const [names, accounts, seated] = await Promise.all([
      personsOf(pool, persons),
      signNamesOf(pool, persons),
      seatedPersons(pool, persons),
    ]);
    return persons.flatMap((id) => {
      const account = accounts.get(id);
      if (account === undefined) return [];
      const { passwordIsGiven: _, ...shown } = account;
      return [{ person: { id, name: names.get(id)?.name ?? id }, ...shown, isSeated: seated.has(id) }];
    });
  }

  /** Writes down that something is done to an account; what follows is done by the caller. */
  record(entered: Entered, command: OwnHand | 'clear_second_factor', person: string, key: string) {
    return this.#write(entered, command, person, key, {});
  }

  async #write(entered: Entered, command: string, person: string, key: string, asked: unknown) {
    const told = this.#told();
    const outcome = await this.#store.commit({
      entered,
      command,
      about: aboutPerson(person),
      key,
      content: contentHash(canonicalJson({ command, person, asked })),
      expected: [],
      events: [],
      ...(told === undefined ? {} : { told }),
    });
    return 'issue' in outcome ? { issues: [outcome.issue] } : outcome;
  }
}

function isOfTwoHands(type: AccountCommand['type']): type is ResetCommand['type'] {
  return type === 'ask_factor_reset' || type === 'confirm_factor_reset' || type === 'ask_new_password' || type === 'confirm_new_password';
}
