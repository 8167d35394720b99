import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { DatabaseBlobs, DatabaseStore, refusing } from '@kedu/store';
import type { Ports } from '@kedu/workflow';
import type { Configuration } from '../config/configuration.ts';
import { SchemeLibrary } from '../knowledge/schemeLibrary.ts';
import { workdays } from '../knowledge/workdays.ts';
import { Accounts } from '../signIn/accounts.ts';
import { FactorSecrets } from '../signIn/factorSecrets.ts';
import { Passwords } from '../signIn/passwords.ts';
import { Sessions } from '../signIn/sessions.ts';
import { SignInDesk } from '../signIn/signInDesk.ts';
import { EVIDENCE } from './backup.ts';
import { readyDatabase, type ReadyDatabase } from './database.ts';

/** What whoever runs the machine works with, without a server. */
export interface Installation {
  readonly database: ReadyDatabase;
  readonly store: DatabaseStore;
  readonly blobs: DatabaseBlobs;
  readonly accounts: Accounts;
  readonly desk: SignInDesk;
  /** Folder of the logs. */
  readonly evidence: string;
  /** What commands are carried out with. */
  readonly ports: Ports;
}

/** Does something with the database of a configuration, and closes it. Errors: those of starting, migrating and opening, and of what the act throws as `Refused`. */
export async function withInstallation<T>(
  configuration: Configuration,
  act: (installation: Installation) => Promise<T>,
): Promise<{ readonly value: T } | { readonly issue: Issue }> {
  const calendar = workdays(configuration.folder);
  if ('issue' in calendar) return calendar;
  const ready = await readyDatabase(configuration);
  if ('issue' in ready) return ready;
  const database = ready.value;
  try {
    const opened = await DatabaseStore.open(database.app, { connections: 4 });
    if ('issue' in opened) return opened;
    const store = opened.value;
    try {
      const blobs = new DatabaseBlobs(store.pool);
      const evidence = join(configuration.folder, EVIDENCE);
      const desk = new SignInDesk(store.pool, new Passwords(), new Sessions(store.pool), new FactorSecrets(evidence));
      const clock = { now: () => new Date().toISOString() };
      const ports = { store, clock, knowledge: new SchemeLibrary({ store, blobs, clock, calendar: calendar.value }) };
      return await refusing(() => act({ database, store, blobs, desk, accounts: new Accounts(store, desk), evidence, ports }));
    } finally {
      await store.close();
    }
  } finally {
    await database.stop();
  }
}
