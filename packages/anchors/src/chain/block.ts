import { RLP } from '@ethereumjs/rlp';
import { bytesOf } from './evidence.ts';

/** Members of an answer of a node. */
export type NodeAnswer = Readonly<Record<string, unknown>>;

/** Fields of a header in their order; those after `nonce` came one after the other with later forks. */
const HEADER = [
  'parentHash',
  'sha3Uncles',
  'miner',
  'stateRoot',
  'transactionsRoot',
  'receiptsRoot',
  'logsBloom',
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'extraData',
  'mixHash',
  'nonce',
  'baseFeePerGas',
  'withdrawalsRoot',
  'blobGasUsed',
  'excessBlobGas',
  'parentBeaconBlockRoot',
  'requestsHash',
] as const;
const COUNTS: readonly string[] = [
  'difficulty',
  'number',
  'gasLimit',
  'gasUsed',
  'timestamp',
  'baseFeePerGas',
  'blobGasUsed',
  'excessBlobGas',
];
const OLDEST_FIELDS = 15;

/** The header of a block in RLP, out of what a node says of it; undefined where a field is missing or written wrongly. */
export function headerBytes(block: NodeAnswer): Uint8Array | undefined {
  const fields: Uint8Array[] = [];
  for (const name of HEADER) {
    const value = block[name];
    if (value === undefined || value === null) break;
    const bytes = COUNTS.includes(name) ? countBytes(value) : bytesOf(value);
    if (!bytes) return undefined;
    fields.push(bytes);
  }
  return fields.length < OLDEST_FIELDS ? undefined : RLP.encode(fields);
}

/** What an anchor needs of a header in RLP; undefined where it is none. */
export function readHeader(
  bytes: Uint8Array,
): { readonly receiptsRoot: Uint8Array; readonly number: number; readonly time: number } | undefined {
  const fields = decoded(bytes);
  if (!fields || fields.length < OLDEST_FIELDS) return undefined;
  const [receiptsRoot, number, time] = [fields[5], numberOf(fields[8]), numberOf(fields[11])];
  return receiptsRoot instanceof Uint8Array && receiptsRoot.length === 32 && number !== undefined && time !== undefined
    ? { receiptsRoot, number, time }
    : undefined;
}

/** A receipt as it stands in the tree of its block (EIP-2718, EIP-658), out of what a node says of it; undefined where it cannot be. */
export function receiptBytes(receipt: NodeAnswer): Uint8Array | undefined {
  const [status, gas, bloom, type] = [
    countBytes(receipt['status']),
    countBytes(receipt['cumulativeGasUsed']),
    bytesOf(receipt['logsBloom']),
    countBytes(receipt['type'] ?? '0x0'),
  ];
  const logs = Array.isArray(receipt['logs']) ? receipt['logs'].map(logFields) : [undefined];
  if (!status || !gas || !bloom || !type || type.length > 1 || logs.includes(undefined)) return undefined;
  return Uint8Array.of(...type, ...RLP.encode([status, gas, bloom, logs as unknown as Uint8Array[]]));
}

/** A log entry of a receipt. */
export interface EventRecord {
  readonly address: Uint8Array;
  readonly topics: readonly Uint8Array[];
  readonly data: Uint8Array;
}

/** Whether a receipt of the tree is one of success, and its events; undefined where it is no receipt. */
export function readReceiptBytes(bytes: Uint8Array): { readonly isSuccess: boolean; readonly events: readonly EventRecord[] } | undefined {
  const fields = decoded((bytes[0] ?? 0) < 0x7f ? bytes.subarray(1) : bytes);
  const [status, , , logs] = fields ?? [];
  if (fields?.length !== 4 || !(status instanceof Uint8Array) || status.length > 1 || !Array.isArray(logs)) return undefined;
  const events = logs.flatMap((log): readonly EventRecord[] => {
    const [address, topics, data] = Array.isArray(log) ? log : [];
    if (!(address instanceof Uint8Array) || !Array.isArray(topics) || !(data instanceof Uint8Array)) return [];
    return [{ address, topics: topics.filter((topic) => topic instanceof Uint8Array), data }];
  });
  return { isSuccess: status.length === 1 && status[0] === 1, events };
}

/** A log entry out of what a node says of it; undefined where it is none. */
export function eventOf(value: unknown): EventRecord | undefined {
  const { address, topics, data } = (typeof value === 'object' && value !== null ? value : {}) as NodeAnswer;
  const [from, body] = [bytesOf(address), bytesOf(data)];
  const read = Array.isArray(topics) ? topics.map(bytesOf).filter((topic) => topic !== undefined) : undefined;
  return from && body && read && read.length === (topics as readonly unknown[]).length
    ? { address: from, topics: read, data: body }
    : undefined;
}

/** A number below 2⁵³ of a text such as 0x1a; undefined for another value. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^0x[0-9a-f]{1,14}$/i.test(value) ? Number(value) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}

function logFields(value: unknown): readonly unknown[] | undefined {
  const event = eventOf(value);
  return event && [event.address, event.topics, event.data];
}

/** A number of any length without leading zeros, as RLP has it. */
function countBytes(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,64}$/i.test(value)) return undefined;
  const digits = value.slice(2).replace(/^0+/, '').toLowerCase();
  return bytesOf(`0x${digits.length % 2 === 1 ? '0' : ''}${digits}`);
}

function numberOf(field: unknown): number | undefined {
  if (!(field instanceof Uint8Array) || field.length > 6) return undefined;
  return field.reduce((sum, byte) => sum * 256 + byte, 0);
}

function decoded(bytes: Uint8Array): readonly unknown[] | undefined {
  try {
    const read: unknown = RLP.decode(bytes);
    return Array.isArray(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
