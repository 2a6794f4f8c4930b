// The Kubernetes API, as far as a page that only reads needs it.

const PAGE = 2000;
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io';

/** The server does not know this browser (any more). */
export class Unauthorized extends Error {}

/** What was listed is too old to go on from. */
class Expired extends Error {}

async function open(path, accept, signal) {
  const response = await fetch(path, { headers: { Accept: accept }, signal });
  if (response.status === 401) throw new Unauthorized();
  if (response.status === 410) throw new Expired();
  if (!response.ok) throw Object.assign(new Error(`${path}: ${response.status}`), { status: response.status });
  return response;
}

/** A JSON document. */
export const getJson = async (path, signal) => (await open(path, 'application/json', signal)).json();

/** The objects of one resource: as they are, or with the cells that kubectl prints for them. */
class Resource {
  #path;
  #asTable;
  #columns = [];

  constructor(path, asTable) {
    this.#path = path;
    this.#asTable = asTable;
  }

  /** The items in pages, each given to `onPage`; the version of the list. */
  async list(onPage) {
    let next = '';
    for (;;) {
      const page = await (await this.#open(`limit=${PAGE}&continue=${encodeURIComponent(next)}`)).json();
      onPage(this.#items(page));
      next = page.metadata.continue;
      if (!next) return page.metadata.resourceVersion;
    }
  }

  /** Follows the changes after a version until the stream ends; the version to go on from. */
  async watch(version, onChange) {
    const response = await this.#open(`watch=true&allowWatchBookmarks=true&resourceVersion=${version}`);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return version;
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        const change = JSON.parse(line);
        if (change.type === 'ERROR') throw new Expired();
        version = change.object.rows?.[0]?.object?.metadata.resourceVersion ?? change.object.metadata.resourceVersion;
        if (change.type !== 'BOOKMARK') this.#items(change.object, true).forEach((item) => onChange(change.type, item));
      }
    }
  }

  #open(query) {
    return open(`${this.#path}?${query}${this.#asTable ? '&includeObject=Object' : ''}`, this.#asTable ? TABLE : 'application/json');
  }

  #items(body, isOne = false) {
    if (!this.#asTable) return isOne ? [body] : body.items;
    if (body.columnDefinitions) this.#columns = body.columnDefinitions.map((column) => column.name);
    return body.rows.map((row) => ({ ...row.object, cells: Object.fromEntries(row.cells.map((cell, i) => [this.#columns[i], cell])) }));
  }
}

/**
 * Lists a resource and follows it for ever, over lost connections, too.
 * `to` has onReset(), onItem(item), onChange(type, item), onListed(), onState(isConnected); it ends with Unauthorized alone.
 */
export async function follow(path, to, asTable = false) {
  const resource = new Resource(path, asTable);
  let version = null;
  for (let wait = 500; ; wait = Math.min(2 * wait, 8000)) {
    try {
      for (;;) {
        if (version === null) {
          to.onReset();
          version = await resource.list((items) => items.forEach(to.onItem));
          to.onListed();
        }
        to.onState(true);
        wait = 500;
        version = await resource.watch(version, to.onChange);
      }
    } catch (error) {
      if (error instanceof Unauthorized) throw error;

      // A stream that breaks is listed anew: what it was about to say is not known.
      version = null;
      if (!(error instanceof Expired)) {
        to.onState(false);
        await new Promise((resolve) => { setTimeout(resolve, wait); });
      }
    }
  }
}
