// The cluster as the page knows it: what it lists and watches, made small.

import { follow } from './api.js';
import { byName } from './dom.js';
import { Latest } from './latest.js';

/** The phases in the order of a pod's life, and how they are called. */
export const PHASES = {
  Pending: 'Pending',
  Creating: 'Creating',
  NotReady: 'Not ready',
  Ready: 'Ready',
  Terminating: 'Terminating',
  Ended: 'Ended',
};

const MOST_EVENTS = 2000;

export const keyOf = (namespace, name) => `${namespace ?? ''}/${name}`;

const controllerOf = (item) => item.metadata.ownerReferences?.find((owner) => owner.controller);

/** The same phases as those of the roll-out's picture. */
function phaseOf(pod) {
  const phase = pod.status?.phase;
  if (pod.metadata.deletionTimestamp) return 'Terminating';
  if (phase === 'Succeeded' || phase === 'Failed') return 'Ended';
  if (phase === 'Running') return pod.status.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') ? 'Ready' : 'NotReady';
  return pod.spec.nodeName ? 'Creating' : 'Pending';
}

function podOf(item) {
  const { namespace, name, labels } = item.metadata;
  const owner = controllerOf(item);
  const set = owner?.kind === 'StatefulSet' ? owner.name : '';
  return {
    namespace,
    name,
    set,
    ordinal: set ? Number(name.slice(set.length + 1)) : null,
    phase: phaseOf(item),
    status: item.cells.Status,
    containers: item.cells.Ready,
    restarts: item.cells.Restarts,
    node: item.spec.nodeName ?? null,
    revision: labels?.['controller-revision-hash'] ?? null,
    claims: (item.spec.volumes ?? []).flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []),
  };
}

const revisionOf = (item) => ({
  namespace: item.metadata.namespace,
  name: item.metadata.name,
  set: controllerOf(item)?.name ?? '',
  number: item.revision,
  created: item.metadata.creationTimestamp,
  images: (item.data?.spec?.template?.spec?.containers ?? []).map((container) => container.image),
});

/** What is followed: where it is listed, what the page keeps of an item, and whether it needs the cells that kubectl prints. */
const SOURCES = {
  sets: ['/apis/apps/v1/statefulsets', (item) => item],
  pods: ['/api/v1/pods', podOf, true],
  revisions: ['/apis/apps/v1/controllerrevisions', revisionOf],
  claims: ['/api/v1/persistentvolumeclaims', (item) => item],
  volumes: ['/api/v1/persistentvolumes', (item) => item],
  services: ['/api/v1/services', (item) => item],
  budgets: ['/apis/policy/v1/poddisruptionbudgets', (item) => item],
  nodes: ['/api/v1/nodes', (item) => item],
  events: ['/api/v1/events', (item) => item],
};

/** What is in the cluster, and who wants to hear of changes. */
export class Model {
  #groups = new Map();
  #topics = new Set();
  #connected = new Map();
  #listed = new Set();
  #listeners = [];

  constructor() {
    for (const name of Object.keys(SOURCES)) this[name] = name === 'events' ? new Latest(MOST_EVENTS) : new Map();
  }

  /** Calls `listener` with the names of what changed, once per picture at most. */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /** Begins to follow the cluster; ends when this browser is no longer let in. Events come last: there are many, and they can wait. */
  start(onState) {
    const { events, ...others } = SOURCES;
    let listed;
    const first = new Promise((resolve) => { listed = resolve; });
    const follows = Object.entries(others).map((source) => this.#follow(source, onState, listed));
    return Promise.all([...follows, first.then(() => this.#follow(['events', events], onState, () => {}))]);
  }

  /** The pods of a set by ordinal, or by name where they have none; an empty map when there are none. */
  podsOf(key) {
    return this.#groups.get(key) ?? new Map();
  }

  /** The sets, and for each namespace with pods that have no set one more entry, in order. */
  groups() {
    const keys = new Set([...this.sets.keys(), ...this.#groups.keys()]);
    return [...keys].map((key) => {
      const at = key.indexOf('/');
      return { key, namespace: key.slice(0, at), set: key.slice(at + 1), object: this.sets.get(key) ?? null };
    }).sort((a, b) => byName(a.namespace, b.namespace) || Number(!a.set) - Number(!b.set) || byName(a.set, b.set));
  }

  /** The revisions of a set, oldest first. */
  revisionsOf(namespace, set) {
    return [...this.revisions.values()]
      .filter((revision) => revision.namespace === namespace && revision.set === set)
      .sort((a, b) => byName(a.created, b.created) || a.number - b.number);
  }

  #follow([name, [path, make, asTable]], onState, onAllListed) {
    return follow(path, {
      onReset: () => {
        this[name].clear();
        if (name === 'pods') this.#groups.clear();
      },
      onItem: (item) => this.#put(name, make(item), item, true),
      onListed: () => {
        this.#listed.add(name);
        this.#touch(name);
        if (this.#listed.size === Object.keys(SOURCES).length - 1) onAllListed();
      },
      onChange: (type, item) => (type === 'DELETED' ? this.#remove(name, item) : this.#put(name, make(item), item)),
      onState: (isConnected) => {
        this.#connected.set(name, isConnected);
        onState([...this.#connected.values()].every(Boolean), this.#connected.size === Object.keys(SOURCES).length);
      },
    }, asTable);
  }

  /** Keeps an item. A list that is not complete is not shown: what it does not hold yet would seem to be missing. */
  #put(name, value, item, isListing = false) {
    const key = keyOf(item.metadata.namespace, item.metadata.name);
    if (name === 'pods') {
      this.#ungroup(this.pods.get(key));
      const group = keyOf(value.namespace, value.set);
      if (!this.#groups.has(group)) this.#groups.set(group, new Map());
      this.#groups.get(group).set(value.ordinal ?? value.name, value);
    }
    this[name].set(key, value);
    if (!isListing) this.#touch(name);
  }

  #remove(name, item) {
    const key = keyOf(item.metadata.namespace, item.metadata.name);
    if (name === 'pods') this.#ungroup(this.pods.get(key));
    this[name].delete(key);
    this.#touch(name);
  }

  #ungroup(pod) {
    if (!pod) return;
    const key = keyOf(pod.namespace, pod.set);
    const group = this.#groups.get(key);
    group?.delete(pod.ordinal ?? pod.name);
    if (group?.size === 0) this.#groups.delete(key);
  }

  #touch(name) {
    if (this.#topics.size === 0) {
      requestAnimationFrame(() => {
        const topics = new Set(this.#topics);
        this.#topics.clear();
        this.#listeners.forEach((listener) => listener(topics));
      });
    }
    this.#topics.add(name);
  }
}
