import { createHmac } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saltSecret, saltsOf } from '../../src/publish/salts.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-salts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (file: string): unknown => {
  const read = saltSecret(file);
  return 'issue' in read ? [read.issue.code, read.issue.args['reason']] : 'read';
};

describe('the secret behind the salts', () => {
  it('BUNDLE-3: is made where there is none, 32 bytes for its owner alone, and read again', () => {
    const file = join(folder, 'made');
    const made = saltSecret(file);
    expect('value' in made && made.value.isNew).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = saltSecret(file);
    expect('value' in again && [again.value.isNew, Buffer.from(again.value.secret)]).toEqual([false, readFileSync(file)]);
  });

  it('BUNDLE-3: is refused where others may read it, where it has another length, and where it cannot be made', () => {
    const open = join(folder, 'open');
    writeFileSync(open, new Uint8Array(32), { mode: 0o600 });
    chmodSync(open, 0o644);
    expect(reasonOf(open)).toEqual(['PUBLISH_SALTS', 'open']);
    const short = join(folder, 'short');
    writeFileSync(short, new Uint8Array(31), { mode: 0o600 });
    expect(reasonOf(short)).toEqual(['PUBLISH_SALTS', 'form']);
    expect(reasonOf(join(folder, 'none', 'salts'))).toEqual(['PUBLISH_SALTS', 'unwritable']);
    expect(reasonOf(folder)).toEqual(['PUBLISH_SALTS', 'form']);
  });

  it('BUNDLE-3: salts are HMAC-SHA-256 of purpose, run input, table, first row and rows, each ended by a newline', () => {
    const secret = new Uint8Array(32).fill(7);
    const expected = createHmac('sha256', secret).update('kedu-salt/1\nsha256:00\nunits\n128\n71\n').digest();
    expect(Buffer.from(saltsOf(secret, 'sha256:00')('units', 128, 71))).toEqual(expected);
  });
});
