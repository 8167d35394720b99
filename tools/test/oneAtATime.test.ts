import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../root.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kedu-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = (): string => join(folder, 'lock');

/** A process that does with the lock what is written here, where `log` adds a line to a file. */
function withLock(name: string, body: string): Promise<number | null> {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { oneAtATime } from ${JSON.stringify(join(root, 'tools', 'oneAtATime.mjs'))};
    const log = (line) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, ${JSON.stringify(name)} + ' ' + line + '\\n');
    const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    oneAtATime(${JSON.stringify(lock())}, () => { ${body} });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('exit', resolve);
  });
}

/** Who has the lock by this number; {} where it was given back. */
const holder = (number: number): unknown => JSON.parse(readFileSync(`${lock()}.${number}`, 'utf8'));

const lines = (): readonly string[] => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');

/** The number of a process that has ended. */
async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', ''], { stdio: 'ignore' });
  await new Promise((resolve) => {
    child.on('exit', resolve);
  });
  return child.pid as number;
}

describe('one process at a time', () => {
  test('of several at once none begins before the one before it has ended', async () => {
    const names = ['a', 'b', 'c'];
    const codes = await Promise.all(names.map((name) => withLock(name, `log('begins'); sleep(150); log('ends');`)));
    expect(codes).toEqual([0, 0, 0]);
    const found = lines();
    expect(found).toHaveLength(6);
    for (let i = 0; i < 6; i += 2) expect([found[i], found[i + 1]]).toEqual([`${found[i]?.[0]} begins`, `${found[i]?.[0]} ends`]);
    expect(readdirSync(folder)).toEqual(['lock.3', 'log']);
  });

  test('one that throws, and one that was killed, hold up nobody', async () => {
    expect(await withLock('a', `throw new Error('no network');`)).toBe(1);
    expect(holder(1)).toEqual({});
    await withLock('b', `process.kill(process.pid, 'SIGKILL');`);
    expect(holder(2)).toMatchObject({ host: hostname() });
    await Promise.all(['c', 'd'].map((name) => withLock(name, `log('begins'); sleep(100); log('ends');`)));
    expect(lines().map((line) => line.slice(2))).toEqual(['begins', 'ends', 'begins', 'ends']);
    expect(readdirSync(folder)).toEqual(['lock.4', 'log']);
  });

  test('a lock of another machine is waited for, whoever has its number here', async () => {
    writeFileSync(`${lock()}.1`, JSON.stringify({ pid: await goneProcess(), host: `not-${hostname()}` }));
    const done = withLock('a', `log('begins');`);
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    expect(existsSync(join(folder, 'log'))).toBe(false);
    writeFileSync(`${lock()}.1`, '{}');
    expect(await done).toBe(0);
    expect(lines()).toEqual(['a begins']);
  });

  test('many that see the same holder gone at once: each has its turn, none ends otherwise', async () => {
    writeFileSync(`${lock()}.7`, JSON.stringify({ pid: await goneProcess(), host: hostname() }));
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const codes = await Promise.all(names.map((name) => withLock(name, `log('begins'); sleep(20); log('ends');`)));
    expect(codes).toEqual(names.map(() => 0));
    const found = lines();
    expect(found).toHaveLength(12);
    for (let i = 0; i < 12; i += 2) expect([found[i], found[i + 1]]).toEqual([`${found[i]?.[0]} begins`, `${found[i]?.[0]} ends`]);
    expect(readdirSync(folder)).toEqual(['lock.13', 'log']);
  });

  test('one that looked long ago and takes a lower number gives way to the holder of a higher one', async () => {
    // Between its look and its link two others came and went: their last number is what it finds above its own.
    const script = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const link = fs.linkSync;
      let links = 0;
      fs.linkSync = (from, to) => {
        links += 1;
        if (links === 1) {
          fs.writeFileSync(${JSON.stringify(lock())} + '.3', JSON.stringify({ pid: process.ppid, host: ${JSON.stringify(hostname())} }));
          fs.rmSync(${JSON.stringify(lock())} + '.1');
        }
        return link(from, to);
      };
      syncBuiltinESMExports();
      const { oneAtATime } = await import(${JSON.stringify(join(root, 'tools', 'oneAtATime.mjs'))});
      const says = (line) => fs.appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'a ' + line + '\\n');
      oneAtATime(${JSON.stringify(lock())}, () => says('begins'), () => says('waits'));`;
    writeFileSync(`${lock()}.1`, '{}');
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
    const done = new Promise((resolve) => {
      child.on('exit', resolve);
    });
    while (!existsSync(join(folder, 'log'))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(lines()).toEqual(['a waits']);
    expect(readdirSync(folder)).toEqual(['lock.3', 'log']);
    writeFileSync(`${lock()}.3`, '{}');
    expect(await done).toBe(0);
    expect(lines()).toEqual(['a waits', 'a begins']);
    expect(readdirSync(folder)).toEqual(['lock.4', 'log']);
  });
});
