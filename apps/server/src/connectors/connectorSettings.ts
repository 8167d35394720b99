import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Issue } from '@kedu/model';
import { z } from 'zod';
import { connectorIssue } from './codes.ts';

/** Where a connector finds its files, as whoever runs the server configured it. */
export type ConnectorSetting =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Settings of the machine that connectors need. */
export interface ConnectorMachine {
  /** Folder with `connectors.json`. */
  readonly folder: string;
  /** Hosts that may be asked. */
  readonly hosts: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Name of the file in the data folder. */
export const SETTINGS_FILE = 'connectors.json';

const NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
/** What a head of HTTP may hold: no line break, no letter outside of Latin-1. */
const SENDABLE = /^[\t\x20-\x7E\x80-\xFF]+$/;
const setting = z.union([
  z.strictObject({ folder: z.string().refine(isAbsolute) }),
  z.strictObject({
    url: z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === ''),
    /** Names of environment variables whose values are sent: no secret stands in the file. */
    headers: z.record(z.string().regex(NAME), z.string().regex(/^[A-Z][A-Z0-9_]*$/)).optional(),
  }),
]);
/** Authority → connector → where it finds its files. */
const shape = z.record(z.string(), z.record(z.string(), setting));

/**
 * Where a connector of an authority finds its files: by `connectors.json` in the data folder, read anew each time.
 *
 * Undefined where it is not configured. Rule: CONNECT-1. Errors: CONNECT_SETTING (`form`, `secret`).
 * Example: `{ "beichuan": { "hotline": { "url":
 * "https://hotline.example/values.csv", "headers": { "Authorization": "HOTLINE_TOKEN" } } } }`.
 */
export async function connectorSetting(
  { folder, environment }: ConnectorMachine,
  authority: string,
  connector: string,
): Promise<{ readonly value: ConnectorSetting | undefined } | { readonly issue: Issue }> {
  const refused = (reason: 'form' | 'secret', found: string) => ({
    issue: connectorIssue('CONNECT_SETTING', {}, { reason, connector, found }),
  });
  const file = await readFile(join(folder, SETTINGS_FILE), 'utf8').then(
    (text) => ({ text }),
    (error: NodeJS.ErrnoException) => ({ fault: error.code ?? error.name }),
  );
  if ('fault' in file) return file.fault === 'ENOENT' ? { value: undefined } : refused('form', file.fault);
  const read = shape.safeParse(jsonOf(file.text));
  if (!read.success) return refused('form', read.error.issues[0]?.path.join('.') ?? '');
  const own = ownOf(ownOf(read.data, authority) ?? {}, connector);
  if (own === undefined) return { value: undefined };
  if ('folder' in own) return { value: { kind: 'folder', folder: own.folder } };
  const headers: Record<string, string> = {};
  for (const [name, variable] of Object.entries(own.headers ?? {})) {
    const value = environment[variable];
    if (value === undefined || !SENDABLE.test(value)) return refused('secret', variable);
    headers[name] = value;
  }
  return { value: { kind: 'http', url: own.url, headers } };
}

/** What an object itself has by a name: `constructor` is the name of no setting unless somebody wrote it. */
function ownOf<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
