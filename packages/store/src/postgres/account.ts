import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { refused } from '../refused.ts';

/** The account of the machine under which PostgreSQL runs. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order: an account made for Kedu, PostgreSQL's own, and the one that every system has. */
const CANDIDATES = ['kedu', 'postgres', 'nobody'];

/**
 * The account that PostgreSQL runs under where this process is root, which PostgreSQL refuses; undefined where this process is not
 * root and PostgreSQL runs as it does. A folder that exists keeps the account that owns it.
 *
 * Rule: STORE-1. Errors: STORE_FOLDER (`account`: the folder belongs to root or to nobody that the machine knows).
 */
export async function accountFor(dataFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = await knownAccounts();
  const owner = await stat(dataFolder).then(
    ({ uid }) => uid,
    () => undefined,
  );
  const account =
    owner === undefined
      ? CANDIDATES.map((name) => accounts.find((one) => one.name === name)).find((one) => one !== undefined && one.uid !== 0)
      : accounts.find(({ uid }) => uid === owner && uid !== 0);
  if (account === undefined) throw refused('STORE_FOLDER', { folder: dataFolder, reason: 'account', found: owner ?? '' });
  return account;
}

/**
 * The first folder on the way to a path that an account cannot enter; undefined where it can go all the way.
 * Root's own folder is such: what stands below it nobody else can open, whatever the file says.
 */
export async function closedTo(account: Account, path: string): Promise<string | undefined> {
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  for (const folder of way) {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined) return undefined;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if (found.isDirectory() && (found.mode & bit) === 0) return folder;
  }
  return undefined;
}

async function knownAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
