import { type IssueWords, wording } from './wording.ts';

const OPERATOR = {
  'zh-CN': '请交运行维护人员处理；在此之前系统不启动，数据没有改动。',
  en: 'Hand this to whoever runs the machine; until then the platform does not start, and no data were changed.',
};

/** The database: whether it is used, and whether it is believed (packages/store). */
export const STORE_WORDS = {
  STORE_VERSION: wording(
    { what: '数据库版本太旧。', found: 'PostgreSQL {found}', expected: 'PostgreSQL {least} 或更新版本', remedy: OPERATOR['zh-CN'] },
    { what: 'The database is too old.', found: 'PostgreSQL {found}', expected: 'PostgreSQL {least} or later', remedy: OPERATOR.en },
  ),
  STORE_UNREACHABLE: wording(
    {
      what: '连不上数据库 {server}：{reason:store_unreachable}。',
      why: '数据库不在，任何数据都读不到、也存不下。',
      remedy: '请核对 DATABASE_URL 的地址、用户名和密码，确认数据库正在运行，然后再试。',
    },
    {
      what: 'The database {server} cannot be reached: {reason:store_unreachable}.',
      why: 'Without it nothing can be read or kept.',
      remedy: 'Compare address, user and password of DATABASE_URL, see that the database runs, and try again.',
    },
  ),
  STORE_UNSAFE: wording(
    {
      what: '数据库的设置 {setting} 会丢数据。',
      found: '{setting} = {found}',
      expected: 'fsync、full_page_writes、synchronous_commit 为 on，编码为 UTF8',
      why: '关掉以后，断电就会丢失已经答复“已保存”的数据。',
      remedy: '请改回该设置并重启数据库。',
    },
    {
      what: 'With the setting {setting} the database loses data.',
      found: '{setting} = {found}',
      expected: 'fsync, full_page_writes and synchronous_commit on, encoding UTF8',
      why: 'With it off, a power failure loses what people were told is saved.',
      remedy: 'Set it back and restart the database.',
    },
  ),
  STORE_ROLE: wording(
    {
      what: '数据库用户 {role} 权限过大：{reason:store_role}。',
      found: '{found}',
      expected: '只能插入和查询的用户，例如 kedu_app',
      why: '这样的用户能绕过各地数据之间的隔离。',
      remedy: '请让 DATABASE_URL 使用 kedu_app；建表、升级另用 kedu_owner。',
    },
    {
      what: 'The user {role} of the database may do too much: {reason:store_role}.',
      found: '{found}',
      expected: 'a user that inserts and selects and nothing else, such as kedu_app',
      why: 'Such a user can pass the walls between places.',
      remedy: 'Let DATABASE_URL name kedu_app; tables are made and upgraded by kedu_owner.',
    },
  ),
  STORE_MIGRATION: wording(
    {
      what: '数据库的结构与程序对不上：第 {number} 号迁移{reason:store_migration}。',
      why: '结构不符时读写，会把数据写坏，所以没有启动，也没有改动。',
      remedy: '落后时运行 kedu db migrate；其余情形请换回与数据库相符的程序版本，或从备份恢复。',
    },
    {
      what: 'The database is not of the form that the program knows: migration {number} {reason:store_migration}.',
      why: 'To read and write nevertheless would spoil data, so the platform did not start and changed nothing.',
      remedy: 'Where it is behind, run kedu db migrate; otherwise use the program that fits the database, or restore a backup.',
    },
  ),
  STORE_OWNED: wording(
    {
      what: '另一个程序正在使用数据文件夹 {folder}[[（进程 {owner}）]]。',
      why: '两个数据库程序同时写一个文件夹，会把数据毁掉。',
      remedy: '请先停止那个程序，或换一个文件夹。',
    },
    {
      what: 'Another program is using the data folder {folder}[[ (process {owner})]].',
      why: 'Two databases that write one folder destroy it.',
      remedy: 'Stop that program first, or choose another folder.',
    },
  ),
  STORE_FOLDER: wording(
    {
      what: '数据文件夹 {folder} 不能用：{reason:store_folder}。',
      found: '[[{found}]]',
      remedy: '请按原因处理后重新启动；文件夹里的数据没有改动。用 root 启动时，可放在 /var/lib/kedu。',
    },
    {
      what: 'The data folder {folder} cannot be used: {reason:store_folder}.',
      found: '[[{found}]]',
      remedy: 'Remove the reason and start again; the data in it were not changed. Started by root, it can stand at /var/lib/kedu.',
    },
  ),
  STORE_PROGRAM: wording(
    {
      what: '没有可用的 PostgreSQL 程序：{reason:store_program}。',
      found: '{found}',
      remedy: '请安装 PostgreSQL 15 或更新版本，并设置 DATABASE_URL。',
    },
    {
      what: 'There is no PostgreSQL to run: {reason:store_program}.',
      found: '{found}',
      remedy: 'Install PostgreSQL 15 or later and set DATABASE_URL.',
    },
  ),
  STORE_ENTERED: wording(
    {
      what: '登录的人今天不在所选的岗位上任职。',
      found: '{person}，考核主体 {authority}，岗位 {post}',
      why: '只有在岗的人才能读写本考核主体的数据。',
      remedy: '请换到自己所在的岗位；任职有误时，请联系安全管理员。',
    },
    {
      what: 'Whoever is signed in does not sit on the chosen post today.',
      found: '{person}, authority {authority}, post {post}',
      why: 'Only those on a post read and write the data of an authority.',
      remedy: 'Choose a post of your own; where the seat is wrong, ask the security administrator.',
    },
  ),
  STORE_CHAIN: wording(
    {
      what: '考核主体 {authority} 的审计记录在第 {sequence} 行断开：{reason:store_chain}。',
      why: '审计记录被改过、删过，或备份不完整；此后的记录不能作为依据。',
      remedy: '请立即停用系统、保留数据库原样，报告审计管理员，并与备份和日志中的摘要核对。',
    },
    {
      what: 'The audit trail of the authority {authority} breaks at row {sequence}: {reason:store_chain}.',
      why: 'Rows were changed or removed, or a backup is not whole; what follows proves nothing.',
      remedy:
        'Stop the platform, keep the database as it is, tell the audit administrator, and compare with the digests in backups and logs.',
    },
  ),
  STORE_IMPORT: wording(
    {
      what: '文件第 {line} 行的数据不能存入：{reason:store_import}。',
      found: '{found}；同类或其他问题共 {count} 处',
      why: '整个文件都没有存入：只存一部分，谁也说不清哪些已算数。',
      remedy: '请改正后重新导入整个文件。',
    },
    {
      what: 'The figure in line {line} of the file cannot be kept: {reason:store_import}.',
      found: '{found}; {count} problems in all',
      why: 'Nothing of the file was kept: of a part nobody could say what counts.',
      remedy: 'Correct the file and import all of it again.',
    },
  ),
  STORE_BLOB: wording(
    {
      what: '文件 {hash} 读不出来：{reason:store_blob}。',
      why: '内容必须与哈希一致，否则不能作为封存、导入或公布的依据。',
      remedy: '请从备份恢复；恢复不了，请报告审计管理员。',
    },
    {
      what: 'The file {hash} cannot be read: {reason:store_blob}.',
      why: 'Only bytes that agree with their hash can stand for what was sealed, imported or published.',
      remedy: 'Restore it from a backup; if there is none, tell the audit administrator.',
    },
  ),
  STORE_UNIT: wording(
    {
      what: '单位登记表里没有 {unit}，考核主体没有登记。',
      remedy: '请用 --pack 带上登记了这个单位的考核包，或改用登记表里的单位编号。',
    },
    {
      what: 'The register of units has no {unit}; the authority was not registered.',
      remedy: 'Give a pack whose register has the unit (--pack), or an ID that is in the register.',
    },
  ),
  STORE_BACKUP: wording(
    {
      what: '备份不能这样做：{reason:store_backup}。',
      found: '{found}',
      why: '备份必须完整、与清单一致，恢复到空的数据库里，否则谁也说不清恢复出来的是什么。什么也没有写入。',
      remedy: '请按原因处理：另选空文件夹、换一份完整的备份、换与备份相同版本的程序，或换一个空的数据库。',
    },
    {
      what: 'The backup cannot be made or used so: {reason:store_backup}.',
      found: '{found}',
      why: 'A backup is whole, agrees with its manifest, and goes into an empty database: else nobody could say what came back. Nothing was written.',
      remedy: 'Remove the reason: an empty folder, a whole backup, the program of the version that made it, or an empty database.',
    },
  ),
  STORE_ROW: wording(
    {
      what: '数据库拒绝了这次操作：{reason:store_row}。',
      found: '{found}',
      why: '数据库自己守着这些规则，即使程序有错也不会放过；这次操作什么也没有写入。',
      remedy: '请刷新后再试；仍被拒绝时，请把这条信息告知系统管理员。',
    },
    {
      what: 'The database refused this command: {reason:store_row}.',
      found: '{found}',
      why: 'It keeps these rules by itself, even where a program is at fault; nothing of the command was written.',
      remedy: 'Reload and try again; where it is refused again, tell the system administrator what stands here.',
    },
  ),
} as const satisfies IssueWords;
