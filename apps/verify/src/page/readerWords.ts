import type { Locale } from '@kedu/model';

/** What the page says of files that a reader brings along. */
export interface ReaderWords {
  /** Above all choosers. */
  readonly title: string;
  readonly policy: string;
  readonly policyAbout: string;
  readonly roots: string;
  readonly rootsAbout: string;
  readonly seen: string;
  readonly seenAbout: string;
}

const CHINESE: ReaderWords = {
  title: '另有见证方给的公钥、证书、检查点，或撤回公告？',
  policy: '见证规则文件',
  policyAbout: '从审计、人大或高校等见证方取得的公钥与规则。不给，就只能用数据包自带的公钥，结论会说明。',
  roots: '时间戳根证书',
  rootsAbout: '从时间戳机构网站取得的根证书（PEM）。不给，时间戳照样核验，但由谁出具只有它自己的说法。',
  seen: '另外取得的公告、检查点或锚定',
  seenAbout:
    '公布机关的公告（notices/ 下的文件，说明后来是否撤回、由谁取代）；见证方给您的，或早先数据包里 log/checkpoint 与 anchors/ 下的文件；用来发现分叉、回滚和倒签。',
};

const ENGLISH: ReaderWords = {
  title: 'Keys, certificates or checkpoints from a witness, or a notice of withdrawal?',
  policy: 'Policy file',
  policyAbout:
    'Keys and rules that you got from a witness: audit office, congress, university. Without one the keys in the bundle have to do, which is then said.',
  roots: 'Root certificates of time-stamps',
  rootsAbout:
    'Got from the site of the authority (PEM). Without them time-stamps are checked all the same, but who made them is their own word.',
  seen: 'Notices, checkpoints or anchors from elsewhere',
  seenAbout:
    'Notices of the publisher (files of notices/: whether it was withdrawn since, and what takes its place); what a witness gave you, or log/checkpoint and the files of anchors/ of an earlier bundle: they show forks, roll-backs and entries dated back.',
};

export function readerWords(locale: Locale): ReaderWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
