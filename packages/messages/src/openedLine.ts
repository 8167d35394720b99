import type { Locale } from '@kedu/model';
import { momentName } from './words/moment.ts';
import { wordOf } from './words/topics.ts';

/** Somebody who looked at withheld rows. */
export interface Looked {
  readonly by: string;
  readonly as: string;
  readonly at: string;
  readonly blocks: number;
  readonly signer: string;
}

/** Who looked at withheld rows, when, at how many, and whose key signed that, in one line of a summary. Rule: OPEN-6. */
export function openedLine({ by, as, at, blocks, signer }: Looked, locale: Locale): string {
  const [role, when] = [wordOf('opened_as', as, locale), momentName(at, locale)];
  if (locale === 'en')
    return `Opened: ${by} (${role}) looked at ${blocks} withheld ${blocks === 1 ? 'row' : 'rows'}, ${when}, and found them as they were sealed; signed by ${signer}.`;
  return `打开查看：${by}（${role}）于${when} 查看了 ${blocks} 行不公开的内容，与封存的一致；由 ${signer} 签名。`;
}
