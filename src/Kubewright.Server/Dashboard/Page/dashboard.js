// The page: which set is looked at, and what has to be drawn anew when something changes.

import { Unauthorized, getJson } from './api.js';
import { Details } from './details.js';
import { byId, calm, h, reconcile, setText, span } from './dom.js';
import { Manifest } from './manifest.js';
import { Model } from './model.js';
import { Pods, WINDOW, placesOf } from './pods.js';
import { showClaims, showEvents, showNames } from './sections.js';
import { Timeline } from './timeline.js';

const REVISION_COLOURS = 6;

/** How often the roll-out is asked for while the page is seen, and how much rest the server gets at least, as a multiple of its work. */
const PERIOD = 1000;
const REST = 10;

/** From here on the list of sets can be filtered. */
const MANY_SETS = 12;

const model = new Model();
const details = new Details(model, (name) => {
  drawPods();
  if (!document.activeElement?.closest('a')) pods.focus(name);
});
const pods = new Pods(
  (name) => details.open(group.namespace, name, timeline.start).then(drawPods).catch(fail),
  (place) => {
    first = place;
    drawPods();
    askTimeline();
  });
const timeline = new Timeline(() => drawPods());
const manifest = new Manifest();

/** The set that is looked at, and the first of its ordinals that is shown. */
let group = null;
let first = 0;
let announced = '';

/** The revisions of the set: a number and a colour each. */
const revisions = {
  numbers: new Map(),
  load() {
    const list = group.set ? model.revisionsOf(group.namespace, group.set) : [];
    this.numbers = new Map(list.map((revision) => [revision.name, revision.number]));
    return list;
  },
  of(name) {
    if (!name) return null;
    const number = this.numbers.get(name);
    return number === undefined ? { style: 'r5', label: name.split('-').at(-1) } : { style: `r${(number - 1) % REVISION_COLOURS}`, label: `r${number}` };
  },
};

/** An entry of the list that the address names; else the first one. */
function choose() {
  const groups = model.groups();
  const wanted = location.hash.slice(2);
  const found = groups.find((item) => item.key === wanted) ?? groups.find((item) => item.key === group?.key) ?? groups[0] ?? null;
  if (found?.key !== group?.key) {
    details.close();
    manifest.reset();
    first = 0;
    announced = '';
    timeline.load(null, revisions);
    group = found;
    askTimeline();
    askNames();
  }
  group = found;
  byId('empty').hidden = group !== null;
  byId('content').hidden = group === null;
}

const titleOf = (item) => item.set || 'Pods without a set';

function drawSets() {
  const groups = model.groups();
  const filter = byId('filter');
  filter.hidden = groups.length <= MANY_SETS;
  const wanted = filter.hidden ? '' : filter.value.trim().toLowerCase();
  reconcile(byId('sets'), groups.filter((item) => item.key.toLowerCase().includes(wanted)).slice(0, 200), (item) => item.key,
    (item) => h('li', null, h('a', { href: `#/${item.key}` }, h('span', { class: 'name' }), h('span', { class: 'count' }), h('span', { class: 'space' }), h('span', { class: 'gauge', 'aria-hidden': 'true' }, h('i')))),
    (entry, item) => {
      const link = entry.firstChild;
      const [name, count, space, gauge] = link.children;
      const members = [...model.podsOf(item.key).values()];
      const ready = members.filter((pod) => pod.phase === 'Ready').length;
      const wantedPods = item.object ? item.object.spec.replicas ?? 0 : members.length;
      if (item.key === group?.key) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
      setText(name, titleOf(item));
      setText(space, item.namespace);
      setText(count, `${ready}/${wantedPods}`);
      count.setAttribute('aria-label', `${ready} of ${wantedPods} ready`);
      gauge.firstChild.style.width = `${wantedPods === 0 ? 100 : Math.max(3, Math.min(100, (100 * ready) / wantedPods))}%`;
      entry.classList.toggle('whole', ready === wantedPods);
    });
}

function drawNodes() {
  const counts = new Map();
  for (const pod of model.pods.values()) if (pod.node) counts.set(pod.node, (counts.get(pod.node) ?? 0) + 1);
  reconcile(byId('nodes'), [...model.nodes.values()].slice(0, 100), (node) => node.metadata.name,
    (node) => h('li', null, h('span', { class: 'name' }, node.metadata.name), h('span', { class: 'count' }), h('span', { class: 'space' })),
    (entry, node) => {
      const isReady = node.status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True');
      setText(entry.children[1], String(counts.get(node.metadata.name) ?? 0));
      entry.children[1].setAttribute('aria-label', `${counts.get(node.metadata.name) ?? 0} pods`);
      setText(entry.children[2], `${isReady ? 'Ready' : 'Not ready'}${node.spec?.unschedulable ? ', cordoned' : ''}`);
      entry.classList.toggle('bad', !isReady);
    });
}

function drawHead() {
  const { object } = group;
  revisions.load();
  document.title = `${titleOf(group)} · Kubewright`;
  setText(byId('title'), titleOf(group));
  setText(byId('subtitle'), `${group.set ? 'StatefulSet' : 'Pods'} in namespace ${group.namespace}`);
  const members = [...model.podsOf(group.key).values()];
  const ready = members.filter((pod) => pod.phase === 'Ready').length;
  const strategy = object?.spec.updateStrategy;
  const partition = strategy?.rollingUpdate?.partition ?? 0;
  const update = revisions.of(object?.status?.updateRevision);
  const facts = object ? [
    ['Ready', `${ready} of ${object.spec.replicas ?? 0}`],
    ['Updated', `${object.status?.updatedReplicas ?? 0} of ${object.spec.replicas ?? 0}`],
    ['Revision', update?.label ?? '–'],
    ['Update', `${strategy?.type ?? 'RollingUpdate'}${partition > 0 ? `, partition ${partition}` : ''}`],
    ['Pods start', object.spec.podManagementPolicy === 'Parallel' ? 'in parallel' : 'in order'],
  ] : [['Ready', `${ready} of ${members.length}`]];
  reconcile(byId('facts'), facts, ([term]) => term, ([term]) => h('div', null, h('dt', null, term), h('dd')), (fact, [, value]) => setText(fact.lastChild, value));
  const text = object && `${group.set}: ${ready} of ${object.spec.replicas ?? 0} pods ready`;
  if (text && text !== announced) {
    announced = text;
    announce();
  }
}

const announce = calm(() => setText(byId('live'), announced), 2000);

function drawPods() {
  if (!group) return;
  const list = revisions.load();
  const members = model.podsOf(group.key);
  const isPast = timeline.cursor !== null;
  const places = placesOf(group, members);
  const phaseAt = (place) => members.get(place)?.phase ?? 'Missing';
  if (group.set && !(first >= places[0] && first <= places.at(-1))) first = places[0] ?? 0;
  const seen = group.set ? places.filter((place) => place >= first && place < first + WINDOW) : places.slice(first, first + WINDOW);
  const shown = isPast ? timeline.pods() : seen.map((place) => ({
    phase: 'Missing', status: '', node: null, revision: null, restarts: '0', name: group.set ? `${group.set}-${place}` : place, ...members.get(place), place,
  }));
  pods.paginate(group.set ? places : [], first, phaseAt);
  pods.render(shown, isPast ? shown.map((pod) => pod.phase) : places.map(phaseAt), revisions, details.name);
  byId('pods').classList.toggle('is-past', isPast);
  byId('past').hidden = !isPast;
  setText(byId('past'), `As they were at ${span(timeline.cursor ?? 0)}`);
  const counts = new Map();
  for (const pod of isPast ? shown : members.values()) counts.set(pod.revision, (counts.get(pod.revision) ?? 0) + 1);
  const { currentRevision, updateRevision } = isPast ? {} : group.object?.status ?? {};
  reconcile(byId('revisions'), list.filter((revision) => counts.has(revision.name) || revision.name === updateRevision), (revision) => revision.name,
    () => h('li', null, h('i'), h('b'), h('code'), h('span')),
    (entry, revision) => {
      const { style, label } = revisions.of(revision.name);
      entry.className = style;
      setText(entry.children[1], label);
      setText(entry.children[2], revision.images.join(', '));
      setText(entry.children[3], [`${counts.get(revision.name) ?? 0} pods`, updateRevision !== currentRevision && revision.name === updateRevision && 'update', updateRevision !== currentRevision && revision.name === currentRevision && 'current'].filter(Boolean).join(', '));
    });
}

const drawLower = calm(() => {
  if (!group) return;
  showClaims(model, group);
  showEvents(model, group, timeline.start, byId('warnings').checked);
  details.refresh(group.namespace, timeline.start).catch(fail);
}, 300);

const askManifest = calm(() => {
  if (!group) return;
  manifest.offer(model, group);
  manifest.refresh().catch(fail);
}, 500);

const askNames = calm(() => {
  if (!group) return;
  const asked = group.key;
  getJson(`data/names?namespace=${encodeURIComponent(group.namespace)}`).then((answer) => asked === group?.key && showNames(answer, group)).catch(fail);
}, 1000);

/** The roll-out so far. The server is given rest in proportion to what it has to do. */
let pause = PERIOD;
let timer = null;
async function askTimeline() {
  clearTimeout(timer);
  timer = setTimeout(askTimeline, pause);
  if (!group || document.hidden) return;
  const asked = `${group.key} ${first}`;
  const began = performance.now();
  try {
    const query = new URLSearchParams({ namespace: group.namespace, set: group.set, first, count: WINDOW });
    const answer = await getJson(`data/timeline?${query}`);
    pause = Math.max(PERIOD, REST * (performance.now() - began));
    if (!group || asked !== `${group.key} ${first}`) return;
    const isFirst = timeline.start === null;
    timeline.load(answer, revisions);
    if (isFirst) drawLower();
    if (timeline.cursor !== null) drawPods();
  } catch (error) {
    fail(error);
  }
}

/** Without a credential the server shows its login; what else fails is tried again by whatever asks next. */
function fail(error) {
  if (error instanceof Unauthorized) location.reload();
  else if (!(error instanceof TypeError)) console.error(error);
}

function showState(state, text) {
  byId('connection').dataset.state = state;
  setText(byId('connection'), text);
}

model.listen((topics) => {
  const has = (...names) => names.some((name) => topics.has(name));
  choose();
  if (has('sets', 'pods')) drawSets();
  if (has('nodes', 'pods')) drawNodes();
  if (!group) return;
  if (has('sets', 'pods', 'revisions')) {
    drawHead();
    drawPods();
    askNames();
  }
  if (has('services')) askNames();
  if (has('claims', 'volumes', 'pods', 'events', 'sets')) drawLower();
  if (has('sets', 'services', 'budgets')) askManifest();
});

addEventListener('hashchange', () => {
  choose();
  drawSets();
  if (!group) return;
  drawHead();
  drawPods();
  drawLower();
  askManifest();
});
addEventListener('visibilitychange', () => !document.hidden && askTimeline());
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !details.close() && timeline.cursor !== null) timeline.live();
});
byId('filter').addEventListener('input', drawSets);
byId('warnings').addEventListener('change', drawLower);
setText(byId('where'), location.host);

askTimeline();
model.start((isConnected, isKnown) => {
  if (isKnown) showState(isConnected ? 'good' : 'bad', isConnected ? 'Live' : 'Connection lost, trying again');
}).catch(fail);
