import type { Locale } from '@kedu/model';

/** What `kedu serve`, `kedu db` and `kedu user` say. */
export interface ServeWords {
  readonly serve: string;
  readonly example: string;
  readonly database: string;
  readonly action: string;
  actionRange(found: string): string;
  readonly folder: string;
  readonly user: string;
  readonly userAction: string;
  readonly what: string;
  readonly authority: string;
  readonly title: string;
  readonly unit: string;
  readonly pack: string;
  readonly name: string;
  readonly system: string;
  readonly security: string;
  readonly audit: string;
  readonly seat: string;
  seatRange(found: string): string;
  readonly reason: string;
  /** Of `kedu site`. */
  readonly base: string;
  starting(folder: string): string;
  ready(address: string): string;
  readonly nobody: string;
  readonly stopping: string;
  /** A step of making the example, as it is done. */
  step(step: string, month: string | undefined): string;
  accounts(password: string): string;
  account(signName: string, name: string, title: string): string;
  readonly noSecondFactor: string;
  readonly noConsole: string;
  readonly migrated: string;
  backedUp(folder: string, tables: number, rows: number, files: number): string;
  readonly keepSecret: string;
  restored(at: string, rows: number, files: number): string;
  checked(authorities: number, commands: number, blobs: number): string;
  authorityMade(id: string): string;
  needs(option: string): string;
  readonly needsName: string;
  readonly needsFolder: string;
  readonly needsAuthority: string;
  personMade(name: string, signName: string, person: string): string;
  firstPassword(password: string): string;
  newPassword(password: string): string;
  readonly personThere: string;
  founded(authority: string): string;
  factorCleared(signName: string): string;
  seated(signName: string, seat: string): string;
  unknownName(name: string): string;
  unknownAuthority(id: string): string;
}

const CHINESE: ServeWords = {
  serve: '启动平台：数据库、网页、接口、任务；设置见 docs/guide/operate.md',
  example: '使用示例部署：虚构的北原省，含两年数据和一轮进行中的采集',
  database: '数据库：升级结构、备份、恢复、核对、登记考核主体',
  action: 'migrate 升级；backup 备份；restore 恢复；check 核对；authority 登记考核主体',
  actionRange: (found) => `没有操作“${found}”`,
  folder: '备份文件夹；或考核主体的编号',
  user: '账号：登记人员、设立三员、重设密码、取消动态验证码、更换管理员',
  userAction: 'add 登记人员；found 设立三员；password 重设密码；factor 取消丢失的动态验证码；seat 更换一名管理员',
  what: '登录名',
  authority: '考核主体的编号',
  title: '考核主体的名称',
  unit: '考核主体自己的单位编号',
  pack: '从这个考核包登记单位名册',
  name: '姓名',
  system: '系统管理员的登录名',
  security: '安全管理员的登录名',
  audit: '审计管理员的登录名',
  seat: '要更换的席位：system 系统、security 安全、audit 审计管理员',
  seatRange: (found) => `没有席位“${found}”`,
  reason: '更换的理由，记入审计记录',
  base: '网页所在的路径，由前面的服务器转发时用',
  starting: (folder) => `正在启动，数据文件夹 ${folder} ……`,
  nobody:
    '这个平台还没有登记考核主体和人员，谁也不能登录：请先停下，按 docs/guide/operate.md 第 2 节登记；想先看看的，用 kedu serve --example。',
  ready: (address) => `请用浏览器打开（按 Ctrl-C 停止）： ${address}`,
  stopping: '正在停止 ……',
  step: (step, month) =>
    month === undefined
      ? ({ register: '正在登记单位和人员 ……', office: '正在设岗、发布方案 ……', run: '正在考核 ……', december: '正在开启十二月轮次 ……' }[
          step
        ] ?? step)
      : `正在办理 ${month} 的采集、审核、封存 ……`,
  accounts: (password) => `示例账号（密码都是 ${password} ）：`,
  account: (signName, name, title) => `  ${signName}\t${name}\t${title}`,
  noSecondFactor: '示例账号不用动态验证码（KEDU_SECOND_FACTOR=not_for_examples）；正式账号仍然要用。',
  noConsole: '网页程序还没有构建，只有接口可用：请先运行 npm run build。',
  migrated: '数据库结构已是最新。',
  backedUp: (folder, tables, rows, files) => `已备份到 ${folder}：${tables} 张表、${rows} 行，另有 ${files} 个文件。`,
  keepSecret: '备份里有全部数据、密码哈希和签名密钥，请加密保存、专人保管。',
  restored: (at, rows, files) => `已恢复 ${at} 的备份：${rows} 行、${files} 个文件，逐表核对一致。所有人需重新登录。`,
  checked: (authorities, commands, blobs) => `已核对 ${authorities} 个考核主体的 ${commands} 条审计记录、${blobs} 个文件。`,
  authorityMade: (id) => `已登记考核主体 ${id}。`,
  needs: (option) => `缺少选项 ${option}。`,
  needsName: '缺少登录名：请写在命令后面，如 kedu user add zhang3 …。',
  needsFolder: '缺少备份文件夹：请写在命令后面，如 kedu db backup backups/2026-12-31。',
  needsAuthority: '缺少考核主体编号：请写在命令后面，如 kedu db authority beichuan --title 北川市绩效办。',
  personMade: (name, signName, person) => `已登记 ${name}，登录名 ${signName}，编号 ${person}。`,
  firstPassword: (password) => `首次密码（只显示这一次）：${password}`,
  newPassword: (password) => `新密码（只显示这一次）：${password}`,
  personThere: '这个人已经登记过，密码没有变。',
  founded: (authority) => `${authority} 的三员已设立。`,
  factorCleared: (signName) => `${signName} 的动态验证码已取消，登录后可重新设置。此事已记入审计记录。`,
  seated: (signName, seat) =>
    `${signName} 已担任${{ system: '系统', security: '安全', audit: '审计' }[seat] ?? ''}管理员，原任不再担任。此事已记入审计记录。`,
  unknownName: (name) => `没有登录名 ${name}。`,
  unknownAuthority: (id) => `没有考核主体 ${id}，请先用 kedu db authority 登记。`,
};

const ENGLISH: ServeWords = {
  serve: 'start the platform: database, pages, interface, jobs; settings: docs/guide/operate.md',
  example: 'use the example installation: a fictional province with two years of data and a round that is open',
  database: 'the database: migrate, back up, restore, check, register an authority',
  action: 'migrate, backup, restore, check, authority',
  actionRange: (found) => `there is no action “${found}”`,
  folder: 'folder of the backup; or ID of the authority',
  user: 'accounts: register persons, found the three administrators, set a new password, take a lost second factor away, replace an administrator',
  userAction: 'add, found, password, factor, seat',
  what: 'name to sign in with',
  authority: 'ID of the authority',
  title: 'title of the authority',
  unit: 'the unit that the authority itself is',
  pack: 'register the units of this pack',
  name: 'name of the person',
  system: 'sign-in name of the system administrator',
  security: 'sign-in name of the security administrator',
  audit: 'sign-in name of the audit administrator',
  seat: 'seat that goes on: system, security or audit',
  seatRange: (found) => `there is no seat “${found}”`,
  reason: 'why, as the audit trail says it',
  base: 'path of the pages, where a server before it passes requests on',
  starting: (folder) => `Starting, data folder ${folder} …`,
  nobody:
    'No authority and nobody is registered yet, so nobody can sign in: stop, and register them as section 2 of docs/guide/operate.md says; to look around first, use kedu serve --example.',
  ready: (address) => `Open in a browser (Ctrl-C stops): ${address}`,
  stopping: 'Stopping …',
  step: (step, month) =>
    month === undefined
      ? ({
          register: 'Registering units and persons …',
          office: 'Making posts, publishing the scheme …',
          run: 'Assessing …',
          december: 'Opening the December round …',
        }[step] ?? step)
      : `Collecting, checking and sealing ${month} …`,
  accounts: (password) => `Example accounts (the password of all is ${password} ):`,
  account: (signName, name, title) => `  ${signName}\t${name}\t${title}`,
  noSecondFactor: 'Example accounts need no second factor (KEDU_SECOND_FACTOR=not_for_examples); others still do.',
  noConsole: 'The pages were not built, only the interface answers: run npm run build first.',
  migrated: 'The database is up to date.',
  backedUp: (folder, tables, rows, files) => `Backed up to ${folder}: ${tables} tables, ${rows} rows, and ${files} files.`,
  keepSecret: 'The backup holds all data, hashes of passwords and signing keys: keep it encrypted, with somebody who answers for it.',
  restored: (at, rows, files) =>
    `Restored the backup of ${at}: ${rows} rows, ${files} files, each table compared. Everybody signs in anew.`,
  checked: (authorities, commands, blobs) =>
    `Checked ${commands} rows of the audit trail of ${authorities} authorities, and ${blobs} files.`,
  authorityMade: (id) => `Registered the authority ${id}.`,
  needs: (option) => `The option ${option} is missing.`,
  needsName: 'The sign-in name is missing: it follows the command, as in kedu user add zhang3 ….',
  needsFolder: 'The folder of the backup is missing: it follows the command, as in kedu db backup backups/2026-12-31.',
  needsAuthority: 'The ID of the authority is missing: it follows the command, as in kedu db authority beichuan --title Beichuan.',
  personMade: (name, signName, person) => `Registered ${name}, who signs in as ${signName}, ID ${person}.`,
  firstPassword: (password) => `First password (shown this once): ${password}`,
  newPassword: (password) => `New password (shown this once): ${password}`,
  personThere: 'This person was registered before; the password is as it was.',
  founded: (authority) => `The three administrators of ${authority} have been founded.`,
  factorCleared: (signName) =>
    `The second factor of ${signName} was taken away; a new one is set up after signing in. It stands in the audit trail.`,
  seated: (signName, seat) => `${signName} is ${seat} administrator now, in place of whoever was before. It stands in the audit trail.`,
  unknownName: (name) => `Nobody signs in as ${name}.`,
  unknownAuthority: (id) => `There is no authority ${id}; register it with kedu db authority first.`,
};

export function serveWords(locale: Locale): ServeWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
