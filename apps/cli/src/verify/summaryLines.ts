import { openedLine, wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { openingsIn, type Verdict, type VerifyReport } from '@kedu/verify';

/** How many rows are withheld and why, how many figures bear each label, and how many cells were computed again. Rules: VERIFY-7, LABEL-3. */
export function rowsAndLabels({ counts: { rows, blocks, figures }, shares, findings }: VerifyReport, locale: Locale): readonly string[] {
  const isEnglish = locale === 'en';
  const openings = openingsIn(findings).map((one) => openedLine(one, locale));
  const withheld = rows.hidden.reduce((sum, one) => sum + one.rows, 0);
  const why = rows.hidden.map(({ table, reason, rows: count }) => {
    const [name, because] = [wordOf('bundle_table', table, locale), wordOf('disclosure_reason', reason, locale)];
    return isEnglish ? `${count} of ${name} (${because})` : `${name} ${count} 行（${because}）`;
  });
  const total = shares && {
    recomputable: shares.results.recomputable + shares.indicators.recomputable,
    attested: shares.results.attested + shares.indicators.attested,
    notRecomputable: shares.results.notRecomputable + shares.indicators.notRecomputable,
  };
  const open = figures.openTables.map((table) => wordOf('bundle_table', table, locale)).join(isEnglish ? ', ' : '、');
  if (isEnglish)
    return [
      `Rows: ${rows.sealed} with commitments, ${rows.sealed - withheld} shown, ${withheld} withheld${withheld === 0 ? '' : `: ${why.join(', ')}; at ${blocks.examined} of them somebody looked and signed for it`}.`,
      ...openings,
      ...(total
        ? [
            `Figures: ${total.recomputable} recomputable, ${total.attested} resting on withheld rows, ${total.notRecomputable} not recomputable.`,
          ]
        : []),
      `Computed again: ${figures.compared} cells, ${figures.agree} agree.`,
      ...(figures.shown + figures.unchecked > 0
        ? [
            `Resting on withheld rows: ${figures.shown} cells held against what is shown; ${figures.unchecked} not held against anything${open === '' ? '' : `, in ${open}`}.`,
          ]
        : []),
    ];
  return [
    `封存的行：共 ${rows.sealed} 行，公开 ${rows.sealed - withheld} 行，不公开 ${withheld} 行${withheld === 0 ? '' : `：${why.join('、')}；其中 ${blocks.examined} 行有人查看并签名`}。`,
    ...openings,
    ...(total
      ? [`数字：可复算 ${total.recomputable} 个，凭承诺可查 ${total.attested} 个（依据不公开的行），不可复算 ${total.notRecomputable} 个。`]
      : []),
    `复算：重新计算 ${figures.compared} 格，一致 ${figures.agree} 格。`,
    ...(figures.shown + figures.unchecked > 0
      ? [
          `依据不公开的行的：${figures.shown} 格与公开的数字比对过；${figures.unchecked} 格没有可比对的${open === '' ? '' : `，在${open}`}。`,
        ]
      : []),
  ];
}

/** What the bundle alone cannot show: that it was withdrawn later, and when it was logged where nobody outside says so. Rule: VERIFY-16. */
export function openPoints({ identity, findings }: VerifyReport, locale: Locale): readonly string[] {
  const isEnglish = locale === 'en';
  if (!identity?.manifest) return [];
  const anchors = identity.checkpoint?.anchors ?? [];
  const isWithdrawn = findings.some(({ code }) => code === 'VERIFY_WITHDRAWN');
  return [
    ...(anchors.length > 0
      ? []
      : [
          isEnglish
            ? 'Anchors: none; when it was logged log and witnesses alone say.'
            : '外部锚定：没有（时间戳或区块链），何时登记只有日志和见证方的说法。',
        ]),
    ...(isWithdrawn
      ? []
      : [
          isEnglish
            ? 'Not to be seen from a bundle alone: a later withdrawal. Look for a notice where it was published and in notices/ of the log, and give it with --seen.'
            : '单凭数据包看不出：后来是否撤回。请在公布它的网页和日志的 notices/ 里查公告，用 --seen 给出。',
        ]),
  ];
}

/** What the check came to, in one line. Rule: VERIFY-16. */
export function conclusion(verdict: Verdict, { severities: { error, warning } }: VerifyReport, locale: Locale): string {
  const chinese: Readonly<Record<Verdict, string>> = {
    passed: '结论：没有发现错误。',
    open: `结论：没有发现错误，有 ${warning} 处不能确定。`,
    withdrawn: '结论：已撤回。内容与登记的一致，但公布机关已声明它不再算数。',
    untrusted: '结论：数字对得上，但存证日志不能采信（签名、见证或时间有问题，或见证规则不是这个日志的）。',
    differs: `结论：发现 ${error} 处错误。核验的是计算和存证，不是原始数据是否真实。`,
    unreadable: '结论：打不开，没有核对任何数字。',
  };
  const english: Readonly<Record<Verdict, string>> = {
    passed: 'Result: nothing wrong was found.',
    open: `Result: nothing wrong was found; ${warning} ${warning === 1 ? 'point is' : 'points are'} open.`,
    withdrawn: 'Result: withdrawn. All is as it was logged, but the publisher has said that it no longer counts.',
    untrusted:
      'Result: the figures agree, but the log cannot be relied on (its signatures, witnesses or times, or a policy of another log).',
    differs: `Result: ${error} ${error === 1 ? 'error' : 'errors'}. What is checked is computation and log, not whether the data were true.`,
    unreadable: 'Result: it cannot be opened; nothing was checked.',
  };
  return locale === 'en' ? english[verdict] : chinese[verdict];
}
