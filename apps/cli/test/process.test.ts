import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { FILES } from './examplePack.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const LOADER = import.meta.resolve('tsx');

function packFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-process-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, 'pack', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, ['--import', LOADER, MAIN, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
  });
  let err = '';
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null; err: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, err }));
  });
  return { child, ended };
}

/** A pack whose assessment takes a while: many units, each with its row. */
function largePack(units: number): Record<string, string> {
  const ids = Array.from({ length: units }, (_, i) => `u${i}`);
  return {
    ...FILES,
    'units.csv': `unit_id,code,name,kind\n${ids.map((id, i) => `${id},99${i},示例市${i},city\n`).join('')}`,
    'data/2023.csv': `unit,indicator,period,value\n${ids.map((id, i) => `${id},gdp,2023,${i % 200}\n${id},air,2023,${i % 100}\n`).join('')}`,
  };
}

test('OUT-10 a reader that closes the pipe ends the command without a word', async () => {
  const cwd = packFolder(largePack(20_000));
  const { child, ended } = start(['assess', 'pack', '--out', 'out', '--all'], cwd);
  child.stdout.once('data', () => child.stdout.destroy());
  expect((await ended).err).not.toMatch(/EPIPE|Error/);
}, 60_000);

test('OUT-3 stopped at any moment, the folder is whole or not there', async () => {
  const cwd = packFolder(largePack(20_000));
  for (const delay of [300, 600, 900, 1200]) {
    const { child, ended } = start(['assess', 'pack', '--out', 'out'], cwd);
    const timer = setTimeout(() => child.kill('SIGINT'), delay);
    await ended;
    clearTimeout(timer);
    if (existsSync(join(cwd, 'out'))) expect(readdirSync(join(cwd, 'out')).length).toBe(6);
    expect(readdirSync(cwd).filter((name) => name.startsWith('.out'))).toEqual([]);
    rmSync(join(cwd, 'out'), { recursive: true, force: true });
  }
}, 60_000);

test('tools/run.mjs hands signals on, and gives back the exit code of what it runs', async () => {
  const folder = packFolder({
    'waits.ts': "process.on('SIGTERM', () => process.exit(7));\nsetInterval(() => 0, 1000);\nconsole.log(process.pid);\n",
  });
  const runner = fileURLToPath(new URL('../../../tools/run.mjs', import.meta.url));
  const child = spawn(process.execPath, [runner, join(folder, 'pack', 'waits.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (piece: Buffer) => resolve(Number(piece.toString()))));
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(7);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 60_000);

test('tools/run.mjs under npm: what it runs stops when the shell of npm is gone', async () => {
  const folder = packFolder({
    'waits.ts': "process.on('SIGTERM', () => process.exit(7));\nsetInterval(() => 0, 1000);\nconsole.log(process.pid);\n",
  });
  const runner = fileURLToPath(new URL('../../../tools/run.mjs', import.meta.url));
  const command = `"${process.execPath}" "${runner}" "${join(folder, 'pack', 'waits.ts')}"; true`;
  const shell = spawn('sh', ['-c', command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'kedu' },
  });
  const pid = await new Promise<number>((resolve) => shell.stdout.once('data', (piece: Buffer) => resolve(Number(piece.toString()))));
  const closed = new Promise((resolve) => shell.on('close', resolve));
  shell.kill('SIGKILL');
  await closed;
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
}, 60_000);
