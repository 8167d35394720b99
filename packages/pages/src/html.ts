/** HTML that was escaped already. Made only by `html` and `raw`, so that text can never become markup by accident. */
export interface Html {
  readonly html: string;
}

type Insert = Html | string | number | undefined | false | readonly Insert[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Template tag: every insertion is escaped unless it is Html; lists are joined; undefined and false are nothing. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return { html: parts.reduce((text, part, i) => text + render(inserts[i - 1]) + part) };
}

/** Markup of our own making: styles and drawings. Never text that came from outside. */
export function raw(markup: string): Html {
  return { html: markup };
}

function render(insert: Insert): string {
  if (insert === undefined || insert === false) return '';
  if (typeof insert === 'string' || typeof insert === 'number') return String(insert).replace(/[&<>"']/g, (c) => ENTITIES[c] as string);
  return 'html' in insert ? insert.html : insert.map(render).join('');
}
