// Writes a bundle twice, a secret of salts and a key, each as the program does it, and says what was asked of the disk, one after the
// other: `flush PATH`, `rename FROM TO`, `link FROM TO`, `remove PATH`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const [folder = ''] = process.argv.slice(2);
const asked: string[] = [];
const opened = new Map<number, string>();
const { openSync, fsyncSync, renameSync, linkSync, rmSync } = fs;
fs.openSync = (path, ...rest) => {
  const descriptor = openSync(path, ...rest);
  opened.set(descriptor, String(path));
  return descriptor;
};
fs.fsyncSync = (descriptor) => {
  fsyncSync(descriptor);
  asked.push(`flush ${opened.get(descriptor)}`);
};
fs.renameSync = (from, to) => {
  renameSync(from, to);
  asked.push(`rename ${String(from)} ${String(to)}`);
};
fs.linkSync = (from, to) => {
  linkSync(from, to);
  asked.push(`link ${String(from)} ${String(to)}`);
};
fs.rmSync = (path, options) => {
  if (fs.existsSync(path)) asked.push(`remove ${String(path)}`);
  rmSync(path, options);
};
syncBuiltinESMExports();

const { makeKeyFile, saltSecret } = await import('../../src/index.ts');
const { writeBundle } = await import('../../src/publish/writeBundle.ts');
const files = new Map([
  ['bundle.json', new TextEncoder().encode('{"kedu":{"bundle":1}}')],
  ['results/results.csv', new TextEncoder().encode('a\r\n')],
]);
const out = join(folder, 'bundle');
const issues = [...writeBundle(out, files), ...writeBundle(out, files)];
const made = [saltSecret(join(folder, 'salts')), makeKeyFile(join(folder, 'key.pem'), 'kedu.example/north')];
const codes = [...issues, ...made.flatMap((one) => ('issue' in one ? [one.issue] : []))].map(({ code }) => code);
process.stdout.write(JSON.stringify({ codes, asked }));
