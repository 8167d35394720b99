import { crc32, deflateRawSync } from 'node:zlib';

/** A file as it goes into a zip, with what its headers say where that is not the truth. */
export interface Packed {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  /** What both headers say that it unpacks to. */
  readonly size?: number;
  /** What the local header alone calls it. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Sum and sizes behind the piece, none before it. */
  readonly streamed?: boolean;
  /** File mode of Unix. */
  readonly mode?: number;
  /** Place in the order of files whose piece it takes for its own. */
  readonly sharing?: number;
  readonly encrypted?: boolean;
}

export interface ZipMade {
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly comment?: Uint8Array;
  readonly after?: Uint8Array;
  readonly count?: number;
  readonly zip64?: boolean;
}

const bytesOf = (content: Uint8Array | string): Uint8Array => (typeof content === 'string' ? Buffer.from(content) : content);
const u16 = (value: number): Buffer => Buffer.from([value & 255, (value >>> 8) & 255]);
const u32 = (value: number): Buffer => Buffer.from([value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]);

/** A zip made by hand, sound or not. */
export function zipOf(files: readonly Packed[], { before, between, comment, after, count, zip64 }: ZipMade = {}): Uint8Array {
  const pieces: Uint8Array[] = [before ?? new Uint8Array()];
  let at = pieces[0]?.length ?? 0;
  const put = (piece: Uint8Array): void => {
    pieces.push(piece);
    at += piece.length;
  };
  const places: number[] = [];
  const heads = files.map((file) => {
    const content = bytesOf(file.content);
    const packed = file.stored ? content : deflateRawSync(content);
    const name = bytesOf(file.name);
    const flags = (file.encrypted ? 1 : 0) | (file.streamed ? 8 : 0) | 0x0800;
    const method = u16(file.stored ? 0 : 8);
    const sums = [u32(crc32(content)), u32(packed.length)];
    const stated = u32(file.size ?? content.length);
    const offset = file.sharing === undefined ? at : (places[file.sharing] ?? 0);
    places.push(offset);
    if (file.sharing === undefined) {
      const localName = bytesOf(file.localName ?? name);
      const own = file.streamed ? [u32(0), u32(0), u32(0)] : [...sums, u32(file.localSize ?? file.size ?? content.length)];
      put(Buffer.concat([u32(0x04034b50), u16(20), u16(flags), method, u32(0), ...own, u16(localName.length), u16(0), localName, packed]));
      if (file.streamed) put(Buffer.concat([u32(0x08074b50), ...sums, stated]));
    }
    const made = [u16(file.mode === undefined ? 20 : 0x0314), u16(20), u16(flags), method, u32(0), ...sums, stated];
    const rest = [u16(name.length), u16(0), u16(0), u16(0), u16(0), u32(((file.mode ?? 0) << 16) >>> 0), u32(offset), name];
    return Buffer.concat([u32(0x02014b50), ...made, ...rest]);
  });
  if (between) put(between);
  const start = at;
  for (const head of heads) put(head);
  const size = at - start;
  if (zip64) {
    const end64 = Buffer.alloc(56);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(44n, 4);
    for (const place of [24, 32]) end64.writeBigUInt64LE(BigInt(files.length), place);
    end64.writeBigUInt64LE(BigInt(size), 40);
    end64.writeBigUInt64LE(BigInt(start), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(at), 8);
    locator.writeUInt32LE(1, 16);
    put(end64);
    put(locator);
  }
  const told = u16(zip64 ? 0xffff : (count ?? files.length));
  const place = zip64 ? [u32(0xffffffff), u32(0xffffffff)] : [u32(size), u32(start)];
  put(Buffer.concat([u32(0x06054b50), u16(0), u16(0), told, told, ...place, u16(comment?.length ?? 0), comment ?? new Uint8Array()]));
  if (after) put(after);
  return new Uint8Array(Buffer.concat(pieces));
}

/** A zip that somebody hands to a checker, and what must be said of it: codes with their reason or bound. */
export interface HostileZip {
  readonly name: string;
  readonly zip: (good: readonly Packed[]) => Uint8Array;
  readonly said: readonly string[];
}

const [LINK, DEVICE] = [0o120777, 0o020666];
const named = (name: string | Uint8Array, said: string): Omit<HostileZip, 'name'> => ({
  zip: (good) => zipOf([...good, { name, content: 'x' }]),
  said: [said],
});
const made = (options: ZipMade, said: string): Omit<HostileZip, 'name'> => ({ zip: (good) => zipOf(good, options), said: [said] });
const zeros = new Uint8Array(20_000_000);

/** What stands on the left goes beside, or in the place of, the files of a good bundle. */
export const HOSTILE_ZIPS: readonly HostileZip[] = [
  { name: 'a path out of the folder', ...named('../../etc/cron.d/x', 'VERIFY_NAME outside') },
  { name: 'a path through a folder and out', ...named('results/../../x', 'VERIFY_NAME outside') },
  { name: 'an absolute path', ...named('/etc/passwd', 'VERIFY_NAME absolute') },
  { name: 'a path with backslashes that leads out', ...named('results\\..\\..\\x', 'VERIFY_NAME outside') },
  { name: 'a drive letter', ...named('C:/windows/x', 'VERIFY_NAME absolute') },
  { name: 'a drive letter with backslashes', ...named('C:\\windows\\x', 'VERIFY_NAME absolute') },
  { name: 'a share of a network', ...named('\\\\server\\share\\x', 'VERIFY_NAME absolute') },
  { name: 'a NUL in a name', ...named('results/results.csv\u0000.txt', 'VERIFY_NAME control') },
  { name: 'dots in overlong UTF-8', ...named(Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x78]), 'VERIFY_NAME control') },
  { name: 'a name of 300 letters', ...named(`results/${'x'.repeat(300)}`, 'VERIFY_NAME long') },
  { name: 'a name of 60,001 letters', ...named(`${'x/'.repeat(30_000)}y`, 'VERIFY_NAME long') },
  { name: 'a stream behind a file of Windows', ...named('bundle.json:hidden', 'VERIFY_NAME reserved') },
  { name: 'a device of Windows', ...named('data/NUL.csv', 'VERIFY_NAME reserved') },
  { name: 'the same name twice', zip: (good) => zipOf([...good, ...good.slice(0, 1)]), said: ['VERIFY_NAME twice'] },
  { name: 'a name in other case', ...named('Bundle.JSON', 'VERIFY_NAME look_alike') },
  { name: 'a name with a Cyrillic letter', ...named('results/rеsults.csv', 'VERIFY_NAME look_alike') },
  { name: 'a name in full width', ...named('ｂundle.json', 'VERIFY_NAME look_alike') },
  { name: 'a name whose letters are not composed', ...named('scheme/Re\u0301gle.md', 'VERIFY_NAME form') },
  { name: 'a name with a space of no width', ...named('bun\u200Bdle.json', 'VERIFY_NAME control') },
  { name: 'a name with a filler that shows nothing', ...named('bundle.json\u3164', 'VERIFY_NAME control') },
  { name: 'a name with a variation selector', ...named('bundle\uFE0F.json', 'VERIFY_NAME control') },
  { name: 'a name that turns the text around', ...named('results/\u202Evsc.exe', 'VERIFY_NAME control') },
  {
    name: 'a link to a file of the machine',
    zip: (good) => zipOf([...good, { name: 'results/more.csv', content: '/etc/passwd', mode: LINK }]),
    said: ['VERIFY_NAME link'],
  },
  {
    name: 'bundle.json as a link',
    zip: (good) => zipOf(good.map((file) => (file.name === 'bundle.json' ? { ...file, mode: LINK } : file))),
    said: ['VERIFY_NAME link', 'VERIFY_UNREADABLE manifest'],
  },
  {
    name: 'a device',
    zip: (good) => zipOf([...good, { name: 'data/more.csv', content: '', mode: DEVICE }]),
    said: ['VERIFY_NAME special'],
  },
  {
    name: 'a file that unpacks to a thousand times its size',
    zip: () => zipOf([{ name: 'bundle.json', content: zeros }]),
    said: ['VERIFY_BOUNDS ratio'],
  },
  {
    name: 'sizes that lie low',
    zip: () => zipOf([{ name: 'bundle.json', content: zeros, size: 10 }]),
    said: ['VERIFY_BOUNDS ratio'],
  },
  {
    name: 'sizes that lie high',
    zip: (good) => zipOf([...good, { name: 'results/more.csv', content: 'x', size: 0x7fffffff }]),
    said: ['VERIFY_BOUNDS ratio'],
  },
  {
    name: 'a size that is a little wrong',
    zip: (good) => zipOf([...good, { name: 'results/more.csv', content: 'xyz', size: 2 }]),
    said: ['VERIFY_UNREADABLE part'],
  },
  {
    name: 'files that share one piece',
    zip: (good) =>
      zipOf([...good, ...Array.from({ length: 50 }, (_, i): Packed => ({ name: `x${i}`, content: zeros.subarray(0, 9_000), sharing: 0 }))]),
    said: ['VERIFY_ARCHIVE overlap'],
  },
  {
    name: 'a zip in the zip',
    zip: (good) => zipOf([...good, { name: 'more.zip', content: zipOf([{ name: 'x', content: zeros }]), stored: true }]),
    said: ['VERIFY_FILE_UNLISTED'],
  },
  {
    name: '10,001 files',
    zip: () => zipOf(Array.from({ length: 10_001 }, (_, i): Packed => ({ name: `f${i}`, content: '', stored: true }))),
    said: ['VERIFY_BOUNDS files'],
  },
  { name: 'a count that says too few', ...made({ count: 3 }, 'VERIFY_ARCHIVE directory') },
  { name: 'a count that says too many', ...made({ count: 5_000 }, 'VERIFY_UNREADABLE zip') },
  { name: 'ZIP64 without need', ...made({ zip64: true }, 'VERIFY_ARCHIVE zip64') },
  { name: 'a program before the zip', ...made({ before: Buffer.from('#!/bin/sh\n') }, 'VERIFY_ARCHIVE gap') },
  { name: 'something between pieces and directory', ...made({ between: Buffer.from('hidden') }, 'VERIFY_ARCHIVE gap') },
  { name: 'something behind the end', ...made({ after: Buffer.from('more') }, 'VERIFY_ARCHIVE end') },
  {
    name: 'a second directory in the comment',
    zip: (good) => zipOf(good, { comment: zipOf([{ name: 'bundle.json', content: '{}' }]) }),
    said: ['VERIFY_UNREADABLE zip'],
  },
  {
    name: 'two zips one behind the other',
    zip: (good) => zipOf([{ name: 'bundle.json', content: '{}' }], { before: zipOf(good) }),
    said: ['VERIFY_ARCHIVE gap'],
  },
  {
    name: 'a local name that is another',
    zip: (good) => zipOf(good.map((file, i) => (i === 0 ? { ...file, localName: 'x'.repeat(String(file.name).length) } : file))),
    said: ['VERIFY_ARCHIVE header'],
  },
  {
    name: 'a local size that is another',
    zip: (good) => zipOf(good.map((file, i) => (i === 0 ? { ...file, localSize: 1 } : file))),
    said: ['VERIFY_ARCHIVE header'],
  },
  {
    name: 'a file under a password',
    zip: (good) => zipOf(good.map((file, i) => (i === 0 ? { ...file, encrypted: true } : file))),
    said: ['SHEET_ZIP_PASSWORD'],
  },
  { name: 'a zip that was cut off', zip: (good) => zipOf(good).slice(0, -30), said: ['VERIFY_UNREADABLE zip'] },
  { name: 'the end alone', zip: () => zipOf([]), said: ['VERIFY_UNREADABLE manifest'] },
  { name: 'nothing', zip: () => new Uint8Array(), said: ['VERIFY_UNREADABLE zip'] },
  { name: 'no zip', zip: () => Buffer.from('%PDF-1.7\n'), said: ['VERIFY_UNREADABLE zip'] },
];
