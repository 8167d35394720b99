import type { PlacedText } from '../read/entry.ts';

/** The words of a title, or of a list of units, that call what the workbook holds an example (示例数据); undefined where none do. Rule: WORKBOOK-10. */
export function saysExample(texts: readonly PlacedText[]): PlacedText | undefined {
  return texts.find(({ text }) => /(?<!填[报写表]|格式|参考)示例|虚构/u.test(text));
}
