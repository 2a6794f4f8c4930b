// Claims and volumes, DNS names, events.

import { byId, byName, h, sign, span, table } from './dom.js';
import { keyOf } from './model.js';

const MOST_ROWS = 60;
const MOST_VALUES = 4;

const none = (text) => h('p', { class: 'none' }, text);

/** Shows something else than before; the same is left alone, with what is selected in it. */
function show(id, ...content) {
  const next = h('div', null, content);
  if (!next.isEqualNode(byId(id).firstChild)) byId(id).replaceChildren(next);
}

/** The first rows, and a line that says how many there are beyond. */
const limited = (label, columns, rows) => [
  table(label, columns, rows.slice(0, MOST_ROWS)),
  rows.length > MOST_ROWS && h('p', { class: 'note' }, `and ${rows.length - MOST_ROWS} more`),
];

const code = (text) => h('code', null, text);

const badge = (text, style) => h('span', { class: `badge ${style}` }, text);

const isGood = (phase) => (phase === 'Bound' || phase === 'Available' ? 'good' : phase === 'Pending' ? 'wait' : 'bad');

/** Whether a claim is one of a set's: TEMPLATE-SET-ORDINAL. */
function ordinalIn(claim, group) {
  const templates = group.object?.spec.volumeClaimTemplates ?? [];
  for (const template of templates) {
    const prefix = `${template.metadata.name}-${group.set}-`;
    const rest = claim.startsWith(prefix) ? claim.slice(prefix.length) : '';
    if (/^\d+$/.test(rest)) return Number(rest);
  }
  return null;
}

/** The claims of the namespace, the set's own first, with who holds them; volumes that nobody has. */
export function showClaims(model, group) {
  const holders = new Map();
  for (const pod of model.pods.values()) {
    if (pod.namespace === group.namespace) pod.claims.forEach((claim) => holders.set(claim, [...(holders.get(claim) ?? []), pod.name]));
  }
  const claims = [...model.claims.values()]
    .filter((claim) => claim.metadata.namespace === group.namespace)
    .map((claim) => ({ claim, name: claim.metadata.name, ordinal: ordinalIn(claim.metadata.name, group) }))
    .sort((a, b) => Number(a.ordinal === null) - Number(b.ordinal === null) || byName(a.name, b.name));
  const rows = claims.map(({ claim, name, ordinal }) => {
    const held = holders.get(name);
    const volume = claim.spec.volumeName;
    return {
      cells: [
        code(name),
        badge(claim.metadata.deletionTimestamp ? 'Terminating' : claim.status?.phase ?? 'Pending', claim.metadata.deletionTimestamp ? 'bad' : isGood(claim.status?.phase ?? 'Pending')),
        claim.status?.capacity?.storage ?? claim.spec.resources?.requests?.storage ?? '',
        volume ? h('code', { title: volume }, volume.length > 20 ? `${volume.slice(0, 12)}…` : volume) : '–',
        held ? code(held.join(', ')) : h('span', { class: 'muted' }, ordinal === null ? 'nobody' : `kept for ${group.set}-${ordinal}`),
      ],
    };
  });
  const free = [...model.volumes.values()].filter((volume) => volume.status?.phase !== 'Bound').sort((a, b) => byName(a.metadata.name, b.metadata.name));
  show(
    'claims',
    ...(rows.length > 0 ? limited('Claims', ['Claim', 'Status', 'Size', 'Volume', 'Held by'], rows) : [none('No claims in this namespace.')]),
    ...(free.length > 0
      ? [h('h3', null, 'Volumes that no claim is bound to'), ...limited('Free volumes', ['Volume', 'Status', 'Size', 'Class', 'Was of'], free.map((volume) => ({
        cells: [
          code(volume.metadata.name),
          badge(volume.status?.phase ?? 'Pending', isGood(volume.status?.phase ?? 'Pending')),
          volume.spec.capacity?.storage ?? '',
          volume.spec.storageClassName || '–',
          volume.spec.claimRef ? code(keyOf(volume.spec.claimRef.namespace, volume.spec.claimRef.name)) : '–',
        ],
      })))]
      : []));
}

/** A DNS name that breaks at its dots and whose end, which all share, stands back. */
function dnsName(name) {
  const at = name.indexOf('.svc.');
  const parts = (text) => text.split(/(?=\.)/).flatMap((part) => [h('wbr'), part]);
  return h('code', null, parts(at < 0 ? name : name.slice(0, at)), at >= 0 && h('span', { class: 'muted' }, parts(name.slice(at))));
}

/** The records of the namespace's Services, those of the set's own first. */
export function showNames(answer, group) {
  const own = group.object?.spec.serviceName;
  const services = [...answer.services].sort((a, b) => Number(b.name === own) - Number(a.name === own));
  const rows = services.flatMap((service) => {
    const byKey = new Map();
    for (const record of service.records) {
      const key = `${record.name} ${record.type}`;
      byKey.set(key, [...(byKey.get(key) ?? []), record]);
    }
    if (byKey.size === 0) return [{ cells: [code(service.name), '–', h('span', { class: 'muted' }, 'no name yet: no pod is ready')] }];
    return [...byKey.values()].map((records) => ({
      cells: [
        dnsName(records[0].name),
        records[0].type,
        h('span', { class: 'values' }, records.slice(0, MOST_VALUES).map((record) => h('code', null, record.type === 'SRV' ? `${record.data.split(' ')[2]} ${record.data.split(' ')[3].split('.')[0]}` : record.data)),
          records.length > MOST_VALUES && h('span', { class: 'muted' }, `+${records.length - MOST_VALUES} more`)),
      ],
    }));
  });
  show('names', ...(rows.length > 0 ? limited('DNS names', ['Name', 'Type', 'Value'], rows) : [none('No Services in this namespace.')]));
}

/** An event's latest time in milliseconds. */
const timeOf = (event) => Date.parse(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp);

/** Events about some objects, the latest first. */
export function eventsOf(model, isWanted) {
  return [...model.events.values()]
    .filter((event) => isWanted(event.involvedObject))
    .sort((a, b) => timeOf(b) - timeOf(a) || Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion));
}

/** The rows of events; `start` is when the cluster began. */
export const eventRows = (events, start) => events.map((event) => ({
  class: event.type === 'Warning' ? 'is-warning' : null,
  cells: [
    h('time', { datetime: new Date(timeOf(event)).toISOString() }, start === null ? '' : span(Math.max(0, timeOf(event) - start))),
    h('span', { class: 'reason' }, event.type === 'Warning' ? [sign('Warning'), h('span', { class: 'hidden' }, 'Warning: ')] : null, event.reason ?? ''),
    code(event.involvedObject.name),
    `${event.message ?? ''}${event.count > 1 ? ` (×${event.count})` : ''}`,
  ],
}));

/** The events about a set, its pods and its claims. */
export function showEvents(model, group, start, onlyWarnings) {
  const isMember = (name) => (group.set ? name.startsWith(`${group.set}-`) && /^\d+$/.test(name.slice(group.set.length + 1)) : model.podsOf(group.key).has(name));
  const belongs = (object) => object.namespace === group.namespace && ({
    StatefulSet: () => object.name === group.set,
    Pod: () => isMember(object.name),
    PersistentVolumeClaim: () => ordinalIn(object.name, group) !== null,
  }[object.kind]?.() ?? false);
  const rows = eventRows(eventsOf(model, belongs).filter((event) => !onlyWarnings || event.type === 'Warning'), start);
  show('events', ...(rows.length > 0 ? limited('Events', ['Time', 'Reason', 'Object', 'Message'], rows) : [none(onlyWarnings ? 'No warnings.' : 'No events yet.')]));
}
