import { type IssueWords, wording } from './wording.ts';

const AGAIN = {
  'zh-CN': '请向该机构重新申请一次；已有的锚定文件出现这种情况，请从另存的一份恢复，并查明是谁改动的。',
  en: 'Ask the authority again; where it is an anchor kept from earlier, put back another copy and find out who changed it.',
};

/** Anchors: what others stated about a log (packages/anchors, packages/runner/src/anchor). */
export const ANCHOR_WORDS = {
  ANCHOR_FILE: wording(
    {
      what: '锚定文件读不了：{reason:anchor_file}。',
      expected: 'kedu anchor 写出的 .json 文件',
      why: '锚定是外部机构对日志的证明，读不了就不能作为证据。',
      remedy: '请从另存的一份恢复；没有，请从日志的主管机关或见证方取得。',
    },
    {
      what: 'The anchor cannot be read: {reason:anchor_file}.',
      expected: 'a .json file as kedu anchor writes it',
      why: 'An anchor is what somebody outside stated about the log; unread it is no evidence.',
      remedy: 'Put back another copy, or get one from whoever keeps the log or from a witness.',
    },
  ),
  ANCHOR_TIMESTAMP: wording(
    {
      what: '时间戳不能采信：{reason:anchor_timestamp}。',
      found: '[[{found:moment}]]',
      expected: '[[{expected:moment}]]',
      why: '只有时间戳的每一项都对得上，才能说这份检查点在那个时刻已经存在，事后没有补写。',
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The time-stamp does not count: {reason:anchor_timestamp}.',
      found: '[[{found:moment}]]',
      expected: '[[{expected:moment}]]',
      why: 'Only where all of it agrees does it show that the checkpoint was there at that moment and was not written later.',
      remedy: AGAIN.en,
    },
  ),
  ANCHOR_CERTIFICATE: wording(
    {
      what: '时间戳机构的证书[[“{subject}”]]不能采信：{reason:anchor_certificate}。',
      expected: '专用于时间戳、签发时有效、能追到您信任的根证书的证书',
      why: '谁都能自己造一张证书来签时间戳；追不到信任的根证书，就等于没有外部证明。',
      remedy: '请核对 --ca 文件是否为该机构公布的根证书（从其网站单独取得，不要用随时间戳附来的）；仍不符，请换一家机构。',
    },
    {
      what: 'The certificate[[ “{subject}”]] of the time-stamp authority does not count: {reason:anchor_certificate}.',
      expected: 'a certificate for time-stamps alone, valid at that time, with a way to a root that you trust',
      why: 'Anybody can make a certificate and stamp with it; without a way to a trusted root nobody outside stated anything.',
      remedy:
        'See whether --ca is the root that the authority publishes (got by another way than with the time-stamp); if it still fails, ask another authority.',
    },
  ),
  ANCHOR_CHAIN: wording(
    {
      what: '链上的锚定不能采信：{reason:anchor_chain}。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: '交易号人人都能拿到，失败的交易也有；只有合约确实记下了这个根哈希，并且所在区块没有被撤销，才算锚定。',
      remedy: '请核对链的编号、合约地址、记账账户和节点；换一个互不相干的节点再核验一次；仍不符，请重新锚定并查明原因。',
    },
    {
      what: 'The anchor on the chain does not count: {reason:anchor_chain}.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: 'Every transaction has a hash, also one that failed; only where the contract took this root, in a block that still stands, is it anchored.',
      remedy:
        'Compare number of the chain, contract, account and node; check again with a node that somebody else runs; if it still fails, anchor anew and find out why.',
    },
  ),
  ANCHOR_ASKED: wording(
    {
      what: '{url} 没有给出锚定：{reason:anchor_asked}[[（{status}）]]。',
      why: '没有锚定，日志照常可用，只是少一份外部证明。',
      remedy: '请检查网址和网络后再试，或换一家机构。',
    },
    {
      what: '{url} gave no anchor: {reason:anchor_asked}[[ ({status})]].',
      why: 'The log works without it; it lacks one statement from outside.',
      remedy: 'See whether address and network are right and try again, or ask another authority.',
    },
  ),
  ANCHOR_LOG: wording(
    {
      what: '锚定的检查点（{anchored} 条）与现在的日志（{size} 条）对不上：{reason:anchor_log}。',
      why: '外部机构证明过的账与现在的账不是同一本，就是有人改过、回滚过日志，或者拿错了文件。',
      remedy: '请先核对是不是这个日志的锚定；确认无误，请保存锚定文件和日志，告知见证方和审计机关，查明之前不要采信其中的证明。',
    },
    {
      what: 'The anchored checkpoint ({anchored} entries) does not agree with the log as it is ({size} entries): {reason:anchor_log}.',
      why: 'What somebody outside stated and what is shown now are not one log: it was changed or rolled back, or the file belongs to another.',
      remedy:
        'See whether it is an anchor of this log; where it is, keep anchor and log, tell witnesses and the audit office, and trust no proof of the log until it is explained.',
    },
  ),
  ANCHOR_TRUST: wording(
    {
      what: '没有可用的信任设置：{file} {reason:anchor_trust}。',
      why: '信任谁要由核验的人自己定；锚定文件里自带的证书和说法不能证明自己。',
      remedy: '时间戳请用 --ca 给出根证书文件（PEM）；链上锚定请用 --chain、--contract、--keeper 给出节点、合约和记账账户。',
    },
    {
      what: 'There is no setting of trust that can be used: {file} {reason:anchor_trust}.',
      why: 'Whom to trust is for the reader to say; what comes with an anchor cannot prove itself.',
      remedy:
        'For time-stamps give the root certificates (PEM) with --ca; for chains give node, contract and account with --chain, --contract, --keeper.',
    },
  ),
  ANCHOR_NONE: wording(
    {
      what: '{folder} 里没有锚定。',
      why: '没有锚定，就没有外部机构能证明日志在某个时刻是什么样。',
      remedy: '请先用 kedu anchor 日志 --tsa 网址 --ca 根证书 做一次锚定。',
    },
    {
      what: 'There is no anchor in {folder}.',
      why: 'Without one nobody outside can show what the log was at some moment.',
      remedy: 'Make one first: kedu anchor LOG --tsa URL --ca FILE.',
    },
  ),
} as const satisfies IssueWords;
