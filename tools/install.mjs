// Makes node_modules match package-lock.json; does nothing when it already does.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './oneAtATime.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.kedu-installed');

export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Kedu needs Node.js 20.19 or newer; this is ${process.versions.node}. 请安装 Node.js 20.19 或更新版本。`);
    process.exit(1);
  }
  if (isInstalled()) return;
  // npm empties the folder before it fills it: two at once would leave it empty.
  oneAtATime(
    join(root, '.kedu-installing'),
    () => {
      if (isInstalled()) return;
      console.log('Installing what Kedu needs (once) … 正在安装依赖（仅首次）……');
      const wanted = lockFile();
      execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: 'inherit' });
      writeFileSync(stamp, wanted);
    },
    () => console.log('Another command is installing what Kedu needs; waiting for it … 另一条命令正在安装依赖，等它装完……'),
  );
}

function lockFile() {
  return readFileSync(join(root, 'package-lock.json'), 'utf8');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockFile();
}
