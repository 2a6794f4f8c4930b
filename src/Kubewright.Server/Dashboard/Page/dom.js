// Small helpers for elements, texts and times.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'vars') Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element. `onclick` and its like are listeners, `vars` style properties; null children are left out. */
export const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

/** An SVG element. */
export const s = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

export const byId = (id) => document.getElementById(id);

/** One of the signs of the page: of a phase, or of a warning. */
export const sign = (id) => s('svg', { class: 'sign', 'aria-hidden': 'true' }, s('use', { href: `#${id}` }));

/** Replaces text only when it differs, so that what was selected stays so. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Brings the children of an element to a list of items. An item keeps its element, and with it the focus, as long as its key
 * is there.
 */
export function reconcile(parent, items, keyOf, create, update) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      child = create(item);
      child.dataset.key = key;
    }
    update?.(child, item);
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
  }
  old.forEach((child) => child.remove());
}

/** `web-2` before `web-10`. */
export const byName = new Intl.Collator('en', { numeric: true }).compare;

/** A length of time in milliseconds: `0s`, `1.5s`, `2m5s`, `1h0m30s`. */
export function span(milliseconds) {
  const seconds = `${Math.round((milliseconds % 60000) / 100) / 10}s`;
  const minutes = Math.floor(milliseconds / 60000);
  return minutes < 1 ? seconds : minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}

/** A table whose cells are labelled, so that it can be shown as blocks where there is no room for columns. */
export const table = (label, columns, rows) => h(
  'table', { 'aria-label': label },
  h('thead', null, h('tr', null, columns.map((column) => h('th', { scope: 'col' }, column)))),
  h('tbody', null, rows.map((row) => h('tr', { class: row.class }, row.cells.map((cell, i) => h('td', { 'data-label': columns[i] }, cell))))));

/** Runs `action` soon, and never twice within `pause` milliseconds however often it is asked for. */
export function calm(action, pause) {
  let timer = null;
  let last = -Infinity;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      last = performance.now();
      action();
    }, Math.max(0, last + pause - performance.now()));
  };
}
