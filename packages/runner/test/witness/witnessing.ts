// A witness until it is killed: says its port. With a file of a request it answers that one, and is killed before anybody hears the answer.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { readAddCheckpoint, readVerifierKey } from '@kedu/ledger';
import { nodeSha256, readKeyFile, Witness, witnessServer } from '../../src/index.ts';

const [folder = '', keyFile = '', name = '', logKey = '', request] = process.argv.slice(2);
const key = readKeyFile(keyFile, name);
const log = readVerifierKey(nodeSha256, logKey);
if ('issue' in key || 'issue' in log) throw new Error('no key');
const opened = await Witness.open(folder, key.value, [log.value], () => 1_700_000_000);
if ('issue' in opened) {
  process.stdout.write(`${opened.issue.code}\n`);
  process.exit(1);
}
if (request !== undefined) {
  await opened.value.answer(readAddCheckpoint(readFileSync(request)));
  process.kill(process.pid, 'SIGKILL');
}
const server = witnessServer(opened.value);
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
