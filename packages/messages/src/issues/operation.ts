import { type IssueWords, wording } from './wording.ts';

/** Running a server: its settings and its address (apps/server). */
export const OPERATION_WORDS = {
  CONFIG_SETTING: wording(
    {
      what: '设置 {name} 不对：{reason:config_reason}。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: '带着不对的设置启动，系统会以别人想不到的方式运行，所以没有启动。',
      remedy: '请改正环境变量 {name} 后重新启动；各项设置见 docs/guide/operate.md。',
    },
    {
      what: 'The setting {name} is not right: {reason:config_reason}.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: 'With a wrong setting a server would run as nobody expects; it was not started.',
      remedy: 'Correct the environment variable {name} and start again; docs/guide/operate.md lists all settings.',
    },
  ),
  CONFIG_LISTEN: wording(
    {
      what: '不能在 {host} 的端口 {port} 上提供服务：{reason:listen_reason}。',
      why: '没有地址，谁也连不上。',
      remedy: '请停掉占用端口的程序，或用 KEDU_HOST、KEDU_PORT 另设地址。',
    },
    {
      what: 'The server cannot listen on {host}, port {port}: {reason:listen_reason}.',
      why: 'Without an address nobody reaches it.',
      remedy: 'Stop the program that uses the port, or set KEDU_HOST and KEDU_PORT.',
    },
  ),
  CLOCK_APART: wording(
    {
      what: '[[{authority}：]]时钟不对，{reason:clock_reason}，差 {seconds} 秒。',
      why: '期限按服务器的时钟判断，审计记录按数据库的时钟记时，而且不能倒退；时钟不对时办下去，记下的时间就是错的，所以办理都先停。',
      remedy: '请校准服务器和数据库的时钟（NTP）；审计记录超前的，等数据库的时钟走过那一刻。做法见 docs/guide/operate.md 第 5 节。',
    },
    {
      what: '[[{authority}: ]]the clocks do not agree: {reason:clock_reason} by {seconds} seconds.',
      why: 'Terms go by the clock of the server, and the audit trail, which never goes back, by that of the database; what is done meanwhile would bear a wrong hour, so commands wait.',
      remedy:
        'Set the clocks of server and database right (NTP); where the trail is ahead, wait until the database has passed that moment. See section 5 of docs/guide/operate.md.',
    },
  ),
  EVIDENCE_LOG: wording(
    {
      what: '数据文件夹里的 {folder} 不是数据库所记的日志 {log}：{reason:evidence_reason}[[（第 {entry} 条）]]。',
      found: '[[{found} 条]]',
      expected: '[[至少 {expected} 条]]',
      why: '另起一本日志，或在缺了记录的日志后面接着写，已经公布的签名就对不上了，所以没有写入，也没有公开。',
      remedy: '请停下平台，从备份取回 {folder}，或把 KEDU_FOLDER 指向原来的数据文件夹；做法见 docs/guide/operate.md 第 4 节。',
    },
    {
      what: '{folder} of the data folder is not the log {log} that the database knows: {reason:evidence_reason}[[ (entry {entry})]].',
      found: '[[{found} entries]]',
      expected: '[[at least {expected} entries]]',
      why: 'A second log, or one that goes on behind a gap, contradicts signatures that were published; nothing was entered or published.',
      remedy:
        'Stop the platform and bring {folder} back from the backup, or point KEDU_FOLDER at the former data folder; see section 4 of docs/guide/operate.md.',
    },
  ),
} as const satisfies IssueWords;
