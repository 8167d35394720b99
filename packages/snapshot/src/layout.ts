/** 'KDOB': the first four bytes. */
export const MAGIC = [0x4b, 0x44, 0x4f, 0x42] as const;
export const VERSION = 1;

/** Most cells, as intake has it (INTAKE-2): series × units. */
export const MAX_CELLS = 134_217_728;

/** File, sheet and source that cells have in common. */
export interface SourceKind {
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly source?: string | undefined;
}

/** Parts of the byte that says how a series is kept. */
export const FLAGS = { bits: 1, gaps: 2, origins: 4, texts: 8 } as const;
