/** What whoever holds a bundle may do about it. */
export const AGAIN = {
  'zh-CN': '请从公布机关的网站重新下载；仍然如此，请保留这份数据包，连同核验结果告知公布机关和见证方。',
  en: 'Download it again from whoever published it; if it is so again, keep the bundle and tell the publisher and the witnesses, with this finding.',
};

export const ASK = {
  'zh-CN': '请要求公布机关说明；在说明之前，不要引用受影响的数字。',
  en: 'Ask whoever published it to explain, and do not quote the figures concerned until then.',
};
