// Does something that two processes must not do at once in one folder: the second waits, and takes over where the first is gone.
import { linkSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const LOOK_AGAIN_MS = 200;

/**
 * Calls `act` while no other process does so with this lock; `wait` is called once where another one is at it.
 *
 * Holders are numbered, `LOCK.1`, `LOCK.2` …: the highest number counts, and the next is taken by a link, which only one process can make. Nobody takes a lock
 * away from anybody: of a holder that is gone the number stays until a higher one stands. The last stays for ever, so that no number comes twice and a
 * process that looked long ago, and takes a low one, finds the higher one above it.
 */
export function oneAtATime(lock, act, wait = () => {}) {
  let hasWaited = false;
  let own = taken(lock);
  while (own === undefined) {
    if (!hasWaited) wait();
    hasWaited = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
    own = taken(lock);
  }
  try {
    return act();
  } finally {
    const free = written(lock, {});
    renameSync(free.file, `${lock}.${own}`);
    free.remove();
  }
}

/** The number that this process holds the lock with; undefined where somebody has it. */
function taken(lock) {
  for (;;) {
    const highest = Math.max(0, ...numbersOf(lock));
    if (highest > 0) {
      const holder = holderOf(lock, highest);
      // It has gone since: a higher one stands.
      if (holder === undefined) continue;
      if (isHeld(holder)) return undefined;
    }
    const own = highest + 1;
    if (!isLinked(lock, own)) continue;
    const numbers = numbersOf(lock);
    if (numbers.some((number) => number > own)) {
      rmSync(`${lock}.${own}`, { force: true });
      continue;
    }
    for (const number of numbers) if (number < own) rmSync(`${lock}.${number}`, { force: true });
    return own;
  }
}

/** Who holds it comes with the number, by one link: there is never a number of nobody. */
function isLinked(lock, number) {
  const own = written(lock, { pid: process.pid, host: hostname() });
  try {
    linkSync(own.file, `${lock}.${number}`);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    own.remove();
  }
}

/** A file with this holder, beside the lock and yet none of its numbers. */
function written(lock, holder) {
  const folder = mkdtempSync(`${lock}-`);
  const file = join(folder, 'holder');
  writeFileSync(file, JSON.stringify(holder));
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function numbersOf(lock) {
  const start = `${basename(lock)}.`;
  return readdirSync(dirname(lock))
    .filter((name) => name.startsWith(start) && /^[1-9]\d*$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)));
}

/** Undefined where there is no such number any more; nobody where it was given back, or was lost with the machine's power while it was written. */
function holderOf(lock, number) {
  let text;
  try {
    text = readFileSync(`${lock}.${number}`, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** A holder on another machine is waited for: whether it is there nobody can tell from here. */
function isHeld({ pid, host }) {
  return pid !== undefined && (host !== hostname() || isAlive(pid));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
