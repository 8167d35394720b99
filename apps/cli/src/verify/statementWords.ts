import { momentName } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { StatedCheck } from '@kedu/verify';

/** What `kedu verify STATEMENT` says. */
export interface StatementWords {
  /** What a statement says; `signer` is the name of the key that signed it, where the reader gave one and it did. */
  lines(said: StatedCheck, signer: string | undefined): readonly string[];
}

const CHINESE: StatementWords = {
  lines: ({ name, version, at, result, errors, warnings, scheme, period, example, sha256, publication, policy }, signer) => [
    `核验声明：${name} 于${momentName(at, 'zh-CN')}（其自己的时钟）用 ${version} 核验了${scheme === '' ? '' : ` ${scheme}，${period}${example ? '（示例数据）' : ''}`}。`,
    `其结论：${result === 'PASSED' ? '没有发现错误' : `发现 ${errors} 处错误`}，${warnings} 处不能确定。${policy === 'bundle' ? '公钥取自数据包自己。' : ''}`,
    `所核验数据包的校验值（bundle.json 的 SHA-256）：${sha256}${publication === undefined ? '' : `，第 ${publication} 号条目公开`}`,
    signer === undefined ? '签名：没有核对出是谁签的。' : `签名：有效，公钥是您给出的 ${signer}。`,
    '声明只说明签名人这样说过；要自己确认，请用 kedu verify 核验数据包。',
  ],
};

const ENGLISH: StatementWords = {
  lines: ({ name, version, at, result, errors, warnings, scheme, period, example, sha256, publication, policy }, signer) => [
    `Statement of a check: ${name} checked${scheme === '' ? ' a bundle' : ` ${scheme}, ${period}${example ? ' (example data)' : ''}`} with ${version} at ${momentName(at, 'en')} (by their own clock).`,
    `They found: ${result === 'PASSED' ? 'nothing wrong' : `${errors} ${errors === 1 ? 'error' : 'errors'}`}; ${warnings} open ${warnings === 1 ? 'point' : 'points'}.${policy === 'bundle' ? ' The keys came with the bundle.' : ''}`,
    `Hash of the bundle that was checked (SHA-256 of bundle.json): ${sha256}${publication === undefined ? '' : `, published by entry ${publication}`}`,
    signer === undefined ? 'Signature: nothing shows who signed it.' : `Signature: it holds under the key that you gave, of ${signer}.`,
    'A statement shows what its signer says; to know for yourself check the bundle with kedu verify.',
  ],
};

export function statementWords(locale: Locale): StatementWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}
