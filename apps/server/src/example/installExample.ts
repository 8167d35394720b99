import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPack, type Pack } from '@kedu/runner';
import { authoritiesOf, headOf, makeRehearsal, registerAuthority, registerUnits, withSession } from '@kedu/store';
import { type Instant, MACHINE } from '@kedu/workflow';
import type { ServerPorts } from '../http/ports.ts';
import { keyedId } from '../knowledge/keyedId.ts';
import type { ReadyDatabase } from '../operation/database.ts';
import type { ServeOptions } from '../serve.ts';
import type { Accounts } from '../signIn/accounts.ts';
import { newPassword } from '../signIn/tokens.ts';
import { exampleArchive } from './exampleArchive.ts';
import { declareConnector, openDecember } from './exampleDecember.ts';
import type { ExamplePerson } from './exampleOffice.ts';
import { makeRun, releaseRun } from './exampleRun.ts';
import { beginOffice, type ExampleStage, exampleStage, monthsOf, nextVersion, playMonths, SCHEME } from './exampleYear.ts';
import { RehearsalClock } from './rehearsalClock.ts';

/** The government of the example. */
export const EXAMPLE_AUTHORITY = '990000';

/** The moment at which the example waits for its reader: nine in the morning, in the second working week of the December round. */
const WAITS_AT: Instant = '2025-01-13T01:00:00.000Z';

export interface ExampleOptions {
  /** Folder of the pack. */
  readonly pack: string;
  /** Data folder of the server. */
  readonly folder: string;
  /** Told what is being done, for whoever waits. */
  readonly onStep?: ((step: ExampleStep) => void) | undefined;
}

/** A step of making the example: a month that is played, or the name of another. */
export type ExampleStep =
  | { readonly step: 'register' | 'office' | 'run' | 'december' }
  | { readonly step: 'month'; readonly month: string };

/** What is kept beside the database: the password that is printed, and whether all is made. */
interface Kept {
  readonly password: string;
  readonly isMade: boolean;
  readonly people?: readonly ExamplePerson[] | undefined;
}

/** An installation with the example in it. */
export interface ExampleInstallation {
  readonly options: Pick<ServeOptions, 'told' | 'prepare'>;
  /** Who may sign in, once it is prepared. */
  accounts(): { readonly password: string; readonly people: readonly ExamplePerson[] };
}

/**
 * The example installation (示例部署): a fictional province with its people, two years of
 * collected months, a released run, and the December round open.
 *
 * It is a rehearsal with a clock of its own, which stands still while nobody runs it. Everything goes through the commands that people
 * give; what a start that was broken off had done is kept.
 * Rules: COMMIT-1, EXAMPLE-1 to EXAMPLE-3 (docs/spec/runs.md). Throws where the database has another installation, or the pack has errors.
 */
export function installExample({ pack: packFolder, folder, onStep = () => {} }: ExampleOptions): ExampleInstallation {
  const clock = new RehearsalClock('2023-01-02T00:00:00.000Z');
  let kept: Kept | undefined;
  let people: readonly ExamplePerson[] = [];
  return {
    options: {
      told: () => clock.now(),
      prepare: async (ports, accounts, database) => {
        kept = keptIn(folder) ?? keep(folder, { password: newPassword(), isMade: false });
        if (!kept.isMade) {
          const { pack, issues } = openPack(packFolder);
          if (pack === undefined) throw new RangeError(`the pack of the example cannot be read: ${issues[0]?.code}`);
          const stage = exampleStage(EXAMPLE_AUTHORITY, pack, { ...ports, clock }, clock, personOf);
          await make(stage, { packFolder, folder }, ports, accounts, database, kept.password, onStep);
          kept = keep(folder, { ...kept, isMade: true, people: stage.people });
        }
        people = kept.people ?? [];
        clock.turn(await lastMoment(ports));
      },
    },
    accounts: () => ({ password: kept?.password ?? '', people }),
  };
}

async function make(
  stage: ExampleStage,
  { packFolder, folder }: { readonly packFolder: string; readonly folder: string },
  ports: ServerPorts,
  accounts: Accounts,
  database: ReadyDatabase,
  password: string,
  onStep: (step: ExampleStep) => void,
): Promise<void> {
  onStep({ step: 'register' });
  await register(stage.pack, ports, database);
  stage.rehearsal.at('2023-01-02');
  for (const { signName, name } of stage.people) {
    const done = await accounts.registerAs(machineHere, personKey(signName), { name, signName }, { isExample: true, password });
    if ('issues' in done) throw new RangeError(`the example cannot take ${signName} up: ${done.issues[0]?.code}`);
  }
  onStep({ step: 'office' });
  const hash = await beginOffice(stage, exampleArchive(packFolder), '2023');
  await declareConnector(stage);
  const onMonth = (month: string): void => onStep({ step: 'month', month });
  await playMonths(stage, monthsOf(2023, 11), onMonth);
  await nextVersion(stage, hash, '2024');
  await playMonths(stage, ['2023-12', ...monthsOf(2024, 11)], onMonth);
  onStep({ step: 'run' });
  const cities = stage.pack.register.versions.filter(({ kind }) => kind === 'city').map(({ id }) => id);
  const run = await makeRun(stage, {
    scheme: SCHEME,
    version: '2024',
    period: '2024',
    rounds: [...monthsOf(2023), ...monthsOf(2024, 11)],
    asOf: '2024-12-30',
  });
  onStep({ step: 'december' });
  await openDecember(stage, { ports, folder }, () => releaseRun(stage, run, cities));
  stage.rehearsal.at(WAITS_AT);
}

/** Units, authority, and that this is a rehearsal: as the owner of the database. Rules: STORE-7, COMMIT-1. */
async function register({ register: units }: Pack, { store }: ServerPorts, { owner }: ReadyDatabase): Promise<void> {
  if (owner === undefined) throw new RangeError('the example needs the owner of the database');
  const isThere = (await authoritiesOf(store.pool)).some(({ id }) => id === EXAMPLE_AUTHORITY);
  if (isThere) return;
  await withSession(owner, async (client) => {
    await makeRehearsal(client);
    await registerUnits(client, units);
    await registerAuthority(client, {
      id: EXAMPLE_AUTHORITY,
      titleZh: '北原省（示例）',
      titleEn: 'Beiyuan Province (example)',
      unit: '990000',
      isExample: true,
    });
  });
}

const machineHere = { authority: EXAMPLE_AUTHORITY, ...MACHINE };
const personKey = (signName: string): string => `example.person.${signName}`;
const personOf = (signName: string): string => keyedId('p', machineHere, personKey(signName));

/** The moment of the last command: the clock goes on from there. */
async function lastMoment({ store }: ServerPorts): Promise<Instant> {
  const head = await headOf(store.pool, EXAMPLE_AUTHORITY);
  const [row] = await store.audit(machineHere, head, 1);
  return row === undefined || row.at < WAITS_AT ? WAITS_AT : row.at;
}

function keptIn(folder: string): Kept | undefined {
  const file = join(folder, 'example.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

function keep(folder: string, kept: Kept): Kept {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'example.json');
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}
