import type { Locale } from '@kedu/model';
import type { Asker } from '../desk/asker.ts';
import type { TrialAnswer, TrialQuestion, TrialStep } from '../desk/questions.ts';
import { element } from '../page/element.ts';
import { mostUnits } from './mostUnits.ts';
import { TrialTable } from './trialTable.ts';
import { trialWord, type TrialWord } from './trialWords.ts';
import { WeightSliders } from './weightSliders.ts';

/**
 * Sliders for the weights of one node, and what they make of the ranking, step by step.
 *
 * One step is asked at a time; of moves made meanwhile only the last is. Each step is measured as `kedu-trial-step`, from the move to the page.
 * Rule: CAPSULE-11 (docs/spec/report.md).
 */
export class TrialDesk {
  readonly #place: HTMLElement;
  readonly #list: string;
  readonly #answer: TrialAnswer;
  readonly #asker: Asker;
  readonly #locale: Locale;
  readonly #table: TrialTable;
  readonly #sliders: WeightSliders;
  readonly #node = element('select', { id: 'trial-node' });
  readonly #scope = element('select', { id: 'trial-scope' });
  readonly #scopeField: HTMLElement;
  readonly #broken = element('div', { class: 'trial-broken', role: 'status' });
  readonly #summary = element('p', { class: 'lead trial-moves', role: 'status' });
  readonly #slow = element('p', { class: 'note', hidden: true });
  readonly #judged = element('p', { class: 'note', hidden: true });
  readonly #yaml = element('pre', { tabindex: 0 });
  readonly #copied = element('span', { role: 'status', class: 'soft' });
  #busy = false;
  #next: { readonly move: TrialQuestion['move']; readonly since: number } | undefined;

  constructor(place: HTMLElement, list: string, answer: TrialAnswer, asker: Asker, locale: Locale) {
    this.#place = place;
    this.#list = list;
    this.#answer = answer;
    this.#asker = asker;
    this.#locale = locale;
    this.#table = new TrialTable(list, answer, locale);
    this.#sliders = new WeightSliders(locale, (move) => void this.#step(move));
    this.#node.append(
      ...answer.nodes.map(({ node, title, depth }) =>
        element('option', { value: node }, `${'　'.repeat(Math.max(0, depth - 1))}${title === '' ? this.#say('top') : title}`),
      ),
    );
    this.#scopeField = this.#field('scope', this.#scope);
  }

  async start(): Promise<void> {
    const reset = element('button', { type: 'button' }, this.#say('reset'));
    const copy = element('button', { type: 'button' }, this.#say('copy'));
    reset.addEventListener('click', () => void this.#step('reset'));
    copy.addEventListener('click', () => void this.#copy());
    this.#node.addEventListener('change', () => this.#chooseNode());
    this.#scope.addEventListener('change', () => void this.#step(undefined));
    this.#place.replaceChildren(
      element('div', { class: 'live' }, this.#field('node', this.#node), this.#scopeField),
      this.#judged,
      this.#sliders.element,
      element('div', { class: 'live' }, reset, copy, this.#copied),
      this.#broken,
      this.#slow,
      this.#summary,
      this.#table.element,
      element('details', {}, element('summary', {}, this.#say('yaml')), this.#yaml),
    );
    this.#fillScopes();
    await this.#step(undefined);
    this.#table.draw();
  }

  #chooseNode(): void {
    this.#fillScopes();
    void this.#step(undefined);
  }

  #fillScopes(): void {
    const chosen = this.#answer.nodes.find(({ node }) => node === this.#node.value);
    const scopes = chosen?.scopes ?? [];
    this.#judged.hidden = !chosen?.judged;
    this.#judged.textContent = this.#say('judged', { file: chosen?.judged ?? '' });
    this.#scope.replaceChildren(
      ...scopes.map(({ scope, title, units }) =>
        element('option', { value: scope }, scope === '' ? this.#say('unnamed', { units }) : this.#say('class', { title, units })),
      ),
    );
    const most = mostUnits(scopes);
    if (most) this.#scope.value = most.scope;
    this.#scopeField.hidden = scopes.length < 2;
  }

  /** Asks for a step; while one is asked, the last of those that follow waits. */
  async #step(move: TrialQuestion['move']): Promise<void> {
    this.#next = { move, since: performance.now() };
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#next) {
        const { move: now, since } = this.#next;
        this.#next = undefined;
        const [node, scope] = [this.#node.value, this.#scope.value];
        const step = await this.#asker.ask({ ask: 'trial_step', list: this.#list, node, scope, move: now });
        if (!step) return;
        this.#show(step);
        performance.measure('kedu-trial-step', { start: since, detail: step.milliseconds });
      }
    } catch (error) {
      this.#summary.textContent = this.#say('failed', { why: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#busy = false;
    }
  }

  #show(step: TrialStep): void {
    const { broken, yaml, by, refused } = step;
    this.#sliders.show(step.weights);
    const items = broken.map(({ what, found, expected, clause }) => {
      const ground = clause === '' ? '' : this.#say('clause', { clause });
      return element('li', {}, `${what}${ground}`, element('small', { class: 'soft' }, this.#say('figures', { found, expected })));
    });
    this.#broken.replaceChildren(
      ...(items.length === 0
        ? [element('p', { class: 'note' }, this.#say('held'))]
        : [element('p', {}, element('strong', {}, this.#say('broken'))), element('ul', {}, ...items)]),
    );
    this.#broken.classList.toggle('bad', items.length > 0);
    this.#yaml.textContent = yaml === '' ? this.#say('unchanged') : yaml;
    this.#copied.textContent = '';
    this.#slow.hidden = !refused;
    this.#slow.textContent = this.#say('slow_kernel');
    this.#place.dataset['by'] = by;
    const { count, up, down } = this.#table.show(step);
    this.#summary.textContent =
      count === 0 ? this.#say('none_moves') : this.#say('some_move', { count, up, down, all: this.#answer.rows.length });
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#yaml.textContent ?? '');
      this.#copied.textContent = this.#say('copied');
    } catch {
      this.#copied.textContent = this.#say('copy_by_hand');
      const details = this.#yaml.closest('details');
      if (details) details.open = true;
      getSelection()?.selectAllChildren(this.#yaml);
    }
  }

  #field(label: TrialWord, field: HTMLElement): HTMLElement {
    return element('div', {}, element('label', { for: field.id }, this.#say(label)), field);
  }

  #say(key: TrialWord, args: Readonly<Record<string, string | number>> = {}): string {
    return trialWord(key, this.#locale, args);
  }
}
