// @ts-check
/** The server's clock as this page knows it: of five questions, the one with the shortest way there and back is right. */

const SAMPLES = 5;
const AHEAD_MS = 250;
const BEHIND_MS = 3000;

export class Clock {
  /** @param {number} [now]  the server's time when it wrote the page: a first guess */
  constructor(now) {
    this._offset = now ? now - Date.now() : 0;
    /** @type {{trip: number, offset: number}[]} */
    this._samples = [];
    /** @type {Map<number, number>} performance.now() of each question */
    this._asked = new Map();
    this._lastId = 0;
  }

  /** @returns {number} ms since 1970 */
  now() {
    return Date.now() + this._offset;
  }

  /** Of the last question there and back, undefined before the first answer. @returns {number | undefined} */
  get tripMs() {
    const last = this._samples[this._samples.length - 1];
    return last && last.trip;
  }

  get isSure() {
    return this._samples.length >= SAMPLES;
  }

  /** The line is new or the machine's clock has jumped: ask anew. */
  doubt() {
    this._samples = [];
    this._asked.clear();
  }

  /** @returns {{t: 'ping', id: number}} the question to send */
  ask() {
    const id = ++this._lastId;
    this._asked.set(id, performance.now());
    return {t: 'ping', id};
  }

  /** @param {{id: number, now: number}} pong */
  answered({id, now}) {
    const asked = this._asked.get(id);
    this._asked.delete(id);
    if (asked !== undefined) {
      this.sample(now, performance.now() - asked);
    }
  }

  /**
   * @param {number} now  the server's
   * @param {number} trip  ms there and back
   */
  sample(now, trip) {
    this._samples = this._samples.concat({trip, offset: now + trip / 2 - Date.now()}).slice(-SAMPLES);
    this._offset = this._samples.reduce((best, sample) => (sample.trip < best.trip ? sample : best)).offset;
  }

  /**
   * Whether a heartbeat, which is late by the way it came, shows that this clock has drifted.
   * @param {number} now  the server's when it sent the heartbeat
   */
  disagrees(now) {
    const ahead = now - this.now();
    return ahead > AHEAD_MS || ahead < -BEHIND_MS;
  }
}
