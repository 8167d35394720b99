/** A script of the built console. */
export interface ConsoleChunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** The module that an import on demand asked for; null for shared parts. */
  readonly facadeModuleId: string | null;
  readonly code: string;
  /** Scripts that are loaded with it. */
  readonly imports: readonly string[];
}

export function buildConsole(outDir?: string): Promise<readonly ConsoleChunk[]>;
export function copyConsole(to: string): void;
