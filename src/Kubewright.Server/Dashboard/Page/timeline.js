// The roll-out as a picture that one can go back in: a lane per pod, phases as bars, revisions as lines below them.

import { byId, h, s, setText, span } from './dom.js';
import { PHASES } from './model.js';

const AXIS = 24;
const HEAD = 20;
const CHARACTER = 7.3;
const NOTE = 6.3;
const MARK = 9;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 1.5e4, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 144e5, 288e5, 432e5, 864e5];

/** How much of the past is seen at once, in milliseconds; 0 for all of it. */
const ZOOMS = [[0, 'All'], [30e3, '30 s'], [120e3, '2 min'], [600e3, '10 min'], [3600e3, '1 h']];

const time = (text) => Date.parse(text);

/** What was asked of a set, in a few words: of an image that only changes its tag, the tags. */
function labelOf(mark) {
  if (mark.reason === 'Created') return 'created';
  const [, image, before, after] = /^(\S+):(\S+) to \1:(\S+)$/.exec(mark.message) ?? [];
  return image ? `${image.split('/').at(-1)} ${before} to ${after}` : mark.message;
}

/** What the answer of the server says, with times as milliseconds since its start. */
function read(answer) {
  const start = time(answer.start);
  const group = answer.groups[0] ?? { lanes: [], marks: [] };
  const marks = (list) => list.map((mark) => ({ ...mark, at: time(mark.time) - start }));
  return {
    start,
    end: time(answer.end) - start,
    marks: marks(group.marks),
    lanes: group.lanes.map((lane) => ({
      pod: lane.pod,
      place: lane.ordinal ?? lane.pod,
      marks: marks(lane.marks),
      spans: lane.spans.map((item) => ({ ...item, from: time(item.start) - start, to: time(item.end) - start })),
    })),
  };
}

export class Timeline {
  #root = byId('timeline');
  #picture = s('svg', { role: 'img' });
  #slider;
  #live;
  #output = h('output');
  #zoom;
  #data = null;
  #frame = null;
  #cursor = null;
  #revisions = { of: () => null };
  #onMove;

  /** @param onMove what to do when another instant is shown. */
  constructor(onMove) {
    this.#onMove = onMove;
    this.#slider = h('input', {
      type: 'range', min: 0, max: 0, step: 1, 'aria-label': 'Instant shown',
      oninput: () => this.#go(Number(this.#slider.value)),
      onkeydown: (event) => this.#step(event),
    });
    this.#zoom = h('select', { 'aria-label': 'Time seen at once', onchange: () => this.draw() }, ZOOMS.map(([value, label]) => h('option', { value }, label)));
    this.#live = h('button', { type: 'button', class: 'live', onclick: () => this.live() }, 'Live');
    byId('timeline-tools').append(
      this.#output,
      h('button', { type: 'button', 'aria-label': 'Previous change', title: 'Previous change', onclick: () => this.#change(-1) }, '◂'),
      h('button', { type: 'button', 'aria-label': 'Next change', title: 'Next change', onclick: () => this.#change(1) }, '▸'),
      this.#zoom,
      this.#live);
    this.#root.append(this.#picture, this.#slider);
    this.#picture.addEventListener('pointerdown', (event) => {
      this.#picture.setPointerCapture(event.pointerId);
      this.#point(event);
    });
    this.#picture.addEventListener('pointermove', (event) => event.buttons === 1 && this.#point(event));
    new ResizeObserver(() => this.draw()).observe(this.#root);
  }

  /** The instant that is shown, since the start; null for the present. */
  get cursor() {
    return this.#cursor;
  }

  /** When it begins, in milliseconds of the cluster's clock; null before anything is known. */
  get start() {
    return this.#data?.start ?? null;
  }

  /** Takes what the server says, or null to begin anew. */
  load(answer, revisions) {
    this.#data = answer && read(answer);
    this.#revisions = revisions;
    if (!answer) {
      this.#cursor = null;
      this.#frame = null;
    }
    this.draw();
  }

  /** The pods at the instant that is shown. */
  pods() {
    return this.#data.lanes.map((lane) => {
      const found = lane.spans.find((item) => item.from <= this.#cursor && this.#cursor < item.to);
      return { phase: 'Missing', status: '', ...found, place: lane.place, name: lane.pod };
    });
  }

  /** Back to the present. */
  live() {
    this.#cursor = null;
    this.#onMove();
    this.draw();
  }

  /** Draws what is there. */
  draw() {
    const width = this.#root.clientWidth;
    if (!this.#data || width === 0) return this.#picture.replaceChildren();
    const { lanes, end } = this.#data;
    const isNarrow = width < 560;
    const longest = lanes.reduce((most, lane) => Math.max(most, String(isNarrow ? lane.place : lane.pod).length), 2);
    const row = Math.max(5, Math.min(26, Math.floor(640 / lanes.length)));
    const frame = { left: Math.min(isNarrow ? 90 : 180, Math.ceil(longest * CHARACTER) + 14), right: width - 14, row, isNarrow, top: HEAD, bottom: HEAD + lanes.length * row + 4 };
    const height = frame.bottom + AXIS;
    const seen = Number(this.#zoom.value) || Math.max(end, 1);
    const to = Math.max(Math.min(seen, Math.max(end, 1)), this.#cursor === null ? end : Math.min(end, this.#cursor + seen / 2));
    Object.assign(frame, { from: Math.max(0, to - seen), to });
    frame.x = (at) => frame.left + ((at - frame.from) / Math.max(1, frame.to - frame.from)) * (frame.right - frame.left);
    this.#frame = frame;

    this.#picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#picture.setAttribute('height', height);
    this.#picture.setAttribute('aria-label', `${lanes.length} pods in ${span(end)}. The slider below goes back in time.`);
    this.#picture.replaceChildren(...this.#grid(frame), ...lanes.flatMap((lane, i) => this.#lane(lane, i, frame)), ...this.#changes(frame), ...this.#hand(frame));
    this.#slider.max = end;
    this.#slider.value = this.#cursor ?? end;
    this.#slider.style.marginInlineStart = `${frame.left - 8}px`;
    this.#slider.style.width = `${frame.right - frame.left + 16}px`;
    const ready = lanes.filter((lane) => lane.spans.some((item) => item.phase === 'Ready' && (this.#cursor === null ? item.isOpen : item.from <= this.#cursor && this.#cursor < item.to))).length;
    this.#slider.setAttribute('aria-valuetext', `${span(this.#cursor ?? end)}, ${ready} ready`);
    setText(this.#output, this.#cursor === null ? `now, ${span(end)}` : `at ${span(this.#cursor)} of ${span(end)}`);
    this.#live.disabled = this.#cursor === null;
  }

  #grid({ x, from, to, top, bottom, left, right, isNarrow }) {
    const step = STEPS.find((size) => (to - from) / size <= (isNarrow ? 4 : 10)) ?? 864e5 * Math.ceil((to - from) / 864e6);
    const parts = [];
    for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
      parts.push(s('line', { class: 'grid', x1: x(at), y1: top, x2: x(at), y2: bottom }));
      if (x(at) < right - 12 || parts.length < 3) parts.push(s('text', { class: 'tick', x: Math.max(x(at), left), y: bottom + 16 }, span(at)));
    }
    return parts;
  }

  #lane(lane, i, { x, from, to, top, left, right, row, isNarrow }) {
    const y = top + i * row;
    const thin = row < 14;
    const bar = thin ? row - 2 : row - 11;
    const parts = [s('line', { class: 'lane', x1: left, y1: y + bar / 2 + 3, x2: right, y2: y + bar / 2 + 3 })];
    if (!thin || i % Math.ceil(14 / row) === 0) parts.push(s('text', { class: 'pod-name', x: left - 8, y: y + bar / 2 + 6 }, isNarrow ? lane.place : lane.pod));
    let before = null;
    for (const item of lane.spans) {
      const restarted = before?.uid === item.uid && item.restarts > before.restarts;
      before = item;
      if (item.to < from || item.from > to) continue;
      const at = Math.max(left, x(item.from));
      const width = Math.max(1, Math.min(right, x(item.to)) - at);
      const revision = this.#revisions.of(item.revision);
      const label = item.phase === 'Ready' ? item.node : item.phase === 'NotReady' && item.status === 'Running' ? 'not ready' : item.status;
      parts.push(s('rect', { class: `span p-${item.phase}`, x: at, y: y + 2, width, height: bar, rx: thin ? 0 : 2 },
        s('title', null, `${lane.pod}: ${PHASES[item.phase]}${item.status === PHASES[item.phase] ? '' : ` (${item.status})`}, ${span(item.from)} to ${span(item.to)}${item.node ? `, on ${item.node}` : ''}${revision ? `, revision ${revision.label}` : ''}`)));
      if (item.phase === 'Terminating') parts.push(s('rect', { class: 'hatch', x: at, y: y + 2, width, height: bar }));
      if (revision && !thin) parts.push(s('rect', { class: `rev ${revision.style}`, x: at, y: y + bar + 3, width, height: 3 }));
      if (!thin && label && label.length * NOTE < width - 8) parts.push(s('text', { class: 'inbar', x: at + 5, y: y + bar / 2 + 5.5 }, label));
      if (restarted) parts.push(s('circle', { class: 'restart', cx: at, cy: y + 2 + bar / 2, r: 3.5 }, s('title', null, `${lane.pod}: restart ${item.restarts}`)));
    }
    const warnings = thin ? [] : lane.marks.filter((mark) => mark.kind === 'Warning' && mark.at >= from && mark.at <= to);
    for (let i = 0, next; i < warnings.length; i = next) {
      // Those that would cover each other are one.
      const at = x(warnings[i].at);
      next = warnings.findIndex((mark) => x(mark.at) - at >= MARK);
      next = next < 0 ? warnings.length : next;
      const texts = warnings.slice(i, next).map((mark) => `${span(mark.at)} ${mark.reason}: ${mark.message}`);
      parts.push(s('path', { class: 'warning', d: `M${at} ${y}l4.5 8h-9z` }, s('title', null, texts.join('\n'))));
    }
    return parts;
  }

  /** What was asked of the set; labels share one line, each where the one before leaves room. */
  #changes({ x, from, to, top, bottom, left, right }) {
    let free = left;
    return this.#data.marks.filter((mark) => mark.kind === 'Change' && mark.at >= from && mark.at <= to).flatMap((mark) => {
      const at = x(mark.at);
      const label = labelOf(mark);
      const width = label.length * NOTE;
      const fits = at + 4 >= free && at + width < right;
      if (fits) free = at + width + 12;
      return [
        s('line', { class: 'change', x1: at, y1: top - 14, x2: at, y2: bottom }, s('title', null, `${span(mark.at)} ${mark.reason}: ${mark.message}`)),
        fits && s('text', { class: 'change-text', x: at + 4, y: top - 6 }, label),
      ].filter(Boolean);
    });
  }

  #hand({ x, top, bottom }) {
    if (this.#cursor === null) return [];
    return [s('line', { class: 'hand', x1: x(this.#cursor), y1: top - 4, x2: x(this.#cursor), y2: bottom })];
  }

  #go(at) {
    if (!this.#data) return;
    this.#cursor = at >= this.#data.end ? null : Math.max(0, at);
    this.#onMove();
    this.draw();
  }

  #point(event) {
    if (!this.#frame) return;
    const { left, right, from, to } = this.#frame;
    const x = event.clientX - this.#picture.getBoundingClientRect().left;
    if (x >= left - 4) this.#go(Math.round(from + ((Math.min(x, right) - left) / (right - left)) * (to - from)));
  }

  /** Arrow keys go by what can be seen, not by milliseconds. */
  #step(event) {
    const step = (this.#frame.to - this.#frame.from) / 100;
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -10 * step, PageUp: 10 * step }[event.key];
    if (by === undefined || !this.#frame) return;
    event.preventDefault();
    this.#go(Math.round((this.#cursor ?? this.#data.end) + by));
  }

  /** To the next instant at which a pod changed, or the one before. */
  #change(direction) {
    if (!this.#data) return;
    const { lanes, marks, end } = this.#data;
    const now = this.#cursor ?? end;
    const instants = [...marks.filter((mark) => mark.kind === 'Change').map((mark) => mark.at), ...lanes.flatMap((lane) => lane.spans.map((item) => item.from))];
    const next = direction > 0
      ? Math.min(...instants.filter((at) => at > now), end)
      : Math.max(...instants.filter((at) => at < now), 0);
    this.#go(next);
  }
}
