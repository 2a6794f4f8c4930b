// The pods of a set: a tile each, by ordinal.

import { byId, byName, h, reconcile, setText, sign } from './dom.js';
import { PHASES } from './model.js';

/** How many pods are shown at once. */
export const WINDOW = 120;

/** From here on tiles are small. */
const MANY = 40;

const STRIP = 100;

/** How urgent a phase is, where one has to stand for many. */
const URGENCY = ['Ready', 'Ended', 'Pending', 'Creating', 'Terminating', 'NotReady', 'Missing'];

/** What a pod is about in a word or two: what kubectl prints, where that says more than the phase. */
const wordsOf = ({ phase, status }) => (phase === 'Missing' ? 'No pod' : phase === 'Ready' || ['Running', 'ContainerCreating'].includes(status) ? PHASES[phase] : status);

/** The ordinals, or names, that a set has or should have, in order. */
export function placesOf(group, pods) {
  if (!group.set) return [...pods.keys()].sort(byName);
  const places = new Set(pods.keys());
  const first = group.object?.spec.ordinals?.start ?? 0;
  for (let i = 0; i < (group.object?.spec.replicas ?? 0); i++) places.add(first + i);
  return [...places].sort((a, b) => a - b);
}

export class Pods {
  #list = byId('pods');
  #page = byId('window');
  #onOpen;
  #onPage;
  #current = null;

  /** @param onOpen what to do with the name of a pod that is to be shown; @param onPage with the first place to show. */
  constructor(onOpen, onPage) {
    this.#onOpen = onOpen;
    this.#onPage = onPage;
    this.#list.addEventListener('keydown', (event) => this.#move(event));
    this.#list.addEventListener('click', (event) => this.#choose(event.target.closest('.pod')));
  }

  /**
   * Shows the pods.
   * @param pods what to show: {place, name, phase, status, node, revision, restarts} each; a phase of Missing has no pod.
   * @param all the phases of all places, for the numbers.
   */
  render(pods, all, revisions, opened) {
    this.#list.classList.toggle('many', pods.length > MANY);
    reconcile(this.#list, pods, (pod) => pod.name, (pod) => this.#tile(pod), (tile, pod) => {
      const revision = revisions.of(pod.revision);
      tile.className = `pod p-${pod.phase}${revision ? ` ${revision.style}` : ''}`;
      tile.setAttribute('aria-selected', String(pod.name === opened));
      tile.setAttribute('aria-label', [
        pod.name,
        wordsOf(pod),
        pod.node && `on ${pod.node}`,
        revision && `revision ${revision.label}`,
        Number.parseInt(pod.restarts, 10) > 0 && `restarts ${pod.restarts}`,
      ].filter(Boolean).join(', '));
      const [place, mark, phase, node, label] = tile.children;
      setText(place, String(pod.place));
      if (mark.firstChild.getAttribute('href') !== `#${pod.phase}`) mark.firstChild.setAttribute('href', `#${pod.phase}`);
      setText(phase, wordsOf(pod));
      setText(node, pod.node ?? '');
      setText(label, revision?.label ?? '');
    });
    if (![...this.#list.children].includes(this.#current)) this.#current = this.#list.firstElementChild;
    for (const tile of this.#list.children) tile.tabIndex = tile === this.#current ? 0 : -1;
    this.#count(all);
  }

  /** The overview of a set that is too large to be shown at once; hidden for others. */
  paginate(places, first, phaseAt) {
    this.#page.hidden = places.length <= WINDOW;
    if (this.#page.hidden) return;
    const [low, high] = [places[0], places.at(-1)];
    const to = Math.min(first + WINDOW - 1, high);
    if (!this.#page.firstChild) {
      this.#page.append(
        h('div', { class: 'strip', 'aria-hidden': 'true' }),
        h('input', { type: 'range', step: WINDOW, 'aria-label': 'First ordinal shown', oninput: (event) => this.#onPage(Number(event.target.value)) }),
        h('p', { class: 'note' }));
    }
    const [strip, range, note] = this.#page.children;
    const size = Math.ceil(places.length / STRIP);
    const parts = Array.from({ length: Math.ceil(places.length / size) }, (_, i) => places.slice(i * size, (i + 1) * size));
    reconcile(strip, parts, (part) => part[0], () => h('i'), (bar, part) => {
      bar.className = `p-${part.map(phaseAt).reduce((worst, phase) => (URGENCY.indexOf(phase) > URGENCY.indexOf(worst) ? phase : worst), 'Ready')}`;
      bar.classList.toggle('shown', part.at(-1) >= first && part[0] <= to);
    });
    Object.assign(range, { min: low, max: high - ((high - low) % WINDOW), value: first });
    range.setAttribute('aria-valuetext', `${first} to ${to}`);
    setText(note, `Ordinals ${first} to ${to} of ${places.length} pods`);
  }

  /** Puts the focus on a pod; on the list when it is gone. */
  focus(name) {
    const tile = [...this.#list.children].find((child) => child.dataset.key === name) ?? this.#current;
    if (tile) this.#focus(tile);
  }

  #tile() {
    return h('div', { role: 'option' },
      h('span', { class: 'ordinal' }), sign('Pending'), h('span', { class: 'phase' }), h('span', { class: 'node' }), h('span', { class: 'revision' }));
  }

  #count(all) {
    const counts = Object.fromEntries(Object.keys(PHASES).map((phase) => [phase, 0]));
    for (const phase of all) if (phase in counts) counts[phase]++;
    const phases = Object.entries(counts);
    reconcile(byId('share'), phases.filter(([, count]) => count > 0), ([phase]) => phase, ([phase]) => h('i', { class: `p-${phase}` }), (bar, [, count]) => {
      bar.style.flexGrow = count;
    });
    reconcile(byId('legend'), phases, ([phase]) => phase, ([phase]) => h('li', { class: `p-${phase}` }, sign(phase), h('span', null, PHASES[phase]), h('b')), (item, [, count]) => {
      item.classList.toggle('none', count === 0);
      setText(item.lastChild, String(count));
    });
  }

  #choose(tile) {
    if (!tile) return;
    this.#focus(tile);
    if (!tile.classList.contains('p-Missing')) this.#onOpen(tile.dataset.key);
  }

  #focus(tile) {
    if (this.#current) this.#current.tabIndex = -1;
    this.#current = tile;
    tile.tabIndex = 0;
    tile.focus();
  }

  #move(event) {
    const tiles = [...this.#list.children];
    const at = tiles.indexOf(event.target.closest('.pod'));
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const columns = Math.max(1, tiles.findIndex((tile) => tile.offsetTop > tiles[0].offsetTop));
    const rows = tiles.at(-1).offsetTop > tiles[0].offsetTop ? columns : tiles.length;
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + rows,
      ArrowUp: at - rows,
      Home: 0,
      End: tiles.length - 1,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (tiles[to]) this.#focus(tiles[to]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(tiles[at]);
    }
  }
}
