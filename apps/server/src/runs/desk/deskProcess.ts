import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a process of the server is given of its environment: where programs and temporary files are, and no secret. */
const PASSED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG'];

/**
 * Starts the process that works runs out: the built program that is given, else that beside the built command, or the source where this
 * runs from source.
 */
export function startDeskProcess(built?: string): ChildProcess {
  const isSource = built === undefined && import.meta.url.endsWith('.ts');
  const program = built ?? fileURLToPath(new URL(isSource ? './deskProgram.ts' : './run-desk.js', import.meta.url));
  const loader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const env = Object.fromEntries(PASSED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] as string]])));
  return fork(program, [], {
    execArgv: isSource ? ['--import', loader()] : ['--enable-source-maps'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env,
  });
}
