// The manifest of an object, with what the rules find in it below the lines that it is about.

import { getJson } from './api.js';
import { byId, byName, h, reconcile, sign } from './dom.js';

const KINDS = [['sets', 'StatefulSet'], ['services', 'Service'], ['budgets', 'PodDisruptionBudget']];

/** A line of YAML with its parts told apart: key, value, comment. */
function highlight(line) {
  const [, indent, key, rest] = /^(\s*(?:- )*)([^\s#'"][^:]*:|)(.*)$/.exec(line) ?? [null, '', '', line];
  const value = /^\s*(-?\d[\w.]*|true|false|null)$/.test(rest) ? 'number' : 'string';
  return [indent, key && h('span', { class: 'key' }, key), rest && h('span', { class: value }, rest)];
}

export class Manifest {
  #select = byId('object');
  #root = byId('manifest');
  #chosen = null;
  #shown = null;

  constructor() {
    this.#select.addEventListener('change', () => {
      this.#chosen = this.#select.value;
      this.refresh();
    });
  }

  /** The objects of a namespace to choose from; the set itself unless another one was chosen. */
  offer(model, group) {
    const objects = KINDS.flatMap(([source, kind]) => [...model[source].values()]
      .filter((item) => item.metadata.namespace === group.namespace)
      .map((item) => ({ kind, namespace: group.namespace, name: item.metadata.name }))
      .sort((a, b) => byName(a.name, b.name)));
    const value = (item) => new URLSearchParams(item).toString();
    reconcile(this.#select, objects, value, (item) => h('option', { value: value(item) }, `${item.kind} ${item.name}`));
    if (![...this.#select.options].some((option) => option.value === this.#chosen)) this.#chosen = null;
    this.#select.value = this.#chosen ?? value({ kind: 'StatefulSet', namespace: group.namespace, name: group.set });
    this.#select.hidden = objects.length === 0;
  }

  /** Forgets what was chosen: another set is looked at. */
  reset() {
    this.#chosen = null;
  }

  /** Asks the server for it again. */
  async refresh() {
    const asked = this.#select.value;
    if (!asked) return this.#root.replaceChildren(h('p', { class: 'none' }, 'These pods belong to no set.'));
    let answer;
    try {
      answer = await getJson(`data/manifest?${asked}`);
    } catch (error) {
      if (error.status === 404) return this.#root.replaceChildren(h('p', { class: 'none' }, 'It is gone.'));
      throw error;
    }
    const text = JSON.stringify(answer);
    if (asked !== this.#select.value || text === this.#shown) return;
    this.#shown = text;
    this.#root.replaceChildren(this.#summary(answer.findings), this.#lines(answer));
  }

  #summary(findings) {
    const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
    const parts = ['error', 'warning', 'info'].filter((severity) => count(severity) > 0).map((severity) => `${count(severity)} ${severity}${count(severity) > 1 && severity !== 'info' ? 's' : ''}`);
    return h('p', { class: 'note' }, parts.length > 0
      ? [`The rules find ${parts.join(', ')}: `, findings.map((finding, i) => [i > 0 && ', ', h('a', { href: `#finding-${i}`, onclick: (event) => this.#jump(event, i) }, finding.id)])].flat(2)
      : 'The rules find nothing.');
  }

  #jump(event, i) {
    event.preventDefault();
    byId(`finding-${i}`).focus();
  }

  #lines({ yaml, findings }) {
    const at = (line) => findings.map((finding, i) => ({ ...finding, i })).filter((finding) => finding.line === line);
    return h('div', { class: 'yaml', tabindex: 0, role: 'region', 'aria-label': 'YAML' }, yaml.trimEnd().split('\n').map((text, i) => [
      h('div', { class: `line${at(i + 1).length > 0 ? ' found' : ''}`, 'data-line': i + 1 }, highlight(text)),
      at(i + 1).map((finding) => h('div', { class: `finding ${finding.severity}`, id: `finding-${finding.i}`, tabindex: -1 },
        h('p', null, finding.severity === 'info' ? null : sign('Warning'), h('b', null, `${finding.severity} ${finding.id}`), ` ${finding.name}`),
        h('p', null, finding.message))),
    ]).flat(2));
  }
}
