import { formatYuan } from '@kedu/model';
import type { Proposition } from '@kedu/scheme';
import { percentText } from './percentText.ts';

/** What a consequence proposes, in one cell of the sheet of consequences. */
export function propositionWords(propose: Proposition): string {
  switch (propose.action) {
    case 'cut':
      return `压缩比例 ${words(propose.by)}${propose.keepTotal ? '，压下的钱留在本单位另行安排' : ''}`;
    case 'allocate':
      return `总额 ${words(propose.totalYuan)} 元，分给 ${propose.among.source}，按 ${words(propose.by)} 分${
        propose.tranches.length > 0
          ? `；分期：${propose.tranches.map(({ title, share }) => `${title['zh-CN']}${percentText(share)}`).join('、')}`
          : ''
      }`;
    case 'pool':
      return `从 ${propose.takeFrom.source} 扣${percentText(propose.rate)}，奖给 ${propose.giveTo.source}`;
    case 'withhold':
      return Object.entries(propose.rates)
        .map(([role, rate]) => `${role} ${percentText(rate)}`)
        .join('、');
    case 'admonishing_talk':
      return `移交${propose.referTo}`;
    case 'refer':
      return `${propose.what['zh-CN']}${frontWords(propose)}；移交${propose.referTo}`;
    case 'reward':
      return `${propose.what['zh-CN']}${frontWords(propose)}`;
    case 'pay':
      return `系数 ${Object.entries(propose.coefficient)
        .map(([grade, coefficient]) => `${grade} ${coefficient}`)
        .join('、')}${propose.keepTotal ? '，总额不变' : ''}`;
    case 'compensate':
      return `按 ${words(propose.index)}，${propose.curve.map(([index, share]) => `${index} 付${percentText(share)}`).join('、')}`;
    case 'release':
      return `${propose.releaseWhen.source} 时拨付，否则暂缓`;
    case 'pay_items':
      return payItemsWords(propose);
    case 'fund':
      return `全额：${propose.approve.source}${
        propose.adjust ? `；按 ${words(propose.adjust.to)} 核定：${propose.adjust.when.source}` : ''
      }；其余不予安排`;
    case 'staff':
      return propose.staffRule.kind === 'replace'
        ? `退${propose.staffRule.out}进${propose.staffRule.in}`
        : `自${propose.staffRule.from}年起${propose.staffRule.years}年压减${percentText(propose.staffRule.shrink)}`;
  }
}

function frontWords({ top, by }: { readonly top?: number | undefined; readonly by?: { readonly source: string } | undefined }): string {
  if (top === undefined) return '';
  return by ? `（按 ${by.source} 前${top}名）` : `（前${top}名）`;
}

function payItemsWords({ ratesFen, results, qualityBelow, capFen }: Extract<Proposition, { readonly action: 'pay_items' }>): string {
  const rates = Object.entries(ratesFen).map(([difficulty, fen]) => `${difficulty} ${formatYuan(fen)} 元`);
  const shares = Object.entries(results).map(([result, share]) => `${result} ${percentText(share)}`);
  return [
    `每件 ${rates.join('、')}`,
    `结果 ${shares.join('、')}`,
    ...(qualityBelow === undefined ? [] : [`质量低于 ${qualityBelow} 不计`]),
    ...(capFen === undefined ? [] : [`每人至多 ${formatYuan(capFen)} 元`]),
  ].join('；');
}

function words(value: number | { readonly source: string }): string {
  return typeof value === 'number' ? String(value) : value.source;
}
