import { type NodeAnswer, chainFault } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { boundedBytes } from './boundedBytes.ts';
import { anchoringIssue } from './codes.ts';

const TIME_OUT = 20_000;
const MOST_BYTES = 64_000_000;

/** Why a node said nothing that can be used; `chainReading` makes an issue of it. */
export class NodeSilence extends Error {
  readonly issue: ReturnType<typeof anchoringIssue>;

  constructor(url: string, reason: string, status: number | string = '') {
    super(reason);
    this.issue = anchoringIssue('ANCHOR_ASKED', {}, { url, reason, status });
  }
}

/** A node of a chain behind JSON-RPC over HTTP (EVM chains; FISCO BCOS with its Web3 interface). */
export class ChainNode {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** The result of a call. Errors: NodeSilence (`url`, `unreachable`, `refused`, `answer`). */
  async ask(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const { result, error } = await this.#call(method, params);
    if (error !== undefined && error !== null) throw new NodeSilence(this.url, 'refused', messageOf(error));
    return result;
  }

  /** As `ask`, for an answer that is an object; undefined where the node has none. */
  async askObject(method: string, ...params: readonly unknown[]): Promise<NodeAnswer | undefined> {
    const result = await this.ask(method, ...params);
    if (result === null || result === undefined) return undefined;
    if (typeof result !== 'object' || Array.isArray(result)) throw new NodeSilence(this.url, 'answer');
    return result as NodeAnswer;
  }

  /** Hands in a signed transaction. Errors: NodeSilence; AnchorFault ANCHOR_CHAIN `sent` with what the node said. */
  async send(transaction: string): Promise<string> {
    const { result, error } = await this.#call('eth_sendRawTransaction', [transaction]);
    if (error !== undefined && error !== null) throw chainFault('sent', messageOf(error));
    if (typeof result !== 'string' || !/^0x[0-9a-f]{64}$/.test(result)) throw new NodeSilence(this.url, 'answer');
    return result;
  }

  async #call(method: string, params: readonly unknown[]): Promise<{ readonly result?: unknown; readonly error?: unknown }> {
    if (!/^https?:\/\//.test(this.url)) throw new NodeSilence(this.url, 'url');
    let bytes: Uint8Array;
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIME_OUT),
      });
      if (response.status !== 200) throw new NodeSilence(this.url, 'refused', response.status);
      bytes = await boundedBytes(response, MOST_BYTES);
    } catch (error) {
      throw error instanceof NodeSilence ? error : new NodeSilence(this.url, 'unreachable');
    }
    try {
      const read: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
      if (typeof read === 'object' && read !== null) return read;
    } catch {
      // Told below.
    }
    throw new NodeSilence(this.url, 'answer');
  }
}

/** Runs what asks nodes. Errors: those of the reading; ANCHOR_ASKED. */
export async function chainReading<T>(read: () => Promise<Reading<T>>): Promise<Reading<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NodeSilence) return { issue: error.issue };
    throw error;
  }
}

function messageOf(error: unknown): string {
  const { message } = (typeof error === 'object' && error !== null ? error : {}) as { message?: unknown };
  return typeof message === 'string' ? message.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 300) : '';
}
