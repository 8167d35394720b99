import type { LocalizedText } from '@kedu/model';
import type { Permission } from '@kedu/workflow';
import type { z } from 'zod';

/** What comes back as bytes instead of JSON. */
export interface FileAnswer {
  readonly media: string;
}

/** What comes back as server-sent events: the shape of the data by the name of the event. */
export interface StreamAnswer {
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** Who may ask: anybody, whoever is signed in, or whoever acts in a post of the authority of the path (API-2, API-3). */
export type Asker = 'anybody' | 'session' | 'post';

/** `read`: JSON with an ETag; `command`: changes something; `upload`: a command with a file; `stream`: server-sent events; `file`: bytes. */
export type RouteKind = 'read' | 'command' | 'upload' | 'stream' | 'file';

/** An upload: how large a file is taken, and under which endings of its name. */
export interface Upload {
  readonly mostBytes: number;
  readonly endings: readonly string[];
}

/** One route of the contract: what is asked, by whom, and what is answered. The table `ROUTES` is the only list of them. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`; names in braces are those of `params`. */
  readonly path: string;
  readonly kind: RouteKind;
  readonly asker: Asker;
  /**
   * Permissions of which one is needed: for reading, without one the answer is 403; of a command, without one of them it is never carried out.
   * Empty: everybody whom `asker` admits.
   */
  readonly permissions: readonly Permission[];
  /** What it is for. */
  readonly summary: LocalizedText;
  readonly params?: z.ZodObject | undefined;
  readonly query?: z.ZodObject | undefined;
  /** Of uploads: the fields beside the file. */
  readonly body?: z.ZodType | undefined;
  readonly upload?: Upload | undefined;
  /** Whether it bears `Idempotency-Key` (API-4): all that changes something but what is of the session alone. */
  readonly isKeyed: boolean;
  /** Of the answer that is no refusal. */
  readonly status: 200 | 201 | 204;
  readonly answer: z.ZodType | FileAnswer | StreamAnswer | undefined;
}

/** Holds an object to `Route` and keeps its own type. */
export function route<const R extends Route>(given: R): R {
  return given;
}
