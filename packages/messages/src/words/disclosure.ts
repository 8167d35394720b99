import { type Words, words } from './table.ts';

/** Whom a bundle is for (DISCLOSE-2). */
export const DISCLOSURE_LEVEL_WORDS = {
  public: words('社会公开', 'public'),
  congress: words('人大监督', 'congress'),
  internal: words('仅内部', 'internal'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a row is not shown (DISCLOSE-2, DISCLOSE-4, DISCLOSE-9, DISCLOSE-11). */
export const DISCLOSURE_REASON_WORDS = {
  state_secret: words('国家秘密', 'state secret'),
  commercial: words('商业秘密', 'trade secret'),
  personal: words('个人信息', 'personal data'),
  personnel: words('人事', 'personnel'),
  statistics: words('统计法规定', 'statistics act'),
  ordered: words('上级要求', 'by order'),
  protected: words('防止推算', 'protected against derivation'),
  rank_betrays: words('名次会泄露别的总分', 'the rank would betray another total'),
  shown: words('公开', 'shown'),
  errors_betray: words('误差会泄露别的数值', 'errors would betray another value'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with what is shown or withheld (DISCLOSE-14). */
export const WITHHELD_FAULT_WORDS = {
  no_rule: words('方案没有规定它不公开，却没有公开', 'it is withheld, and no rule of the scheme withholds it'),
  disclosed: words('方案规定它不公开，却公开了', 'it is shown, although a rule of the scheme withholds it'),
  not_sealed: words('不公开的部分没有封存', 'what of it is kept back is not sealed'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a rule of disclosure keeps nothing back. */
export const DISCLOSE_NOBODY_WORDS = {
  set: words('没有指标属于这一组', 'no indicator is of this set'),
  units: words('没有单位符合这个条件', 'no unit fulfils this condition'),
} as const satisfies Readonly<Record<string, Words>>;
