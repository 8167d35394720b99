import type { Locale, UnitVersion } from '@kedu/model';
import { inLocale } from '@kedu/model';

/** Names of the nationalities as they stand in the names of autonomous places, longest first where one begins another. */
const NATIONALITIES =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克|怒族|乌孜别克族|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族|各族';
const AUTONOMOUS = new RegExp(`^(.+?)(?:${NATIONALITIES})+自治(?:区|州|县|旗)$`);
const ENDING = /(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|林区|省|市|县|区|州|盟|旗|镇|乡|街道)$/;

/**
 * The name of a unit as it fits a tile or the head of a column: the register's `short`, else the name without what kind of place it is.
 *
 * Rule: REPORT-7. Errors: none; a name that would keep fewer than two characters stays whole. English names stay whole.
 * Example: 积石山保安族东乡族撒拉族自治县 → 积石山; 北川市 → 北川; 省委组织部 → 省委组织部.
 */
export function shortName(unit: UnitVersion | undefined, locale: Locale): string {
  if (!unit) return '';
  const given = unit.attributes['short'];
  if (given) return given;
  const name = inLocale(unit.name, locale);
  const autonomous = AUTONOMOUS.exec(name)?.[1];
  if (autonomous !== undefined && autonomous.length > 1) return autonomous;
  const plain = name.replace(ENDING, '');
  return plain.length > 1 ? plain : name;
}
