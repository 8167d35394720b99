import { type IssueWords, wording } from './wording.ts';

const FETCH = {
  'zh-CN': '文件可能没有传完或被改动过：请向日志的主管机关重新取得；再次不符，请保留两份并告知见证方。',
  en: 'It may have been cut off or changed on its way: fetch it again from whoever keeps the log; if it differs again, keep both and tell a witness.',
};

/** Texts and tiles of a transparency log (packages/ledger). */
export const LEDGER_WORDS = {
  LEDGER_KEY: wording(
    {
      what: '这不是可用的公钥。',
      found: '{key}（{reason:log_fault}）',
      expected: 'audit.example+8d66cf3f+BKP… 这样的一行',
      remedy: '请从公布公钥的页面整行复制。',
    },
    {
      what: 'This is no public key that can be used.',
      found: '{key} ({reason:log_fault})',
      expected: 'one line such as audit.example+8d66cf3f+BKP…',
      remedy: 'Copy the whole line from where the key is published.',
    },
  ),
  LEDGER_NOTE: wording(
    {
      what: '签名文本读不了。',
      found: '{reason:log_fault}[[（第 {at} 行）]]',
      expected: '正文、空行、以破折号开头的签名行',
      remedy: FETCH['zh-CN'],
    },
    {
      what: 'The signed text cannot be read.',
      found: '{reason:log_fault}[[ (line {at})]]',
      expected: 'a text, a blank line, then signature lines that begin with a dash',
      remedy: FETCH.en,
    },
  ),
  LEDGER_CHECKPOINT: wording(
    {
      what: '检查点读不了。',
      found: '{reason:log_fault}（第 {at} 行）',
      expected: '三行：日志名称、条目数、根哈希',
      remedy: FETCH['zh-CN'],
    },
    {
      what: 'The checkpoint cannot be read.',
      found: '{reason:log_fault} (line {at})',
      expected: 'three lines: name of the log, number of entries, root hash',
      remedy: FETCH.en,
    },
  ),
  LEDGER_SIGNATURE: wording(
    {
      what: '检查点上 {name} 的签名有问题：{reason:log_fault}。',
      why: '没有这个签名，就不能说这份检查点出自该日志、被该见证方看过。',
      remedy: FETCH['zh-CN'],
    },
    {
      what: 'On the checkpoint, of the signature of {name}: {reason:log_fault}.',
      why: 'Without it nothing shows that the log made this checkpoint, or that the witness saw it.',
      remedy: FETCH.en,
    },
  ),
  LEDGER_PROOF: wording(
    { what: '存证证明读不了。', found: '{reason:log_fault}[[（第 {at} 行）]]', expected: '.tlog-proof 文件', remedy: FETCH['zh-CN'] },
    { what: 'The proof cannot be read.', found: '{reason:log_fault}[[ (line {at})]]', expected: 'a .tlog-proof file', remedy: FETCH.en },
  ),
  LEDGER_POLICY: wording(
    {
      what: '见证规则文件第 {at} 行读不了：{reason:policy_fault}。',
      found: '{found}',
      expected: 'log、witness、group、quorum 各行，名称先定义后使用',
      remedy: '请改正这一行。',
    },
    {
      what: 'Line {at} of the policy cannot be read: {reason:policy_fault}.',
      found: '{found}',
      expected: 'lines of log, witness, group and quorum, each name defined before it is used',
      remedy: 'Correct the line.',
    },
  ),
  LEDGER_QUORUM: wording(
    {
      what: '检查点的见证方不够：规则要求 {quorum}。',
      found: '[[已联署：{signed}]]',
      why: '见证方看过，日志的主管机关才不能给不同的人看不同的账。',
      remedy: '请把检查点送缺少的见证方联署，或核对见证规则。',
    },
    {
      what: 'Too few witnesses have seen the checkpoint: the policy asks for {quorum}.',
      found: '[[cosigned by {signed}]]',
      why: 'Only where others have seen it can the keeper of a log not show different logs to different people.',
      remedy: 'Send the checkpoint to the witnesses that are missing, or see whether it is the right policy.',
    },
  ),
  LEDGER_TILE: wording(
    { what: '日志的数据块 {tile} 读不了：{reason:log_fault}。', remedy: FETCH['zh-CN'] },
    { what: 'The tile {tile} of the log cannot be read: {reason:log_fault}.', remedy: FETCH.en },
  ),
  LOG_FOLDER: wording(
    {
      what: '文件夹 {folder} 不是可用的日志：{reason:log_folder}。',
      expected: '含 log.json、checkpoint 和 tile 的文件夹',
      remedy: '请检查路径；新日志用 kedu log init 建立。',
    },
    {
      what: 'The folder {folder} is no log that can be used: {reason:log_folder}.',
      expected: 'a folder with log.json, checkpoint and tile',
      remedy: 'See whether the path is right; kedu log init makes a new log.',
    },
  ),
  LOG_EXISTS: wording(
    {
      what: '{folder} 里已经有一个日志，没有改动。',
      why: '同一文件夹里重新建日志，会让已公布的存证全部对不上。',
      remedy: '请换一个空文件夹，或直接使用原有的日志。',
    },
    {
      what: 'There is a log in {folder} already; nothing was changed.',
      why: 'A new log in its place would belie every proof that was given out.',
      remedy: 'Choose an empty folder, or use the log that is there.',
    },
  ),
  LOG_ROOT: wording(
    {
      what: '日志的数据块与它签过名的检查点对不上（{size} 条）。',
      found: '{found}',
      expected: '{expected}',
      why: '日志被改动过，或从旧备份恢复过；在这样的日志上继续签名，就会留下两本账，所以没有写入任何内容。',
      remedy: '请恢复完整的文件夹；恢复不了，请告知见证方，另建新日志并说明原因。',
    },
    {
      what: 'The tiles of the log do not lead to the checkpoint that it signed ({size} entries).',
      found: '{found}',
      expected: '{expected}',
      why: 'The log was changed, or put back from an old copy; to sign on top of it would make two logs of one, so nothing was written.',
      remedy: 'Put the whole folder back; if that cannot be done, tell the witnesses, begin a new log and say why.',
    },
  ),
  LOG_JOURNAL: wording(
    {
      what: '日志的待入账文件 {file} 从第 {byte} 个字节起损坏，后面还有已接收的条目。',
      why: '跳过损坏处会丢失已经答应存下的条目，所以没有继续。',
      remedy: '请从备份恢复这个文件；恢复不了，请保留原件并告知见证方。',
    },
    {
      what: 'The journal {file} of the log is damaged from byte {byte} on, with accepted entries behind it.',
      why: 'To pass over it would lose entries that were promised, so it was left.',
      remedy: 'Put the file back from a copy; if there is none, keep it and tell the witnesses.',
    },
  ),
  LOG_OWNED: wording(
    {
      what: '另一个程序正在使用这个日志或见证记录文件夹[[（进程 {owner}）]]。',
      why: '两个程序同时写同一份日志或见证记录，会签出两本账。',
      remedy: '请等它结束，或先停止它。',
    },
    {
      what: 'Another program is using this folder of a log or a witness[[ (process {owner})]].',
      why: 'Two writers would sign two different logs.',
      remedy: 'Wait until it ends, or stop it first.',
    },
  ),
  LOG_ENTRY: wording(
    { what: '条目的大小不对。', found: '{bytes} 个字节', expected: '1 至 {most} 个字节', remedy: '请把内容存成文件，日志里只记它的哈希。' },
    {
      what: 'The entry is too large, or empty.',
      found: '{bytes} bytes',
      expected: '1 to {most} bytes',
      remedy: 'Keep the content in a file and log its hash.',
    },
  ),
  LOG_KEY: wording(
    {
      what: '密钥不能用：{reason:log_key}。',
      found: '{file}',
      remedy: '请核对密钥文件与名称；新密钥用 kedu key 文件 --name 名称 生成（日志的密钥由 kedu log init 生成）。',
    },
    {
      what: 'The key cannot be used: {reason:log_key}.',
      found: '{file}',
      remedy: 'See whether file and name are right; kedu key FILE --name NAME makes a new one (kedu log init that of a log).',
    },
  ),
  LOG_INDEX: wording(
    {
      what: '日志里没有第 {index} 号条目。',
      expected: '0 到 {size} 之间（不含 {size}）',
      remedy: '请核对序号；刚写入的条目要等下一个检查点。',
    },
    {
      what: 'The log has no entry {index}.',
      expected: '0 or more and below {size}',
      remedy: 'See whether the index is right; an entry just written waits for the next checkpoint.',
    },
  ),
  WITNESS_MEMORY: wording(
    {
      what: '见证方记下的检查点 {file} 已损坏，或不是它自己联署的。',
      why: '不知道上次看到的是哪一本账，就可能替另一本账作证，所以不再应答任何请求。',
      remedy: '请从备份恢复这个文件；恢复不了，请换用新的名称和密钥，并通知各日志。',
    },
    {
      what: 'What the witness remembers in {file} is damaged, or was not cosigned by it.',
      why: 'Not knowing which log it saw last it might bear witness to another, so it answers nobody.',
      remedy: 'Put the file back from a copy; if there is none, begin with a new name and key, and tell the logs.',
    },
  ),
  WITNESS_PORT: wording(
    {
      what: '不能在 {host} 的端口 {port} 上应答，见证服务没有启动，密钥和记录都没有动。',
      found: '{reason}',
      why: '端口已被别的程序占用，或者不允许使用，或者地址不是本机的。',
      remedy: '请用 --port 换一个端口，或先停止占用它的程序。',
    },
    {
      what: 'Nothing can answer at {host}, port {port}: the witness was not started, and neither key nor memory were touched.',
      found: '{reason}',
      why: 'Another program has the port, it may not be used, or the address is none of this machine.',
      remedy: 'Choose another with --port, or stop the program that has it.',
    },
  ),
  WITNESS_ASKED: wording(
    {
      what: '见证方 {name} 没有联署：{reason:witness_asked}[[（状态 {status}）]]。',
      why: '其他见证方不受影响；人数够不够由见证规则决定。',
      remedy: '请稍后再送，或与该见证方核对地址和密钥；它说见过别的账时，请先查明原因。',
    },
    {
      what: 'The witness {name} did not cosign: {reason:witness_asked}[[ (status {status})]].',
      why: 'Others are not held up by it; whether those that signed are enough the policy says.',
      remedy: 'Send it again later, or compare address and key with the witness; where it saw another log, find out why first.',
    },
  ),
  AUDIT_FORKED: wording(
    {
      what: '日志 {origin} 出了两本账：现在的 {size} 条不是从上次见到的 {from} 条接下来的。',
      why: '已入账的内容被改过，或对不同的人出示不同的账。两份签过名的检查点就是证据，已存入 {evidence}。',
      remedy: '请保存证据文件，告知见证方和上级审计机关；在查明之前，不要采信这个日志里的任何证明。',
    },
    {
      what: 'The log {origin} has forked: its {size} entries do not go on from the {from} that were seen last.',
      why: 'What was logged has been changed, or different people are shown different logs. The two signed checkpoints are the evidence; they were kept in {evidence}.',
      remedy: 'Keep that file, tell the witnesses and the audit office, and trust no proof of this log until it is explained.',
    },
  ),
  AUDIT_SHRANK: wording(
    {
      what: '日志 {origin} 变小了：上次见到 {from} 条，现在只有 {size} 条。',
      why: '日志被回滚过，或出示的是旧检查点。两份检查点已存入 {evidence}。',
      remedy: '请稍后再看一次；仍然变小，请保存证据并告知见证方。',
    },
    {
      what: 'The log {origin} has shrunk: {from} entries were seen, and now there are {size}.',
      why: 'It was rolled back, or an old checkpoint is being shown. Both checkpoints were kept in {evidence}.',
      remedy: 'Look again a little later; where it is still smaller, keep the evidence and tell the witnesses.',
    },
  ),
  AUDIT_PLACE: wording(
    {
      what: '{place} 读不到[[（{reason}）]]。',
      expected: '日志的文件夹或网址，里面有 checkpoint 和 tile',
      remedy: '请检查路径或网址；日志缺少已签名的数据块时，请告知其主管机关。',
    },
    {
      what: '{place} cannot be read[[ ({reason})]].',
      expected: 'folder or address of a log, with checkpoint and tile',
      remedy: 'See whether path or address is right; where the log lacks tiles that it signed, tell its keeper.',
    },
  ),
  AUDIT_MEMORY: wording(
    {
      what: '上次审计留下的记录 {file} 已损坏。',
      why: '没有上次的记录，就看不出日志有没有被改过。',
      remedy: '请从备份恢复；恢复不了，请改名保存，重新从头审计。',
    },
    {
      what: 'What the last audit kept in {file} is damaged.',
      why: 'Without it nobody sees whether the log was changed since.',
      remedy: 'Put it back from a copy; if there is none, rename it and audit from the beginning.',
    },
  ),
} as const satisfies IssueWords;
