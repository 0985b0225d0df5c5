// @ts-check
/**
 * Press and hold to zero: one phone's part in a draw. It tells what it is in one word and calls back when that
 * changes; at zero, with the finger down, it sends.
 *
 *   idle → holding ⇄ early → (zero) → sending → kept | late        missed: nothing was held at zero
 */

/** A finger that comes down this long after zero still counts; the seal falls a second after it. */
const GRACE_MS = 600;
const TICK_MS = 100;

/** @typedef {'idle' | 'holding' | 'early' | 'sending' | 'kept' | 'late' | 'missed'} Word */

export class Press {
  /**
   * @param {number} endsAt  zero, in the server's time
   * @param {{now: () => number, send: () => Promise<boolean>, changed: () => void}} world  send: true when it was kept
   */
  constructor(endsAt, world) {
    this.endsAt = endsAt;
    this._world = world;
    /** @type {Word} */
    this.word = 'idle';
    this._shown = '';
    this._timer = setInterval(() => this._tick(), TICK_MS);
  }

  /** Seconds to zero, as they are counted aloud. */
  get seconds() {
    return Math.max(0, Math.ceil(this._left / 1000));
  }

  down() {
    if (this.word === 'idle' || this.word === 'early') {
      this._turn('holding');
      this._tick();
    }
  }

  up() {
    if (this.word === 'holding' && this._left > 0) {
      this._turn('early');
    }
  }

  stop() {
    clearInterval(this._timer);
  }

  /** @private */
  get _left() {
    return this.endsAt - this._world.now();
  }

  /** @private */
  _tick() {
    const left = this._left;
    if (left <= 0 && this.word === 'holding') {
      this._send();
    } else if (left <= -GRACE_MS && (this.word === 'idle' || this.word === 'early')) {
      this._turn('missed');
    }
    const shown = `${this.word}/${this.seconds}`;
    if (shown !== this._shown) {
      this._shown = shown;
      beat(this.word, this.seconds);
      this._world.changed();
    }
    if (left < -GRACE_MS) {
      this.stop();
    }
  }

  /** @private */
  async _send() {
    this._turn('sending');
    const kept = await this._world.send();
    this._turn(kept ? 'kept' : 'late');
    this._world.changed();
  }

  /** @param {Word} word @private */
  _turn(word) {
    this.word = word;
    this._shown = '';
  }
}

/**
 * The phone beats with the seconds where it can.
 * @param {Word} word
 * @param {number} seconds
 */
function beat(word, seconds) {
  if (word === 'holding' && seconds <= 3) {
    vibrate(30);
  } else if (word === 'sending') {
    vibrate(140);
  }
}

/** @param {number | number[]} pattern */
export function vibrate(pattern) {
  try {
    if (navigator.vibrate) {
      navigator.vibrate(pattern);
    }
  } catch (refused) {
    // Some browsers forbid it before the first tap; nobody misses anything.
  }
}
