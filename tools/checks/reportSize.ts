import { gzipSync } from 'node:zlib';
import { reportScript } from '../report-script.mjs';
import type { Check } from './check.ts';

/** Most bytes of the program that every report carries, as it stands in the file and as it is sent (docs/decisions/0005-report.md): what is there, and a twentieth. */
export const REPORT_BUDGET = { bytes: 2_440_000, gzip: 840_000 } as const;

/** What of the program of reports is larger than its budget. */
export function overBudget(script: string): readonly string[] {
  const bytes = Buffer.from(script);
  const found = { bytes: bytes.length, gzip: gzipSync(bytes, { level: 6 }).length };
  return (['bytes', 'gzip'] as const)
    .filter((way) => found[way] > REPORT_BUDGET[way])
    .map((way) => {
      const name = way === 'gzip' ? 'bytes by gzip' : 'bytes';
      return `apps/report: its script has ${found[way]} ${name}, at most ${REPORT_BUDGET[way]}: leave out what a report does not need, or raise the budget here and in docs/decisions/0005-report.md`;
    });
}

/** Every report carries its program: what is bundled into it by mistake is carried by all of them. */
export const reportSizeCheck: Check = {
  name: 'report size',
  run: async () => overBudget(await reportScript()),
};
