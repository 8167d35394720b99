import { join } from 'node:path';
import { bundledProgram } from './bundledProgram.ts';
import { root } from './root.ts';

/** The command from its source, as one file that Node runs by itself. */
export const keduProgram = (): Promise<string> => bundledProgram(join(root, 'apps/cli/src/main.ts'));
