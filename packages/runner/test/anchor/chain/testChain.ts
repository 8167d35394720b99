import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { bytesOf, CONTRACT_CODE, type NodeAnswer, prefixed } from '@kedu/anchors';
import { ChainNode, type ChainSettings, signedTransaction } from '../../../src/index.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const ANVIL = fileURLToPath(new URL('node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil', import.meta.url));
const CHAIN_ID = 31_337;

/** Whether a local node can be started; it is installed beside this file when it is missing. */
export function hasChain(): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  if (existsSync(ANVIL)) return true;
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'ignore', timeout: 120_000 });
  } catch {
    return false;
  }
  return existsSync(ANVIL);
}

/** A chain on this machine alone, with the contract and an account that has money. */
export class TestChain {
  readonly node: ChainNode;
  readonly url: string;
  readonly key: Uint8Array;
  readonly settings: ChainSettings;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, node: ChainNode, key: Uint8Array, settings: ChainSettings) {
    this.#process = process;
    this.node = node;
    this.url = node.url;
    this.key = key;
    this.settings = settings;
  }

  static async start(): Promise<TestChain> {
    const child = spawn(ANVIL, ['--host', '127.0.0.1', '--port', '0', '--chain-id', String(CHAIN_ID), '--accounts', '1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await listening(child);
    const node = new ChainNode(url);
    const { keeper, key } = await account(node);
    const signed = await signedTransaction(
      'evm',
      { node, chainId: CHAIN_ID },
      { data: bytesOf(`0x${CONTRACT_CODE}`) as Uint8Array, gasLimit: 1_000_000n },
      key,
    );
    const made = await receiptOf(node, await node.send(signed));
    const contract = bytesOf(made['contractAddress']) as Uint8Array;
    return new TestChain(child, node, key, { node, chainId: CHAIN_ID, contract, keeper, confirmations: 0 });
  }

  /** Another account that has money. */
  account(): Promise<{ readonly keeper: Uint8Array; readonly key: Uint8Array }> {
    return account(this.node);
  }

  async stop(): Promise<void> {
    const gone = new Promise((done) => this.#process.once('exit', done));
    this.#process.kill();
    await gone;
  }
}

async function account(node: ChainNode): Promise<{ readonly keeper: Uint8Array; readonly key: Uint8Array }> {
  const { addr } = await import('micro-eth-signer');
  const key = new Uint8Array(randomBytes(32));
  const keeper = bytesOf(addr.fromPrivateKey(key).toLowerCase()) as Uint8Array;
  await node.ask('anvil_setBalance', prefixed(keeper), '0x3635c9adc5dea00000');
  return { keeper, key };
}

/** The receipt of a transaction, once it stands in a block. Errors: after five seconds. */
export async function receiptOf(node: ChainNode, transaction: string): Promise<NodeAnswer> {
  for (let tries = 0; tries < 100; tries += 1) {
    const receipt = await node.askObject('eth_getTransactionReceipt', transaction);
    if (receipt) return receipt;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('no block took the transaction');
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    child.once('exit', () => fail(new Error('the node ended')));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /Listening on (127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (found) done(`http://${found}`);
    });
  });
}

export type Lie = (method: string, result: unknown) => unknown;

/** A node that passes questions on and answers what it likes. */
export async function liar(honest: ChainNode, lie: Lie): Promise<{ readonly node: ChainNode; readonly server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, params } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { method: string; params: readonly unknown[] };
      const told = method === 'eth_sendRawTransaction' ? honest.send(String(params[0])) : honest.ask(method, ...params);
      told.then(
        (result) => response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: lie(method, result) })),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { node: new ChainNode(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), server };
}
