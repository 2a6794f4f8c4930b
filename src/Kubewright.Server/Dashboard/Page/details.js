// One pod, beside the others.

import { getJson } from './api.js';
import { byId, h, sign, table } from './dom.js';
import { PHASES, keyOf } from './model.js';
import { eventRows, eventsOf } from './sections.js';

const MOST_EVENTS = 8;

/** What a container does, as `kubectl describe` says it. */
function stateOf(status) {
  const [name, state] = Object.entries(status?.state ?? {})[0] ?? ['waiting', {}];
  return { running: 'running', waiting: state.reason ?? 'waiting', terminated: `${state.reason ?? 'ended'}, exit code ${state.exitCode}` }[name];
}

export class Details {
  #root = byId('details');
  #onClose;
  #model;

  /** The name of the pod that is shown; null for none. */
  name = null;

  /** @param onClose what to do with the name of the pod that was shown. */
  constructor(model, onClose) {
    this.#model = model;
    this.#onClose = onClose;
  }

  /** Shows a pod and moves the focus there. */
  open(namespace, name, start) {
    this.name = name;
    this.#root.hidden = false;
    this.#root.replaceChildren(
      h('header', null,
        h('h2', { id: 'details-title', tabindex: -1 }, name),
        h('button', { type: 'button', 'aria-label': 'Close', onclick: () => this.close() }, '×')),
      h('div'));
    byId('details-title').focus();
    return this.refresh(namespace, start);
  }

  /** Closes it; false when it is not open. */
  close() {
    if (this.name === null) return false;
    const name = this.name;
    this.name = null;
    this.#root.hidden = true;
    this.#root.replaceChildren();
    this.#onClose(name);
    return true;
  }

  /** Brings what is shown up to date. */
  async refresh(namespace, start) {
    const name = this.name;
    if (name === null) return;
    const pod = this.#model.pods.get(keyOf(namespace, name));
    const object = pod && await getJson(`/api/v1/namespaces/${namespace}/pods/${name}`).catch((error) => {
      if (error.status === 404) return null;
      throw error;
    });
    if (this.name !== name) return;
    this.#root.lastChild.replaceChildren(
      ...(object ? this.#facts(pod, object) : [h('p', { class: 'none' }, 'There is no such pod at present.')]),
      ...this.#events(namespace, name, start));
  }

  #facts(pod, object) {
    const { spec, status } = object;
    const facts = [
      ['Status', h('span', { class: `state p-${pod.phase}` }, sign(pod.phase), pod.status === 'Running' ? PHASES[pod.phase] : pod.status)],
      ['Containers', `${pod.containers} ready`],
      ['Restarts', pod.restarts],
      ['Node', spec.nodeName ?? '–'],
      ['Address', status?.podIP ?? '–'],
      ['Name in DNS', spec.subdomain ? `${spec.hostname}.${spec.subdomain}` : '–'],
      ['Revision', pod.revision ?? '–'],
      ['Claims', pod.claims.join(', ') || '–'],
    ];
    return [
      h('dl', null, facts.map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value)))),
      h('h3', null, 'Containers'),
      table('Containers', ['Name', 'Image', 'State'], spec.containers.map((container) => ({
        cells: [
          h('code', null, container.name),
          h('code', null, container.image),
          stateOf(status?.containerStatuses?.find((item) => item.name === container.name)),
        ],
      }))),
    ];
  }

  #events(namespace, name, start) {
    const events = eventsOf(this.#model, (object) => object.kind === 'Pod' && object.namespace === namespace && object.name === name).slice(0, MOST_EVENTS);
    if (events.length === 0) return [];
    return [
      h('h3', null, 'Events'),
      table('Events of the pod', ['Time', 'Reason', 'Message'], eventRows(events, start).map((row) => ({ ...row, cells: row.cells.toSpliced(2, 1) }))),
    ];
  }
}
