import { words, type WordTable } from './table.ts';

/** What is wrong with a setting of a server. */
export const CONFIG_REASON_WORDS = {
  url: words('不是所要的那种网址', 'it is not an address of the kind that is needed'),
  origin: words('网址里只能有协议、主机和端口，末尾没有斜杠', 'it may hold scheme, host and port alone, without a slash at the end'),
  host: words('不是 IP 地址或主机名', 'it is neither an IP address nor a host name'),
  hosts: words('其中有的不是主机名或 IP 地址', 'some of it is neither the name of a host nor an address'),
  addresses: words('其中有的不是 IP 地址或网段', 'some of it are neither IP addresses nor networks'),
  number: words('不是范围内的整数', 'it is not a whole number within its range'),
  choice: words('不在可选范围内', 'it is none of the choices'),
  unknown: words('没有这一项设置', 'there is no such setting'),
  needed: words('对其他机器开放时必须设置', 'it is needed where other machines may connect'),
  database: words('另外两个数据库地址要与它一起设置', 'the other two addresses of the database need it'),
} as const satisfies WordTable;

/** Why a server cannot listen. */
export const LISTEN_REASON_WORDS = {
  EADDRINUSE: words('已被别的程序占用', 'another program uses it'),
  EACCES: words('没有权限', 'permission is denied'),
  EADDRNOTAVAIL: words('本机没有这个地址', 'this machine has no such address'),
  ENOTFOUND: words('没有这个主机名', 'there is no such host'),
} as const satisfies WordTable;

/** How the clocks of server, database and trail do not agree. */
export const CLOCK_REASON_WORDS = {
  ahead: words('服务器比数据库快', 'the server is ahead of the database'),
  behind: words('服务器比数据库慢', 'the server is behind the database'),
  trail: words('审计记录的末行比数据库的时钟超前', 'the last row of the audit trail is ahead of the database'),
} as const satisfies WordTable;

/** Why the log of a folder is not the one that the database knows. */
export const EVIDENCE_REASON_WORDS = {
  lost: words('里面没有日志', 'there is no log in it'),
  behind: words('条数少于数据库所记', 'it has fewer entries than the database knows of'),
  other: words('同一位置上是另一条记录', 'another entry stands in the same place'),
  salts: words(
    '公开过数据包，盐值密钥（salts 文件）却不在',
    'bundles were published, and the secret behind their salts (the file salts) is gone',
  ),
} as const satisfies WordTable;
