/** What a command may see of the terminal and the process; tests pass their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Where answers are read from; without it questions take their defaults. */
  input?(): NodeJS.ReadableStream;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Width of the terminal in columns. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Resolves when the process is asked to stop: Ctrl-C, SIGTERM, or the terminal closing. */
  stopped(): Promise<void>;
}

/** The process itself. A reader that closed the pipe (`| head`) ends the command without a word. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: () => process.stdin,
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
    env: process.env,
    cwd: process.cwd(),
    stopped: () =>
      new Promise((resolve) => {
        // A second signal while it stops changes nothing: Ctrl-C reaches a process from the terminal and from the one that started it.
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
      }),
  };
}
