import { namingOf } from '../design/namingOf.ts';
import { sensitivityContent } from '../design/sensitivityContent.ts';
import { saySensitive } from '../design/sensitivityWords.ts';
import { type Html, html } from '../html.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext } from './context.ts';

/** For those who write the scheme: how far ranks hang on what could have been decided otherwise (DESIGN-8); only where the scheme asks for it. */
export function sensitivityChapter(ctx: ReportContext): Html {
  const { view, assessment, places, locale } = ctx;
  return chapter(
    'sensitivity',
    ctx,
    () =>
      html`<p class="note">${saySensitive('note', locale)}</p>${ctx.standings.map((standing) => {
        const found = view.sensitivity?.find(({ list }) => list === standing.list.list);
        const naming = namingOf(standing.list.list, assessment, places, locale, (group) => ctx.groupName(standing.list.list, group));
        return found && naming ? html`${listTitle(standing, ctx)}${sensitivityContent(found, naming)}` : html``;
      })}`,
  );
}
