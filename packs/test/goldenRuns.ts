import { join } from 'node:path';
import { assessPack, openPack } from '@kedu/runner';

/** What is pinned of a run: which rules, which period, and the hash of everything that came out. */
export interface GoldenRun {
  readonly scheme: string;
  readonly version: string;
  readonly edition: number;
  readonly period: string;
  readonly result: string;
}

/** Runs of a pack as they come out now; undefined where its data are not on this machine. */
export function runsNow(packs: string, name: string, keduData: string | undefined): GoldenRun[] | undefined {
  const { pack, issues } = openPack(join(packs, name), { keduData });
  if (!pack) throw new Error(`${name}: ${JSON.stringify(issues)}`);
  if (pack.missingData.length > 0) return undefined;
  return assessPack(pack).assessments.map(({ assessment: { run } }) => ({
    scheme: run.scheme.id,
    version: run.scheme.version,
    edition: run.scheme.edition,
    period: run.period,
    result: run.result,
  }));
}
