import type { Locale } from '@kedu/model';
import type { Asked } from '../worker/messages.ts';
import { element } from './element.ts';
import { readerWords } from './readerWords.ts';

const CERTIFICATE = /\.(?:pem|crt|cer)$/i;

type Kind = 'policy' | 'roots' | 'seen';

const ACCEPTED: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  policy: { accept: '.txt' },
  roots: { accept: '.pem,.crt,.cer', multiple: '' },
  seen: { multiple: '' },
};

/** Files that a reader brings along: policy, root certificates of time-stamp authorities, checkpoints and anchors from elsewhere. Rules: VERIFY-3, ANCHOR-13, VERIFY-10. */
export class ReaderFiles {
  readonly #changed: () => void;
  #files: Readonly<Record<Kind, readonly File[]>> = { policy: [], roots: [], seen: [] };

  /** `changed` is called when other files were chosen. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes what was dropped where all of it is certificates, which no bundle is; says whether it did. */
  takes(files: readonly File[]): boolean {
    if (files.length === 0 || !files.every(({ name }) => CERTIFICATE.test(name))) return false;
    this.#files = { ...this.#files, roots: files };
    return true;
  }

  /** The part of a question to the worker. */
  async asked(): Promise<Omit<Asked, 'chosen'>> {
    const { policy, roots, seen } = this.#files;
    const [text, certificates] = await Promise.all([policy[0]?.text(), Promise.all(roots.map((file) => file.text()))]);
    return {
      ...(text === undefined ? {} : { policy: text }),
      ...(certificates.length === 0 ? {} : { roots: certificates.join('\n') }),
      ...(seen.length === 0 ? {} : { seen: seen.map((file) => [file.name, file] as const) }),
    };
  }

  /** The choosers, folded away until one is used. */
  show(locale: Locale): HTMLElement {
    const words = readerWords(locale);
    const isUsed = Object.values(this.#files).some(({ length }) => length > 0);
    return element(
      'details',
      { class: 'brought', ...(isUsed ? { open: '' } : {}) },
      element('summary', {}, words.title),
      ...(['policy', 'roots', 'seen'] as const).map((kind) => this.#chooser(kind, words[kind], words[`${kind}About`])),
    );
  }

  #chooser(kind: Kind, label: string, about: string): HTMLElement {
    const input = element('input', { type: 'file', id: kind, ...ACCEPTED[kind] });
    const shown = element('span', { id: `${kind}-names` }, namesOf(this.#files[kind]));
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      this.#files = { ...this.#files, [kind]: files };
      shown.textContent = namesOf(files);
      this.#changed();
    });
    return element('p', { class: 'note' }, element('label', { class: 'button' }, label, input), ' ', shown, ' ', about);
  }
}

function namesOf(files: readonly File[]): string {
  return files.map(({ name }) => name).join('、');
}
