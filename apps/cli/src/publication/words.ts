import type { Locale } from '@kedu/model';

/** What `kedu withdraw`, `kedu open` and `kedu log notice` say. */
export interface PublicationWords {
  readonly withdraw: string;
  readonly log: string;
  readonly publication: string;
  readonly reason: string;
  reasonRange(found: string, known: readonly string[]): string;
  readonly indexRange: (found: string) => string;
  readonly key: string;
  readonly policy: string;
  readonly noticeOut: string;
  readonly noticeBundle: string;
  laid(folder: string): string;
  withdrawn(publication: number, index: number, isNew: boolean): string;
  /** The withdrawal stands, but too few witnesses have cosigned. */
  readonly uncosigned: string;
  cosigned(names: readonly string[]): string;
  notice(file: string): string;
  readonly tell: string;
  readonly replaces: string;
  readonly open: string;
  readonly bundle: string;
  readonly pack: string;
  readonly table: string;
  tableRange(found: string): string;
  readonly rows: string;
  rowsRange(found: string): string;
  readonly by: string;
  readonly as: string;
  asRange(found: string): string;
  readonly salts: string;
  readonly out: string;
  readonly check: string;
  readonly sign: string;
  readonly name: string;
  readonly enter: string;
  readonly openLog: string;
  readonly signer: string;
  needs(what: string): string;
  unreadable(file: string): string;
  exists(file: string): string;
  opened(file: string, blocks: number, by: string): string;
  readonly secret: string;
  row(table: string, block: number, cells: string): string;
  agrees(blocks: number): string;
  signed(file: string): string;
  entered(index: number, isNew: boolean): string;
}

const CHINESE: PublicationWords = {
  withdraw: '撤回一次公开：写入日志、送见证方联署、写出公告，让手里有旧数据包的人也看得到',
  log: '存证日志的文件夹',
  publication: '要撤回的公开条目的序号（数据包 log/ 里 N-publication.json 的 N）',
  reason:
    '原因：data_corrected 数据已更正，scheme_corrected 方案已更正，computed_wrongly 计算有误，determined_anew 已重新审定，disclosed_too_much 公开了不应公开的内容，ordered 按上级或法院要求',
  reasonRange: (found, known) => `没有原因“${found}”，应为 ${known.join('、')}`,
  indexRange: (found) => `“${found}”不是条目序号`,
  key: '日志的私钥文件',
  policy: '见证规则文件：送其中的见证方联署',
  noticeBundle: '被撤回的数据包文件夹：公告也放进它和它的压缩包',
  laid: (folder) => `公告已放进 ${folder} 和 ${folder}.zip`,
  noticeOut: '公告另存到的文件（日志文件夹的 notices/ 里总有一份）',
  withdrawn: (publication, index, isNew) =>
    isNew
      ? `已撤回第 ${publication} 号公开（第 ${index} 号条目）。`
      : `第 ${publication} 号公开先前已撤回（第 ${index} 号条目），没有重复写入；已重新送见证方联署。`,
  uncosigned:
    '撤回已经写入日志，从现在起有效，不能收回；只是见证方还没有联署，公告暂由日志自己的签名证明。见证方恢复后，把这条命令照原样再运行一次，就补上联署、重写公告。',
  cosigned: (names) => (names.length === 0 ? '没有见证方联署。' : `已联署：${names.join('、')}`),
  notice: (file) => `公告：${file}`,
  tell: '请把公告作为 withdrawal.json 放进公布的旧数据包（--bundle 会放好，压缩包也一样），并单独挂在同一页上。早先下载的人这样核对：kedu verify 旧数据包 --seen 公告',
  replaces: '更正：取代哪一次已撤回的公开（条目序号）',
  open: '打开封存的行：公布机关出具（--pack …），查看机关核对并签名（--check …），公布机关把签名的声明写入日志（--enter …）',
  bundle: '公布的数据包文件夹或它的 .zip',
  pack: '公布时的考核包',
  table: '哪张表，如 observations、indicators、results',
  tableRange: (found) => `没有可封存的表“${found}”`,
  rows: '哪些行（sealed.csv 的 first_row），如 3,17,20-25；all 为该表全部封存行',
  rowsRange: (found) => `“${found}”不是行号，应如 3,17,20-25 或 all`,
  by: '向谁打开：名册里的单位编号（不能是考核对象），或查看机关密钥的名称，如 audit.example',
  as: '以什么身份查看：audit（审计）或 congress（人大监督）；个人信息只对审计打开',
  asRange: (found) => `“${found}”应为 audit 或 congress`,
  salts: '公布时的盐值密钥文件',
  out: '写入的文件',
  check: '核对收到的封存行文件',
  sign: '私钥文件：核对一致后签发查看声明',
  name: '签名人的名称，如 audit.example',
  enter: '查看机关签发的声明文件：写入日志',
  openLog: '存证日志的文件夹',
  signer: '查看机关的公钥（name+…，从查看机关另行取得）',
  needs: (what) => `kedu open 还需要 ${what}。`,
  unreadable: (file) => `读不了 ${file}。`,
  exists: (file) => `${file} 已经存在，没有覆盖。`,
  opened: (file, blocks, by) => `已向 ${by} 打开 ${blocks} 块：${file}`,
  secret: '这个文件含有不公开的内容：只交给查看机关，用完删除，不要放进数据包或日志。',
  row: (table, block, cells) => `${table} 第 ${block} 块：${cells}`,
  agrees: (blocks) => `${blocks} 块全部与公布的承诺一致，确是当时封存的行。`,
  signed: (file) => `已签发查看声明：${file}（不含任何数值，交公布机关写入日志）`,
  entered: (index, isNew) => (isNew ? `查看已写入日志：第 ${index} 号条目` : `日志中已有：第 ${index} 号条目`),
};

const ENGLISH: PublicationWords = {
  withdraw: 'withdraw a publication: enter that, have the log cosigned, write the notice for those who have the old bundle',
  log: 'folder of the log',
  publication: 'index of the publication (the N of N-publication.json in log/ of the bundle)',
  reason: 'why: data_corrected, scheme_corrected, computed_wrongly, determined_anew, disclosed_too_much or ordered',
  reasonRange: (found, known) => `there is no reason “${found}”: ${known.join(', ')}`,
  indexRange: (found) => `“${found}” is no index of an entry`,
  key: 'file of the private key of the log',
  policy: 'policy file, whose witnesses are asked to cosign',
  noticeBundle: 'folder of the bundle that is withdrawn: the notice is laid into it and into its zip',
  laid: (folder) => `The notice lies in ${folder} and in ${folder}.zip`,
  noticeOut: 'file for another copy of the notice (one always lies in notices/ of the log)',
  withdrawn: (publication, index, isNew) =>
    isNew
      ? `Publication ${publication} was withdrawn (entry ${index}).`
      : `Publication ${publication} was withdrawn before (entry ${index}), and not entered again; the witnesses were asked once more.`,
  uncosigned:
    'The withdrawal stands in the log and cannot be taken back; too few witnesses have cosigned as yet, so that the signature of the log alone vouches for the notice. Run this command again, as it is, when they are back: it has the log cosigned and writes the notice anew.',
  cosigned: (names) => (names.length === 0 ? 'No witness cosigned.' : `Cosigned by ${names.join(', ')}`),
  notice: (file) => `Notice: ${file}`,
  tell: 'Put the notice as withdrawal.json into the old bundle (--bundle does so, in its zip too), and beside it on the page. Who has an earlier copy checks: kedu verify OLD-BUNDLE --seen NOTICE',
  replaces: 'correction: which withdrawn publication this one takes the place of (index)',
  open: 'open sealed rows: the publisher makes the file (--pack …), the receiver checks and signs (--check …), the publisher enters the signed statement (--enter …)',
  bundle: 'folder of the published bundle, or a .zip of it',
  pack: 'the pack as it was at publication',
  table: 'which table, such as observations, indicators, results',
  tableRange: (found) => `there is no sealed table “${found}”`,
  rows: 'which rows (first_row in sealed.csv), such as 3,17,20-25; all for all that are withheld in the table',
  rowsRange: (found) => `“${found}” are no rows such as 3,17,20-25, or all`,
  by: 'for whom: ID of a unit of the register that is not assessed, or the name of the key of whoever looks, such as audit.example',
  as: 'as what they look: audit or congress; what is about persons is opened to audit alone',
  asRange: (found) => `“${found}” is neither audit nor congress`,
  salts: 'file of the secret behind the salts',
  out: 'file to write',
  check: 'file of opened rows to check',
  sign: 'file of a private key: signs, where all agrees, that you looked',
  name: 'name of who signs, such as audit.example',
  enter: 'statement that the receiver signed, to be entered into the log',
  openLog: 'folder of the log',
  signer: 'public key of the receiver (name+…, got from them by another way)',
  needs: (what) => `kedu open needs ${what}.`,
  unreadable: (file) => `${file} cannot be read.`,
  exists: (file) => `${file} is there already and was left as it is.`,
  opened: (file, blocks, by) => `${blocks} blocks were opened to ${by}: ${file}`,
  secret: 'The file holds what is not public: give it to the receiver alone, delete it afterwards, keep it out of bundle and log.',
  row: (table, block, cells) => `${table}, block ${block}: ${cells}`,
  agrees: (blocks) => `All ${blocks} blocks give the commitments that were published: these are the rows that were sealed.`,
  signed: (file) => `You stated that you looked: ${file} (no value stands in it; give it to the publisher to enter)`,
  entered: (index, isNew) => (isNew ? `Entered into the log: entry ${index}` : `In the log already: entry ${index}`),
};

export function publicationWords(locale: Locale): PublicationWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
