// node tools/complete-lock.mjs: gives package-lock.json the entries of other platforms that npm leaves out where a registry
// does not carry them. Without those entries `npm ci` refuses, and other platforms would install no binaries.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

const SYSTEMS = ['darwin', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'openharmony', 'sunos', 'aix', 'linux'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** The lock with an entry for every optional dependency, and the names of those that had none. */
export function completedLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
      added.push(name);
      packages[`node_modules/${name}`] = platformEntry(name, version, entry.dev === true);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

function platformEntry(name, version, dev) {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const system = SYSTEMS.find((word) => last.includes(word));
  const processor = PROCESSORS.find((word) => last.includes(word));
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev }),
    ...(system === 'linux' && /musl/.test(last) && { libc: ['musl'] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(root, 'package-lock.json');
  const { lock, added } = completedLock(JSON.parse(readFileSync(file, 'utf8')));
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? 'package-lock.json holds every platform.' : `added to package-lock.json: ${added.join(', ')}`);
}
