// @ts-check
/**
 * What people did and the server has not answered yet: in order, each with the id it was born with, in session
 * storage, so that a reload, a lost network or a restarted server sends it again and the server counts it once.
 * One goes out when the one before is answered, for a server that answers `again` to the first of two would else turn
 * "no, yes" into "yes, no"; one that stays without an answer holds the others up for five seconds. At most twenty at
 * once and twenty a second.
 */

/**
 * @typedef {{id: string, c: any, at: number}} Pending  a command without an answer; at: Date.now() of the tap
 * @typedef {{ok: boolean, id: string, c?: any, code?: string, text?: string, d?: any}} Answer
 * @typedef {Pending & {sentAt?: number, notBefore?: number, resolve?: (answer: Answer) => void}} Item
 */

export const BURST = 20;
const EACH_MS = 50;
const AGAIN_MS = 1500;
const SILENT_MS = 5000;
const ITEMS_MAX = 100;

export class Outbox {
  /**
   * @param {string} key  in session storage
   * @param {(item: Pending) => boolean} write  false where there is no line now
   * @param {() => void} changed
   */
  constructor(key, write, changed) {
    this._key = key;
    this._write = write;
    this._changed = changed;
    /** @type {Item[]} */
    this._items = stored(key);
    this._tokens = BURST;
    this._tokensAt = Date.now();
    /** @type {any} */
    this._timer = 0;
  }

  /** Commands without an answer, oldest first. @returns {Pending[]} */
  get pending() {
    return this._items.map(({id, c, at}) => ({id, c, at}));
  }

  /**
   * @param {any} command
   * @returns {Promise<Answer>}
   */
  add(command) {
    const id = newId();
    if (this._items.length >= ITEMS_MAX) {
      return Promise.resolve({ok: false, id, code: 'outbox-full', text: ''});
    }
    return new Promise((resolve) => {
      this._items.push({id, c: command, at: Date.now(), resolve});
      this._save();
    });
  }

  /** There is a new line: nothing has been sent on it. */
  unsent() {
    this._items.forEach((item) => (item.sentAt = 0));
  }

  /** Sends what is due on this line, in order. */
  flush() {
    clearTimeout(this._timer);
    const now = Date.now();
    this._tokens = Math.min(BURST, this._tokens + Math.max(0, now - this._tokensAt) / EACH_MS);
    this._tokensAt = now;
    for (const item of this._items) {
      const wait = this._wait(item, now);
      if (wait > 0) {
        this._timer = setTimeout(() => this.flush(), wait);
        return;
      }
      if (!item.sentAt) {
        if (!this._write(item)) {
          return;
        }
        item.sentAt = now;
        this._tokens--;
        this._timer = setTimeout(() => this.flush(), SILENT_MS);
        return;
      }
    }
  }

  /**
   * Takes the server's answer. Code `again` is none: the same command goes out once more a little later.
   * @param {{t: 'ok' | 'no', id: string, code?: string, text?: string, d?: any}} frame
   * @returns {Answer | null} null where nothing waited for it
   */
  answered({t, id, code, text, d}) {
    const item = this._items.find((waiting) => waiting.id === id);
    if (!item) {
      return null;
    }
    if (t === 'no' && code === 'again') {
      item.sentAt = 0;
      item.notBefore = Date.now() + AGAIN_MS * (1 + Math.random());
      this.flush();
      return null;
    }
    this._items = this._items.filter((other) => other !== item);
    const c = item.c;
    const answer = t === 'ok' ? {ok: true, id, c, d} : {ok: false, id, c, code: code || 'refused', text: text || ''};
    if (item.resolve) {
      item.resolve(answer);
    }
    this._save();
    this.flush();
    return answer;
  }

  /**
   * The line is gone for good; what waits stays stored.
   * @param {string} code
   * @param {string} text
   */
  end(code, text) {
    clearTimeout(this._timer);
    this._items.forEach(({id, c, resolve}) => resolve && resolve({ok: false, id, c, code, text}));
  }

  /**
   * How long the ones after this one, or it itself, must wait, ms.
   * @param {Item} item
   * @param {number} now
   * @private
   */
  _wait({sentAt, notBefore = 0}, now) {
    if (sentAt) {
      return sentAt + SILENT_MS - now;
    }
    return this._tokens < 1 ? EACH_MS : notBefore - now;
  }

  /** @private */
  _save() {
    store(this._key, this.pending);
    this._changed();
  }
}

/** 128 bits as 32 hex digits; `randomUUID` is missing on plain http. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string} key
 * @returns {any[]}
 */
export function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) || '[]');
  } catch (unreadable) {
    return [];
  }
}

/**
 * @param {string} key
 * @param {any[]} value
 * @returns {boolean} false where the browser stores nothing
 */
export function store(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch (full) {
    console.warn('session storage takes nothing: unsent taps do not survive a reload');
    return false;
  }
}
