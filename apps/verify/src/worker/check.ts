import { anchorIssue, certificatesIn } from '@kedu/anchors';
import { pureSm3 } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { bundleReadme, saysExample } from '@kedu/messages';
import { admit, BUNDLE_LIMITS, Findings, isJunk, readZip, verifyBundle, withoutTopFolder } from '@kedu/verify';
import { browserCrypto } from './browserCrypto.ts';
import type { DigestsBeside } from './digestsBeside.ts';
import type { Asked, FromWorker, WorkStep } from './messages.ts';
import { openDrawKernel } from './openDrawKernel.ts';
import { LARGE, withDigests } from './withDigests.ts';

/** Reads what was chosen within bounds and checks it; each step is told as it begins. Rules: VERIFY-1, VERIFY-6. Errors: rejects where the browser cannot read a file. */
export async function check(
  { chosen, policy: written, roots: pem, seen: brought = [] }: Asked,
  beside: DigestsBeside,
  onStep: (step: WorkStep) => void,
): Promise<FromWorker> {
  const began = performance.now();
  const policy = written === undefined ? undefined : readPolicy(browserCrypto.sha256, written);
  if (policy && 'issue' in policy) return { kind: 'refused', issue: policy.issue };
  const roots = pem === undefined ? undefined : certificatesIn(pem);
  if (roots?.length === 0) return { kind: 'refused', issue: anchorIssue('ANCHOR_CERTIFICATE', {}, { reason: 'form', subject: '' }) };
  const findings = new Findings();
  onStep('read');
  const files = await filesOf(chosen, findings, (file) => {
    if (file.length >= LARGE) beside.hand(file);
  });
  const seen = new Map<string, Uint8Array>();
  for (const [name, file] of brought) seen.set(seen.has(name) ? `${name} (${seen.size})` : name, await bytesOf(file));
  onStep('digest');
  const { crypto, prepared } = await withDigests(browserCrypto, files);
  const sm3 = await beside.known(pureSm3);
  const kernel = await openDrawKernel();
  const report = verifyBundle(
    files,
    {
      crypto,
      sm3,
      policy: policy?.value,
      seen,
      anchors: { roots },
      kernel,
      prepared,
      readme: { write: bundleReadme, saysExample },
      onStep,
    },
    findings,
  );
  return { kind: 'checked', report, milliseconds: performance.now() - began };
}

/** What was chosen, by path; `onRead` is given each file as soon as it is read. */
async function filesOf(
  chosen: Asked['chosen'],
  findings: Findings,
  onRead: (file: Uint8Array) => void,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if ('zip' in chosen) {
    const { zip } = chosen;
    if (zip.size <= BUNDLE_LIMITS.bytes) return readZip(await bytesOf(zip), findings, BUNDLE_LIMITS, onRead);
    findings.add('VERIFY_BOUNDS', { file: zip.name }, { bound: 'bytes', found: zip.size, most: BUNDLE_LIMITS.bytes });
    return new Map();
  }
  const kept = chosen.files.filter(([path]) => !isJunk(path));
  const paths = withoutTopFolder(kept.map(([path]) => path));
  const offered = kept.map(([path, file], i) => ({ path: paths[i] ?? path, bytes: file.size, file }));
  const files = new Map<string, Uint8Array>();
  for (const { path, file } of admit(offered, findings)) {
    const bytes = await bytesOf(file);
    files.set(path, bytes);
    onRead(bytes);
  }
  return files;
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
