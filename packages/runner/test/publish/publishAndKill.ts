import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import type { TinyOffice, TinyTown } from './tinyOffice.ts';

const publisher = bundledProgram(fileURLToPath(new URL('publisher.ts', import.meta.url)));

/**
 * What a publisher in a process of its own said (publisher.ts): '' where it was killed before its N-th change of the disk; `full:N` for a
 * disk that is full. Another act than publishing: `withdraw`; `enter` with the file of a statement.
 */
export async function publishAndKill(
  town: TinyTown,
  { name, bundle }: TinyOffice,
  killAt: number | string,
  act: readonly string[] = [],
): Promise<string> {
  const files = [town.at('pack'), town.at(name, 'log'), town.at('key.pem'), town.at('salts'), town.at(name, 'policy.txt'), bundle];
  const program = await publisher;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...files, String(killAt), ...act], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [said, complained] = ['', ''];
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (complained += bytes.toString()));
    child.on('close', (code, signal) => (code === 0 || signal === 'SIGKILL' ? resolve(said.trim()) : reject(new Error(complained))));
  });
}
