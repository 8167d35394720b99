import { resolve } from 'node:path';
import { beijingTime, bytesOf, type ChainKind, prefixed } from '@kedu/anchors';
import type { Reading } from '@kedu/ledger';
import type { Issue, Locale } from '@kedu/model';
import {
  anchorOnChain,
  askTimestamp,
  ChainNode,
  type ChainSettings,
  checkAnchors,
  type DeployedContract,
  deployContract,
  keepAnchor,
  LogFolder,
  readChainKey,
  trustedCertificates,
} from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { proofWords } from '../proof/words.ts';
import type { Io } from '../terminal/io.ts';

export const CHAIN_KINDS: readonly ChainKind[] = ['evm', 'fisco-bcos'];

export interface AnchorOptions {
  readonly tsa?: string | undefined;
  readonly ca?: string | undefined;
  readonly policyId?: string | undefined;
  readonly notBefore?: number | undefined;
  readonly check: boolean;
  readonly deploy: boolean;
  readonly chain?: string | undefined;
  readonly chainKind: ChainKind;
  readonly chainId?: number | undefined;
  readonly contract?: string | undefined;
  readonly keeper?: string | undefined;
  readonly key?: string | undefined;
  readonly confirmations: number;
}

/**
 * `kedu anchor LOG`: has the root of a log stated by a time-stamp authority, or taken by a contract where a chain is named; `--check` checks every anchor beside the log;
 * `--deploy` puts the contract on a chain, which needs no log.
 *
 * Rules: ANCHOR-1 to ANCHOR-15. Exit code: OUT-10.
 */
export async function anchor(asked: string | undefined, options: AnchorOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = proofWords(locale);
  const place = asked ?? '.';
  const path = resolve(io.cwd, place);
  const refuse = (...issues: readonly Issue[]): ExitCode => {
    io.err(showProofIssues(issues, { io, locale }, path, place));
    return exitCodeOf(issues);
  };
  const missing = missingOption(asked, options);
  if (missing !== undefined) {
    io.err(`${words.anchorNeeds(missing)}\n`);
    return EXIT.usage;
  }
  if (options.deploy) {
    const deployed = await deploy(options, io);
    if ('issue' in deployed) return refuse(deployed.issue);
    const { contract, keeper, block } = deployed.value;
    io.out(`${words.deployed(prefixed(contract), block)}\n`);
    const { chain: url, chainId, chainKind, key } = options;
    const kind = chainKind === 'evm' ? '' : ` --chain-kind ${chainKind}`;
    io.out(
      `${words.deployedNext(`--chain ${url} --chain-id ${chainId}${kind} --contract ${prefixed(contract)} --keeper ${prefixed(keeper)} --key ${key}`)}\n`,
    );
    return EXIT.ok;
  }
  const roots = options.ca === undefined ? undefined : trustedCertificates(resolve(io.cwd, options.ca));
  if (roots && 'issue' in roots) return refuse(named(roots.issue, options.ca));
  const chain = chainOf(options);
  const log = await LogFolder.open(path);
  if ('issue' in log) return refuse(log.issue);
  if (options.check) {
    const { held, issues } = await checkAnchors(log.value, {
      roots: roots?.value,
      policy: options.policyId,
      notBefore: options.notBefore,
      chain,
    });
    for (const { file, size, time, by } of held) io.out(`${words.anchorHeld(file, size, beijingTime(time), by)}\n`);
    return issues.length > 0 ? refuse(...issues) : EXIT.ok;
  }
  const checkpoint = await log.value.checkpoint();
  if ('issue' in checkpoint) return refuse(checkpoint.issue);
  const { size } = checkpoint.value;
  if (options.tsa !== undefined) {
    const authority = { url: options.tsa, roots: roots?.value ?? [], policy: options.policyId };
    const asked = await askTimestamp(checkpoint.value, authority, () => Math.floor(Date.now() / 1000));
    if ('issue' in asked) return refuse(asked.issue);
    const { time, authority: by } = asked.value.checked;
    io.out(`${words.anchored(size, beijingTime(time), by, await keepAnchor(path, asked.value.anchor))}\n`);
  }
  if (chain) {
    const key = readChainKey(resolve(io.cwd, options.key ?? ''));
    if ('issue' in key) return refuse(named(key.issue, options.key));
    const made = await anchorOnChain(checkpoint.value, options.chainKind, chain, key.value);
    if ('issue' in made) return refuse(made.issue);
    const by = `${options.chainKind} ${options.contract}`;
    io.out(`${words.anchored(size, beijingTime(made.value.time), by, await keepAnchor(path, made.value.anchor))}\n`);
  }
  return EXIT.ok;
}

/** The option that is still needed, if any. */
function missingOption(
  log: string | undefined,
  { check, deploy: isDeploying, tsa, ca, chain, chainId, contract, keeper, key }: AnchorOptions,
): string | undefined {
  if (isDeploying) {
    const needed = { '--chain': chain, '--chain-id': chainId, '--key': key };
    return Object.entries(needed).find(([, value]) => value === undefined)?.[0];
  }
  if (log === undefined) return 'LOG';
  if (!check && tsa === undefined && chain === undefined) return '--tsa';
  if (tsa !== undefined && ca === undefined) return '--ca';
  if (chain === undefined) return undefined;
  if (chainId === undefined) return '--chain-id';
  if (contract === undefined) return '--contract';
  if (keeper === undefined) return '--keeper';
  return !check && key === undefined ? '--key' : undefined;
}

/** Puts the contract on a chain. Rule: ANCHOR-15. */
async function deploy({ chain, chainId, chainKind, key, confirmations }: AnchorOptions, io: Io): Promise<Reading<DeployedContract>> {
  const read = readChainKey(resolve(io.cwd, key ?? ''));
  if ('issue' in read) return { issue: named(read.issue, key) };
  return deployContract(chainKind, { node: new ChainNode(chain ?? ''), chainId: chainId ?? 0, confirmations }, read.value);
}

function chainOf({ chain, chainId, contract, keeper, confirmations }: AnchorOptions): ChainSettings | undefined {
  const [at, account] = [bytesOf(contract), bytesOf(keeper)];
  if (chain === undefined || chainId === undefined || !at || !account) return undefined;
  return { node: new ChainNode(chain), chainId, contract: at, keeper: account, confirmations };
}

/** An issue about a file under the name that it was asked for by. */
function named(issue: Issue, file = ''): Issue {
  return { ...issue, place: { file }, args: { ...issue.args, file } };
}
