// @ts-check
/**
 * One phone watches the draws of its show: it fetches the public record as it grows, has it verified on another thread,
 * finds itself on every list, checks each lamp as it lights, and tells the hall once what came out.
 */
import {checker} from './checker.js';
import {isMe, save, tapOf} from './memory.js';
import {verdict} from './ticks.js';

/** Three hundred phones must not ask in the same instant; a result is wanted soon, a list is not. */
const SPREAD_MS = 1200;
const SPREAD_RESULT_MS = 300;
const AGAIN_MS = 3000;
const ASKS_MAX = 5;
/** A word to the hall that was not taken is said again, not for ever. */
const WORDS_MAX = 4;

/** @type {Map<string, Watch>} */
const watches = new Map();

/**
 * @param {string} show
 * @param {import('./memory.js').Memory} mine
 * @returns {Watch}
 */
export function watch(show, mine) {
  let found = watches.get(show);
  if (!found) {
    found = new Watch(show, mine);
    watches.set(show, found);
  }
  return found;
}

export class Watch {
  /** @param {string} show @param {import('./memory.js').Memory} mine */
  constructor(show, mine) {
    this.show = show;
    this.mine = mine;
    /** What the verifier said last. @type {any} */
    this.report = null;
    /** This phone cannot verify, and why. */
    this.trouble = '';
    /** A commitment that the list's keeper gives out and that this phone does not know. @type {any} */
    this.stranger = null;
    /** Lamps by seal: true where the phone's own check held. @type {Map<string, (boolean | undefined)[]>} */
    this.lamps = new Map();
    this._have = 0;
    this._wanted = '';
    this._asks = 0;
    this._timer = 0;
    this._busy = false;
    this._who = '';
    this._words = 0;
    this._saying = false;
    this._changed = () => {};
  }

  /**
   * The newest view: what is there that this phone has not seen?
   * @param {any} d
   * @param {any} own
   * @param {any} ctx
   */
  sees(d, own, ctx) {
    this._changed = ctx.rerender;
    if (d.head && d.head !== this._wanted) {
      this._wanted = d.head;
      this._asks = 0;
      this._words = 0;
      this._soon(d.draw.phase === 'result' ? SPREAD_RESULT_MS : SPREAD_MS);
    }
    if (d.lamp && d.seal) {
      this._lamp(d.seal, d.lamp);
    }
    this._say(d, own, ctx);
  }

  /** The person says that the corrected name is theirs. */
  acknowledge() {
    if (this.stranger) {
      isMe(this.show, this.mine, this.stranger.idc, this.stranger.given);
      this.stranger = null;
      this._soon(0);
    }
  }

  /** Looks again, for example after the reader said what stands on the screen. */
  again() {
    this._soon(0);
  }

  /** @param {number} spreadMs @private */
  _soon(spreadMs) {
    clearTimeout(this._timer);
    this._timer = window.setTimeout(() => this._pull(), Math.random() * spreadMs);
  }

  /** @private */
  async _pull() {
    if (this._busy) {
      this._soon(200);
      return;
    }
    this._busy = true;
    try {
      const worker = await checker();
      await this._fetch(worker);
      await this._learn();
      await this._verify(worker);
      this.trouble = '';
    } catch (broken) {
      console.warn('the draw could not be checked', broken);
      this.trouble = String(broken);
      this._retry();
    } finally {
      this._busy = false;
      this._changed();
    }
  }

  /** Until what the view speaks of is here; a server that speaks of what nobody gets is asked no more. @private */
  _retry() {
    if (++this._asks <= ASKS_MAX) {
      clearTimeout(this._timer);
      this._timer = window.setTimeout(() => this._pull(), AGAIN_MS);
    }
  }

  /** @param {import('./checker.js').Checker} worker @private */
  async _fetch(worker) {
    let answer = await worker.ask('add', {from: this._have, text: await text(`/transcript/${this.show}.json?from=${this._have}`)});
    if (!answer.fits) {
      answer = await worker.ask('add', {from: 0, text: await text(`/transcript/${this.show}.json`)});
    }
    this._have = answer.length;
  }

  /** What stands for this person on a list is computed here, from name and salts. @private */
  async _learn() {
    if (this._who && !this._isAmiss()) {
      return;
    }
    const given = JSON.parse(await text(`/mine/${this.show}`));
    const {commitment} = await import('../../lib/verify.js');
    const idc = commitment(given.name, given.salts[0], given.contact);
    this._who = idc;
    if (!this.mine.idc.length) {
      isMe(this.show, this.mine, idc, given);
    } else if (!this.mine.idc.includes(idc)) {
      this.stranger = {idc, given};
    }
  }

  /** @private */
  _isAmiss() {
    return !!this.report && (this.report.errors || []).some((/** @type {any} */ {code}) => code === 'i-am-missing');
  }

  /** @param {import('./checker.js').Checker} worker @private */
  async _verify(worker) {
    let report = await worker.ask('check', {memory: this.mine, ids: [this._wanted]});
    const first = (report.lists || []).find((/** @type {any} */ {leaf}) => leaf);
    if (first && this.mine.since === undefined) {
      this.mine.since = first.at;
      report = await worker.ask('check', {memory: this.mine, ids: [this._wanted]});
    }
    if (report.records && !report.errors.some((/** @type {any} */ {code}) => code === 'history-rewritten' || code === 'chain')) {
      this.mine.head = report.head;
      save(this.show, this.mine);
    }
    this.report = report;
    if (report.records && report.missing.length) {
      // What the view speaks of does not follow from what is here: the whole is read again, against my memory.
      this._have = this._asks > 1 ? 0 : this._have;
      this._retry();
    }
  }

  /** @param {string} seal @param {any} lamp @private */
  _lamp(seal, lamp) {
    const known = this.lamps.get(seal) || [];
    this.lamps.set(seal, known);
    if (lamp.i in known) {
      return;
    }
    known[lamp.i] = undefined;
    checker()
      .then((worker) => worker.ask('lamp', {seal, ...lamp}))
      .then(({holds, ms}) => {
        known[lamp.i] = holds;
        performance.mark('usher-lamp', {detail: {i: lamp.i, holds, ms}});
        this._changed();
      })
      .catch((broken) => console.warn('a lamp could not be checked', broken));
  }

  /** Tells the hall: it follows, or which check failed. @param {any} d @param {any} own @param {any} ctx @private */
  _say(d, own, ctx) {
    const word = d.draw.phase === 'result' && !this.stranger ? verdict(this, d, tapOf(this.mine, d.draw.draw)) : '';
    if (!own || !word || own.said === word || this._saying || this._words >= WORDS_MAX) {
      return;
    }
    const {draw} = d.draw;
    this._saying = true;
    this._words++;
    setTimeout(async () => {
      try {
        const answer = await ctx.act(word === 'agree' ? {do: 'agree', draw} : {do: 'object', draw, code: word});
        this._words = answer.ok ? 0 : this._words;
      } finally {
        this._saying = false;
      }
    }, Math.random() * SPREAD_MS);
  }
}

/** @param {string} url */
async function text(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  return answer.text();
}
