import type { Locale } from '@kedu/model';
import type { Asked, FromWorker } from '../worker/messages.ts';
import { chosenFiles, droppedOn } from './dropped.ts';
import { element } from './element.ts';
import { showFinding, showReport } from './showReport.ts';
import { pageWords } from './words.ts';

/** Shows the page, takes what is dropped or chosen, has the worker check it, and shows what it says. Rule: VERIFY-1. */
export function startPage(script: string): void {
  new CheckerPage(script).show();
}

class CheckerPage {
  readonly #script: string;
  #locale: Locale = 'zh-CN';
  #policy: File | undefined;
  #worker: Worker | undefined;
  /** What stands below the form, drawn anew in the language that is asked for. */
  #result: () => Node | string = () => '';

  constructor(script: string) {
    this.#script = script;
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer) this.#take(droppedOn(event.dataTransfer));
    });
  }

  show(): void {
    const words = pageWords(this.#locale);
    document.documentElement.lang = this.#locale;
    document.title = words.title;
    const language = element('button', { type: 'button', id: 'language' }, words.other);
    language.addEventListener('click', () => {
      this.#locale = this.#locale === 'en' ? 'zh-CN' : 'en';
      this.show();
    });
    document.body.replaceChildren(
      element(
        'main',
        {},
        element('header', {}, element('h1', {}, words.title), language),
        element('p', {}, words.about),
        element(
          'div',
          { class: 'drop' },
          element('p', {}, words.drop),
          this.#chooser(words.folder, 'folder', { webkitdirectory: '' }),
          this.#chooser(words.zip, 'zip', { accept: '.zip' }),
        ),
        this.#policyChooser(),
        element('div', { id: 'result', 'aria-live': 'polite' }, this.#result()),
      ),
    );
  }

  #chooser(text: string, id: string, attributes: Readonly<Record<string, string>>): HTMLElement {
    const input = element('input', { type: 'file', id, ...attributes });
    input.addEventListener('change', () => this.#take(Promise.resolve(chosenFiles([...(input.files ?? [])]))));
    return element('label', { class: 'button' }, text, input);
  }

  #policyChooser(): HTMLElement {
    const words = pageWords(this.#locale);
    const input = element('input', { type: 'file', id: 'policy', accept: '.txt' });
    const name = element('span', {}, this.#policy?.name ?? '');
    input.addEventListener('change', () => {
      this.#policy = input.files?.[0];
      name.textContent = this.#policy?.name ?? '';
    });
    return element('p', { class: 'note' }, element('label', { class: 'button' }, words.policy, input), ' ', name, ' ', words.policyAbout);
  }

  #take(chosen: Promise<Asked['chosen'] | undefined>): void {
    this.#say('busy', () => pageWords(this.#locale).checking);
    chosen.then(
      async (found) => {
        if (found) this.#ask({ chosen: found, policy: await this.#policy?.text() });
        else this.#say('idle', () => '');
      },
      (error: unknown) => this.#fail(String(error)),
    );
  }

  /** A new worker for each bundle: what the last one held is given back. */
  #ask(asked: Asked): void {
    this.#worker?.terminate();
    const address = URL.createObjectURL(new Blob([this.#script], { type: 'text/javascript' }));
    try {
      const worker = new Worker(address);
      this.#worker = worker;
      worker.addEventListener('error', (event) => this.#fail(event.message));
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'failed') this.#fail(data.why);
        else if (data.kind === 'refused') this.#say('ready', () => element('ol', {}, showFinding(data.issue, this.#locale)));
        else this.#say('ready', () => showReport(data.report, data.milliseconds, this.#locale));
      });
      worker.postMessage(asked, []);
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #fail(why: string): void {
    this.#say('failed', () => element('p', { role: 'alert' }, pageWords(this.#locale).failed(why)));
  }

  #say(state: 'idle' | 'busy' | 'ready' | 'failed', result: () => Node | string): void {
    this.#result = result;
    document.documentElement.dataset['state'] = state;
    document.getElementById('result')?.replaceChildren(result());
  }
}
