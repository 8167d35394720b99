const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const TABLE = 0xfffffffd;
const CHAIN = 0xfffffffc;
const IN_HEADER = 109;

/**
 * A compound file as programs write it ([MS-CFB] version 3): a stream of some size, then the directory behind it, an allocation table for all sectors, and where the
 * header does not hold all parts of that table a chain of further ones.
 *
 * The first entry of `names` is the stream; the others stand in the directory, four entries a sector.
 */
export function compoundFile(names: readonly string[], size: number): Uint8Array {
  const content = Math.max(1, Math.ceil(size / SECTOR));
  const directory = Math.ceil((names.length + 1) / 4);
  let tables = 1;
  let chained = 0;
  for (;;) {
    const wanted = Math.ceil((content + directory + tables + chained) / 128);
    const more = Math.ceil(Math.max(0, wanted - IN_HEADER) / 127);
    if (wanted === tables && more === chained) break;
    tables = wanted;
    chained = more;
  }
  const first = { directory: content, tables: content + directory, chain: content + directory + tables };
  const bytes = new Uint8Array((1 + content + directory + tables + chained) * SECTOR);
  const view = new DataView(bytes.buffer);
  const put = (at: number, value: number): void => view.setUint32(at, value, true);
  const sector = (index: number): number => (index + 1) * SECTOR;

  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  put(44, tables);
  put(48, first.directory);
  put(56, 4096);
  put(60, END);
  put(68, chained === 0 ? END : first.chain);
  put(72, chained);
  for (let i = 0; i < IN_HEADER; i += 1) put(76 + 4 * i, i < tables ? first.tables + i : FREE);

  const next = new Uint32Array(tables * 128).fill(FREE);
  for (let i = 0; i < content; i += 1) next[i] = i + 1 < content ? i + 1 : END;
  for (let i = 0; i < directory; i += 1) next[first.directory + i] = i + 1 < directory ? first.directory + i + 1 : END;
  next.fill(TABLE, first.tables, first.tables + tables);
  next.fill(CHAIN, first.chain, first.chain + chained);
  next.forEach((value, i) => put(sector(first.tables) + 4 * i, value));
  for (let i = 0; i < chained; i += 1) {
    const at = sector(first.chain + i);
    for (let j = 0; j < 127; j += 1) {
      const table = IN_HEADER + 127 * i + j;
      put(at + 4 * j, table < tables ? first.tables + table : FREE);
    }
    put(at + 508, i + 1 < chained ? first.chain + i + 1 : END);
  }

  ['Root Entry', ...names].forEach((name, i) => {
    const at = sector(first.directory) + 128 * i;
    [...name].forEach((letter, j) => view.setUint16(at + 2 * j, letter.charCodeAt(0), true));
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    view.setUint8(at + 66, i === 0 ? 5 : 2);
    put(at + 116, i === 1 ? 0 : END);
    put(at + 120, i === 1 ? size : 0);
  });
  return bytes;
}
