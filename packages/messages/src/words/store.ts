import { words, type WordTable } from './table.ts';

/** Why a database cannot be reached: codes of the system, and of PostgreSQL. */
export const STORE_UNREACHABLE_WORDS = {
  ECONNREFUSED: words('那里没有数据库在听', 'no database listens there'),
  ENOENT: words('那里没有数据库在听', 'no database listens there'),
  ENOTFOUND: words('没有这个主机名', 'there is no such host'),
  ETIMEDOUT: words('没有应答', 'nothing answers'),
  ECONNRESET: words('连接中断', 'the connection broke'),
  EACCES: words('没有权限', 'permission is denied'),
  '28P01': words('密码不对', 'the password is wrong'),
  '28000': words('不允许这个用户从这里连接', 'this user may not connect from here'),
  '3D000': words('没有这个数据库', 'there is no such database'),
  '42501': words('这个用户无权使用该数据库', 'this user may not use the database'),
  '53300': words('连接数已满', 'it has no connection left'),
  '57P03': words('数据库正在启动或恢复', 'it is starting or recovering'),
  '57P01': words('数据库正在停止', 'it is being stopped'),
  unknown: words('原因不明', 'for a reason that it does not tell'),
} as const satisfies WordTable;

/** Why a role must not serve. */
export const STORE_ROLE_WORDS = {
  superuser: words('它是超级用户', 'it is a superuser'),
  bypass: words('它能绕过行级安全', 'it bypasses row-level security'),
  create_role: words('它能建用户', 'it may make users'),
  create_database: words('它能建数据库', 'it may make databases'),
  replication: words('它能复制整个数据库', 'it may copy the whole database'),
  member: words('它属于另一个用户', 'it is a member of another'),
  owner: words('它拥有数据库里的对象', 'it owns things in the database'),
  create: words('它能在数据库里建对象', 'it may make things in the database'),
  change: words('它能修改或删除受保护的数据', 'it may change or remove what is protected'),
  unguarded: words('有业务表没有行级安全', 'a business table is without row-level security'),
} as const satisfies WordTable;

/** What is wrong with a migration. */
export const STORE_MIGRATION_WORDS = {
  changed: words('执行后文件被改过', 'was changed after it was applied'),
  missing: words('缺失', 'is missing'),
  ahead: words('是更新的程序执行的，本程序不认识', 'is of a later program'),
  behind: words('还没有执行', 'was not applied yet'),
  failed: words('执行失败', 'failed'),
} as const satisfies WordTable;

/** Why a data folder cannot be used. */
export const STORE_FOLDER_WORDS = {
  unwritable: words('写不了', 'it cannot be written'),
  account: words(
    '它属于 root 或不存在的账号，数据库不能以 root 运行',
    'it belongs to root or to nobody, and the database does not run as root',
  ),
  closed: words('运行数据库的账号进不了这个路径', 'the account that runs the database cannot enter it'),
  initdb: words('数据库建立失败', 'the database could not be made'),
  version: words('它是另一个版本的 PostgreSQL 建立的', 'another version of PostgreSQL made it'),
  busy: words('上次的数据库程序停不下来', 'the server of before does not stop'),
  start: words('数据库启动失败', 'the database does not start'),
} as const satisfies WordTable;

/** Why there is no PostgreSQL to run. */
export const STORE_PROGRAM_WORDS = {
  platform: words('没有适用于这种系统的内置数据库', 'none comes with the platform for this kind of machine'),
  missing: words('文件不在', 'the file is not there'),
} as const satisfies WordTable;

/** Where an audit trail breaks. */
export const STORE_CHAIN_WORDS = {
  gap: words('缺少记录', 'a row is missing'),
  previous: words('与前一行接不上', 'it does not follow from the row before'),
  digest: words('内容与摘要不符', 'it is not what its digest says'),
  head: words('末尾的记录不见了', 'rows at the end are missing'),
  log: words('封存时写进日志的摘要与它不符', 'a seal in the log names it by another digest'),
} as const satisfies WordTable;

/** Why a figure of a file cannot be kept. */
export const STORE_IMPORT_WORDS = {
  unit: words('名册里没有这个单位', 'the register does not have the unit'),
  twice: words('同一数据在文件里出现两次', 'the same figure stands in the file twice'),
  value: words('既不是数，也不是缺失原因', 'it is neither a number nor a reason for a missing one'),
  asked: words('本轮没有要求这个单位报送这项数据', 'the round does not ask for it of this unit'),
  range: words('超出该指标的合理范围', 'it lies outside the range of its indicator'),
  approved: words(
    '这项数据已经审定，只能写明依据更正，不能由导入改动',
    'it is approved, and is corrected with a ground, not changed by an import',
  ),
} as const satisfies WordTable;

/** Why bytes cannot be read. */
export const STORE_BLOB_WORDS = {
  missing: words('没有存过', 'it was never kept'),
  changed: words('内容与哈希不符', 'its bytes are not those of the hash'),
} as const satisfies WordTable;

/** Which rule of the database a command broke. */
export const STORE_ROW_WORDS = {
  overwrite: words('已有的记录不能改', 'nothing is overwritten'),
  moment: words('只有演练系统才能指定时间', 'only a rehearsal is told its moments'),
  administrators: words(
    '系统、安全、审计三个管理员必须是三个人，且不能兼任业务岗位',
    'the administrators of system, security and audit are three people, none of them on a post',
  ),
  published: words('已发布的方案版本不能再改', 'a published version of a scheme is frozen'),
  table: words('没有这一类数据', 'there are no such facts'),
  log: words('这个日志属于另一个考核主体', 'the log is of another authority'),
  policy: words('这些数据不属于本考核主体，或本岗位无权写入', 'the data are not of this authority, or not for this post to write'),
  constraint: words('数据之间互相矛盾', 'the data contradict each other'),
  form: words('数据的形式不对', 'the data are not of the right form'),
} as const satisfies WordTable;

/** Why a backup is not made, or not used. */
export const STORE_BACKUP_WORDS = {
  exists: words('文件夹里已有东西', 'something stands in the folder already'),
  manifest: words('没有完整的清单', 'it has no whole manifest'),
  file: words('有文件缺失，或与清单中的摘要不符', 'a file is missing, or is not what the manifest says'),
  version: words('它出自另一个版本的数据库结构', 'it is of a database of another form'),
  full: words('目标数据库里已有数据', 'there are data in the database already'),
  reader: words('没有设置能读全部数据的数据库地址', 'the address of the role that reads everything is not set'),
  owner: words('没有设置数据库所有者的地址', 'the address of the owner of the database is not set'),
  rows: words('读回的数据与备份不一致', 'what was read back is not what was backed up'),
} as const satisfies WordTable;
