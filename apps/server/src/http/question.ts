import type { Locale } from '@kedu/model';
import { type Context, type Entered, perform, type Task } from '@kedu/workflow';
import type { FastifyRequest } from 'fastify';
import type { CommandAnswer, Reader, Upload } from './handler.ts';
import type { ServerPorts } from './ports.ts';

/** What a request says, as the contract has read it, and who says it. */
export interface Said {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly locale: Locale;
  /** Idempotency key; '' where the route bears none. */
  readonly key: string;
  readonly reader: Reader | undefined;
  readonly context: Context | undefined;
  readonly upload: Upload | undefined;
}

/** What a handler is given (`Asked`), whatever its route: made for every request, so each of its fields is set plainly. */
export class Question {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly locale: Locale;
  readonly ports: ServerPorts;
  readonly key: string;
  readonly reader: Reader | undefined;
  readonly context: Context | undefined;
  readonly entered: Entered | undefined;
  readonly perform: (task: Task) => Promise<CommandAnswer>;
  readonly upload: () => Upload;
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest, ports: ServerPorts, { params, query, body, locale, key, reader, context, upload }: Said) {
    this.params = params;
    this.query = query;
    this.body = body;
    this.locale = locale;
    this.ports = ports;
    this.key = key;
    this.reader = reader;
    this.context = context;
    this.entered = context?.entered;
    this.perform = async (task) => {
      if (context === undefined) throw new RangeError('nobody gives a command here');
      const done = await perform(ports, context.entered, key, task, ports.told?.());
      if ('issues' in done) return { issues: done.issues };
      const { sequence, at, again } = done.value;
      return { value: { sequence, at, again } };
    };
    this.upload = () => {
      if (upload === undefined) throw new RangeError('no file comes with this route');
      return upload;
    };
    this.#request = request;
  }

  /** Made for those who ask for it. */
  get signal(): AbortSignal {
    return this.#request.gone;
  }
}
