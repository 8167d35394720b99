import { type IssueWords, wording } from './wording.ts';

/** Who may see what: `disclosure:` in schemes (packages/scheme), what is published by it (packages/runner) and how a stranger finds it (packages/verify). */
export const DISCLOSURE_WORDS = {
  SCHEME_DISCLOSE_NOBODY: wording(
    {
      what: '一条公开规则没有作用：{reason:disclose_nobody}。',
      found: '{found}',
      expected: '至少有一个指标、一个单位适用',
      why: '写规则的人以为这些数据不会公开，实际会照常公开。',
      remedy: '请核对标签、维度或条件的写法；确实不需要就删去这一条。',
    },
    {
      what: 'A rule of disclosure keeps nothing back: {reason:disclose_nobody}.',
      found: '{found}',
      expected: 'an indicator and a unit at least that it is about',
      why: 'Who wrote it believes that these data are not shown, and they are.',
      remedy: 'Check the tag, dimension or condition; remove the rule where it is not needed.',
    },
  ),
  SCHEME_DISCLOSE_PERSONS: wording(
    {
      what: '序列“{list}”考核的是个人（{count} 人），结果不能向社会公开。',
      found: 'level: public',
      expected: 'level: congress 或 internal',
      why: '个人的考核结果是个人信息；岗位的结果可以公开，个人的至多供人大监督。',
      remedy: '请改为 congress 或 internal；要公开的是岗位时，请在名册中把 kind 写为 post。',
    },
    {
      what: 'The list “{list}” is about persons ({count}): their results cannot be public.',
      found: 'level: public',
      expected: 'level: congress or internal',
      why: 'Results of a person are personal data: those of posts may be public, those of persons are for congress at most.',
      remedy: 'Write congress or internal; where posts are meant, their kind in the register is post.',
    },
  ),
  PUBLISH_ADOPTS: wording(
    {
      what: '方案的 determination.adopts（{period}）写着数据的哈希，而“{indicator}”等数据在这一层不公开，不能公开。',
      found: 'adopts: { {period}: … }',
      expected: '有数据不公开时，方案里没有数据的哈希',
      why: '只差一个数不知道的人，可以拿这个哈希逐个试出那个数。',
      remedy: '请从方案中删去 adopts，把审定所依据数据的哈希写进会议记录；存证日志里的承诺同样能证明数据没有换过。',
    },
    {
      what: 'determination.adopts of the scheme ({period}) holds a hash of the data, of which “{indicator}” and others are not shown at this level: it cannot be published.',
      found: 'adopts: { {period}: … }',
      expected: 'no hash of data in a scheme some of whose data are withheld',
      why: 'Who knows all values but one can try that one out against the hash.',
      remedy:
        'Take adopts out of the scheme and keep the hash in the minutes; the commitments in the log prove as well that the data were not exchanged.',
    },
  ),
  VERIFY_WITHHELD: wording(
    {
      what: '表 {table} 的“{key}”：{reason:withheld_fault}。',
      found: '{found:disclosure_reason}',
      expected: '{expected:disclosure_reason}',
      why: '公开什么、不公开什么由方案的公开规则决定，不能在公开那天由谁临时决定。',
      remedy: '请把这一条连同方案的 disclosure 一节，向公开这个数据包的机关和见证方（审计、人大）询问。',
    },
    {
      what: '{table}, “{key}”: {reason:withheld_fault}.',
      found: '{found:disclosure_reason}',
      expected: '{expected:disclosure_reason}',
      why: 'What is shown is decided by the rules of the scheme, and by nobody on the day of publication.',
      remedy: 'Ask the authority and the witnesses (audit office, congress) about it, with the section disclosure of the scheme in hand.',
    },
  ),
  VERIFY_MOSTLY_WITHHELD: wording(
    {
      what: '“{table:bundle_table}”共 {rows} 行，其中 {withheld} 行以“防止推算”为由不公开，超过一半。',
      found: '{withheld} / {rows}',
      expected: '只有按规则确有必要的行才因防止推算而不公开',
      why: '规则允许连带不公开这么多，但公开的行太少，公众能复算、能比对的就很少。',
      remedy: '请审计机关或人大核实是否都有必要，必要时请公布机关打开封存的行。',
    },
    {
      what: 'Of the {rows} rows of {table:bundle_table} {withheld} are withheld as protected against derivation: more than half.',
      found: '{withheld} of {rows}',
      expected: 'rows withheld for the sake of others only where that is needed',
      why: 'The rules could reach so far, but of so few rows that are shown the public can compute and compare little.',
      remedy: 'Ask audit office or congress whether all of it was needed; they may have the sealed rows opened.',
    },
  ),
  VERIFY_UNEXPLAINED: wording(
    {
      what: '“{table:bundle_table}”中“{key}”有 {withheld} 行以“防止推算”为由不公开，但看不出它们要掩护的是什么。',
      found: '{withheld} 行不公开',
      expected: '因防止推算而不公开的，与按规则不公开的内容有关：同在一个分值公开的上级指标之下，或者合起来是一个合计',
      why: '规则允许连带不公开到这一步，但从公开的内容看不出有此必要；不公开的内容被人改过，核验程序也发现不了。',
      remedy: '请审计机关或人大核实这些行为什么不公开，必要时请公布机关打开封存的行。',
    },
    {
      what: 'In {table:bundle_table} {withheld} {withheld|row|rows} of “{key}” {withheld|is|are} withheld as protected against derivation, and what {withheld|it hides|they hide} cannot be told.',
      found: '{withheld} withheld',
      expected: 'rows that hide what a rule withholds: below the same node whose score is shown, or in one sum with it',
      why: 'The rules could reach so far, but nothing that is shown says why it was needed, and nobody would see if what is withheld had been changed.',
      remedy: 'Ask audit office or congress why these rows are withheld; they may have them opened.',
    },
  ),
} as const satisfies IssueWords;
