import type { z } from 'zod';

/** The same, and nothing of it is to be changed. */
export type Frozen<T> = T extends readonly (infer E)[]
  ? number extends T['length']
    ? readonly Frozen<E>[]
    : { readonly [K in keyof T]: Frozen<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What a shape reads. */
export type Read<T extends z.ZodType> = Frozen<z.output<T>>;
