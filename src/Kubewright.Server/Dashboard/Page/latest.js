// A map that does not grow for ever.

const versionOf = (object) => Number(object.metadata.resourceVersion);

/** Objects by key: those that changed last, `most` of them and up to as many more, so that dropping old ones costs little. */
export class Latest extends Map {
  #most;

  constructor(most) {
    super();
    this.#most = most;
  }

  set(key, object) {
    super.set(key, object);
    if (this.size > 2 * this.#most) {
      const oldest = [...this.entries()].sort(([, a], [, b]) => versionOf(a) - versionOf(b)).slice(0, -this.#most);
      for (const [old] of oldest) this.delete(old);
    }
    return this;
  }
}
