// npm start: installs, builds, then hands over to `kedu serve --example`, so that Ctrl-C and SIGTERM stop everything cleanly.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { build, bundle } from './build.mjs';
import { root } from './install.mjs';

await build().catch(() => process.exit(1));
const child = spawn(process.execPath, ['--enable-source-maps', bundle, 'serve', '--example', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
