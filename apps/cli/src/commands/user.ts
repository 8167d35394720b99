import type { Issue, Locale } from '@kedu/model';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { configured, loadServer, refuse } from '../serve/configured.ts';
import { serveWords } from '../serve/words.ts';
import type { Io } from '../terminal/io.ts';

export const USER_ACTIONS = ['add', 'found', 'password', 'factor', 'seat'] as const;
export type UserAction = (typeof USER_ACTIONS)[number];

/** The three administrators, as they are called on the command line. */
export const SEATS = ['system', 'security', 'audit'] as const;

export interface UserOptions {
  readonly authority?: string | undefined;
  readonly name?: string | undefined;
  readonly system?: string | undefined;
  readonly security?: string | undefined;
  readonly audit?: string | undefined;
  readonly seat?: (typeof SEATS)[number] | undefined;
  readonly reason?: string | undefined;
}

/** `kedu user ACTION`: the first people of an installation, new passwords, a second factor that was lost, and the seat of an administrator where no two can act. Rules: RIGHT-4, RIGHT-15, RIGHT-16, SIGN-5. Exit code: OUT-10. */
export async function user(
  action: UserAction,
  signName: string | undefined,
  options: UserOptions,
  io: Io,
  locale: Locale,
): Promise<ExitCode> {
  const words = serveWords(locale);
  const needed = {
    add: ['authority', 'name'],
    found: ['authority', 'system', 'security', 'audit'],
    password: ['authority'],
    factor: ['authority'],
    seat: ['authority', 'seat', 'reason'],
  } as const;
  const missing = needed[action].find((name) => options[name] === undefined);
  if (missing !== undefined || (action !== 'found' && signName === undefined)) {
    io.err(`${missing === undefined ? words.needsName : words.needs(`--${missing}`)}\n`);
    return EXIT.usage;
  }
  const read = await configured(io, locale);
  if ('code' in read) return read.code;
  const { clearFactor, foundAdministrators, registerAccount, resetAccount, seatAdministrator } = await loadServer();
  const authority = options.authority as string;
  const refused = ({ issues }: { readonly issues: readonly Issue[] }): ExitCode => {
    const [{ code, args } = { code: '', args: {} as Issue['args'] }] = issues;
    if (code !== 'API_NOT_FOUND') return refuse(issues, io, locale);
    const found = String(args['found']);
    io.err(`${found === authority ? words.unknownAuthority(found) : words.unknownName(found)}\n`);
    return EXIT.problems;
  };
  switch (action) {
    case 'add': {
      const done = await registerAccount(read.value, authority, { name: options.name as string, signName: signName as string });
      if ('issues' in done) return refused(done);
      io.out(`${words.personMade(options.name as string, signName as string, done.value.person)}\n`);
      io.out(`${done.value.password === undefined ? words.personThere : words.firstPassword(done.value.password)}\n`);
      return EXIT.ok;
    }
    case 'password': {
      const done = await resetAccount(read.value, authority, signName as string);
      if ('issues' in done) return refused(done);
      io.out(`${words.newPassword(done.value.password)}\n`);
      return EXIT.ok;
    }
    case 'factor': {
      const done = await clearFactor(read.value, authority, signName as string);
      if ('issues' in done) return refused(done);
      io.out(`${words.factorCleared(signName as string)}\n`);
      return EXIT.ok;
    }
    case 'seat': {
      const { seat, reason } = options as Required<UserOptions>;
      const done = await seatAdministrator(read.value, authority, {
        seat: `${seat as (typeof SEATS)[number]}_administrator`,
        signName: signName as string,
        reason: reason as string,
      });
      if ('issues' in done) return refused(done);
      io.out(`${words.seated(signName as string, seat as string)}\n`);
      return EXIT.ok;
    }
    case 'found': {
      const { system, security, audit } = options as Required<UserOptions>;
      const done = await foundAdministrators(read.value, authority, {
        system_administrator: system as string,
        security_administrator: security as string,
        audit_administrator: audit as string,
      });
      if ('issues' in done) return refused(done);
      io.out(`${words.founded(authority)}\n`);
      return EXIT.ok;
    }
  }
}
