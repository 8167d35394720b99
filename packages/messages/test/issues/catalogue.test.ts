import { LOCALES } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { DATA_EXAMPLES } from '../../src/issues/examplesOfData.ts';
import { SCHEME_EXAMPLES } from '../../src/issues/examplesOfSchemes.ts';
import { ISSUE_CHAPTERS, ISSUE_WORDS } from '../../src/issues/catalogue.ts';
import { ELSEWHERE_WORDS } from '../../src/issues/elsewhere.ts';
import { FILE_WORDS } from '../../src/issues/files.ts';
import { GOAL_WORDS } from '../../src/issues/goals.ts';
import { IMPORT_WORDS } from '../../src/issues/imports.ts';
import { MAPPING_WORDS } from '../../src/issues/mapping.ts';
import { PACK_WORDS } from '../../src/issues/packs.ts';
import { SHEET_WORDS } from '../../src/issues/sheets.ts';
import { wordIssue } from '../../src/issues/wordIssue.ts';
import { FORMS, plainNumber, templatePlaces } from '../../src/template.ts';
import { TOPICS } from '../../src/words/topics.ts';
import { declaredCodes } from '../declared.ts';

const declared = await declaredCodes();
const examples = { ...SCHEME_EXAMPLES, ...DATA_EXAMPLES };

describe('catalogue of messages', () => {
  it('words every declared code, and no other', () => {
    expect(declared.size).toBeGreaterThan(100);
    expect(Object.keys(ISSUE_WORDS).sort()).toEqual([...declared.keys()].sort());
  });

  it('words no code twice', () => {
    const codes = ISSUE_CHAPTERS.flatMap((chapter) => Object.keys(chapter.codes));
    expect(codes.length).toBe(new Set(codes).size);
  });

  it('has an example with exactly the declared arguments for every code', () => {
    const wrong = [...declared].filter(
      ([code, { args }]) =>
        Object.keys(examples[code] ?? { none: 1 })
          .sort()
          .join() !== [...args].sort().join(),
    );
    expect(wrong.map(([code]) => code)).toEqual([]);
    expect(Object.keys(examples).filter((code) => !declared.has(code))).toEqual([]);
  });

  for (const locale of LOCALES) {
    it(`uses only declared arguments and known forms (${locale})`, () => {
      const problems = [...declared].flatMap(([code, { args }]) =>
        Object.values(ISSUE_WORDS[code]?.[locale] ?? {}).flatMap((template) =>
          templatePlaces(template)
            .filter(
              ({ name, form }) =>
                !args.includes(name) || !(form === undefined || form in TOPICS || (FORMS as readonly string[]).includes(form)),
            )
            .map(({ name, form }) => `${code}: {${name}${form ? `:${form}` : ''}}`),
        ),
      );
      expect(problems).toEqual([]);
    });

    it(`says in every message what is wrong and what to do, without holes (${locale})`, () => {
      for (const [code, { severity }] of declared) {
        const worded = wordIssue({ code, severity, place: {}, args: examples[code] ?? {} }, locale);
        const end = locale === 'zh-CN' ? /[。！？]$/ : /[.!?]$/;
        expect(worded.what, code).toMatch(end);
        expect(worded.remedy, code).toMatch(end);
        const onPage = wordIssue({ code, severity, place: {}, args: examples[code] ?? {} }, locale, plainNumber, 'page').remedy;
        expect(onPage, code).toMatch(end);
        for (const text of Object.values({ ...worded, onPage, link: '' }))
          expect(text, code).not.toMatch(/\{\w+(:\w+)?\}|\[\[|\]\]|undefined|NaN|（）|“”|\(\)|^[，,；;]/);
      }
    });
  }

  it('sends nobody who uploads the files of a scheme to a command or to a setting of a machine', () => {
    const ofUploads = [PACK_WORDS, FILE_WORDS, MAPPING_WORDS, SHEET_WORDS, GOAL_WORDS, ELSEWHERE_WORDS, IMPORT_WORDS];
    const told = ofUploads.flatMap((chapter) =>
      Object.keys(chapter).flatMap((code) => {
        const issue = { code, severity: 'error', place: {}, args: examples[code] ?? {} } as const;
        return LOCALES.map((locale) => `${code}: ${wordIssue(issue, locale, plainNumber, 'page').remedy}`);
      }),
    );
    expect(told.filter((text) => /\bkedu [a-z]|KEDU_DATA/.test(text))).toEqual([]);
    expect(
      wordIssue({ code: 'PACK_DATA_MISSING', severity: 'error', place: {}, args: examples['PACK_DATA_MISSING'] ?? {} }, 'en').remedy,
    ).toContain('KEDU_DATA');
  });

  it('sends whoever has no second factor yet to his account, and whoever has one to it (SIGN_CODE)', () => {
    const remedy = (reason: string): string | undefined =>
      wordIssue({ code: 'SIGN_CODE', severity: 'error', place: {}, args: { reason } }, 'zh-CN', plainNumber).remedy;
    expect(remedy('needed')).toContain('我的账户');
    expect(remedy('wrong')).toContain('6 位数字');
  });

  it('sends nobody who publishes on a page to a command, and calls nobody who is refused by an identifier', () => {
    const said = ['PUBLISH_STANDING', 'PUBLISH_WITHDRAWN', 'PUBLISH_PENDING', 'STORE_ENTERED'].flatMap((code) =>
      LOCALES.map((locale) => wordIssue({ code, severity: 'error', place: {}, args: examples[code] ?? {} }, locale, plainNumber, 'page')),
    );
    const { post = '', person = '' } = examples['STORE_ENTERED'] as Readonly<Record<string, string>>;
    expect(
      said.filter(({ what, remedy }) => /\bkedu [a-z]|--\w|not_issued/.test(remedy) || [post, person].some((id) => what.includes(id))),
    ).toEqual([]);
  });

  it('is gentle: it neither blames nor shouts', () => {
    const texts = Object.values(ISSUE_WORDS).flatMap((both) => LOCALES.flatMap((locale) => Object.values(both[locale] ?? {})));
    expect(texts.filter((text) => /非法|错误地|严禁|[!！]$|\b(illegal|invalid input|stupid|fatal|abort)/i.test(text))).toEqual([]);
  });

  it('mentions every declared argument somewhere, so that nothing found is kept from the reader', () => {
    const unused = [...declared].flatMap(([code, { args }]) => {
      const used = new Set(
        LOCALES.flatMap((locale) =>
          Object.values(ISSUE_WORDS[code]?.[locale] ?? {}).flatMap((template) => templatePlaces(template).map(({ name }) => name)),
        ),
      );
      return args.filter((name) => !used.has(name)).map((name) => `${code}.${name}`);
    });
    expect(unused).toEqual([]);
  });
});
