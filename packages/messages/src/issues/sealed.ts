import { type IssueWords, wording } from './wording.ts';

const AGAIN = {
  'zh-CN': '文件可能没有传完或被改动过：请重新取得原文件，或用 kedu seal 重新封存。',
  en: 'It may have been cut off or changed on its way: fetch the original again, or seal it anew with kedu seal.',
};
const WHOLE = {
  'zh-CN': '残缺或被改动的数据算不出可信的结果，所以一个数也没有采用。',
  en: 'No result can be trusted that rests on damaged data, so none of it was used.',
};

/** Sealed files of a period, and the kernel that scores them (packages/snapshot/src/sealed, packages/runner/src/country). */
export const SEALED_WORDS = {
  SEAL_NOT_ONE: wording(
    {
      what: '这不是刻度的封存文件，读不了。',
      found: '{bytes} 个字节，开头没有封存文件的标记',
      expected: '以 KDSL 开头的 .kds 文件',
      remedy: '请检查是否选错了文件；封存文件由 kedu seal 生成。',
    },
    {
      what: 'This is no sealed file of Kedu and cannot be read.',
      found: '{bytes} bytes without the mark of a sealed file',
      expected: 'a .kds file, which begins with KDSL',
      remedy: 'See whether it is the right file; sealed files are made by kedu seal.',
    },
  ),
  SEAL_EDITION: wording(
    {
      what: '封存文件是另一个版次的，读不了。',
      found: '版次 {found}',
      expected: '版次 {expected}',
      remedy: '请用生成它的那个版本的刻度打开，或用现在的版本重新封存。',
    },
    {
      what: 'The sealed file is of another edition and cannot be read.',
      found: 'edition {found}',
      expected: 'edition {expected}',
      remedy: 'Open it with the version of Kedu that made it, or seal the period again with this one.',
    },
  ),
  SEAL_CUT: wording(
    {
      what: '封存文件不完整：后面缺了一段。',
      found: '{bytes} 个字节',
      expected: '至少 {expected} 个字节',
      why: WHOLE['zh-CN'],
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The sealed file is cut short: its end is missing.',
      found: '{bytes} bytes',
      expected: 'at least {expected} bytes',
      why: WHOLE.en,
      remedy: AGAIN.en,
    },
  ),
  SEAL_HEAD: wording(
    {
      what: '封存文件的文件头与内容对不上。',
      found: '{what:head_part}',
      why: WHOLE['zh-CN'],
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The head of the sealed file contradicts the file.',
      found: '{what:head_part}',
      why: WHOLE.en,
      remedy: AGAIN.en,
    },
  ),
  SEAL_PROFILES: wording(
    {
      what: '封存文件里的单位种类太多，编不下号。',
      found: '{found} 种（主类、附加类和比较组的不同组合）',
      expected: '最多 {most} 种',
      remedy: '请减少类别或比较组，或把考核序列分开封存。',
    },
    {
      what: 'The sealed file has more kinds of unit than can be numbered.',
      found: '{found} kinds (combinations of class, overlays and peer groups)',
      expected: 'at most {most}',
      remedy: 'Use fewer classes or peer groups, or seal the list in parts.',
    },
  ),
  SEAL_HASH: wording(
    {
      what: '封存文件的内容与它的校验值不符：有字节被改动过。',
      found: '{found}',
      expected: '{expected}',
      why: WHOLE['zh-CN'],
      remedy: AGAIN['zh-CN'],
    },
    {
      what: 'The content of the sealed file does not have the hash that it states: bytes were changed.',
      found: '{found}',
      expected: '{expected}',
      why: WHOLE.en,
      remedy: AGAIN.en,
    },
  ),
  SEAL_ORDER: wording(
    {
      what: '封存文件里的单位没有按编号排好[[：“{unit}”排在“{before}”之后]]（第 {position} 个单位）。',
      expected: '同一种单位内按编号从小到大，不重复',
      why: '求和按单位编号的顺序进行，顺序不同，末位数字就可能不同。',
      remedy: '请用 kedu seal 重新封存。',
    },
    {
      what: 'Units of the sealed file are not in the order of their IDs[[: “{unit}” stands behind “{before}”]] (unit {position}).',
      expected: 'IDs that ascend within each kind of unit, none twice',
      why: 'Sums go by the order of unit IDs; in another order last digits may differ.',
      remedy: 'Seal the period again with kedu seal.',
    },
  ),
  SEAL_NUMBER: wording(
    {
      what: '封存的数据里有一个无穷大的数：{indicator}（{kind}）[[，单位“{unit}”]]（第 {position} 个单位）。',
      found: '正或负无穷大',
      expected: '有限的数，没有数的留空',
      why: '考核数据里没有无穷大；拿它计分，算不出与原始数据一样的结果。',
      remedy: '请检查这项数据和它的公式，改正后用 kedu seal 重新封存。',
    },
    {
      what: 'What is sealed holds an infinite number: {indicator} ({kind})[[, unit “{unit}”]] (unit {position}).',
      found: 'plus or minus infinity',
      expected: 'a finite number, or none',
      why: 'No observation is infinite; scores of it would not be those that the observations give.',
      remedy: 'Check the data and the formula of the indicator, and seal the period again with kedu seal.',
    },
  ),
  SEAL_SCHEME: wording(
    {
      what: '封存文件是为另一个方案版本做的，不能用这个方案计分。',
      found: '{found}',
      expected: '{expected}',
      why: '类别、权重和参照点都按封存时的方案排好，换了方案就对不上号。',
      remedy: '请用封存时的方案版本计算，或按现在的方案重新封存。',
    },
    {
      what: 'The sealed file was made for another scheme version and cannot be scored by this one.',
      found: '{found}',
      expected: '{expected}',
      why: 'Classes, weights and reference points stand as the scheme had them when it was sealed; another scheme would take them for something else.',
      remedy: 'Score it with the version that it was sealed for, or seal the period again by the present scheme.',
    },
  ),
  SEAL_REGISTER: wording(
    {
      what: '封存以后，考核包的单位名册变了。',
      found: '封存时的名册 {found}',
      expected: '现在的名册 {expected}',
      why: '单位的类别和顺序来自名册，名册变了就对不上号。',
      remedy: '请恢复封存时的名册，或重新封存。',
    },
    {
      what: 'The register of units has changed since the file was sealed.',
      found: 'the register of then, {found}',
      expected: 'that of now, {expected}',
      why: 'Classes and order of the units come from the register; with another one they would be taken for others.',
      remedy: 'Bring back the register of then, or seal the period again.',
    },
  ),
  SEAL_UNREADABLE: wording(
    {
      what: '封存文件 {file} 读不了。',
      found: '{reason:file_reason}',
      remedy: '请检查文件名和读取权限。',
    },
    {
      what: 'The sealed file {file} cannot be read.',
      found: '{reason:file_reason}',
      remedy: 'See whether its name is right and whether you may read it.',
    },
  ),
  SEAL_UNWRITABLE: wording(
    {
      what: '封存文件 {file} 写不出来，没有留下半截文件。',
      found: '{reason:file_reason}',
      remedy: '请检查文件夹是否存在、是否可写、空间是否够。',
    },
    {
      what: 'The sealed file {file} cannot be written; nothing half-written was left.',
      found: '{reason:file_reason}',
      remedy: 'See whether the folder is there, may be written to and has room.',
    },
  ),
  SEAL_TOO_LARGE: wording(
    {
      what: '封存文件太大，一次装不进计算内存。',
      found: '{bytes} 个字节',
      expected: '不超过 {most} 个字节',
      remedy: '请把考核序列（或时期）分开封存、分开计算。',
    },
    {
      what: 'The sealed file is too large for the memory of the kernel.',
      found: '{bytes} bytes',
      expected: 'at most {most} bytes',
      remedy: 'Seal and score the list, or the period, in parts.',
    },
  ),
  SEAL_NOT_PLANNED: wording(
    {
      what: '考核序列“{list}”不能封存，只能按通常步骤计算[[：看“{part}”]]。',
      found: '{reason:not_sealed}',
      expected: '{reason:sealable}',
      remedy: '请直接用 kedu assess 计算，不必封存[[；确要封存的，先改“{part}”的写法]]。',
    },
    {
      what: 'The list {list} cannot be sealed and is scored by the usual steps only[[: see “{part}”]].',
      found: '{reason:not_sealed}',
      expected: '{reason:sealable}',
      remedy: 'Use kedu assess as it is: nothing has to be sealed[[; to seal it all the same, write “{part}” otherwise first]].',
    },
  ),
  SEAL_RESULTS: wording(
    {
      what: '用封存文件算出的 {table} 与封存时的结果不一样，一个数也没有写出。',
      found: '{found}',
      expected: '封存时的 {expected}',
      why: '同一份数据只能有一个结果；两次算得不一样，说明文件被改动过，或计算程序换了版本。',
      remedy: '请用 kedu assess 从原始数据计算，再用 kedu seal 重新封存；要用旧文件的，请用封存时的那个版本。',
    },
    {
      what: 'What comes out of the sealed file as {table} is not what came out when it was sealed; nothing was written.',
      found: '{found}',
      expected: '{expected}, as sealed',
      why: 'The same data have one result. Where two differ, the file was changed, or the program is of another version.',
      remedy:
        'Use kedu assess on the original data and seal the list again with kedu seal; for the old file take the version of Kedu that made it.',
    },
  ),
  SEAL_NO_LIGHTS: wording(
    {
      what: '封存文件里没有考核序列“{list}”的亮灯，只有得分、名次和等次。',
      expected: '亮灯由 kedu assess 从原始数据判定',
      remedy: '要看亮灯的，请用 kedu assess 直接计算；名次和等次不受影响。',
    },
    {
      what: 'The sealed file holds no lights of the list {list}, only scores, ranks and grades.',
      expected: 'lights are set by kedu assess, from the original data',
      remedy: 'Use kedu assess as it is to see lights; ranks and grades are not affected.',
    },
  ),
  SEAL_LIST: wording(
    {
      what: '要指明一个考核序列。',
      found: '{reason:which_list}[[（{found}）]]',
      expected: '{known}',
      remedy: '请用 --list 写出其中一个；几个方案都有的，再用 --scheme 写明方案。',
    },
    {
      what: 'One list must be named.',
      found: '{reason:which_list}[[ ({found})]]',
      expected: '{known}',
      remedy: 'Name one of them with --list, and the scheme with --scheme where several have it.',
    },
  ),
  SEAL_PERIOD: wording(
    {
      what: '考核包不计算时期“{found}”，或该时期没有可用的方案。',
      expected: '{known}',
      remedy: '请用 --period 写出其中一个。',
    },
    {
      what: 'The pack is not run for the period “{found}”, or no scheme is in force in it.',
      expected: '{known}',
      remedy: 'Name one of them with --period.',
    },
  ),
  KERNEL_REFERENCE: wording(
    {
      what: '快速计算用不上，改用参考算法计算，结果相同，只是慢一些。',
      found: '{reason:kernel}',
      remedy: '不必处理；嫌慢的，可换支持 WebAssembly SIMD 的机器或运行环境。',
    },
    {
      what: 'The fast kernel is not used: the reference runs in its place. Results are the same, only later.',
      found: '{reason:kernel}',
      remedy: 'Nothing has to be done; where it takes too long, use a machine with WebAssembly SIMD.',
    },
  ),
  KERNEL_ONE_THREAD: wording(
    {
      what: '只用一个线程计算，结果相同，只是慢一些。',
      found: '{reason:kernel}',
      remedy: '不必处理。',
    },
    {
      what: 'One thread does all the work. Results are the same, only later.',
      found: '{reason:kernel}',
      remedy: 'Nothing has to be done.',
    },
  ),
} as const satisfies IssueWords;
