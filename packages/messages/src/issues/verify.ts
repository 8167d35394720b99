import { VERIFY_LOG_WORDS } from './verifyLog.ts';
import { AGAIN, ASK } from './verifyRemedies.ts';
import { type IssueWords, wording } from './wording.ts';

/** What a checker finds in a published bundle (packages/verify). */
export const VERIFY_WORDS = {
  VERIFY_UNREADABLE: wording(
    {
      what: '数据包打不开：{reason:bundle_unreadable}。',
      expected: '含 bundle.json 的文件夹，或它的 .zip',
      remedy: '请核对选的是不是整个数据包，或重新下载。',
    },
    {
      what: 'The bundle cannot be opened: {reason:bundle_unreadable}.',
      expected: 'a folder with bundle.json, or a .zip of it',
      remedy: 'See whether the whole bundle was chosen, or download it again.',
    },
  ),
  VERIFY_BOUNDS: wording(
    {
      what: '数据包超出了核验的限度：{bound:bundle_bound}。',
      found: '{found}',
      expected: '不超过 {most}',
      why: '超限的文件可能是为了让核验程序瘫痪而放进来的，所以没有读。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The bundle is beyond what is read: {bound:bundle_bound}.',
      found: '{found}',
      expected: 'at most {most}',
      why: 'It may have been put there to make checkers fail, so it was not read.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_NAME: wording(
    {
      what: '文件名不能接受：{reason:bundle_name}[[（{other}）]]。',
      expected: '数据包文件夹之内、各系统都认的唯一文件名',
      why: '这样的名字可以让人看到一个文件、程序读到另一个，所以没有读它。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The name of a file is refused: {reason:bundle_name}[[ ({other})]].',
      expected: 'a name inside the bundle that every system takes for one and the same file',
      why: 'With such a name people may be shown one file and programs another, so it was not read.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_ARCHIVE: wording(
    {
      what: '压缩包的结构不能接受：{reason:bundle_archive}。',
      expected: '目录只有一份、在末尾，所列文件一个接一个、名称和大小前后一致的普通 zip',
      why: '这样的压缩包用不同的软件解开，会得到不同的文件，所以一个文件也没有读。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The zip is not made as it should be: {reason:bundle_archive}.',
      expected:
        'a plain zip with one directory at its end, which lists what lies before it, piece behind piece, by the same names and sizes',
      why: 'Of such a zip two programs may unpack different files, so none was read.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_TEXT: wording(
    { what: '文件不是 UTF-8 文本，读不了。', expected: '不带字节顺序标记的 UTF-8 文本', remedy: AGAIN['zh-CN'] },
    { what: 'The file is no text in UTF-8.', expected: 'UTF-8 without a byte order mark', remedy: AGAIN.en },
  ),
  VERIFY_FILE_MISSING: wording(
    { what: '应有的文件不在数据包里。', why: '缺了它，公布的内容就不完整，也无法全部复算。', remedy: AGAIN['zh-CN'] },
    {
      what: 'A file that the bundle must have is not in it.',
      why: 'Without it the publication is not whole, and not all of it can be computed again.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_FILE_EXTRA: wording(
    {
      what: '清单里有数据包不应当有的文件。',
      why: '按考核方案和这次计算，数据包里有哪些文件是定死的；多出来的文件没有人核验过，却可能被当成公布的结果。',
      remedy: '请不要采信这个文件；需要时请公布机关说明来历。',
    },
    {
      what: 'The list has a file that no bundle of this scheme and run has.',
      why: 'What files a bundle has is settled; nobody checks one more, and it may be taken for a result that was published.',
      remedy: 'Do not rely on the file; where it matters, ask whoever published the bundle where it comes from.',
    },
  ),
  VERIFY_README: wording(
    {
      what: '说明文件 README.md 的文字与本版核验程序按 bundle.json 写出的不同。',
      why: '可能是用另一版程序写的，也可能有人改写过；里面的话是公布方自己说的，核验程序没有替它核对。',
      remedy: '数据包是什么、能不能信，请以核验结果和 bundle.json 为准，不要引用 README.md 里的话。',
    },
    {
      what: 'README.md does not read as this version of the checker writes it from bundle.json.',
      why: 'Another version may have written it, or somebody may have rewritten it: its words are the publisher’s own, and were not checked.',
      remedy: 'Go by the findings and by bundle.json, and do not quote README.md.',
    },
  ),
  VERIFY_FILE_UNLISTED: wording(
    {
      what: '数据包里有清单之外的文件。',
      why: '清单和日志都没有为它作证，它可能是后来放进去的。',
      remedy: '请不要采信这个文件；需要时请公布机关说明来历。',
    },
    {
      what: 'There is a file that the list does not have.',
      why: 'Neither list nor log vouch for it: it may have been put there later.',
      remedy: 'Do not rely on the file; where it matters, ask whoever published the bundle where it comes from.',
    },
  ),
  VERIFY_FILE_CHANGED: wording(
    {
      what: '文件与公布时不同：{field:bundle_field}对不上。',
      found: '{found}',
      expected: '{expected}',
      why: 'bundle.json 的哈希写在存证日志里；文件后来被改动过，或没有传完整。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The file is not the one that was published: {field:bundle_field} differs.',
      found: '{found}',
      expected: '{expected}',
      why: 'The hash of bundle.json stands in the log; the file was changed later, or cut off on its way.',
      remedy: AGAIN.en,
    },
  ),
  VERIFY_DESCRIPTION: wording(
    {
      what: '数据说明 datapackage.json 与数据包不一致：{reason:bundle_field}。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: '按它读数的人，会读到与公布内容不同的东西。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The description datapackage.json disagrees with the bundle: {reason:bundle_field}.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: 'Who reads the tables by it reads something else than was published.',
      remedy: ASK.en,
    },
  ),
  VERIFY_PAGE: wording(
    {
      what: '数据包里的核验网页 verify.html 与您现在用的核验程序自带的不同：{reason:checker_page}。',
      found: '{found}',
      expected: '{expected}',
      why: '造假的人可以连核验网页一起换掉，让它总说“没有发现错误”。本次核验没有用到它，结论不受影响。',
      remedy: '不要打开数据包里的 verify.html；请从公布机关之外的地方（见证方、本项目的发布页）取得核验程序。',
    },
    {
      what: 'The page verify.html in the bundle is not that of the checker you use now: {reason:checker_page}.',
      found: '{found}',
      expected: '{expected}',
      why: 'Whoever forges a bundle can exchange the page too, so that it always says that nothing is wrong. It was not used for this check, whose result holds.',
      remedy:
        'Do not open the verify.html of the bundle; get the checker from somebody else than the publisher: a witness, or the releases of this project.',
    },
  ),
  ...VERIFY_LOG_WORDS,
  VERIFY_IDENTITY: wording(
    {
      what: '重新计算得到的{field:run_hash}与公布的不同。',
      found: '{found}',
      expected: '{expected}（复算得到）',
      why: '方案、数据或结果里至少有一处不是公布时所说的那样。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Computed again, {field:run_hash} is not the one that was published.',
      found: '{found}',
      expected: '{expected} (computed again)',
      why: 'Something in the scheme, the data or the results is not what it was said to be.',
      remedy: ASK.en,
    },
  ),
  VERIFY_COLUMNS: wording(
    {
      what: '表的列与规定不同。',
      found: '{found}',
      expected: '{expected}',
      why: '列名变了，就不知道每个数字是什么意思，所以这张表没有比对。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The columns of the table are not those that it should have.',
      found: '{found}',
      expected: '{expected}',
      why: 'With other headings nobody knows what the figures are: this table was not compared.',
      remedy: ASK.en,
    },
  ),
  VERIFY_ROW: wording(
    { what: '{reason:row_fault}：{key}。', why: '少一行或多一行，排名和汇总就会变。', remedy: ASK['zh-CN'] },
    { what: 'A row is wrong, {key}: {reason:row_fault}.', why: 'A row more or less changes ranks and totals.', remedy: ASK.en },
  ),
  VERIFY_ORDER: wording(
    {
      what: '表里行的顺序与规定不同。',
      found: '{found}',
      expected: '{expected}',
      why: '承诺按行的顺序计算，顺序不同就对不上。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The rows of the table are in another order than they should be.',
      found: '{found}',
      expected: '{expected}',
      why: 'Commitments are computed in the order of the rows.',
      remedy: ASK.en,
    },
  ),
  VERIFY_CELL: wording(
    {
      what: '公布的与按规则算出的不同：{key}，{column:result_column}（{column} 列）。',
      found: '{found}',
      expected: '{expected}（复算得到）',
      why: '按公布的方案和数据重新计算，得不到公布的结果：要么这个数字被改过，要么数据或方案被改过，要么当时就没有按规则算。',
      remedy: '请就这个数字向公布机关要说明，并告知见证方；在说明之前，不要引用它，也不要引用由它得出的名次和等次。',
    },
    {
      what: 'A published figure is not what the rules compute: {column:result_column} (column {column}) of {key}.',
      found: '{found}',
      expected: '{expected} (computed again)',
      why: 'The published scheme and data do not give the published result: the figure was changed, or data or scheme were, or the rules were not followed then.',
      remedy:
        'Ask the publisher about this figure and tell the witnesses; until it is explained quote neither it nor the ranks and grades that follow from it.',
    },
  ),
  VERIFY_NOT_COMPUTED: wording(
    {
      what: '没有能够重新计算：{reason:not_computed}[[（{found}）]]。',
      why: '不能复算，就只能核对文件和日志，不能说数字是对的。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Nothing could be computed again: {reason:not_computed}[[ ({found})]].',
      why: 'Files and log can still be checked, but nothing shows that the figures are right.',
      remedy: ASK.en,
    },
  ),
  VERIFY_LABEL: wording(
    {
      what: '“{figure}”的标注不对。',
      found: '{found:figure_label}[[，依据 {rests:some} 项承诺]]',
      expected: '{expected:figure_label}[[，依据 {owed:some} 项承诺]]',
      why: '标注说明谁能核对这个数字；标错了，读者就不知道哪些数字是有人担保、哪些自己能算。',
      remedy: ASK['zh-CN'],
    },
    {
      what: '“{figure}” bears the wrong label.',
      found: '{found:figure_label}[[, resting on {rests:some} {rests|commitment|commitments}]]',
      expected: '{expected:figure_label}[[, resting on {owed:some} {owed|commitment|commitments}]]',
      why: 'The label says who can check the figure; a wrong one hides which figures rest on trust.',
      remedy: ASK.en,
    },
  ),
  VERIFY_SHARES: wording(
    {
      what: '公布的“{label:figure_label}”数字个数不对。',
      found: '{found}',
      expected: '{expected}',
      why: '这些个数说明有多少结果任何人都能核对；说多了，就显得比实际更可信。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The published number of figures that are {label:figure_label} is wrong.',
      found: '{found}',
      expected: '{expected}',
      why: 'These numbers tell how much of the results anybody can check; too many make them look better founded than they are.',
      remedy: ASK.en,
    },
  ),
  VERIFY_COMMITMENT: wording(
    {
      what: '封存的行有问题（“{table:bundle_table}”表第 {block} 块）：{reason:commitment_fault}。',
      why: '承诺保证当时封存的内容后来不能换；对不上就不能说没有换过。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'Of the sealed rows ({table:bundle_table}, block {block}): {reason:commitment_fault}.',
      why: 'Commitments see to it that what was sealed cannot be exchanged; where they do not fit, it may have been.',
      remedy: ASK.en,
    },
  ),
  VERIFY_ROOT: wording(
    {
      what: '“{table:bundle_table}”表的内容与登记的承诺对不上。',
      found: '{found}',
      expected: '{expected}（登记的）',
      why: '这张表里至少有一行（公开的或不公开的）与当时登记的不同。',
      remedy: ASK['zh-CN'],
    },
    {
      what: 'The content of the table of {table:bundle_table} does not lead to the root that was logged.',
      found: '{found}',
      expected: '{expected} (as logged)',
      why: 'At least one row of it, public or withheld, is not the one that was logged.',
      remedy: ASK.en,
    },
  ),
  VERIFY_STATEMENT: wording(
    {
      what: '核验声明不能采信：{reason:statement_fault}。',
      remedy: '请核对是哪个数据包的声明，从声明人的网站等处取得其公钥，用 --signer 给出；仍然不符，请向声明人重新索取。',
    },
    {
      what: 'The statement of a check does not count: {reason:statement_fault}.',
      remedy:
        'See which bundle it is about, get the public key from the site of whoever made it and give it with --signer; if it still fails, ask them for it again.',
    },
  ),
  VERIFY_MORE: wording(
    { what: '还有 {count} 处同类问题（{code}）没有逐一列出。', remedy: '请先就已列出的请公布机关说明；它们往往出于同一个原因。' },
    {
      what: 'There {count|is|are} {count} more {count|finding|findings} of this kind ({code}) that are not listed.',
      remedy: 'Ask about those that are listed first: as a rule all have one cause.',
    },
  ),
} as const satisfies IssueWords;
