// @ts-check
/**
 * What this desk did and the server has not answered yet, one after another in order, each with the id it was born
 * with. It lies on the device, so that a lost network or a reload loses nothing, and goes out by itself.
 */

/**
 * @typedef {'in' | 'walk' | 'undo'} Word
 * @typedef {{id: string, word: Word, ticket: number, name: string, at: number, arrived?: number, form?: Record<string, any>,
 *   isTried?: boolean, isCancelled?: boolean}} Item
 * @typedef {{state?: string, ticket?: number, name?: string, table?: string, desk?: string, at?: number, arrived?: number,
 *   code?: string, text?: string}} Reply
 * @typedef {{ok: boolean, isLost?: boolean, isOut?: boolean, reply: Reply}} Answer
 */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 16;
const SILENT_MS = 8000;
const AGAIN_MS = [500, 1000, 2000, 4000];
const PATHS = {in: 'in', walk: 'walk-in', undo: 'undo'};

export class Queue {
  /**
   * @param {string} code  the show's
   * @param {() => string} desk  what this desk calls itself
   * @param {(item: Item, answer: Answer) => void} answered
   */
  constructor(code, desk, answered) {
    this._code = code;
    this._desk = desk;
    this._answered = answered;
    this._key = `usher-desk:${code}`;
    /** @type {Item[]} */
    this.items = kept(this._key);
    this._isSending = false;
    this._lost = 0;
    /** @type {any} */
    this._timer = 0;
    addEventListener('online', () => this.flush());
  }

  /**
   * @param {Word} word
   * @param {{ticket: number, name: string, arrived?: number, form?: Record<string, any>}} what
   * @returns {Item}
   */
  add(word, what) {
    /** @type {Item} */
    const item = {id: newId(), word, at: Date.now(), ...what};
    this.items.push(item);
    this._keep();
    this.flush();
    return item;
  }

  /** What waits for this person last. @param {number} ticket */
  last(ticket) {
    return this.items.filter((item) => item.ticket === ticket && item.ticket > 0).pop();
  }

  /**
   * Takes a check-in back that the server has not confirmed. One that was never sent is gone; of the other, an undo
   * follows the answer.
   * @param {Item} item
   */
  cancel(item) {
    if (item.isTried) {
      item.isCancelled = true;
    } else {
      this.items = this.items.filter((other) => other !== item);
    }
    this._keep();
  }

  /** It shall hold after all. @param {Item} item */
  revive(item) {
    item.isCancelled = false;
    this._keep();
  }

  /** Sends what waits; where the network is lost, tries again later by itself. */
  async flush() {
    clearTimeout(this._timer);
    if (this._isSending) {
      return;
    }
    this._isSending = true;
    while (this.items.length > 0) {
      const item = this.items[0];
      item.isTried = true;
      this._keep();
      const answer = await request(`/desk/${this._code}/${PATHS[item.word]}`, bodyOf(item, this._desk()));
      if (answer.isLost || answer.isOut) {
        this._lost += 1;
        this._timer = setTimeout(() => this.flush(), AGAIN_MS[Math.min(this._lost, AGAIN_MS.length) - 1]);
        this._answered(item, answer);
        break;
      }
      this._lost = 0;
      this.items = this.items.filter((other) => other !== item);
      this._keep();
      this._answered(item, answer);
    }
    this._isSending = false;
  }

  /** @private */
  _keep() {
    try {
      localStorage.setItem(this._key, JSON.stringify(this.items));
    } catch (full) {
      // A browser that keeps nothing: the page itself still holds it.
    }
  }
}

/**
 * @param {string} path
 * @param {any} [body]  as JSON; without one it is a question
 * @returns {Promise<Answer>}
 */
export async function request(path, body) {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), SILENT_MS);
  try {
    const how = body === undefined ? {} : {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)};
    const response = await fetch(path, {credentials: 'same-origin', signal: patience.signal, ...how});
    const reply = await response.json();
    const isLost = response.status >= 500;
    return {ok: response.ok, isLost, isOut: response.status === 401, reply};
  } catch (unreachable) {
    return {ok: false, isLost: true, reply: {}};
  } finally {
    clearTimeout(late);
  }
}

/** @param {Item} item @param {string} desk */
function bodyOf({id, ticket, name, at, arrived = 0, form = {}}, desk) {
  return {...form, id, ticket, name, arrived, desk, ago: Math.max(0, Date.now() - at)};
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(ID_LENGTH)), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** @param {string} key @returns {Item[]} */
function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) || '[]');
  } catch (unreadable) {
    return [];
  }
}
