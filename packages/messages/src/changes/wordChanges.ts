import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { ChangeGroup, PathStep, SchemeChange } from '@kedu/scheme';
import { CHANGE_STEP_WORDS } from '../words/changes.ts';
import { wordOf } from '../words/topics.ts';

/** How a text of a scheme reads: its English is in a table where the scheme has one (SCHEME-18). */
export type ReadTitle = (title: LocalizedText) => string;

/**
 * The way to a rule in words: 设区的市 › 经济建设 › 地区生产总值增长率 › 权重.
 *
 * Rule: DIFF-1. Missing: a step without title is its field's word, or its ID.
 */
export function changePath({ path }: Pick<SchemeChange, 'path'>, locale: Locale, read: ReadTitle = plain(locale)): string {
  return path.map((step) => stepName(step, locale, read)).join(' › ');
}

function stepName({ id, title }: PathStep, locale: Locale, read: ReadTitle): string {
  if (title) return read(title);
  return (CHANGE_STEP_WORDS as Readonly<Record<string, Readonly<Record<Locale, string>>>>)[id]?.[locale] ?? id;
}

/**
 * What a group of changes is called in a sentence or above a column: 社会建设各项的权重（新增“向基层要求填报的报表数”）.
 *
 * One change is called by its part and kind, several of one node by the node.
 */
export function groupName({ changes }: Pick<ChangeGroup, 'changes'>, locale: Locale, read: ReadTitle = plain(locale)): string {
  const node = nodeOf(changes);
  const name = (change: SchemeChange): string => {
    const titled = change.path.filter(({ title }) => title).at(-1);
    return titled ? stepName(titled, locale, read) : changePath(change, locale, read);
  };
  const parts = changes.filter(({ kind, how }) => kind === 'part' && how !== 'changed');
  const told = parts.map((part) =>
    locale === 'en'
      ? `“${name(part)}” ${wordOf('change_how', part.how, locale)}`
      : `${wordOf('change_how', part.how, locale)}“${name(part)}”`,
  );
  if (node !== undefined) {
    const title = node.length === 0 ? '' : stepName(node.at(-1) as PathStep, locale, read);
    const of = locale === 'en' ? `weights in ${title}` : `${title}各项的权重`;
    return told.length === 0 ? of : locale === 'en' ? `${of} (${told.join(', ')})` : `${of}（${told.join('、')}）`;
  }
  const [first] = changes.filter(({ key }) => key.startsWith('score/')).concat(changes);
  if (!first) return '';
  if (first.kind === 'part' && told[0] !== undefined) return told[0];
  const kind = wordOf('change_kind', first.kind, locale);
  const subject = name(first);
  if (first.how !== 'changed')
    return locale === 'en'
      ? `${subject}: ${kind} ${wordOf('change_how', first.how, locale)}`
      : `${subject}：${wordOf('change_how', first.how, locale)}${kind}`;
  return locale === 'en' ? `${subject}: ${kind}` : `${subject}的${kind}`;
}

/** The way to the node whose weights and members change, where the group is about one. */
function nodeOf(changes: readonly SchemeChange[]): readonly PathStep[] | undefined {
  const bundles = new Set(changes.flatMap((one) => one.bundles));
  if (bundles.size !== 1) return undefined;
  const part = changes.find(({ bundles: own, kind }) => own.length > 0 && (kind === 'part' || kind === 'weight'));
  // The way to the part less the part; of a weight also less the name of the field.
  return part?.path.slice(0, part.kind === 'part' ? -1 : -2);
}

const plain =
  (locale: Locale): ReadTitle =>
  (title) =>
    inLocale(title, locale);
