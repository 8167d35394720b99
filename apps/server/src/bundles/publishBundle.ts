import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BundleLevel } from '@kedu/bundle';
import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import { type Entered, type RunState, workflowIssue } from '@kedu/workflow';
import type { CommandReceipt } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';
import { logName } from '../log/evidenceEntries.ts';
import { evidenceFolder } from '../log/evidenceFolder.ts';
import { runIssue } from '../runs/codes.ts';
import { runFiles } from '../runs/runFiles.ts';
import { publishedSize, shortHash } from './keptBundle.ts';

/** How often, and how long between, the log is asked for while another holds it. */
const TRIES = 40;
const PAUSE = 250;

/**
 * Publishes a finished run: enters it into the log of its authority, keeps the zip of the bundle, and writes down that it was done.
 *
 * The same run and level gives the same bundle (BUNDLE-2). Rules: BUNDLE-1, COMMIT-3, COMMIT-5. Errors: those of publishRun, RUN_WORKER
 * (`lost` where the log stays held), EVIDENCE_LOG, those of a commit.
 */
export async function publishBundle(
  ports: ServerPorts,
  entered: Entered,
  key: string,
  run: string,
  state: RunState,
  { level, example }: { readonly level: BundleLevel; readonly example: boolean },
): Promise<{ readonly value: CommandReceipt } | { readonly issues: readonly Issue[] }> {
  const content = contentHash(canonicalJson({ run, level, example }));
  const before = await ports.store.answered(entered, key);
  if (before?.content === content) return { value: { ...before.receipt, again: true } };
  if (before !== undefined) return { issues: [workflowIssue('COMMIT_KEY_REUSED', {}, { key, sequence: before.receipt.sequence })] };
  if (state.input === undefined) throw new RangeError('a run that nobody requested');
  const files = await runFiles(ports, entered.authority, state.input);
  const told = ports.told?.();
  const published = await publishedSize(ports.store, entered.authority);
  const folder = await mkdtemp(join(ports.folder, 'bundle-'));
  try {
    const out = join(folder, 'bundle');
    for (let attempt = 1; ; attempt += 1) {
      const done = await ports.store.hold(logName(entered.authority), async (held) => {
        const place = await evidenceFolder(ports.evidence, entered.authority, { published, last: await held.last() });
        if ('issue' in place) return { issues: [place.issue] };
        const at = `${(told ?? ports.clock.now()).slice(0, 19)}Z`;
        const desk = ports.runs.isReadyFor(files) ? ports.runs : ports.bundles;
        return desk.ask({ op: 'publish', run: files, out, ...place.value, level, example, at });
      });
      if (done === undefined) {
        if (attempt === TRIES) return { issues: [runIssue('RUN_WORKER', {}, { reason: 'lost' })] };
        await pause(PAUSE);
        continue;
      }
      if ('issues' in done) return { issues: done.issues.map(onPage) };
      const hash = await ports.blobs.put(entered, createReadStream(`${out}.zip`));
      const { index, bundleHash } = done.value as { readonly index: number; readonly bundleHash: string };
      const outcome = await ports.store.commit({
        entered,
        command: 'publish_bundle',
        about: ['bundle', run, level, index, shortHash(hash), shortHash(bundleHash)].join('/'),
        key,
        content,
        expected: [],
        events: [],
        ...(told === undefined ? {} : { told }),
      });
      return 'issue' in outcome ? { issues: [outcome.issue] } : outcome;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A refusal as a page says it: what is an option of the command is a box to tick there. */
function onPage(issue: Issue): Issue {
  return issue.code === 'PUBLISH_EXAMPLE' ? { ...issue, args: { ...issue.args, way: 'page' } } : issue;
}
