// node tools/contract/build.mjs: compiles packages/anchors/contract/KeduAnchors.sol and writes packages/anchors/src/chain/contractModule.ts;
// with --check it compares instead. The compiler is installed here, on demand: only who rebuilds the contract needs it.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const SOURCE = 'packages/anchors/contract/KeduAnchors.sol';
export const CONTRACT_FILE = 'packages/anchors/src/chain/contractModule.ts';

/** Exactly what the contract is compiled with: no metadata, so that the same source gives the same bytes in any folder; an instruction set of 2023 that consortium chains have too. */
const SETTINGS = {
  evmVersion: 'paris',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.methodIdentifiers'] } },
};

/** Installs the compiler where it is missing or another version; throws where it is not to be had. */
export function installCompiler() {
  const wanted = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies.solc;
  const installed = join(here, 'node_modules', 'solc', 'package.json');
  if (existsSync(installed) && JSON.parse(readFileSync(installed, 'utf8')).version === wanted) return;
  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: here, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** The text of the module file, made from the source. */
export function contractModuleText() {
  const solc = createRequire(import.meta.url)('solc');
  const source = readFileSync(join(root, SOURCE), 'utf8');
  const input = { language: 'Solidity', sources: { 'KeduAnchors.sol': { content: source } }, settings: SETTINGS };
  const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input)));
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const { abi, evm } = contracts['KeduAnchors.sol'].KeduAnchors;
  const code = evm.bytecode.object;
  const runtime = evm.deployedBytecode.object;
  if (!code.endsWith(runtime)) throw new Error('the code that is sent does not end with the code that runs');
  const hash = createHash('sha256').update(Buffer.from(runtime, 'hex')).digest('hex');
  const lines = (code.match(/.{1,120}/g) ?? []).map((line) => `  '${line}',`);
  return [
    `// Made by "node tools/contract/build.mjs" from ${SOURCE} (solc ${solc.version()}); do not edit.`,
    '',
    `/** SHA-256 of the ${runtime.length / 2} bytes that stand at the address of the contract. */`,
    `export const CONTRACT_SHA256 = '${hash}';`,
    '',
    '/** First four bytes of a call of anchor(bytes32,uint64,bytes32,bytes32). */',
    `export const ANCHOR_SELECTOR = '${evm.methodIdentifiers['anchor(bytes32,uint64,bytes32,bytes32)']}';`,
    '',
    '/** Bytes that make the contract, in hexadecimal; those that then run are the last of them. */',
    'export const CONTRACT_CODE = [',
    ...lines,
    "].join('');",
    '',
    `export const CONTRACT_RUNTIME_BYTES = ${runtime.length / 2};`,
    '',
    '/** The contract as wallets and explorers of chains read it. */',
    `export const CONTRACT_ABI = '${JSON.stringify(abi)}';`,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installCompiler();
  const text = contractModuleText();
  const file = join(root, CONTRACT_FILE);
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== text) throw new Error(`${CONTRACT_FILE} is not what the source compiles to`);
    console.log(`${CONTRACT_FILE} is what the source compiles to.`);
  } else {
    writeFileSync(file, text);
    console.log(`${CONTRACT_FILE}: ${text.length} characters`);
  }
}
