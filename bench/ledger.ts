// node tools/run.mjs bench/ledger.ts [--json] [--entries 4000]: durable entries of a log beside bare appends that are flushed, hashing beside the bare loop, and how soon an
// entry is proved.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EMPTY_FRONTIER, grow, leafHash, type Reading, verifyInclusion } from '../packages/ledger/src/index.ts';
import { LogWriter, makeKeyFile, nodeSha256 } from '../packages/runner/src/index.ts';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, entries: { type: 'string', default: '4000' } } });
const count = Number(values.entries);
const CLIENTS = 64;
const HASHED = 300_000;
const BEFORE = 100_000;
const TURNS = 5;

endOnSignals();
const folder = temporaryFolder('ledger');
const entry = (i: number): Uint8Array => Buffer.from(`${String(i).padStart(12, '0')}${'x'.repeat(288)}`);

const alone = await inTurn(1);
const together = await inTurn(CLIENTS);
const hashing = hashes();
const proof = await timeToProof();
const ratios: readonly Ratio[] = [
  { name: 'durable entries a second ÷ bare, one client', value: alone.log / alone.bare, goal: 0.5, at: 'least' },
  { name: `durable entries a second ÷ bare, ${CLIENTS} clients`, value: together.log / together.bare, goal: 0.5, at: 'least' },
  { name: 'hashing of a tree ÷ bare loop', value: hashing.tree / hashing.bare, goal: 0.7, at: 'least' },
  { name: 'seconds from an entry to its proof', value: proof.seconds, goal: 1, at: 'most' },
];
if (values.json) console.log(JSON.stringify({ entries: count, alone, together, hashing, proof, ratios }, null, 2));
else {
  for (const ratio of ratios) console.log(ratioLine(ratio));
  const shown = Object.entries({ alone, together }).map(
    ([who, { bare, log }]) => `${who}: ${bare.toFixed(0)} bare, ${log.toFixed(0)} of the log`,
  );
  console.log(
    `entries a second ${shown.join('; ')}; hashes a second ${hashing.bare.toFixed(0)} bare, ${hashing.tree.toFixed(0)} of the tree`,
  );
}
if (!ratios.every(isMet)) process.exitCode = 1;

/** Entries a second, bare and of a log, the best of several turns each. */
async function inTurn(clients: number): Promise<{ readonly bare: number; readonly log: number }> {
  const best = { bare: 0, log: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    best.bare = Math.max(best.bare, await bareAppends(join(folder, `bare-${clients}-${turn}`), clients));
    best.log = Math.max(best.log, await logAppends(`log-${clients}-${turn}`, clients));
  }
  return best;
}

/** Entries a second appended to one file, each flushed before the next of its client; clients that wait are written together. */
async function bareAppends(file: string, clients: number): Promise<number> {
  const handle = await open(file, 'a');
  const started = performance.now();
  for (let done = 0; done < count; done += clients) {
    await handle.writeFile(Buffer.concat(Array.from({ length: Math.min(clients, count - done) }, (_, i) => entry(done + i))));
    await handle.datasync();
  }
  const seconds = (performance.now() - started) / 1000;
  await handle.close();
  return count / seconds;
}

async function logAppends(name: string, clients: number): Promise<number> {
  const writer = await newLog(name);
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        next += 1;
        readValue(await writer.append(entry(next)));
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await writer.publish();
  await writer.close();
  return count / seconds;
}

/** Hashes a second: leaves and nodes of a tree, and as many hashes of as many bytes in a bare loop. */
function hashes(): { readonly bare: number; readonly tree: number } {
  const entries = Array.from({ length: HASHED }, (_, i) => entry(i));
  const pair = new Uint8Array(65);
  const best = { bare: 0, tree: 0 };
  for (let run = 0; run < 3; run += 1) {
    const began = performance.now();
    for (const one of entries) createHash('sha256').update(Uint8Array.of(0)).update(one).digest();
    for (let i = 1; i < HASHED; i += 1) createHash('sha256').update(pair).digest();
    const between = performance.now();
    grow(
      nodeSha256,
      EMPTY_FRONTIER,
      entries.map((one) => leafHash(nodeSha256, one)),
    );
    const end = performance.now();
    best.bare = Math.max(best.bare, (2 * HASHED) / (between - began));
    best.tree = Math.max(best.tree, (2 * HASHED) / (end - between));
  }
  return { bare: best.bare * 1000, tree: best.tree * 1000 };
}

/** Seconds from handing an entry to a log that has many to holding a proof of it that was checked. */
async function timeToProof(): Promise<{ readonly before: number; readonly seconds: number }> {
  const writer = await newLog('grown');
  await Promise.all(Array.from({ length: BEFORE }, (_, i) => writer.append(entry(i))));
  await writer.publish();
  const started = performance.now();
  const index = readValue(await writer.append(entry(BEFORE)));
  const checkpoint = await writer.publish();
  const { proof: hashesOfProof } = readValue(writer.log.prove(index, checkpoint));
  const leaf = leafHash(nodeSha256, entry(BEFORE));
  const holds = verifyInclusion(nodeSha256, {
    index: BigInt(index),
    size: BigInt(checkpoint.size),
    leaf,
    root: checkpoint.root,
    proof: hashesOfProof,
  });
  const seconds = (performance.now() - started) / 1000;
  if (!holds) throw new Error('the proof does not hold');
  await writer.close();
  return { before: BEFORE, seconds };
}

async function newLog(name: string): Promise<LogWriter> {
  const signer = readValue(makeKeyFile(join(folder, `${name}.pem`), 'bench.example/log'));
  readValue(await LogWriter.create(join(folder, name), signer));
  return readValue(await LogWriter.open(join(folder, name), signer));
}

function readValue<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}
