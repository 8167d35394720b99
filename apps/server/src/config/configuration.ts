import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Issue } from '@kedu/model';
import { z } from 'zod';
import { serverIssue } from '../codes.ts';

/** How a server runs, as its environment says it. */
export interface Configuration {
  /** PostgreSQL as the role that serves; the embedded one in `folder` where absent. */
  readonly databaseUrl?: string | undefined;
  /** The same database as the role that owns it: migrations at start. Without it they are run by `kedu db migrate`. */
  readonly ownerUrl?: string | undefined;
  /** The same database as the role that reads it all: backups. */
  readonly readUrl?: string | undefined;
  /** Absolute path of the data folder. */
  readonly folder: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** Where browsers reach it, where that is not its own address: `https://kedu.example`. */
  readonly origin?: string | undefined;
  /** Addresses or networks whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
  /** Who may read /metrics. */
  readonly metrics: 'loopback' | 'all' | 'off';
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `not_for_examples`: example persons need none. */
  readonly secondFactor: 'required' | 'not_for_examples';
  /** Connections to the database. */
  readonly connections: number;
  /** Requests a minute of one session, or of one address without a session. */
  readonly requestsPerMinute: number;
  /** Tries to sign in a minute from one address. */
  readonly signInsPerMinute: number;
  /** Hosts that connectors may ask, as addresses of theirs name them. */
  readonly connectorHosts: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A refusal of zod carries the reason of CONFIG_SETTING as its message. */
const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), 'url');
const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, `number ${least} ${most}`)
    .transform(Number);
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `choice ${values.join('|')}`);
const list = (isGood: (text: string) => boolean, reason: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isGood), reason);

const SETTINGS = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  KEDU_OWNER_URL: url(['postgres:', 'postgresql:']).optional(),
  KEDU_READ_URL: url(['postgres:', 'postgresql:']).optional(),
  KEDU_FOLDER: z.string().optional(),
  KEDU_HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || isHostName(text), 'host')
    .default('127.0.0.1'),
  KEDU_PORT: whole(0, 65_535).default(4170),
  KEDU_ORIGIN: url(['http:', 'https:'])
    .refine((text) => !URL.canParse(text) || new URL(text).origin === text, 'origin')
    .optional(),
  KEDU_TRUST_PROXY: list(isNetwork, 'addresses').default([]),
  KEDU_METRICS: choice(['loopback', 'all', 'off']).default('loopback'),
  KEDU_LOG: choice(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  KEDU_SECOND_FACTOR: choice(['required', 'not_for_examples']).default('required'),
  KEDU_CONNECTIONS: whole(2, 500).default(10),
  KEDU_REQUESTS_PER_MINUTE: whole(10, 10_000_000).default(3_000),
  KEDU_SIGN_INS_PER_MINUTE: whole(1, 1_000_000).default(60),
  KEDU_CONNECTOR_HOSTS: list((text) => hostOf(text) !== undefined, 'hosts').default([]),
});

/** Names of the settings, as docs/guide/operate.md lists them. */
export const SETTING_NAMES = Object.keys(SETTINGS.shape);

/** Settings whose text may hold a password: it is never repeated. */
const SECRET = ['DATABASE_URL', 'KEDU_OWNER_URL', 'KEDU_READ_URL'];

/**
 * The configuration that an environment says, or everything that is wrong with it. What is set to nothing counts as not set; a `KEDU_` name
 * that is none is a mistake.
 *
 * Rule: OPERATE-1 (docs/spec/operation.md). Errors: CONFIG_SETTING.
 * Example: { KEDU_PORT: '99999' } → CONFIG_SETTING { name: 'KEDU_PORT', reason: 'number', found: '99999', expected: '0–65535' }.
 */
export function readConfiguration(
  environment: Environment,
  { cwd, isRoot }: { readonly cwd: string; readonly isRoot: boolean },
): { readonly value: Configuration } | { readonly issues: readonly Issue[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text.trim() !== ''));
  const read = SETTINGS.safeParse(set);
  const issues = [
    ...Object.keys(set)
      .filter((name) => name.startsWith('KEDU_') && !SETTING_NAMES.includes(name) && !OTHERS.includes(name))
      .map((name) => setting(name, 'unknown', '', '')),
    ...(read.success ? alone(read.data) : read.error.issues.map(({ path, message }) => issueOf(String(path[0]), message, set))),
  ];
  if (issues.length > 0 || !read.success) return { issues };
  const given = read.data;
  return {
    value: {
      databaseUrl: given.DATABASE_URL,
      ownerUrl: given.KEDU_OWNER_URL,
      readUrl: given.KEDU_READ_URL,
      folder: resolve(cwd, given.KEDU_FOLDER ?? (isRoot ? '/var/lib/kedu' : 'kedu-data')),
      host: given.KEDU_HOST,
      port: given.KEDU_PORT,
      origin: given.KEDU_ORIGIN,
      trustProxy: given.KEDU_TRUST_PROXY,
      metrics: given.KEDU_METRICS,
      log: given.KEDU_LOG,
      secondFactor: given.KEDU_SECOND_FACTOR,
      connections: given.KEDU_CONNECTIONS,
      requestsPerMinute: given.KEDU_REQUESTS_PER_MINUTE,
      signInsPerMinute: given.KEDU_SIGN_INS_PER_MINUTE,
      connectorHosts: given.KEDU_CONNECTOR_HOSTS.flatMap((text) => hostOf(text) ?? []),
    },
  };
}

/** Names that others read: the folder of large data, tests. */
const OTHERS = ['KEDU_DATA', 'KEDU_KILLS'];

/** What no setting can say alone: an installation for other machines needs to know its own address, and a secret one. Rule: OPERATE-2. */
function alone({ KEDU_HOST, KEDU_ORIGIN, DATABASE_URL, KEDU_OWNER_URL, KEDU_READ_URL }: z.infer<typeof SETTINGS>): readonly Issue[] {
  const isOpen = !['127.0.0.1', '::1', 'localhost'].includes(KEDU_HOST);
  return [
    ...(isOpen && KEDU_ORIGIN === undefined ? [setting('KEDU_ORIGIN', 'needed', KEDU_HOST, 'https://…')] : []),
    ...(DATABASE_URL === undefined && (KEDU_OWNER_URL !== undefined || KEDU_READ_URL !== undefined)
      ? [setting('DATABASE_URL', 'database', '', 'postgresql://kedu_app:…@…/kedu')]
      : []),
  ];
}

function issueOf(name: string, message: string, set: Environment): Issue {
  const [reason = '', ...expected] = message.split(' ');
  return setting(name, reason, SECRET.includes(name) ? '' : (set[name] ?? ''), expected.join('–'));
}

function setting(name: string, reason: string, found: string, expected: string): Issue {
  return serverIssue('CONFIG_SETTING', {}, { name, reason, found, expected });
}

function isHostName(text: string): boolean {
  return text.length <= 253 && /^(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*$/i.test(text);
}

/**
 * A name or an address as `URL` has it, without brackets; undefined where it is none.
 *
 * Rule: CONNECT-3. Example: 'Stats.Example.cn' → 'stats.example.cn'; '[2001:DB8:0::1]' → '2001:db8::1'.
 */
function hostOf(text: string): string | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  const isSix = isIP(bare) === 6;
  const address = `https://${isSix ? `[${bare}]` : text}`;
  return (isSix || isHostName(text)) && URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}
