import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import { startDeskProcess } from '../../src/runs/desk/deskProcess.ts';

/**
 * Starts the process of a desk from one file, as an installation does.
 *
 * From the source, which every process reads anew, rooms/imports.test.ts starts it.
 */
export async function builtDesk(): Promise<() => ChildProcess> {
  const program = await bundledProgram(fileURLToPath(new URL('../../src/runs/desk/deskProgram.ts', import.meta.url)));
  return () => startDeskProcess(program);
}
