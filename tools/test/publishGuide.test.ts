import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepsOf, write } from '../guide.ts';
import { keduProgram } from '../keduProgram.ts';
import { root } from '../root.ts';

const GUIDE = 'docs/guide/publish.md';
const folder = mkdtempSync(join(tmpdir(), 'kedu-publish-guide-'));
const keys = new Map<string, string>();
const printed: { readonly text: string; readonly output: string }[] = [];
let witness: ChildProcess | undefined;
let port = 0;
let kedu = '';

/** A text of the page with the keys that were made on the way, and a port that is free here. */
function filled(text: string): string {
  return [...keys].reduce((all, [name, key]) => all.replaceAll(name, key), text.replaceAll('4180', String(port)));
}

function wordsOf(text: string): readonly string[] {
  const line = filled(text);
  const copied = /^cp -R (\S+) (\S+)$/.exec(line);
  if (copied) return ['-e', `require('node:fs').cpSync('${copied[1]}', '${copied[2]}', { recursive: true, dereference: true })`];
  if (!line.startsWith('npm run kedu -- ')) throw new Error(`no command of kedu: ${line}`);
  return [kedu, ...line.split(' ').slice(4)];
}

const options = { cwd: folder, env: { ...process.env, LANG: 'zh_CN.UTF-8' } };

function run(text: string): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, wordsOf(text), { ...options, encoding: 'utf8' }, (_, out, err) =>
      done({ code: child.exitCode ?? -1, output: out + err }),
    );
  });
}

/** Starts the witness, which answers until the page is read. */
function serve(text: string): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, wordsOf(text), { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    witness = child;
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('应答')) done(said);
    });
    child.on('close', () => failed(new Error(said)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return free;
}

const keyIn = (output: string): string => /^[a-z.]+(?:\/[a-z]+)?\+[0-9a-f]{8}\+\S+$/m.exec(output)?.[0] ?? '';
const outputOf = (part: string): string => printed.find(({ text }) => text.includes(part))?.output ?? '';

describe(`${GUIDE}, followed literally`, () => {
  beforeAll(async () => {
    [port, kedu] = await Promise.all([freePort(), keduProgram()]);
    symlinkSync(join(root, 'packs'), join(folder, 'packs'));
    const page = readFileSync(join(root, GUIDE), 'utf8');
    const failing = new Set(page.split('\n').flatMap((line, i) => (line.endsWith('# exit 1') ? [i + 1] : [])));
    for (const step of stepsOf(page)) {
      if (step.kind === 'file') write({ ...step, text: filled(step.text) }, folder);
      if (step.kind === 'change') write(step, folder);
      if (step.kind !== 'command') continue;
      const isWitness = step.text.includes(' witness ');
      const { code, output } = isWitness ? { code: 0, output: await serve(step.text) } : await run(step.text);
      expect([step.text, code, code === (failing.has(step.line) ? 1 : 0) ? '' : output]).toEqual([
        step.text,
        failing.has(step.line) ? 1 : 0,
        '',
      ]);
      printed.push({ text: step.text, output });
      if (step.text.includes('log init north-log')) keys.set('LOG-KEY', keyIn(output));
      if (isWitness) keys.set('AUDIT-KEY', keyIn(output));
    }
  }, 600_000);
  afterAll(async () => {
    if (witness && witness.exitCode === null) {
      const gone = new Promise((done) => witness?.once('exit', done));
      witness.kill();
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('the keys stand where the page says that they do', () => {
    expect([...keys.values()].every((key) => key.length > 40)).toBe(true);
    expect(keys.get('LOG-KEY')).toMatch(/^kedu\.example\/north\+/);
  });

  it('what was published is computed again without an error, cosigned by the witness', () => {
    expect(outputOf('publish after-liaoning')).toContain('已联署：audit.example');
    expect(outputOf('verify bundle --policy policy.txt')).toContain('没有发现错误');
    expect(outputOf('audit north-log')).toContain('每条都对得上');
  });

  it('who looked at sealed rows, and that the bundle was withdrawn, is said where the page says so', () => {
    expect(outputOf('--seen north-log/notices/3.json')).toContain('VERIFY_OPENED');
    expect(outputOf('--seen withdrawal.json')).toContain('VERIFY_WITHDRAWN');
    expect(outputOf('verify bundle-2')).toContain('VERIFY_REPLACES');
    expect(outputOf('verify bundle-2')).not.toContain('VERIFY_UNCHANGED');
    expect(readFileSync(join(folder, 'bundle-2/bundle.json'), 'utf8')).not.toBe(readFileSync(join(folder, 'bundle/bundle.json'), 'utf8'));
  });

  it('NOTICE-4: the notice in the folder of the old bundle shows that it was withdrawn, whoever checks it', async () => {
    expect(readFileSync(join(folder, 'bundle/withdrawal.json'), 'utf8')).toBe(readFileSync(join(folder, 'withdrawal.json'), 'utf8'));
    const zipped = await run('npm run kedu -- verify bundle.zip --policy policy.txt');
    expect([zipped.code, zipped.output.includes('VERIFY_WITHDRAWN')]).toEqual([1, true]);
    const checked = await run('npm run kedu -- verify bundle --policy policy.txt');
    expect(checked.code).toBe(1);
    expect(checked.output).toContain('VERIFY_WITHDRAWN');
    expect(checked.output).not.toContain('VERIFY_FILE_UNLISTED');
  }, 60_000);

  it('BUNDLE-7: the zip that a phone chooses is checked as the folder is', async () => {
    const checked = await run('npm run kedu -- verify bundle-2.zip --policy policy.txt');
    expect([checked.code, checked.output.includes('VERIFY_REPLACES')]).toEqual([0, true]);
  }, 60_000);

  it('rules of disclosure withhold what they name and what would tell it, and a checker finds nothing wrong', () => {
    expect(outputOf('publish ruled')).toMatch(/不公开的行：.*防止推算 \d+ 行、国家秘密 \d+ 行/);
    expect(outputOf('verify ruled-bundle')).toContain('没有发现错误');
  });
});
