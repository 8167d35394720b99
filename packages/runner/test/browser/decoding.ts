import { decodeText } from '@kedu/intake';

/**
 * What intake makes of files in GB 18030, row by row of the table of two bytes, each character of the row in Chinese text; what it
 * refuses is written down as refused.
 */
export function decodedRows(): string[] {
  const chinese = [0xb1, 0xb1, 0xb4, 0xa8, 0xca, 0xd0, 0xc9, 0xcf, 0xba, 0xcd, 0xca, 0xfd, 0xd6, 0xb5]; // 北川市上和数值
  const rows: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const { text, encoding } = decodeText(Uint8Array.from([...chinese, lead, trail]), 'x.csv');
      rows.push(`${lead.toString(16)}${trail.toString(16)} ${encoding ?? 'refused'} ${encoding ? text : ''}`);
    }
  }
  return rows;
}
