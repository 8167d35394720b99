import { type IssueWords, wording } from './wording.ts';

const AGAIN = {
  'zh-CN': '可能没有传完或被改动过：请向公开的机关重新取得；再次不符，请保留并告知见证方。',
  en: 'It may have been cut off or changed on its way: fetch it again from whoever published it; if it differs again, keep it and tell a witness.',
};

/** Files of a published bundle, and publishing one (packages/bundle, packages/runner/src/publish). */
export const BUNDLE_WORDS = {
  BUNDLE_EDITION: wording(
    {
      what: '这份公开数据包的格式版本不认识。',
      found: '{found}',
      expected: '{expected}',
      why: '格式不同，含义可能不同，不能硬读。',
      remedy: '请用新版程序核验。',
    },
    {
      what: 'The edition of this bundle is not known.',
      found: '{found}',
      expected: '{expected}',
      why: 'Another edition may mean something else by the same words.',
      remedy: 'Check it with a newer version of the program.',
    },
  ),
  BUNDLE_MANIFEST: wording(
    {
      what: '数据包的目录 bundle.json 读不了[[：{at}]]，{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '目录列明每个文件的哈希；它读不了，其余都无从核对。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'bundle.json, the list of what is in the bundle, cannot be read[[ at {at}]]: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'It holds the hash of every file: without it nothing else can be checked.',
      remedy: AGAIN.en,
    },
  ),
  BUNDLE_ENTRY: wording(
    {
      what: '这不是考核日志的条目[[：{at}]]，{reason:bundle_fault}。',
      found: '[[{found}]]',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'This is no entry of a log of assessments[[ at {at}]]: {reason:bundle_fault}.',
      found: '[[{found}]]',
      remedy: AGAIN.en,
    },
  ),
  BUNDLE_SEALED: wording(
    {
      what: '封存行文件 sealed.csv 第{line}行有问题：{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '没有它，就不能核对各行数据与日志里的根哈希是否一致。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'sealed.csv, line {line}: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'Without it the rows cannot be held against the roots in the log.',
      remedy: AGAIN.en,
    },
  ),
  BUNDLE_FIGURES: wording(
    {
      what: '标注文件 figures.csv 第{line}行有问题：{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '它说明哪些数字不能仅凭本包复算，以及原因。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'figures.csv, line {line}: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'It says which figures cannot be computed again from the bundle, and why.',
      remedy: AGAIN.en,
    },
  ),
  BUNDLE_DATA: wording(
    {
      what: '数据包里的数据表第{line}行有问题：{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '数据读不了，就不能复算。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'A table of the bundle, line {line}: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'What cannot be read cannot be computed again.',
      remedy: AGAIN.en,
    },
  ),
  BUNDLE_RUN: wording(
    {
      what: '数据包的 data/run.json 读不了[[：{at}]]，{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '它记载计算时用到的往期结果、其他方案结果和冻结的参照点。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'data/run.json cannot be read[[ at {at}]]: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'It holds the earlier results, results of other schemes and frozen reference points that the run was given.',
      remedy: AGAIN.en,
    },
  ),
  PUBLISH_EXAMPLE: wording(
    {
      what: '考核包 {pack} 含有示例数据，不予公开。',
      why: '示例数据当作真实结果公开，会误导公众。',
      remedy: '若要公开示例，{way:example_allowed}：数据包和每一页都会注明示例数据。',
    },
    {
      what: 'The pack {pack} holds example data and is not published.',
      why: 'Example data that pass for results would mislead people.',
      remedy: 'To publish an example, {way:example_allowed}: the bundle and every page will then say that they are examples.',
    },
  ),
  PUBLISH_AUTHORITY: wording(
    {
      what: '考核方案 {scheme} 没有写明考核主体（authority）。',
      why: '日志的每个条目都要记明由哪个政府公开。',
      remedy: '请在方案中写上 authority: 代码 名称。',
    },
    {
      what: 'The scheme {scheme} does not say which government assesses (authority).',
      why: 'Every entry of the log names who published it.',
      remedy: 'Write authority: code and name in the scheme.',
    },
  ),
  PUBLISH_SCHEME: wording(
    {
      what: '不能确定公开哪个考核方案的结果。',
      found: '[[{found}]]',
      expected: '{period} 的方案：{known}',
      remedy: '请用 --scheme 指定其中一个。',
    },
    {
      what: 'It is not clear of which scheme results are to be published.',
      found: '[[{found}]]',
      expected: 'one of those of {period}: {known}',
      remedy: 'Name one with --scheme.',
    },
  ),
  PUBLISH_SALTS: wording(
    {
      what: '盐值密钥文件 {file} 不能用：{reason:salt_fault}。',
      why: '有了这个密钥，谁都能试出不公开的数值；丢了它，日后就不能向审计机关打开封存的行。',
      remedy: '请换用只有本人可读的32字节文件（chmod 600），或指定一个还没有的文件，由程序新建。',
    },
    {
      what: 'The secret behind the salts, {file}, cannot be used: {reason:salt_fault}.',
      why: 'Whoever has it can try out withheld values; without it nobody can open them to an auditor later.',
      remedy: 'Use a file of 32 bytes that its owner alone may read (chmod 600), or name one that is not there yet, which will be made.',
    },
  ),
  PUBLISH_ENTRY: wording(
    {
      what: '日志第 {index} 号条目不是应有的{kind:published_kind}条目。',
      why: '公开的结果须能追溯到日志中的每个条目。',
      remedy: '请用 kedu audit 检查日志。',
    },
    {
      what: 'Entry {index} of the log is not the one about a {kind:published_kind} that it should be.',
      why: 'What is published must lead back to each of its entries.',
      remedy: 'Check the log with kedu audit.',
    },
  ),
  PUBLISH_DERIVABLE: wording(
    {
      what: '不予公开：由序列 {list} 公开的得分、权重和其他单位的数据，可以推算出该指标不公开的数值。',
      found: '所示单位此项得分只可能在 {low} 至 {high} 分之间',
      expected: '至少留有20分的余地，或（与其他单位相比的指标）数值留有最高与最低之差的五分之一',
      why: '能推算出来的，等于没有保密；公开之后无法收回。',
      remedy:
        '请在考核方案 disclosure.results 中把该序列的结果收窄到 congress（人大监督）或 internal（内部），或把该指标的保密范围放宽到全部单位。',
    },
    {
      what: 'Not published: from the published scores of list {list}, the weights and the data of other units the withheld values of the indicator can be worked out.',
      found: 'the score of the unit named can lie between {low} and {high} alone',
      expected:
        'at least 20 points left open, or, where units are compared, a fifth of the distance between the highest and the lowest value',
      why: 'What can be worked out is not withheld, and what is published cannot be taken back.',
      remedy:
        'Narrow the results of the list to congress or internal in disclosure.results of the scheme, or withhold the indicator of all units.',
    },
  ),
} as const satisfies IssueWords;
