// Appends numbered entries to a log until it is killed, publishing now and then, and says of each entry when it was accepted.
import { utf8 } from '@kedu/ledger';
import { LogWriter, readKeyFile } from '../../src/index.ts';

const [folder = '', keyFile = '', name = '', run = ''] = process.argv.slice(2);
const key = readKeyFile(keyFile, name);
if ('issue' in key) throw new Error(key.issue.code);
const opened = await LogWriter.open(folder, key.value);
if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
const writer = opened.value;
process.stdout.write('open\n');

async function appendOn(lane: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const entry = `${run}.${lane}.${n}`;
    const index = await writer.append(utf8(entry));
    if ('issue' in index) throw new Error(index.issue.code);
    process.stdout.write(`${index.value} ${entry}\n`);
  }
}

async function publishOn(): Promise<never> {
  for (;;) {
    await writer.publish();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

await Promise.all([appendOn(0), appendOn(1), appendOn(2), publishOn()]);
