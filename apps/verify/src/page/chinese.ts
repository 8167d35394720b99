import { momentName, openedLine, wordOf } from '@kedu/messages';
import { titledId } from '@kedu/model';
import { type HiddenRows, openingsIn } from '@kedu/verify';
import type { PageWords } from './pageWords.ts';
import { sharesOf, withheldOf } from './totals.ts';

const STEPS = {
  read: '读文件',
  digest: '计算大文件的哈希',
  files: '对照清单核对文件',
  log: '核对存证日志',
  sealed: '核对各行的承诺',
  compute: '按公布的方案重新计算',
  labels: '核对标注',
  compare: '逐个比对结果',
} as const;

const LEVELS: Readonly<Record<string, string>> = {
  public: '公开层级：社会公开。只供人大监督或内部使用的数据不在其中。',
  congress: '公开层级：人大监督。这份数据包不是给社会公开的，请勿转发。',
  internal: '公开层级：内部。这份数据包不是给社会公开的，请勿转发。',
};

const hiddenText = (hidden: readonly HiddenRows[]): string =>
  hidden
    .map(
      ({ table, reason, rows }) =>
        `${wordOf('bundle_table', table, 'zh-CN')} ${rows} 行（${wordOf('disclosure_reason', reason, 'zh-CN')}）`,
    )
    .join('、');

const tablesText = (tables: readonly string[]): string => tables.map((table) => wordOf('bundle_table', table, 'zh-CN')).join('、');

function anchorsText(anchors: readonly { readonly trusted: boolean }[]): readonly string[] {
  if (anchors.some(({ trusted }) => trusted)) return [];
  if (anchors.length === 0) return ['登记时间：没有外部锚定（时间戳或区块链），何时登记只有日志和见证方的说法。'];
  return [`登记时间：${anchors.length} 个外部锚定本身完好，由谁出具还没有经您确认，见下面的说明。`];
}

/** The page in Chinese. */
export const CHINESE: PageWords = {
  title: '核验公开数据包',
  intro:
    '把政府公布的考核数据包（文件夹或 .zip）拖进来，本页会核对每个文件、存证日志和承诺，并按公布的方案重新计算每个可复算的数字。全部在您的浏览器里进行，不联网，也不上传。',
  introTouch:
    '选择政府公布的考核数据包（.zip），本页会核对每个文件、存证日志和承诺，并按公布的方案重新计算每个可复算的数字。全部在您的浏览器里进行，不联网，也不上传。',
  dropTouch: '只公布了文件夹、没有 .zip 的，请在电脑上核验，或请公布机关提供 .zip。',
  drop: '把数据包文件夹或 .zip 拖到这里，或者',
  folder: '选择文件夹',
  zip: '选择 .zip',
  step: (step, number, all) => `正在核验，第 ${number} 步，共 ${all} 步：${STEPS[step]}……`,
  other: 'English',
  severity: { error: '错误', warning: '注意', notice: '说明' },
  count: (count) => `${count} 处`,
  others: (count) => `其余 ${count} 处`,
  place: '位置：',
  found: '数据包里',
  expected: '应当是',
  remedy: '怎么办：',
  nothing: '没有。',
  example: '示例数据：虚构的单位和数值，不是任何政府的结果。',
  failed: (why) => `核验没有完成：${why}`,
  refused: '见证规则文件读不了，没有核验',
  verdict: (verdict, { severities: { error, warning } }) =>
    ({
      passed: '核验通过：没有发现问题',
      open: `没有发现错误，有 ${warning} 处不能确定`,
      withdrawn: '已撤回：公布机关已声明这份数据包不再算数',
      untrusted: '数字对得上，但存证日志不能采信',
      differs: `核验不通过：发现 ${error} 处错误`,
      unreadable: '打不开：这不是一份完整的公开数据包',
    })[verdict],
  meaning: {
    untrusted:
      '文件和能复算的数字都与登记的一致，没有发现改动；但这本账的签名、见证或时间有问题，或者您给的见证规则不是这个日志的，见下。查清之前，不能断定它就是公布机关登记的那一份。',
    differs: '数据包里有内容与登记的不同，或者不是按公布的规则算出的。公布机关作出说明之前，请不要引用受影响的数字。',
    open: '文件、日志和能复算的数字都对得上；但下面列出的几点，仅凭这份数据包不能确定。',
    passed: '文件和登记的一致，能复算的数字都与公布的相同，见证方也看过这本账。',
    withdrawn:
      '文件和登记的一致，能复算的数字也都与公布的相同，没有发现改动；但公布机关自己撤回了它，原因见下。请不要再当作现行结果引用，确需引用时注明已撤回。',
    unreadable:
      '没有核对任何数字，所以对考核结果什么也说明不了。请看选的是不是整个数据包（含 bundle.json 的文件夹，或它的 .zip），或者重新下载再试。',
  },
  checkedAt: (at, sha256) =>
    `核验时间：${momentName(at, 'zh-CN')}。${sha256 === undefined ? '' : `数据包的校验值（bundle.json 的 SHA-256）：${sha256}。`}`,
  about: ({ authority, scheme, period, asOf }, name) =>
    `考核主体：${titledId(authority, name)['zh-CN']}。考核方案：${scheme}。考核期：${period}。数据截至 ${asOf}。`,
  level: (level) => LEVELS[level] ?? `公开层级：${level}。`,
  checkedTitle: '核对了什么',
  checked: ({ counts: { files, entries, rows, figures }, identity, shares, findings }) => [
    `文件：清单上 ${files.listed} 个，${files.agree} 个与公布时一致。`,
    ...(shares
      ? [
          `得分、名次、等次等数字共 ${sharesOf(shares).all} 个：可复算 ${sharesOf(shares).recomputable} 个，凭承诺可查 ${sharesOf(shares).attested} 个（依据不公开的行），不可复算 ${sharesOf(shares).notRecomputable} 个。`,
        ]
      : []),
    `复算：重新计算结果各表的 ${figures.compared} 格，${figures.agree} 格与公布的相同（名称、权重等各列也逐格比对，所以比上面的个数多）。`,
    `存证日志：${entries.shown} 个条目，${entries.proven} 个证明在账里。`,
    ...(identity?.checkpoint
      ? [
          identity.checkpoint.cosigners.length === 0
            ? '见证：没有您认可的见证方联署。'
            : `见证：${identity.checkpoint.cosigners.map(({ name, at }) => `${name} 于${momentName(at, 'zh-CN')} 看过`).join('，')}。`,
        ]
      : []),
    `数据和结果的每一行：共 ${rows.sealed} 行，公开 ${rows.sealed - withheldOf(rows)} 行，不公开 ${withheldOf(rows)} 行；每一行在公布前都登记了承诺（封存的指纹），事后不能更换。`,
    ...openingsIn(findings).map((one) => openedLine(one, 'zh-CN')),
  ],
  openTitle: '什么不能核对，为什么',
  open: ({ counts: { blocks, rows, figures }, identity }, verdict) => [
    ...(rows.hidden.length > 0
      ? [
          `不公开的行：${hiddenText(rows.hidden)}。它们只公布承诺：内容不能更换，也不能由承诺倒推，只有审计或人大能请公布机关打开核对（个人信息只对审计）；${blocks.examined > 0 ? `其中 ${blocks.examined} 行已有人查看并签名。` : '还没有查看人签名的记录。'}`,
        ]
      : []),
    ...(figures.attested > 0 ? [`${figures.attested} 个数字凭承诺可查：以不公开的行为依据，公众不能自己复算。`] : []),
    ...(figures.shown + figures.unchecked > 0
      ? [
          `结果各表里依据不公开的行的单元格，${figures.shown} 个与旁边公开的数字比对过，${figures.unchecked} 个没有可比对的${figures.openTables.length === 0 ? '' : `（在${tablesText(figures.openTables)}中）`}。`,
        ]
      : []),
    ...(figures.notRecomputable > 0 ? [`${figures.notRecomputable} 个数字不能复算：由集体审定等，不是算出来的。逐项见 figures.csv。`] : []),
    ...(identity?.checkpoint?.policy === 'bundle'
      ? ['日志的公钥取自数据包自己：是不是那个机关的公钥，要从见证方另行取得规则文件才能确定。']
      : []),
    ...(identity?.checkpoint ? anchorsText(identity.checkpoint.anchors) : []),
    ...(verdict === 'withdrawn'
      ? []
      : [
          '后来是否撤回或更正：撤回登记在这份数据包之后，单凭数据包看不出来。请在公布它的网页和日志网址的 notices/ 里查有没有公告，取得后在上面“另外取得的公告、检查点或锚定”处给出再核验。',
        ]),
    ...(identity?.checkpoint ? [] : ['没有可用的检查点：不能说明这些内容当时登记过。']),
    '原始数据是否真实：核验的是计算和存证，数据真不真要靠统计、审计和公众来查。',
  ],
  findingsTitle: (count) => (count === 0 ? '发现的问题' : '发现的问题，重的在前'),
  factsTitle: '技术明细',
  facts: ({ identity, counts }, milliseconds) => {
    const { manifest, checkpoint } = identity ?? {};
    const { files, entries, blocks, figures } = counts;
    return [
      ...(manifest ? ([['方案', `${manifest.scheme}，${manifest.period}，考核主体 ${manifest.authority}`]] as const) : []),
      ...(identity ? ([['数据包的校验值（bundle.json 的 SHA-256）', `sha256:${identity.sha256}`]] as const) : []),
      ['文件', `${files.listed} 个，${files.agree} 个一致`],
      [
        '日志',
        checkpoint
          ? `${checkpoint.origin}，${checkpoint.size} 条；${entries.shown} 个条目，${entries.proven} 个有证明${checkpoint.sm2 ? '；国密 SM2 签名有效' : ''}`
          : '没有检查点',
      ],
      ...(checkpoint ? ([['根哈希', checkpoint.root]] as const) : []),
      ...(checkpoint
        ? ([['见证方', checkpoint.cosigners.map(({ name, at }) => `${name}（${momentName(at, 'zh-CN')}）`).join('、') || '没有']] as const)
        : []),
      ...(checkpoint?.anchors ?? []).map(
        ({ by, at, trusted }) =>
          ['外部锚定', `${by}${at === '' ? '' : `（${momentName(at, 'zh-CN')}）`}${trusted ? '，您信任' : '，尚未由您确认'}`] as const,
      ),
      ['承诺', `${blocks.stated} 块（公开的行最多 128 行一块），公开 ${blocks.opened} 块，不公开 ${blocks.withheld} 块，每块 1 行`],
      [
        '数字',
        `重新计算 ${figures.compared} 格，一致 ${figures.agree} 格；凭承诺可查 ${figures.attested} 个；不可复算 ${figures.notRecomputable} 个`,
      ],
      ['用时', `${(milliseconds / 1000).toFixed(1)} 秒`],
    ];
  },
};
