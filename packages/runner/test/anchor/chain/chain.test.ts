import type { Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import {
  type Anchor,
  anchorCall,
  anchoredWords,
  bytesOf,
  type ChainEvidence,
  checkReceipt,
  headerBytes,
  type NodeAnswer,
  prefixed,
  proveReceipt,
  readAnchor,
  receiptBytes,
  writeAnchor,
} from '@kedu/anchors';
import { type Checkpoint, checkpointText, readCheckpoint, utf8, writeNote } from '@kedu/ledger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anchorOnChain,
  checkChain,
  type ChainSettings,
  collectAnchor,
  deployContract,
  nodeSha256,
  signedTransaction,
} from '../../../src/index.ts';
import { readValue, refusal } from '../../ledger/reading.ts';
import { hasChain, type Lie, liar, receiptOf, TestChain } from './testChain.ts';

const SOON = { mostMs: 5_000, stepMs: 50 };

function checkpointOf(size: number, origin = 'kedu.example/north'): Checkpoint {
  const text = checkpointText({ origin, size, root: nodeSha256(utf8(`${origin} ${size}`)) });
  return readValue(readCheckpoint(utf8(writeNote({ text, signatures: [{ name: origin, keyId: 1, signature: new Uint8Array(64) }] }))));
}

describe.runIf(hasChain())(
  'ANCHOR-8 ANCHOR-9 ANCHOR-10 ANCHOR-11 a chain on this machine (left out where no node can be installed)',
  () => {
    let chain: TestChain;
    let settings: ChainSettings;
    const servers: Server[] = [];
    const anchor = (size: number) => anchorOnChain(checkpointOf(size), 'evm', settings, chain.key, SOON);
    const evidenceOf = ({ evidence }: Anchor): ChainEvidence => evidence as ChainEvidence;
    const lying = async (lie: Lie): Promise<ChainSettings> => {
      const { node, server } = await liar(chain.node, lie);
      servers.push(server);
      return { ...settings, node };
    };
    const mine = (count: number) => chain.node.ask('anvil_mine', `0x${count.toString(16)}`);

    beforeAll(async () => {
      chain = await TestChain.start();
      settings = chain.settings;
    });
    afterAll(async () => {
      for (const server of servers) server.close();
      await chain.stop();
    });

    test('a root is anchored, then that of a larger tree; both are checked from their files', async () => {
      const first = readValue(await anchor(2)).anchor;
      await mine(3);
      const second = readValue(await anchor(7)).anchor;
      for (const one of [first, second]) {
        const again = readValue(readAnchor(utf8(writeAnchor(one))));
        expect(again).toEqual(one);
        const { time } = readValue(await checkChain(again.checkpoint, evidenceOf(again), settings));
        expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(120);
        expect(readValue(await checkReceipt(nodeSha256, again.checkpoint, evidenceOf(again), settings))).toEqual({ time });
      }
      expect(refusal(await checkChain(checkpointOf(7), evidenceOf(first), settings))).toBe('ANCHOR_CHAIN other');
      expect(refusal(await checkChain(checkpointOf(2, 'kedu.example/south'), evidenceOf(first), settings))).toBe('ANCHOR_CHAIN other');
      const head = await chain.node.ask('eth_call', { to: prefixed(settings.contract), data: headCall(settings.keeper) }, 'latest');
      expect(BigInt(String(head).slice(0, 66))).toBe(7n);
    });

    test('a roll-back and a second root of one size revert: they have a hash, and are refused', async () => {
      readValue(await anchor(20));
      for (const size of [20, 19]) {
        const data = anchorCall(anchoredWords(nodeSha256, checkpointOf(size)));
        const hash = await chain.node.send(
          await signedTransaction('evm', settings, { to: settings.contract, data, gasLimit: 150_000n }, chain.key),
        );
        expect(hash).toMatch(/^0x[0-9a-f]{64}$/);
        const receipt = await receiptOf(chain.node, hash);
        expect(receipt['status']).toBe('0x0');
        expect(refusal(await collectAnchor(checkpointOf(size), 'evm', settings, hash, SOON))).toBe('ANCHOR_CHAIN reverted');
        expect(refusal(await checkReceipt(nodeSha256, checkpointOf(size), await rawEvidence(receipt), settings))).toBe(
          'ANCHOR_CHAIN reverted',
        );
      }
      expect(refusal(await anchor(19))).toBe('ANCHOR_CHAIN reverted');
    });

    test('ANCHOR-15 a contract is put on the chain and used; a node that is of another chain is told nothing', async () => {
      const { contract, keeper, block } = readValue(await deployContract('evm', settings, chain.key, SOON));
      expect([prefixed(keeper), prefixed(contract) === prefixed(settings.contract), block > 0]).toEqual([
        prefixed(settings.keeper),
        false,
        true,
      ]);
      const own = { ...settings, contract };
      const made = readValue(await anchorOnChain(checkpointOf(3), 'evm', own, chain.key, SOON)).anchor;
      expect(refusal(await checkChain(made.checkpoint, evidenceOf(made), own))).toBe('read');
      expect(refusal(await checkChain(made.checkpoint, evidenceOf(made), settings))).toBe('ANCHOR_CHAIN contract');
      const before = await chain.node.ask('eth_getTransactionCount', prefixed(settings.keeper), 'latest');
      expect(refusal(await deployContract('evm', { ...settings, chainId: 1 }, chain.key, SOON))).toBe('ANCHOR_CHAIN chain');
      expect(await chain.node.ask('eth_getTransactionCount', prefixed(settings.keeper), 'latest')).toBe(before);
      const poor = new Uint8Array(32).fill(7);
      expect(refusal(await deployContract('evm', settings, poor, SOON))).toBe('ANCHOR_CHAIN sent');
      const other = await lying((method, result) => (method === 'eth_getCode' ? '0x00' : result));
      expect(refusal(await deployContract('evm', other, chain.key, SOON))).toBe('ANCHOR_CHAIN code');
    });

    test('another chain, another contract, another account', async () => {
      const { anchor: made } = readValue(await anchor(30));
      const check = async (more: Partial<ChainSettings>) =>
        refusal(await checkChain(made.checkpoint, evidenceOf(made), { ...settings, ...more }));
      expect(await check({})).toBe('read');
      expect(await check({ chainId: 1 })).toBe('ANCHOR_CHAIN chain');
      expect(await check({ contract: settings.keeper })).toBe('ANCHOR_CHAIN contract');
      expect(await check({ keeper: settings.contract })).toBe('ANCHOR_CHAIN keeper');
      const elsewhere = await lying((method, result) => (method === 'eth_chainId' ? '0x1' : result));
      expect(refusal(await checkChain(made.checkpoint, evidenceOf(made), elsewhere))).toBe('ANCHOR_CHAIN chain');
      expect(refusal(await anchorOnChain(checkpointOf(31), 'evm', { ...settings, chainId: 1 }, chain.key, SOON))).toBe(
        'ANCHOR_CHAIN chain',
      );
      const code = String(await chain.node.ask('eth_getCode', prefixed(settings.contract), 'latest'));
      const other = new Uint8Array(randomBytes(20));
      await chain.node.ask('anvil_setCode', prefixed(other), `${code}00`);
      expect(refusal(await anchorOnChain(checkpointOf(31), 'evm', { ...settings, contract: other }, chain.key, SOON))).toBe(
        'ANCHOR_CHAIN code',
      );
      const stranger = await chain.account();
      expect(refusal(await anchorOnChain(checkpointOf(31), 'evm', settings, stranger.key, SOON))).toBe('ANCHOR_CHAIN event');
    });

    test('a block that was reorganised away, one that too few followed, a transaction that never came', async () => {
      const before = await chain.node.ask('evm_snapshot');
      const { anchor: made } = readValue(await anchor(40));
      const check = async (confirmations: number) =>
        refusal(await checkChain(made.checkpoint, evidenceOf(made), { ...settings, confirmations }));
      expect(await check(3)).toBe('ANCHOR_CHAIN unconfirmed');
      await mine(3);
      expect(await check(3)).toBe('read');
      await chain.node.ask('evm_revert', before);
      await mine(5);
      expect(await check(3)).toBe('ANCHOR_CHAIN reorganised');
      const never = prefixed(new Uint8Array(randomBytes(32)));
      expect(refusal(await collectAnchor(checkpointOf(41), 'evm', settings, never, { mostMs: 100, stepMs: 50 }))).toBe(
        'ANCHOR_CHAIN missing',
      );
    });

    test('ANCHOR-9 a node that lies about a receipt is found out by the block, one that makes up the block by another node', async () => {
      readValue(await anchor(50));
      const data = anchorCall(anchoredWords(nodeSha256, checkpointOf(45)));
      const hash = await chain.node.send(
        await signedTransaction('evm', settings, { to: settings.contract, data, gasLimit: 150_000n }, chain.key),
      );
      const words = anchoredWords(nodeSha256, checkpointOf(45));
      const [good] = (await chain.node.ask('eth_getLogs', {
        fromBlock: '0x0',
        address: prefixed(settings.contract),
      })) as readonly NodeAnswer[];
      const log = { ...good, data: prefixed(Uint8Array.of(...words.size, ...words.root, ...words.checkpoint)) };
      const forge = (receipt: NodeAnswer): NodeAnswer => ({ ...receipt, status: '0x1', logs: [log] });
      const inReceipt: Lie = (method, result) => (method === 'eth_getTransactionReceipt' ? forge(result as NodeAnswer) : result);
      expect(refusal(await collectAnchor(checkpointOf(45), 'evm', await lying(inReceipt), hash, SOON))).toBe('ANCHOR_CHAIN reverted');
      const inBoth: Lie = (method, result) =>
        method === 'eth_getBlockReceipts' ? (result as readonly NodeAnswer[]).map(forge) : inReceipt(method, result);
      expect(refusal(await collectAnchor(checkpointOf(45), 'evm', await lying(inBoth), hash, SOON))).toBe('ANCHOR_CHAIN receipt');
      const honest = await receiptOf(chain.node, hash);
      const root = prefixed(proveReceipt([receiptBytes(forge(honest)) as Uint8Array], 0).root);
      const inRoot: Lie = (method, result) =>
        method.startsWith('eth_getBlockBy') ? { ...(result as NodeAnswer), receiptsRoot: root } : inBoth(method, result);
      expect(refusal(await collectAnchor(checkpointOf(45), 'evm', await lying(inRoot), hash, SOON))).toBe('ANCHOR_CHAIN header');

      const block = await chain.node.askObject('eth_getBlockByHash', honest['blockHash'], false);
      const { keccak_256 } = await import('@noble/hashes/sha3.js');
      const madeUp = prefixed(keccak_256(headerBytes({ ...block, receiptsRoot: root }) as Uint8Array));
      const inAll: Lie = (method, result) => {
        if (method === 'eth_getTransactionReceipt') return { ...forge(result as NodeAnswer), blockHash: madeUp };
        return method.startsWith('eth_getBlockBy') ? { ...block, receiptsRoot: root, hash: madeUp } : inRoot(method, result);
      };
      const believed = readValue(await collectAnchor(checkpointOf(45), 'evm', await lying(inAll), hash, SOON)).anchor;
      expect(refusal(await checkChain(believed.checkpoint, evidenceOf(believed), settings))).toBe('ANCHOR_CHAIN reorganised');
    });

    test('ANCHOR-9 whichever byte of the proof is changed, it shows nothing', async () => {
      const { anchor: made } = readValue(await anchor(60));
      const evidence = evidenceOf(made);
      const proof = evidence.proof as NonNullable<ChainEvidence['proof']>;
      const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
      const check = async (changed: Partial<typeof proof>) =>
        refusal(await checkReceipt(nodeSha256, made.checkpoint, { ...evidence, proof: { ...proof, ...changed } }, settings));
      expect(await check({})).toBe('read');
      for (let at = 0; at < proof.header.length; at += 1)
        expect(await check({ header: flip(proof.header, at) })).toBe('ANCHOR_CHAIN header');
      for (let at = 0; at < (proof.nodes[0]?.length ?? 0); at += 1)
        expect(await check({ nodes: [flip(proof.nodes[0] as Uint8Array, at)] })).toBe('ANCHOR_CHAIN receipt');
      expect(await check({ nodes: [...proof.nodes, proof.header] })).toBe('ANCHOR_CHAIN receipt');
      expect(await check({ index: 1 })).toBe('ANCHOR_CHAIN receipt');
    });

    test('ANCHOR-10 nodes that are away, answer nonsense or refuse', async () => {
      const { anchor: made } = readValue(await anchor(70));
      const nonsense = await lying((method) => (method === 'eth_chainId' ? chain.settings.chainId : '0x00'));
      expect(refusal(await checkChain(made.checkpoint, evidenceOf(made), nonsense))).toBe('ANCHOR_CHAIN chain');
      const { node, server } = await liar(chain.node, (_, result) => result);
      await new Promise((closed) => server.close(closed));
      expect(refusal(await checkChain(made.checkpoint, evidenceOf(made), { ...settings, node }))).toBe('ANCHOR_ASKED unreachable');
      const poor = { ...settings, keeper: settings.contract };
      expect(refusal(await anchorOnChain(checkpointOf(71), 'evm', poor, new Uint8Array(32).fill(7), SOON))).toBe('ANCHOR_CHAIN sent');
    });

    test('ANCHOR-11 the adapter for FISCO BCOS, on this chain with the answers that its documents give: milliseconds, no header to check', async () => {
      const like = await lying((method, result) => {
        if (!method.startsWith('eth_getBlockBy')) return result;
        const { hash, number, timestamp } = result as NodeAnswer;
        return { hash, number, timestamp: `0x${(Number(timestamp) * 1000).toString(16)}` };
      });
      const { anchor: made, time } = readValue(await anchorOnChain(checkpointOf(80), 'fisco-bcos', like, chain.key, SOON));
      const evidence = evidenceOf(readValue(readAnchor(utf8(writeAnchor(made)))));
      expect([evidence.kind, evidence.proof, Math.abs(time - Date.now() / 1000) < 120]).toEqual(['fisco-bcos', undefined, true]);
      expect(readValue(await checkChain(made.checkpoint, evidence, like))).toEqual({ time });
      expect(refusal(await checkChain(checkpointOf(81), evidence, like))).toBe('ANCHOR_CHAIN other');
      expect(refusal(await anchorOnChain(checkpointOf(79), 'fisco-bcos', like, chain.key, SOON))).toBe('ANCHOR_CHAIN reverted');
      expect(refusal(await checkChain(made.checkpoint, { ...evidence, blockHash: evidence.transaction }, like))).toBe(
        'ANCHOR_CHAIN reorganised',
      );
      expect(refusal(await checkChain(made.checkpoint, { ...evidence, transaction: evidence.blockHash }, like))).toBe(
        'ANCHOR_CHAIN missing',
      );
      expect(refusal(await checkReceipt(nodeSha256, made.checkpoint, evidence, settings))).toBe('ANCHOR_CHAIN header');
    });

    /** The proof of a receipt as it is, whatever it says. */
    async function rawEvidence(receipt: NodeAnswer): Promise<ChainEvidence> {
      const block = (await chain.node.askObject('eth_getBlockByHash', receipt['blockHash'], false)) as NodeAnswer;
      const receipts = (await chain.node.ask('eth_getBlockReceipts', receipt['blockNumber'])) as readonly NodeAnswer[];
      const index = Number(receipt['transactionIndex']);
      const { nodes } = proveReceipt(
        receipts.map((one) => receiptBytes(one) as Uint8Array),
        index,
      );
      const bytes = (name: string) => bytesOf(receipt[name]) as Uint8Array;
      const { chainId, contract, keeper } = settings;
      const place = {
        kind: 'evm' as const,
        chainId,
        contract,
        keeper,
        transaction: bytes('transactionHash'),
        blockHash: bytes('blockHash'),
      };
      return { ...place, block: Number(receipt['blockNumber']), proof: { header: headerBytes(block) as Uint8Array, index, nodes } };
    }
  },
);

/** Data of a call of heads(address,bytes32) for the log of these tests. */
function headCall(keeper: Uint8Array): string {
  return `0xe3b33594${'00'.repeat(12)}${prefixed(keeper).slice(2)}${prefixed(nodeSha256(utf8('kedu.example/north'))).slice(2)}`;
}
