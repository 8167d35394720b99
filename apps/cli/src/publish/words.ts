import { momentName, wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';

/** What `kedu publish` says. */
export interface PublishWords {
  readonly about: string;
  readonly period: string;
  readonly scheme: string;
  readonly out: string;
  readonly log: string;
  readonly key: string;
  readonly salts: string;
  readonly policy: string;
  readonly tsa: string;
  readonly ca: string;
  readonly policyId: string;
  /** One of --tsa and --ca is there without the other. */
  readonly stampNeeds: string;
  stamped(by: string, time: string, isNew: boolean): string;
  readonly exampleSite: string;
  readonly level: string;
  readonly levelRange: (found: string) => string;
  saltsMade(file: string): string;
  /** The entries of the log that the publication rests on: kind, index, and whether each is new. */
  entry(kind: string, index: number, isNew: boolean): string;
  checkpoint(origin: string, size: number, cosigners: readonly string[]): string;
  shares(table: string, recomputable: number, attested: number, notRecomputable: number): string;
  /** Whom the bundle is for, and how many rows are withheld for which reason. */
  disclosed(level: string, withheld: ReadonlyMap<string, number>): string;
  written(folder: string, files: number): string;
}

const KINDS: Readonly<Record<string, string>> = {
  scheme: '考核方案',
  data: '数据',
  run: '计算结果',
  determination: '审定',
  publication: '公开',
};
const TABLES: Readonly<Record<string, string>> = { results: '考核结果', indicators: '指标得分' };

const CHINESE: PublishWords = {
  about: '公开一次考核结果：写入存证日志，生成任何人都能核验的数据包',
  period: '公开哪个考核期',
  scheme: '公开哪个考核方案（该期只有一个方案时可省）',
  out: '数据包写入的文件夹',
  log: '存证日志的文件夹（kedu log init 建立）',
  key: '日志的私钥文件',
  salts: '盐值密钥文件；没有就新建。须长期妥善保管：日后凭它向审计机关打开封存的行',
  policy: '见证规则文件：送其中的见证方联署，人数不足则不公开',
  tsa: '时间戳机构的网址：写数据包之前先请它为检查点盖时间戳；盖不成只警告，不影响公开',
  ca: '该机构的根证书文件（PEM），从其网站单独取得',
  policyId: '只认这一时间戳策略（对象标识符）',
  stampNeeds: '--tsa 与 --ca 要一起给：没有根证书，就分不清是谁盖的时间戳。',
  stamped: (by, time, isNew) => `${isNew ? '已盖时间戳' : '时间戳已有'}：${by} 证明检查点在${momentName(time, 'zh-CN')} 已经存在`,
  exampleSite: '允许公开示例数据，数据包会处处注明',
  level: '公开到哪一层：public 社会公开，congress 人大监督，internal 仅内部',
  levelRange: (found) => `“${found}”不是公开层级：应为 public、congress 或 internal`,
  saltsMade: (file) => `已生成盐值密钥 ${file}：请离线备份，不要公开，也不要放进数据包。`,
  entry: (kind, index, isNew) => `${isNew ? '已写入日志' : '日志中已有'}：${KINDS[kind] ?? kind}，第 ${index} 号条目`,
  checkpoint: (origin, size, cosigners) =>
    `${origin} 检查点：共 ${size} 条，${cosigners.length === 0 ? '没有见证方联署' : `已联署：${cosigners.join('、')}`}`,
  shares: (table, recomputable, attested, notRecomputable) =>
    `${TABLES[table] ?? table}：可复算 ${recomputable} 个，凭承诺可查 ${attested} 个（依据不公开的行），不可复算 ${notRecomputable} 个`,
  disclosed: (level, withheld) =>
    `公开层级：${wordOf('disclosure_level', level, 'zh-CN')}。${withheld.size === 0 ? '没有不公开的行' : `不公开的行：${reasonsText(withheld, 'zh-CN')}`}`,
  written: (folder, files) => `已写入数据包 ${folder}（${files} 个文件），压缩包 ${folder.replace(/\/+$/, '')}.zip（给用手机的人选）`,
};

const ENGLISH: PublishWords = {
  about: 'publish the results of a run: enter them into the log and write a bundle that anybody can check',
  period: 'the period to publish',
  scheme: 'the scheme to publish (where the period has more than one)',
  out: 'folder of the bundle',
  log: 'folder of the log (made by kedu log init)',
  key: 'file of the private key of the log',
  salts: 'file of the secret behind the salts, made where there is none. Keep it for good: it opens sealed rows to an auditor',
  policy: 'policy file, whose witnesses are asked to cosign; with too few nothing is published',
  tsa: 'address of a time-stamp authority, which stamps the checkpoint before the bundle is written; where it does not, that is a warning',
  ca: 'file of its root certificates (PEM), got from it by another way',
  policyId: 'only this policy of time-stamping counts (object identifier)',
  stampNeeds: '--tsa and --ca go together: without its root certificate nobody can tell who stamped.',
  stamped: (by, time, isNew) =>
    `${isNew ? 'Stamped' : 'Stamped already'}: ${by} states that the checkpoint was there at ${momentName(time, 'en')}`,
  exampleSite: 'publish example data too; the bundle says everywhere that they are',
  level: 'whom the bundle is for: public, congress, or internal',
  levelRange: (found) => `“${found}” is no level: expected public, congress or internal`,
  saltsMade: (file) => `A secret for salts was made in ${file}: keep a copy off line, never publish it, keep it out of the bundle.`,
  entry: (kind, index, isNew) => `${isNew ? 'Entered into the log' : 'In the log already'}: ${kind}, entry ${index}`,
  checkpoint: (origin, size, cosigners) =>
    `Checkpoint of ${origin}: ${size} entries, ${cosigners.length === 0 ? 'cosigned by no witness' : `cosigned by ${cosigners.join(', ')}`}`,
  shares: (table, recomputable, attested, notRecomputable) =>
    `${table}: ${recomputable} figures recomputable, ${attested} resting on withheld rows, ${notRecomputable} not recomputable`,
  disclosed: (level, withheld) =>
    `Level: ${wordOf('disclosure_level', level, 'en')}; ${withheld.size === 0 ? 'no rows are withheld' : `rows withheld: ${reasonsText(withheld, 'en')}`}`,
  written: (folder, files) =>
    `The bundle was written into ${folder} (${files} files), and as ${folder.replace(/\/+$/, '')}.zip, which a phone can choose`,
};

export function publishWords(locale: Locale): PublishWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}

/** How many rows are withheld for which reason: `人事 12 行、个人信息 3 行`. */
function reasonsText(withheld: ReadonlyMap<string, number>, locale: Locale): string {
  const told = [...withheld].map(
    ([reason, count]) => `${wordOf('disclosure_reason', reason, locale)} ${count}${locale === 'en' ? '' : ' 行'}`,
  );
  return told.join(locale === 'en' ? ', ' : '、');
}
