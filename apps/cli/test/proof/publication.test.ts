import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEW_DRAWS, packDrawing } from '../../../../tools/goodBundle.ts';
import { freePort } from './freePort.ts';
import { keduIn, type Ran } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-publication-'));
const kedu = keduIn(folder);
packDrawing(FEW_DRAWS, join(folder, 'packs'));

const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
const codes = ({ err }: Ran): readonly string[] => [...new Set(err.match(/(VERIFY|PUBLISH|OPENING|BUNDLE)_[A-Z_]+/g))];
const publish = (period: string, out: string, more = ''): Promise<Ran> =>
  kedu(
    `publish after-liaoning --period ${period} --scheme north --out ${out} --log log --key north.pem --salts salts --policy policy.txt --example-site --lang en${more}`,
  );

let stop = (): void => undefined;
let serving: Promise<Ran>;
let auditKey = '';

beforeAll(async () => {
  const made = await kedu('log init log --name kedu.example/north --key north.pem --lang en');
  const logKey = made.out.trim().split('\n').at(-1) ?? '';
  writeFileSync(join(folder, 'logs.txt'), `log ${logKey}\nquorum none\n`);
  const port = await freePort();
  const stopped = new Promise<void>((done) => {
    stop = done;
  });
  const said = await new Promise<string>((ready) => {
    serving = kedu(`witness memory --name audit.example --key audit.pem --logs logs.txt --port ${port} --lang en`, {
      stopped: () => stopped,
      onOut: (out) => {
        if (out.includes('answers at')) ready(out);
      },
    });
  });
  auditKey = said.split('\n')[1] ?? '';
  writeFileSync(join(folder, 'policy.txt'), `log ${logKey}\nwitness audit ${auditKey} http://127.0.0.1:${port}\nquorum audit\n`);
  expect((await publish('2024', 'old')).code).toBe(0);
  writeFileSync(join(folder, 'old.json'), text('old/bundle.json'));
}, 240_000);
afterAll(async () => {
  stop();
  await serving;
  rmSync(folder, { recursive: true, force: true });
});

describe('OPEN-1 to OPEN-6 opening of sealed rows', () => {
  const make = 'open old --pack after-liaoning --by audit.example --salts salts --lang en';

  test('OPEN-2 the authority opens, the receiver checks and signs, the log has it, a checker says who looked', {
    timeout: 240_000,
  }, async () => {
    const opened = await kedu(`${make} --table files --rows all --as audit --out opening.json`);
    expect([opened.code, /\d+ blocks were opened to audit\.example/.test(opened.out)]).toEqual([0, true]);
    expect(statSync(join(folder, 'opening.json')).mode & 0o077).toBe(0);
    const looked = await kedu('open old --check opening.json --sign audit.pem --name audit.example --out statement.json --lang en');
    expect([looked.code, /All \d+ blocks give the commitments/.test(looked.out)]).toEqual([0, true]);
    expect(looked.out).toContain('省委组织部');
    const { blocks } = JSON.parse(text('opening.json')) as { blocks: { salt: string; rows: string[] }[] };
    const statement = Buffer.from((JSON.parse(text('statement.json')) as { payload: string }).payload, 'base64').toString('utf8');
    expect(blocks.some(({ salt }) => statement.includes(salt))).toBe(false);
    expect(statement).not.toContain('省委组织部');

    const enter = `open old --enter statement.json --log log --key north.pem --policy policy.txt --signer ${auditKey} --lang en`;
    const entered = await kedu(enter);
    expect([entered.code, entered.out.includes('Entered into the log: entry 5'), entered.out.includes('audit.example')]).toEqual([
      0,
      true,
      true,
    ]);
    expect((await kedu(enter)).out).toContain('In the log already: entry 5');
    const told = await kedu('verify old --policy policy.txt --seen log/notices/4.json --lang en');
    expect([told.code, codes(told)]).toEqual([0, ['VERIFY_OPENED']]);
    expect(told.err).toMatch(/looked at \d+ withheld blocks of “sealed whole texts/);
    expect(told.err).toContain('signed by audit.example');
    expect(told.out).toMatch(/^Opened: .*\(audit\) looked at \d+ withheld rows?, .*; signed by audit\.example\.$/m);
    expect((await publish('2024', 'copy')).code).toBe(0);
    expect(readdirSync(join(folder, 'copy/log')).filter((name) => name.includes('opening'))).toEqual([
      '5-opening.dsse.json',
      '5-opening.json',
      '5-opening.tlog-proof',
    ]);
    expect(text('copy/bundle.json')).toBe(text('old.json'));
    expect(codes(await kedu('verify copy --policy policy.txt --lang en'))).toEqual(['VERIFY_OPENED']);

    writeFileSync(join(folder, 'copy/log/5-opening.dsse.json'), text('copy/log/5-opening.dsse.json').replace('"sig":"', '"sig":"A'));
    expect(codes(await kedu('verify copy --policy policy.txt --lang en'))).toEqual(
      expect.arrayContaining(['VERIFY_FILE_UNLISTED', 'VERIFY_UNVOUCHED']),
    );
    rmSync(join(folder, 'copy/log/5-opening.dsse.json'));
    expect(codes(await kedu('verify copy --policy policy.txt --lang en'))).toEqual(['VERIFY_UNVOUCHED']);
  });

  test('OPEN-7: nothing is opened to whom nobody knows, nor to who is assessed', { timeout: 240_000 }, async () => {
    const by = (name: string): Promise<Ran> =>
      kedu(`${make.replace('audit.example', name)} --table files --rows all --as audit --out nobody.json`);
    for (const name of ['NOBODY9', '990100']) expect([name, ...codes(await by(name))]).toEqual([name, 'OPENING_BY']);
    expect(existsSync(join(folder, 'nobody.json'))).toBe(false);
  });

  test('OPEN-3: rows about a person are opened to audit alone', { timeout: 240_000 }, async () => {
    const congress = await kedu(`${make} --table files --rows all --as congress --out congress.json`);
    expect([congress.code, codes(congress), existsSync(join(folder, 'congress.json'))]).toEqual([1, ['OPENING_BLOCK'], false]);
    expect((await kedu(`${make} --table files --rows all --as audit --out personal.json`)).code).toBe(0);
  });

  test('OPEN-1 OPEN-4: other rows, salts, bundles and changed openings are refused', { timeout: 240_000 }, async () => {
    expect(codes(await kedu(`${make} --table proposals --rows 0-1 --as audit --out none.json`))).toEqual(['OPENING_ROWS']);
    writeFileSync(join(folder, 'others'), new Uint8Array(32).fill(7), { mode: 0o600 });
    expect(
      codes(await kedu(`${make.replace('--salts salts', '--salts others')} --table files --rows all --as audit --out none.json`)),
    ).toEqual(['OPENING_RUN']);
    expect(
      codes(await kedu(`${make.replace('--salts salts', '--salts nosalts')} --table files --rows all --as audit --out none.json`)),
    ).toEqual(['PUBLISH_SALTS']);
    expect([existsSync(join(folder, 'none.json')), existsSync(join(folder, 'nosalts'))]).toEqual([false, false]);
    const again = await kedu(`${make} --table files --rows all --as audit --out opening.json`);
    expect([again.code, again.err.includes('left as it is') || again.err.includes('was left')]).toEqual([2, true]);
    writeFileSync(join(folder, 'changed.json'), text('opening.json').replace('省委组织部', '省委宣传部'));
    const changed = await kedu('open old --check changed.json --sign audit.pem --name audit.example --out lie.json --lang en');
    expect([changed.code, changed.err.includes('do not give the commitment'), existsSync(join(folder, 'lie.json'))]).toEqual([
      1,
      true,
      false,
    ]);
    writeFileSync(join(folder, 'half.json'), text('opening.json').slice(0, -2));
    expect(codes(await kedu('open old --check half.json --lang en'))).toEqual(['BUNDLE_OPENING']);
    const otherKey = (await kedu('log init other --name other.example --key other.pem --lang en')).out.trim().split('\n').at(-1) ?? '';
    const unsigned = await kedu(`open old --enter statement.json --log log --key north.pem --signer ${otherKey} --lang en`);
    expect([unsigned.code, codes(unsigned), unsigned.err.includes('that key did not sign it')]).toEqual([1, ['OPENING_STATEMENT'], true]);
  });

  test.each([
    ['open old', '--pack'],
    ['open old --check opening.json --sign audit.pem', '--name'],
    ['open old --enter statement.json', '--log'],
    ['open old --check nowhere.json', 'nowhere.json'],
    ['open old --pack after-liaoning --table people', 'people'],
    ['open old --pack after-liaoning --table proposals --rows 9-1', '9-1'],
    ['withdraw log --publication 4 --reason because --key north.pem', 'because'],
  ])('OPEN-1 WITHDRAW-1: %s is a mistake of use, and says %s', async (line, said) => {
    const ran = await kedu(`${line} --lang en`);
    expect([ran.code, ran.err.includes(said)]).toEqual([2, true]);
  });
});

describe('WITHDRAW-1 to WITHDRAW-4 NOTICE-1 to NOTICE-3 withdrawal', () => {
  const withdraw = 'withdraw log --key north.pem --policy policy.txt --reason data_corrected --lang en';

  test('what is no publication is not withdrawn', async () => {
    expect(codes(await kedu(`${withdraw} --publication 2`))).toEqual(['PUBLISH_WITHDRAWN']);
    expect(codes(await kedu(`${withdraw} --publication 999`))).toEqual(['PUBLISH_WITHDRAWN']);
    expect(codes(await publish('2023', 'early', ' --replaces 4'))).toContain('PUBLISH_REPLACES');
    expect(existsSync(join(folder, 'early'))).toBe(false);
  });

  test('NOTICE-2 WITHDRAW-2 WITHDRAW-3 who has the old bundle learns by the notice that it was withdrawn, why, and what takes its place', {
    timeout: 240_000,
  }, async () => {
    const done = await kedu(`${withdraw} --publication 4 --out withdrawal.json`);
    expect([done.code, done.out.includes('Publication 4 was withdrawn (entry 6)'), done.out.includes('audit.example')]).toEqual([
      0,
      true,
      true,
    ]);
    expect(text('withdrawal.json')).toBe(text('log/notices/4.json'));
    const once = await kedu(`${withdraw} --publication 4`);
    expect([once.code, once.out.includes('was withdrawn before (entry 6)')]).toEqual([0, true]);
    expect(codes(await kedu(`${withdraw.replace('data_corrected', 'ordered')} --publication 4`))).toEqual(['PUBLISH_WITHDRAWN']);
    const audited = await kedu('audit log --policy policy.txt --memory seen --lang en');
    expect(audited.out).toContain('Withdrawn meanwhile: publication 4');
    expect((await kedu('audit log --policy policy.txt --memory seen --lang en')).out).not.toContain('Withdrawn');
    const silent = await kedu('verify old --policy policy.txt --lang en');
    expect([silent.code, codes(silent)]).toEqual([0, []]);
    const told = await kedu('verify old --policy policy.txt --seen withdrawal.json --lang en');
    expect([told.code, codes(told)]).toEqual([1, ['VERIFY_WITHDRAWN', 'VERIFY_OPENED']]);
    expect(told.err).toContain('because the data were corrected');
    expect(told.err).not.toContain('takes its place');

    const corrected = await publish('2023', 'new', ' --replaces 4');
    expect(corrected.code).toBe(0);
    const checked = await kedu('verify new --policy policy.txt --lang en');
    expect([checked.code, codes(checked)]).toEqual([0, ['VERIFY_REPLACES']]);
    const replaced = await kedu('verify old --policy policy.txt --seen log/notices/4.json --lang en');
    expect(replaced.err).toContain('Entry 10 takes its place');
    const notice = await kedu('log notice log 4');
    expect([notice.code, notice.out]).toEqual([0, text('log/notices/4.json')]);
    expect(codes(await publish('2024', 'third', ' --replaces 4'))).toContain('PUBLISH_REPLACES');
  });

  test('the same run may be published again after it was withdrawn, by an entry of its own', { timeout: 240_000 }, async () => {
    const again = await publish('2024', 'again');
    expect([again.code, again.out.includes('Entered into the log: publication, entry 11')]).toEqual([0, true]);
    expect(text('again/bundle.json')).toBe(text('old.json'));
    expect(codes(await kedu('verify again --policy policy.txt --lang en'))).toEqual(['VERIFY_REPUBLISHED', 'VERIFY_OPENED']);
    expect((await publish('2024', 'again')).out).toContain('In the log already: publication, entry 11');
  });

  test('a notice that was changed, of another log, or not as the policy asks shows nothing', { timeout: 180_000 }, async () => {
    const lying = text('withdrawal.json').replace('data_corrected', 'computed_wrongly');
    writeFileSync(join(folder, 'lying.json'), lying);
    const changed = await kedu('verify old --policy policy.txt --seen lying.json --lang en');
    expect([changed.code, codes(changed)]).toEqual([0, ['VERIFY_SEEN', 'VERIFY_OPENED']]);
    writeFileSync(join(folder, 'cut.json'), lying.slice(0, -1));
    const cut = await kedu('verify old --policy policy.txt --seen cut.json --lang en');
    expect([cut.code, codes(cut)]).toEqual([0, ['BUNDLE_NOTICE']]);
    const signature = /\\n— audit\.example [A-Za-z0-9+/=]+/g;
    writeFileSync(join(folder, 'unseen.json'), text('withdrawal.json').replaceAll(signature, ''));
    const unseen = await kedu('verify old --policy policy.txt --seen unseen.json --lang en');
    // NOTICE-5: that it was withdrawn is the word of the log itself.
    expect(unseen.code).toBe(1);
    expect(codes(unseen)).toEqual(expect.arrayContaining(['VERIFY_SEEN', 'VERIFY_WITHDRAWN']));
    expect(codes(unseen)).not.toContain('VERIFY_OPENED');
  });
});
