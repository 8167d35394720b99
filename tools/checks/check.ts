/** One check of the house: what is wrong, a line each; none when all is well. */
export interface Check {
  readonly name: string;
  run(repository: Repository): Promise<readonly string[]> | readonly string[];
}

/** The files of the repository, tracked or about to be: ignored files and build output are not among them. */
export interface Repository {
  readonly root: string;
  /** Paths from the root with `/`, sorted. */
  readonly files: readonly string[];
  read(file: string): string;
  exists(path: string): boolean;
}
