import type { Locale } from '@kedu/model';
import { VERIFY_STEPS } from '@kedu/verify';
import type { Asked, FromWorker, WorkStep } from '../worker/messages.ts';
import { CheckingWorkers } from './checkingWorkers.ts';
import { chosenFiles, droppedOn } from './dropped.ts';
import { element } from './element.ts';
import { ReaderFiles } from './readerFiles.ts';
import { showRefused, showReport } from './showReport.ts';
import { pageWords } from './words.ts';

const STEPS: readonly WorkStep[] = ['read', 'digest', ...VERIFY_STEPS];

/** Shows the page, takes what is dropped or chosen, has the worker check it, and shows what it says. Rule: VERIFY-1. */
export function startPage(script: string): void {
  new CheckerPage(script).show();
}

class CheckerPage {
  #locale: Locale = 'zh-CN';
  /** What was asked for last, to be checked again with what the reader brings. */
  #chosen: Asked['chosen'] | undefined;
  readonly #brought = new ReaderFiles(() => this.#again());
  readonly #workers: CheckingWorkers;
  /** What stands below the form, drawn anew in the language that is asked for. */
  #result: () => Node | string = () => '';

  constructor(script: string) {
    this.#workers = new CheckingWorkers(
      script,
      (message) => this.#hear(message),
      (why) => this.#fail(why),
    );
    // What is folded away is printed too.
    window.addEventListener('beforeprint', () => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      if (event.dataTransfer && this.#brought.takes([...event.dataTransfer.files])) {
        this.show();
        this.#again();
      } else if (event.dataTransfer) this.#take(droppedOn(event.dataTransfer));
    });
  }

  show(): void {
    const words = pageWords(this.#locale);
    const isTouched = window.matchMedia('(hover: none) and (pointer: coarse)').matches;
    document.documentElement.lang = this.#locale;
    document.title = words.title;
    const language = element('button', { type: 'button', id: 'language' }, words.other);
    language.addEventListener('click', () => {
      this.#locale = this.#locale === 'en' ? 'zh-CN' : 'en';
      this.show();
      document.getElementById('language')?.focus();
    });
    document.body.replaceChildren(
      element(
        'main',
        {},
        element('header', {}, element('h1', {}, words.title), language),
        element('p', {}, isTouched ? words.introTouch : words.intro),
        element(
          'div',
          { class: 'drop' },
          element('p', {}, isTouched ? words.dropTouch : words.drop),
          ...(isTouched ? [] : [this.#chooser(words.folder, 'folder', { webkitdirectory: '' })]),
          this.#chooser(words.zip, 'zip', { accept: '.zip' }),
          this.#brought.show(this.#locale),
        ),
        element('div', { id: 'result' }, this.#result()),
      ),
    );
  }

  #chooser(text: string, id: string, attributes: Readonly<Record<string, string>>): HTMLElement {
    const input = element('input', { type: 'file', id, ...attributes });
    input.addEventListener('change', () => this.#take(Promise.resolve(chosenFiles([...(input.files ?? [])]))));
    return element('label', { class: 'button' }, text, input);
  }

  #take(chosen: Promise<Asked['chosen'] | undefined>): void {
    performance.clearMarks();
    performance.mark('kedu:start');
    this.#step('read');
    chosen.then(
      async (found) => {
        this.#chosen = found;
        if (found) this.#workers.ask({ chosen: found, ...(await this.#brought.asked()) });
        else this.#say('idle', () => '');
      },
      (error: unknown) => this.#fail(String(error)),
    );
  }

  #again(): void {
    if (this.#chosen) this.#take(Promise.resolve(this.#chosen));
  }

  #hear(message: FromWorker): void {
    if (message.kind === 'step') this.#step(message.step);
    else if (message.kind === 'failed') this.#fail(message.why);
    else if (message.kind === 'refused') this.#say('ready', () => showRefused(message.issue, this.#locale));
    else {
      const when = { milliseconds: message.milliseconds, at: new Date().toISOString() };
      this.#say('ready', () => showReport(message.report, when, this.#locale));
    }
  }

  #fail(why: string): void {
    this.#say('failed', () => element('p', { role: 'alert' }, pageWords(this.#locale).failed(why)));
  }

  #step(step: WorkStep): void {
    performance.mark(`kedu:${step}`);
    const number = STEPS.indexOf(step) + 1;
    const text = (): string => pageWords(this.#locale).step(step, number, STEPS.length);
    const [status, bar] = [document.querySelector('#result [role=status]'), document.querySelector('#result progress')];
    if (status && bar) {
      // The same line goes on, so that a reader of screens hears what is new alone.
      status.textContent = text();
      bar.setAttribute('value', String(number));
    }
    const result = (): HTMLElement =>
      element(
        'div',
        {},
        element('p', { role: 'status' }, text()),
        element('progress', { max: String(STEPS.length), value: String(number), 'aria-hidden': 'true' }),
      );
    if (status && bar) this.#result = result;
    else this.#say('busy', result);
  }

  #say(state: 'idle' | 'busy' | 'ready' | 'failed', result: () => Node | string): void {
    this.#result = result;
    document.documentElement.dataset['state'] = state;
    document.getElementById('result')?.replaceChildren(result());
    if (state !== 'ready') return;
    performance.mark('kedu:render');
    // Keyboard and reader of screens go on at the verdict.
    document.querySelector<HTMLElement>('#result .verdict')?.focus();
  }
}
