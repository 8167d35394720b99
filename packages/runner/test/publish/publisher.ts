// Publishes a run of a pack (or, by its last arguments, withdraws publication 3, or enters a statement of an opening) and is killed before
// the N-th time that it changes something on the disk; says how often it did where N is beyond that. With `full:N` the disk is full from
// the N-th file of a folder on.
import fs, { readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [
  packFolder = '',
  logFolder = '',
  keyFile = '',
  salts = '',
  policyFile = '',
  out = '',
  killAt = '0',
  act = 'publish',
  statementFile = '',
] = process.argv.slice(2);
let steps = 0;
let counting = false;

/** Before each step: the process ends here, as if the machine had lost its power, where its number has come. */
function step(): void {
  if (!counting) return;
  steps += 1;
  if (steps === Number(killAt)) {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  }
}

function counted<A extends readonly unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    step();
    return act(...args);
  };
}

promises.rename = counted(promises.rename);
promises.mkdir = counted(promises.mkdir) as typeof promises.mkdir;
const { open } = promises;
promises.open = async (...args) => {
  step();
  const handle = await open(...args);
  handle.writeFile = counted(handle.writeFile.bind(handle)) as typeof handle.writeFile;
  handle.datasync = counted(handle.datasync.bind(handle));
  return handle;
};
fs.renameSync = counted(fs.renameSync);
fs.mkdirSync = counted(fs.mkdirSync) as typeof fs.mkdirSync;
const write = counted(fs.writeFileSync);
let files = 0;
fs.writeFileSync = (...args) => {
  files += 1;
  if (counting && killAt.startsWith('full:') && files >= Number(killAt.slice('full:'.length)))
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  write(...args);
};
fs.rmSync = counted(fs.rmSync);
fs.fsyncSync = counted(fs.fsyncSync);
syncBuiltinESMExports();

const {
  assessPack,
  enterOpening,
  LogWriter,
  openPack,
  publishRun,
  readBundle,
  readKeyFile,
  saltSecret,
  sealedBundle,
  withdrawPublication,
} = await import('../../src/index.ts');
const { Findings } = await import('@kedu/verify');
const { pack, issues } = openPack(packFolder);
const run = pack && assessPack(pack, { periods: ['2023'] }).assessments[0];
const signer = readKeyFile(keyFile, 'kedu.example/killed');
const secret = saltSecret(salts);
if (!pack || !run || 'issue' in signer || 'issue' in secret) throw new Error(`nothing to publish: ${JSON.stringify(issues)}`);
counting = true;
files = 0;
const writer = await LogWriter.open(logFolder, signer.value);
if ('issue' in writer) throw new Error(writer.issue.code);
const asked = { writer: writer.value, policy: readFileSync(policyFile, 'utf8'), at: '2025-03-01T01:02:03Z' };
const acts: Readonly<Record<string, () => Promise<object>>> = {
  publish: () =>
    publishRun({
      ...asked,
      pack,
      run,
      out,
      secret: secret.value.secret,
      exampleSite: true,
      level: 'public',
      readme: ({ pack: id, period }) => `${id} ${period}\n`,
    }),
  withdraw: () => withdrawPublication({ ...asked, publication: 3, reason: 'data_corrected' }),
  enter: async () => {
    const bundle = sealedBundle(await readBundle(out, new Findings()));
    if ('issue' in bundle) throw new Error(bundle.issue.code);
    const { sha256, blocks } = bundle.value;
    const statement = new Uint8Array(readFileSync(statementFile));
    const signedBy = new Uint8Array(Buffer.from(readFileSync(`${statementFile}.key`, 'utf8'), 'hex'));
    return enterOpening({
      ...asked,
      statement,
      signedBy,
      signer: 'audit.example',
      bundle: { sha256: sha256.slice('sha256:'.length), blocks },
    });
  },
};
const done = (await acts[act]?.()) ?? { issue: { code: 'no such act' } };
await writer.value.close();
process.stdout.write('issue' in done ? `${(done.issue as { code: string }).code}\n` : `${steps}\n`);
