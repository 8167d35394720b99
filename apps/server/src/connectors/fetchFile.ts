import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { Issue } from '@kedu/model';
import { MOST_IMPORT_BYTES } from '@kedu/workflow';
import { connectorIssue } from './codes.ts';
import type { FoundFile } from './exchangeFolder.ts';
import { isLoopback, isPublicAddress } from './publicAddress.ts';

/** How an address is asked. */
export interface FetchOptions {
  readonly connector: string;
  /** Hosts that may be asked. */
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds?: number | undefined;
  readonly mostBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Fetched = { readonly value: FoundFile } | { readonly issue: Issue };

/**
 * The file at an address: of a host that may be asked, over HTTPS, connected to the very address that was looked at.
 *
 * Rule: CONNECT-3. Errors: CONNECT_SOURCE with reason `host`, `plain`, `address`, `redirect`, `status`, `large`, `late`, `broken`.
 */
export async function fetchFile(url: URL, options: FetchOptions): Promise<Fetched> {
  const { connector, hosts } = options;
  const refused = (reason: string, found: string): Fetched => ({
    issue: connectorIssue('CONNECT_SOURCE', {}, { reason, connector, found }),
  });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!hosts.includes(host)) return refused('host', host);
  const addresses = isIP(host) === 0 ? await lookup(host, { all: true }).catch(() => []) : [{ address: host, family: isIP(host) }];
  const [first] = addresses;
  if (first === undefined) return refused('broken', host);
  // A host that is named by its address was chosen by whoever runs the server; a name may lead anywhere.
  const closed = isIP(host) === 0 ? addresses.find(({ address }) => !isPublicAddress(address)) : undefined;
  if (closed !== undefined) return refused('address', closed.address);
  if (url.protocol !== 'https:' && !addresses.every(({ address }) => isLoopback(address))) return refused('plain', url.protocol);
  return ask(url, first, options, refused);
}

function ask(
  url: URL,
  at: LookupAddress,
  { headers, milliseconds = 60_000, mostBytes = MOST_IMPORT_BYTES, signal }: FetchOptions,
  refused: (reason: string, found: string) => Fetched,
): Promise<Fetched> {
  return new Promise((done) => {
    const timeout = AbortSignal.timeout(milliseconds);
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const outgoing = send(
      url,
      {
        headers: { ...headers, accept: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/zip' },
        agent: false,
        signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
        lookup: (_host, given, found) =>
          given.all === true ? (found as (error: null, all: LookupAddress[]) => void)(null, [at]) : found(null, at.address, at.family),
      },
      (incoming) => {
        const end = (answer: Fetched): void => {
          outgoing.destroy();
          done(answer);
        };
        const status = incoming.statusCode ?? 0;
        if (status >= 300 && status < 400) return end(refused('redirect', String(status)));
        if (status !== 200) return end(refused('status', String(status)));
        if (Number(incoming.headers['content-length'] ?? 0) > mostBytes)
          return end(refused('large', incoming.headers['content-length'] ?? ''));
        const pieces: Uint8Array[] = [];
        let size = 0;
        incoming.on('data', (piece: Uint8Array) => {
          size += piece.length;
          pieces.push(piece);
          if (size > mostBytes) end(refused('large', String(mostBytes)));
        });
        incoming.on('error', () => done(refused(timeout.aborted ? 'late' : 'broken', url.hostname)));
        incoming.on('end', () => {
          // What is thrown in a listener would end the server.
          try {
            done(
              incoming.complete
                ? { value: { name: nameOf(url, incoming.headers['content-type']), bytes: Buffer.concat(pieces) } }
                : refused('broken', url.hostname),
            );
          } catch {
            done(refused('broken', url.hostname));
          }
        });
        return undefined;
      },
    );
    outgoing.on('error', () => done(refused(timeout.aborted ? 'late' : 'broken', url.hostname)));
    outgoing.end();
  });
}

/** Name of the file by the path; its ending by its type, where the path has none. */
function nameOf(url: URL, type = ''): string {
  const last = decoded(url.pathname.split('/').at(-1) ?? '').replace(/[\\/\u0000-\u001F]/g, '');
  if (/\.(?:csv|xlsx|zip)$/i.test(last)) return last.slice(-120);
  const ending = type.includes('spreadsheetml') ? '.xlsx' : type.includes('zip') ? '.zip' : '.csv';
  return `${last.slice(-100) || 'values'}${ending}`;
}

/** A part of a path in its own letters; as it stands where they are not of UTF-8, as from systems that write GBK. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
