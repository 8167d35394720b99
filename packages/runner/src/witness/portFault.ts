import { createServer } from 'node:net';
import type { Issue } from '@kedu/model';
import { logIssue } from '../ledger/codes.ts';

/** Why nothing can answer at an address, before anything is written for it; undefined where something can. Port 0 is any that is free. Rule: WITNESS-6. Errors: WITNESS_PORT. */
export function portFault(host: string, port: number): Promise<Issue | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => done(logIssue('WITNESS_PORT', {}, { host, port, reason: code ?? '' })));
    probe.listen(port, host, () => probe.close(() => done(undefined)));
  });
}
