import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEW_DRAWS, packDrawing } from '../../../../tools/goodBundle.ts';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-publish-'));
const kedu = keduIn(folder);
packDrawing(FEW_DRAWS, join(folder, 'packs'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PUBLISH = 'publish after-liaoning --period 2024 --scheme instruments --out bundle --log log --key north.pem --salts salts';
const entriesIn = (name: string): string[] => readdirSync(join(folder, name, 'log')).filter((file) => file.endsWith('.json'));

beforeAll(async () => {
  expect((await kedu('log init log --name kedu.example/north --key north.pem')).code).toBe(0);
});

describe('kedu publish', () => {
  test('BUNDLE-2: example data are refused, and neither log nor folder nor secret is touched', async () => {
    const before = readFileSync(join(folder, 'log', 'checkpoint'), 'utf8');
    const { code, err } = await kedu(PUBLISH);
    expect(code).toBe(1);
    expect(err).toContain('PUBLISH_EXAMPLE');
    expect(readFileSync(join(folder, 'log', 'checkpoint'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['log', 'north.pem', 'packs']);
  });

  test('BUNDLE-1 BUNDLE-2: for an example site it is published, says so, and a second time enters nothing', async () => {
    const first = await kedu(`${PUBLISH} --example-site`);
    expect(first.err).toContain('salts');
    expect(first.code).toBe(0);
    expect(first.out).toContain('已写入日志：公开，第 3 号条目');
    expect(first.out).toContain('示例数据');
    expect(readFileSync(join(folder, 'bundle', 'README.md'), 'utf8').startsWith('> **示例数据**')).toBe(true);
    expect(entriesIn('bundle')).toEqual(['0-scheme.json', '1-data.json', '2-run.json', '3-publication.json']);
    const manifest = readFileSync(join(folder, 'bundle', 'bundle.json'), 'utf8');
    const again = await kedu(`${PUBLISH} --example-site --lang en`);
    expect(again.code).toBe(0);
    expect(again.out).toContain('In the log already: publication, entry 3');
    expect(again.out).not.toContain('Entered into the log');
    expect(readFileSync(join(folder, 'bundle', 'bundle.json'), 'utf8')).toBe(manifest);
  }, 60_000);

  test('VERIFY-4: kedu verify finds nothing wrong in what was published', async () => {
    const { code, out } = await kedu('verify bundle --lang en');
    expect([code, out.includes('nothing wrong was found')]).toEqual([0, true]);
  });

  test('PUBLISH_SCHEME: a period with several schemes asks for one, and names them', async () => {
    const unclear = await kedu(`${PUBLISH.replace(' --scheme instruments', '')} --example-site`);
    expect([unclear.code, unclear.err.includes('PUBLISH_SCHEME'), unclear.err.includes('instruments')]).toEqual([1, true, true]);
    const unknown = await kedu(`${PUBLISH.replace('instruments', 'south')} --example-site`);
    expect([unknown.code, unknown.err.includes('south')]).toEqual([1, true]);
  });

  test('LOG-6: a log that is not there, and a key of another log, are refused', async () => {
    expect((await kedu(`${PUBLISH.replace('--log log', '--log nolog')} --example-site`)).err).toContain('LOG_FOLDER');
    expect((await kedu('log init other --name kedu.example/south --key south.pem')).code).toBe(0);
    const { code, err } = await kedu(`${PUBLISH.replace('north.pem', 'south.pem')} --example-site`);
    expect([code, err.includes('LOG_KEY')]).toEqual([1, true]);
  });
});
