import { anchorReading, bytesOf, chainFault, type ChainKind, CONTRACT_CODE, countOf } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import { PATIENCE, type Patience, signedTransaction, until } from './anchorOnChain.ts';
import { checkContract, type ChainSettings } from './checkChain.ts';
import { chainReading } from './chainNode.ts';

/** A contract of anchors that stands on a chain. */
export interface DeployedContract {
  /** 20 bytes. */
  readonly contract: Uint8Array;
  /** Account that made it, and may anchor with it as any other may. 20 bytes. */
  readonly keeper: Uint8Array;
  readonly block: number;
}

/** Three times what it takes. */
const GAS_LIMIT = 1_000_000n;

/**
 * Puts the contract of anchors on a chain by a transaction of an account, and sees that its very bytes stand there.
 *
 * Nobody owns it: one on a chain is enough for all authorities that use it. Rule: ANCHOR-15. Errors: ANCHOR_CHAIN (`chain`, `sent`, `missing`, `reverted`, `code`), ANCHOR_ASKED.
 */
export function deployContract(
  kind: ChainKind,
  { node, chainId, confirmations }: Pick<ChainSettings, 'node' | 'chainId' | 'confirmations'>,
  privateKey: Uint8Array,
  patience: Patience = PATIENCE,
): Promise<Reading<DeployedContract>> {
  return chainReading(() =>
    anchorReading(async () => {
      const found = countOf(await node.ask('eth_chainId'));
      // Before it costs anything: on another chain the transaction would not count.
      if (found !== chainId) throw chainFault('chain', String(found ?? ''), String(chainId));
      const data = bytesOf(`0x${CONTRACT_CODE}`) as Uint8Array;
      const transaction = await node.send(await signedTransaction(kind, { node, chainId }, { data, gasLimit: GAS_LIMIT }, privateKey));
      const receipt = await until(patience, async () => {
        const told = await node.askObject('eth_getTransactionReceipt', transaction);
        const height = countOf(told?.['blockNumber']);
        if (!told || height === undefined) return undefined;
        return (countOf(await node.ask('eth_blockNumber')) ?? 0) - height >= confirmations ? told : undefined;
      });
      if (!receipt) throw chainFault('missing', transaction);
      if (countOf(receipt['status']) !== 1) throw chainFault('reverted', transaction);
      const [contract, keeper, block] = [bytesOf(receipt['contractAddress']), bytesOf(receipt['from']), countOf(receipt['blockNumber'])];
      if (contract?.length !== 20 || keeper?.length !== 20 || block === undefined) throw chainFault('missing', transaction);
      await checkContract({ node, chainId, contract, keeper, confirmations });
      return { contract, keeper, block };
    }),
  );
}
