import { run } from '../../src/run.ts';

/** What a command said, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** When a command that serves is told to stop; at once without it. */
  readonly stopped?: (() => Promise<void>) | undefined;
  /** Told whenever the command wrote something: all that it wrote until then. */
  readonly onOut?: ((out: string) => void) | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * Runs commands of kedu in a folder, in this process.
 *
 * Shape: a line as it is typed, parted at its blanks. Example: await keduIn(folder)('log init north --name kedu.example/north --key north.pem').
 */
export function keduIn(folder: string): (line: string, options?: RunOptions) => Promise<Ran> {
  return async (line, { stopped = () => Promise.resolve(), onOut, env = {} } = {}) => {
    let [out, err] = ['', ''];
    const code = await run(line.split(' '), {
      out: (text) => {
        out += text;
        onOut?.(out);
      },
      err: (text) => {
        err += text;
      },
      outIsTerminal: false,
      errIsTerminal: false,
      columns: 200,
      env,
      cwd: folder,
      stopped,
    });
    return { code, out, err };
  };
}
