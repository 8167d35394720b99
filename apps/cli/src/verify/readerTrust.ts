import { resolve } from 'node:path';
import { bytesOf } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { trustedCertificates } from '@kedu/runner';
import type { AnchorTrust } from '@kedu/verify';

/** Whom the reader trusts outside the log, as the options say. */
export interface TrustOptions {
  readonly ca?: readonly string[] | undefined;
  readonly chainId?: number | undefined;
  readonly contract?: string | undefined;
  readonly keeper?: string | undefined;
  readonly block?: readonly string[] | undefined;
}

/** The option that is still needed, if any: chain, contract and account go together. */
export function missingTrust({ chainId, contract, keeper, block }: TrustOptions): string | undefined {
  if ([chainId, contract, keeper, block].every((one) => one === undefined)) return undefined;
  if (chainId === undefined) return '--chain-id';
  if (contract === undefined) return '--contract';
  return keeper === undefined ? '--keeper' : undefined;
}

/** Roots, chain and blocks that the reader trusts. Rule: ANCHOR-13. Errors: ANCHOR_TRUST (`unreadable`, `form`). */
export function readerTrust({ ca, chainId, contract, keeper, block = [] }: TrustOptions, folder: string): Reading<AnchorTrust> {
  const roots: Uint8Array[] = [];
  for (const file of ca ?? []) {
    const read = trustedCertificates(resolve(folder, file));
    if ('issue' in read) return { issue: { ...read.issue, place: { file }, args: { ...read.issue.args, file } } };
    roots.push(...read.value);
  }
  const [at, account] = [bytesOf(contract), bytesOf(keeper)];
  const blocks = block.flatMap((hash) => bytesOf(hash) ?? []);
  return {
    value: {
      ...(ca === undefined ? {} : { roots }),
      ...(chainId === undefined || !at || !account ? {} : { chain: { chainId, contract: at, keeper: account, blocks } }),
    },
  };
}
