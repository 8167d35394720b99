import { type IssueWords, wording } from './wording.ts';

/** What becomes of publications: withdrawal, what takes their place, opening of sealed rows (docs/spec/publication.md). */
export const PUBLICATION_WORDS = {
  PUBLISH_WITHDRAWN: wording(
    {
      what: '第 {index} 号条目没有撤回：{reason:not_withdrawn}。',
      why: '撤回写进日志后不能收回，所以只对现行有效的公开进行。',
      remedy:
        '公开条目的序号见数据包 log/ 里的 N-publication.json。要补见证方的联署，写上撤回时的原因再运行一次 kedu withdraw；公告在日志文件夹的 notices/ 里。',
      onPage: '撤回由运行平台的人办理：请把条目序号和撤回原因告诉他们，办好以后再看。',
    },
    {
      what: 'Entry {index} was not withdrawn: {reason:not_withdrawn}.',
      why: 'A withdrawal in the log cannot be taken back, so only a publication that stands is withdrawn.',
      remedy:
        'The index is that of N-publication.json in log/ of the bundle. To have the withdrawal cosigned, run kedu withdraw again with the reason that it was given; its notice lies in notices/ of the log.',
      onPage: 'Whoever runs the platform withdraws: tell them the entry and the reason, and look again when it is done.',
    },
  ),
  PUBLISH_REPLACES: wording(
    {
      what: '新的公开不能取代第 {index} 号条目：{reason:not_replaced}。',
      why: '先撤回、再公布更正后的结果，读者才知道该引用哪一份。',
      remedy: '请核对序号；还没有撤回的，先用 kedu withdraw 撤回。',
    },
    {
      what: 'The new publication cannot take the place of entry {index}: {reason:not_replaced}.',
      why: 'One is withdrawn first and the corrected one published then, so that readers know which to quote.',
      remedy: 'See whether it is the right index; withdraw it with kedu withdraw where that was not done.',
    },
  ),
  PUBLISH_STANDING: wording(
    {
      what: '{scheme} 方案 {period} 的结果（{level:disclosure_level}）已经公开过，第 {index} 号条目仍然有效，而这次的数据包与它不同。什么都没有写入日志。',
      why: '同一方案、同一考核期、同一公开层级同时有两份不同的数据包有效，读者就不知道该信哪一份。',
      remedy:
        '内容没有变的，请沿用原来的数据包；需要更正的，先用 kedu withdraw 撤回第 {index} 号（写进了日志而没有公布过的，原因写 not_issued），再用 --replaces {index} 公开。',
      onPage: '内容没有变的，请使用已经列出的数据包；确需更正的，请运行平台的人先撤回第 {index} 号条目，再生成更正后的数据包。',
    },
    {
      what: 'Results of {scheme} for {period} were published already ({level:disclosure_level}): entry {index} stands, and this bundle is another one. Nothing was entered.',
      why: 'With two different bundles of one scheme, period and level nobody knows which to believe.',
      remedy:
        'Where nothing changed, keep the bundle that is out; to correct it, withdraw entry {index} with kedu withdraw (reason not_issued where it was entered and never given out), then publish with --replaces {index}.',
      onPage:
        'Where nothing changed, use the bundle that is listed already; to correct it, have whoever runs the platform withdraw entry {index}, then make the corrected bundle.',
    },
  ),
  PUBLISH_AHEAD: wording(
    {
      what: '本机的时钟比见证方的快，见证方不够联署所需。什么都没有写入日志。',
      found: '本机：{at:moment}；{name}：{time:moment}',
      expected: '两边相差不超过一分钟',
      why: '条目一旦写上将来的时间，见证方就不会联署，以后的条目也都写不进去。',
      remedy: '请校准本机时钟后再运行；确信本机准确的，请见证方核对它的时钟。',
    },
    {
      what: 'The clock of this machine is ahead of those of witnesses, and the others are too few. Nothing was entered.',
      found: 'this machine: {at:moment}; {name}: {time:moment}',
      expected: 'clocks that are at most a minute apart',
      why: 'No witness cosigns an entry whose time lies ahead, and no later entry could be made after it.',
      remedy: 'Set the clock of this machine and run the command again; where it is right, ask the witness to look at theirs.',
    },
  ),
  PUBLISH_DATED: wording(
    {
      what: '撤回已写入日志，但它写的是日志最后一条的时间，比现在晚。',
      found: '写的时间：{last:moment}；现在：{at:moment}',
      why: '日志以前的条目写上了将来的时间，条目的时间又只能向后走；撤回不能等，所以照样写入。见证方可能要到那个时间才联署。',
      remedy: '请马上公布公告，并在公布公钥的地方说明时钟出过错。',
    },
    {
      what: 'The withdrawal was entered with the time of the last entry of the log, which lies ahead.',
      found: 'entered as: {last:moment}; now: {at:moment}',
      why: 'An earlier entry lies ahead, and times of entries never fall; a withdrawal cannot wait. Witnesses may not cosign it before then.',
      remedy: 'Hand out the notice now, and say where the keys are published that a clock was wrong.',
    },
  ),
  PUBLISH_FORKED: wording(
    {
      what: '见证方 {name} 见过这个日志的另一本账，不会联署。撤回写进了这里的第 {index} 号条目，但别人不会承认。',
      why: '同一个日志有了两本账，例如日志文件夹是从旧备份恢复的。再往这里写，两本账只会越差越远。',
      remedy: '请停止使用这个日志文件夹，找回见证方见过的那一本，在那一本上撤回；找不回的，请连同公钥公开说明并另立日志。',
    },
    {
      what: 'The witness {name} saw another tree of this log and will not cosign. The withdrawal stands here as entry {index}, and nobody will accept it.',
      why: 'There are two trees of one log, as when its folder was restored from an old backup. Whatever is entered here drives them further apart.',
      remedy:
        'Stop using this folder, find the one that the witness saw, and withdraw there; where it is lost, say so where the keys are published, and begin another log.',
    },
  ),
  PUBLISH_PENDING: wording(
    {
      what: '第 {index} 号公开条目已经写入日志，但还没有公布：数据包没有写出。',
      why: '见证方联署不够，没有人会采信这份数据包。',
      remedy:
        '见证方恢复以后，把同一条命令照原样再运行一次，就用这一条公开。内容要改的，先用 kedu withdraw --publication {index} --reason not_issued 注明它没有公布过，再公开改过的。',
      onPage: '见证方恢复以后，请照原样再生成一次，就用这一条公开；内容要改的，请运行平台的人先在日志里注明它没有公布过。',
    },
    {
      what: 'Entry {index}, the publication, stands in the log; it is not out: no bundle was written.',
      why: 'Too few witnesses cosigned, and nobody would believe the bundle.',
      remedy:
        'When the witnesses are back, run the same command again: it uses this entry. To change something first, say that it was never given out (kedu withdraw --publication {index} --reason not_issued), and publish then.',
      onPage:
        'When the witnesses are back, make the same bundle again: it uses this entry. To change something first, have whoever runs the platform say in the log that it was never given out.',
    },
  ),
  PUBLISH_CLOCK: wording(
    {
      what: '日志最后一条的时间比本机的时间还晚一分钟以上。什么都没有写入日志。',
      found: '本机：{at:moment}；最后一条：{last:moment}',
      expected: '最后一条不晚于现在',
      why: '条目的时间只能向后走。这时再写入，新条目也只能写上将来的时间，将来谁都能指出它是假的。',
      remedy:
        '先核对本机时钟。本机准确的，就是以前写入时那台机器的时钟走快了：请等到那个时间之后再写入；等不了的，请另立日志，并在公布公钥的地方说明原因。',
    },
    {
      what: 'The last entry of the log lies more than a minute ahead of the clock of this machine. Nothing was entered.',
      found: 'this machine: {at:moment}; last entry: {last:moment}',
      expected: 'a last entry that is not after now',
      why: 'Times of entries never fall. Whatever is entered now would have a time that lies ahead, and anybody could show that it is false.',
      remedy:
        'Check the clock of this machine first. Where it is right, that of the machine that wrote the last entry was ahead: wait until that moment has passed; where you cannot wait, begin another log, and say why where its key is published.',
    },
  ),
  BUNDLE_NOTICE: wording(
    {
      what: '您提供的公告读不了[[：{at}]]，{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '没有读它，所以不知道这份数据包后来是否撤回。',
      remedy: '请从日志的网址重新下载 notices/ 里的公告。',
    },
    {
      what: 'The notice that you brought cannot be read[[ at {at}]]: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'It was not used, so that it is not known whether the bundle was withdrawn.',
      remedy: 'Fetch the notice again from notices/ of the log.',
    },
  ),
  BUNDLE_OPENING: wording(
    {
      what: '打开的封存行文件读不了[[：{at}]]，{reason:bundle_fault}。',
      found: '[[{found}]]',
      why: '读不了就无法核对其中的行是不是当时封存的。',
      remedy: '请向出具它的机关重新取得。',
    },
    {
      what: 'The file with opened rows cannot be read[[ at {at}]]: {reason:bundle_fault}.',
      found: '[[{found}]]',
      why: 'So nothing shows that its rows are those that were sealed.',
      remedy: 'Ask the authority that made it for another copy.',
    },
  ),
  OPENING_BUNDLE: wording(
    {
      what: '打开的封存行属于另一个数据包。',
      found: '{found}…',
      expected: '{expected}…',
      why: '行要和公布它的那个数据包的承诺核对。',
      remedy: '请用对应的数据包。',
    },
    {
      what: 'The opened rows belong to another bundle.',
      found: '{found}…',
      expected: '{expected}…',
      why: 'Rows are held against the commitments of the bundle that they were sealed in.',
      remedy: 'Use the bundle that they belong to.',
    },
  ),
  OPENING_BLOCK: wording(
    {
      what: '“{table}”第 {block} 块不能采信或不能打开：{reason:opened_block}。',
      why: '打开的行只有得出当时公布的承诺，才说明它就是当时封存的行。',
      remedy: '请出具机关说明；不要根据这一块下结论，也不要签发查看声明。',
    },
    {
      what: 'Block {block} of {table} cannot be relied on, or may not be opened: {reason:opened_block}.',
      why: 'Only rows that give the published commitment are those that were sealed.',
      remedy: 'Ask the authority to explain; conclude nothing from this block, and sign no statement.',
    },
  ),
  OPENING_RUN: wording(
    {
      what: '重新计算得到的“{table}”与数据包封存的不同，没有打开任何行。',
      why: '考核包的数据或方案后来改过，公开规则不同，或者盐值密钥不是公布时的那一个。',
      remedy: '请用公布时的考核包（版本库里那一版）和当时的盐值密钥文件再试。',
    },
    {
      what: 'What the run gives for {table} now is not what was sealed, so nothing was opened.',
      why: 'Data or scheme of the pack changed since, the disclosure is another one, or the secret of the salts is not that of the publication.',
      remedy: 'Use the pack as it was at publication (from its repository) and the file of salts of that time.',
    },
  ),
  OPENING_BY: wording(
    {
      what: '没有向“{found}”打开封存行：{reason:opening_by}。',
      found: '{found}[[（是不是 {nearest}？）]]',
      expected: '名册里的单位编号（不是本次的考核对象），或者查看机关签名密钥的名称，如 audit.example',
      why: '谁看过不公开的内容要写进公开的日志，人人可查，不能写一个查无此人的名字。',
      remedy:
        '请核对 --by。查看机关不在名册里的，请它用 kedu key 生成密钥，--by 写密钥的名称，它也用这个名称签查看声明；它印出的见证规则一行，交给核验的人放进见证规则。',
    },
    {
      what: 'No sealed rows were opened to “{found}”: {reason:opening_by}.',
      found: '{found}[[ (is it {nearest}?)]]',
      expected:
        'the ID of a unit of the register that is not assessed in this run, or the name of the key by which the receiver signs, such as audit.example',
      why: 'Who looked at what is not public stands in a public log, where everybody can look them up.',
      remedy:
        'See whether --by is right. Who stands in no register makes a key (kedu key); give its name with --by, and they sign that they looked by that name.',
    },
  ),
  OPENING_ROWS: wording(
    {
      what: '“{table}”[[第 {found} 行]]没有可打开的封存行。',
      expected: 'sealed.csv 里有承诺的行（first_row，从 0 数起）',
      remedy: '请对照 sealed.csv 选行，或用 --rows all 打开该表全部封存行。',
    },
    {
      what: 'There is no withheld row to open in {table}[[: row {found}]].',
      expected: 'a row with a commitment in sealed.csv (first_row, from 0)',
      remedy: 'Choose rows by sealed.csv, or open all that are withheld in the table with --rows all.',
    },
  ),
  OPENING_STATEMENT: wording(
    {
      what: '查看声明没有写入日志：{reason:opening_statement}。',
      why: '写进日志的每一条，都要能证明是查看人自己说的。',
      remedy: '请查看机关核对公钥，或对这个数据包重新核对并签发（kedu open 数据包 --check 文件 --sign …）。',
    },
    {
      what: 'The statement was not entered into the log: {reason:opening_statement}.',
      why: 'What the log says must be shown to be their own word.',
      remedy: 'Have whoever looked compare the key, or check and sign again for this bundle (kedu open BUNDLE --check FILE --sign …).',
    },
  ),
  VERIFY_WITHDRAWN: wording(
    {
      what: '这份数据包（第 {index} 号条目）已于{at:moment} 撤回，原因：{reason:withdrawal_reason}。[[更正后的公开是第 {replaced} 号条目。]]',
      why: '公布机关自己已声明它不再算数。',
      remedy: '请向公布机关索取更正后的数据包；引用时注明已撤回。',
    },
    {
      what: 'This bundle (entry {index}) was withdrawn at {at:moment}, because {reason:withdrawal_reason}.[[ Entry {replaced} takes its place.]]',
      why: 'Whoever published it has said that it no longer counts.',
      remedy: 'Ask for the corrected bundle; where you quote this one, say that it was withdrawn.',
    },
  ),
  VERIFY_REPLACES: wording(
    {
      what: '这份数据包取代了第 {index} 号条目公开的那一份；那一份已于{at:moment} 撤回，原因：{reason:withdrawal_reason}。',
      why: '两份并列，就能看出更正了什么。',
      remedy: '引用过旧数据包的，请改用这一份并说明。',
    },
    {
      what: 'This bundle takes the place of the one of entry {index}, which was withdrawn at {at:moment} because {reason:withdrawal_reason}.',
      why: 'Side by side they show what was corrected.',
      remedy: 'Whoever quoted the old one should quote this one and say so.',
    },
  ),
  VERIFY_REPUBLISHED: wording(
    {
      what: '这份数据包的内容以前以第 {index} 号条目公开过，已于{at:moment} 撤回（原因：{reason:withdrawal_reason}）；后来又原样公开了一次，没有说明是取代它。',
      why: '撤回时说的问题，这一份里应当还在。',
      remedy: '引用之前，请向公布机关问清：撤回是否不成立，还是问题没有解决。',
    },
    {
      what: 'The content of this bundle was published before as entry {index} and withdrawn at {at:moment} because {reason:withdrawal_reason}; it was published again as it was, without a word about that.',
      why: 'Whatever was wrong then should be wrong here too.',
      remedy: 'Before you quote it, ask the publisher whether there was no reason to withdraw, or nothing was mended.',
    },
  ),
  VERIFY_UNCHANGED: wording(
    {
      what: '这份数据包声称取代第 {index} 号条目公开的那一份（已于{at:moment} 撤回，原因：{reason:withdrawal_reason}），但两份的内容完全相同，什么也没有更正。',
      why: '撤回时说的错误，这一份里应当还在。',
      remedy: '引用之前，请向公布机关问清：到底更正了什么，还是撤回本身不成立。',
    },
    {
      what: 'This bundle says that it takes the place of the one of entry {index} (withdrawn at {at:moment} because {reason:withdrawal_reason}), but both are the same: nothing was corrected.',
      why: 'Whatever was wrong in the one should be in this one too.',
      remedy: 'Before you quote it, ask the publisher what was corrected, or whether there was reason to withdraw at all.',
    },
  ),
  VERIFY_CONTRADICTED: wording(
    {
      what: '日志自相矛盾：您提供的公告和数据包（{other}）里，第 {index} 号条目不同。',
      why: '同一个位置只能有一个条目；两份都有证明，说明日志的主管机关给不同的人看了不同的账。',
      remedy: '请保存两份文件，告知见证方和上级审计机关。',
    },
    {
      what: 'The log contradicts itself: entry {index} is one thing in the notice that you brought and another in the bundle ({other}).',
      why: 'A place of a log holds one entry; both are proven, so its keeper showed different logs to different people.',
      remedy: 'Keep both files and tell the witnesses and the audit office above.',
    },
  ),
  VERIFY_OPENED: wording(
    {
      what: '有人查看过：{by}（{as:opened_as}）于{at:moment} 查看了“{table:bundle_table}”中 {blocks} 个不公开的封存块，核对与承诺一致[[；声明由 {signer} 签名]]。',
      why: '这些行公众看不到，但查看人看过，并签名确认就是当时封存的行。',
      remedy: '想知道查看的结论，请向查看机关询问。',
    },
    {
      what: 'Examined: {by} ({as:opened_as}) looked at {blocks} withheld blocks of “{table:bundle_table}” at {at:moment} and found them to give their commitments[[; signed by {signer}]].',
      why: 'The public cannot see these rows, but somebody did, and says that they are the ones that were sealed.',
      remedy: 'Ask whoever looked for what they concluded.',
    },
  ),
  VERIFY_UNVOUCHED: wording(
    {
      what: '第 {index} 号条目说 {by} 查看过封存行，但只有公布机关这么说：{reason:unvouched}。',
      why: '公布机关可以写任何人的名字；查看人自己的签名才算数。',
      remedy: '请向 {by} 核实，并取得含其公钥的见证规则再核验一次。',
    },
    {
      what: 'Entry {index} says that {by} looked at sealed rows, but nobody except the publisher does: {reason:unvouched}.',
      why: 'A publisher can write any name; what counts is the signature of those who looked.',
      remedy: 'Ask {by}, get a policy file with their key, and check again.',
    },
  ),
  VERIFY_OPENING: wording(
    {
      what: '第 {index} 号查验条目与数据包不符：{reason:opening_fault}。',
      why: '它不能说明有人看过这份数据包里不公开的行。',
      remedy: '请公布机关和查看机关说明；在说明之前，不要把相关数字当作有人查看过。',
    },
    {
      what: 'Entry {index}, an opening, does not agree with the bundle: {reason:opening_fault}.',
      why: 'It does not show that anybody looked at what this bundle withholds.',
      remedy: 'Ask the publisher and whoever looked; until then do not take it that anybody looked.',
    },
  ),
} as const satisfies IssueWords;
