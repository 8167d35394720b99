import type { BundleLevel } from '@kedu/bundle';
import { type DatabaseStore, searchAudit } from '@kedu/store';
import { type AuditRow, MACHINE } from '@kedu/workflow';

/** A published bundle as the audit trail names it. */
export interface KeptBundle {
  readonly id: string;
  readonly run: string;
  readonly level: BundleLevel;
  /** Index of its publication in the log. */
  readonly index: number;
  /** Of the zip. */
  readonly hash: string;
  /** Of `bundle.json`, by which the log and the checker know the bundle; absent where it was published before that was written down. */
  readonly bundleHash?: string | undefined;
}

const HASH = 'sha256:';

/** The bundle that a row of the audit trail says was published; undefined for another row. */
export function keptBundle({ about }: Pick<AuditRow, 'about'>): KeptBundle | undefined {
  const [kind, run, level, index, hex, bundleHash, ...rest] = about.split('/');
  if (kind !== 'bundle' || run === undefined || hex === undefined || rest.length > 0) return undefined;
  const known = bundleHash === undefined ? {} : { bundleHash: `${HASH}${bundleHash}` };
  return { id: hex.slice(0, 32), run, level: level as BundleLevel, index: Number(index), hash: `${HASH}${hex}`, ...known };
}

/** How many entries the log of an authority has at least, by the last bundle that was published; 0 before the first. Rule: COMMIT-5. */
export async function publishedSize(store: Pick<DatabaseStore, 'look'>, authority: string): Promise<number> {
  const [row] = await store.look({ authority, ...MACHINE }, (client) => searchAudit(client, authority, { command: 'publish_bundle' }, 1));
  const kept = row && keptBundle(row);
  return kept === undefined ? 0 : kept.index + 1;
}

/** A hash as the audit trail names a bundle by: its hexadecimal digits. */
export function shortHash(hash: string): string {
  return hash.slice(HASH.length);
}
