import { describe, expect, test } from 'vitest';
import { passwordWeakness } from '../../src/index.ts';

describe('SIGN-12 a password that is among the first to be guessed', () => {
  test.each([
    [
      'repeated',
      [
        'aaaaaaaaaaaa',
        'Aaaa-AAAA-aaaa',
        'ababababab ab',
        '010010001101',
        '111111111112',
        '2026-2026-2026',
        'kedukedukedukedu',
        '____________',
      ],
    ],
    [
      'run',
      [
        '123456789012',
        '987654321098',
        '1234-5678-9012',
        'abcdefghijkl',
        'LKJIHGFEDCBA',
        'abcdef123456',
        '111222333444',
        '１２３４５６７８９０１２',
        'qwertyuiop12',
        'Asdfghjkl-Asdf',
        'poiuytrewqlk',
        '1qaz2wsx3edc',
      ],
    ],
    ['name', ['zhang.san 甲乙丙丁戊己', 'Ｚhang-San的示例密码2026', '示例密码 zhangsan 5678']],
    [
      undefined,
      [
        '示例密码 example 1234',
        '另一个示例密码 5678',
        'correct horse battery',
        'k7mw-29xq-hdnf-r4tb',
        'zhang 与 san 的密码 7',
        '194827365019',
        'we were there first',
        'qwerty 不是全部 7391',
      ],
    ],
  ] as const)('%s', (weakness, passwords) => {
    for (const password of passwords) expect([password, passwordWeakness(password, 'zhang.san')]).toEqual([password, weakness]);
  });

  test('a name of one or two characters stands in many a phrase by chance', () => {
    expect(passwordWeakness('张三的示例密码 2026 甲', '张三')).toBeUndefined();
    expect(passwordWeakness('张三丰的示例密码 2026', '张三丰')).toBe('name');
  });
});
