import type { ListContributions, ProposalChange, UnitContributions } from '@kedu/engine';
import { type AsideOf, changeCautions, changeLetters, namingOfVersions, type RuleNaming, type WithoutValues } from '@kedu/messages';
import { inLocale, type Issue, type Locale, type LocalizedText, type Period } from '@kedu/model';
import type { CompiledScheme, SchemeDiff } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { diffWord } from './words.ts';

/** One side of the comparison, as far as the page shows it. */
export interface DiffSide {
  readonly scheme: CompiledScheme;
  /** Result hash. */
  readonly result: string;
}

/** Everything that the page of a comparison is written from. */
export interface DiffView {
  readonly packTitle: LocalizedText;
  readonly example: boolean;
  readonly period: Period;
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly diff: SchemeDiff;
  readonly lists: readonly ListContributions[];
  /** Proposals that differ. */
  readonly proposals: readonly ProposalChange[];
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Indicators that a version assesses and that have no value in the period. */
  readonly withoutValues: WithoutValues;
  /** What a body determined under either version, which neither run adopts. */
  readonly determinations: AsideOf['determinations'];
  /** Notices of what was lent and what the period has not. */
  readonly issues: readonly Issue[];
  readonly locale: Locale;
  /** Where the page is served: the first page, and this page in the other language. */
  readonly links?: { readonly home?: string | undefined; readonly other?: string | undefined } | undefined;
}

/** What the chapters share. */
export interface DiffContext {
  readonly view: DiffView;
  readonly locale: Locale;
  /** A title in the language of the page. */
  readonly read: (title: LocalizedText) => string;
  /** Title of a list, class, grade, indicator or field, where either version has one of that ID. */
  readonly titleOf: RuleNaming['titleOf'];
  /** Name of a unit by its code, of those that either version assesses. */
  readonly unitOf: (code: string) => string | undefined;
  /** The letter of a change by the ID of its group. */
  readonly letters: ReadonlyMap<string, string>;
  /** What is to be said of changes by which an indicator without data is scored, by the ID of the group. */
  readonly cautions: ReadonlyMap<string, string>;
  readonly listTitle: (id: string) => string;
  /** How a group that is ranked apart reads. */
  readonly groupTitle: (list: string, group: string) => string;
  readonly gradeTitle: (id: string) => string;
}

/** Titles as the page gives them: of the later version, else of the earlier one. */
export function contextOf(view: DiffView): DiffContext {
  const { locale, before, after } = view;
  const naming = namingOfVersions(before.scheme, after.scheme, locale);
  const { read } = naming;
  // Bodies stand in a scheme by their Chinese names.
  const bodies = new Map(
    view.lists.flatMap(({ units }) =>
      units.flatMap(({ name }) => (locale === 'en' && name.en !== undefined ? [[name['zh-CN'], name.en] as const] : [])),
    ),
  );
  const titleOf: DiffContext['titleOf'] = (id, kind) => naming.titleOf(id, kind) ?? (kind === undefined ? bodies.get(id) : undefined);
  const names = new Map(view.lists.flatMap(({ units }) => units.map(({ code, name }) => [code, inLocale(name, locale)] as const)));
  return {
    view,
    locale,
    read,
    groupTitle: (id, group) => {
      const list = after.scheme.lists.find((one) => one.id === id);
      const title = list?.groupTitles?.[group] ?? after.scheme.attributeWords?.[list?.groupBy ?? '']?.values[group];
      return title ? read(title) : group;
    },
    titleOf,
    unitOf: (code) => names.get(code),
    letters: changeLetters(view.lists),
    cautions: changeCautions(view.diff.groups, view.withoutValues, locale),
    listTitle: (id) => titleOf(id) ?? id,
    gradeTitle: (id) => titleOf(id) ?? id,
  };
}

/** Whether anything of a unit differs. */
export function moves({
  before,
  after,
  rankBefore,
  rankAfter,
  gradeBefore,
  gradeAfter,
  member,
  classBefore,
  classAfter,
}: UnitContributions): boolean {
  return (
    !Object.is(before, after) || rankBefore !== rankAfter || gradeBefore !== gradeAfter || member !== 'both' || classBefore !== classAfter
  );
}

/** That some rules differ in words alone. */
export function wordingNote({ view, locale }: DiffContext): Html {
  return view.diff.wording === 0 ? html`` : html`<p class="note">${diffWord('wording', locale, { count: view.diff.wording })}</p>`;
}
