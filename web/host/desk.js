// @ts-check
/**
 * The console's one picture of the show: what the server last said, and the hand that changes it. The parts of the
 * console read it, draw themselves when it has `changed`, and send through it; none of them knows the line.
 */
import {Live} from '../lib/live.js';
import {language, t, toast} from '../lib/ui.js';

/**
 * @typedef {{id: string, kind: string, title: string, plan: any}} Slot
 * @typedef {{id: string, name: string, quantity: number, batches: number[], sponsor: string, picture: string,
 *   music: string, codes: number}} Prize
 * @typedef {{id: string, name: string, picture: string}} Sponsor
 * @typedef {{title: string, city: string, date: string, venue: string, theme: string, lang: string, roster: boolean,
 *   target: number, seatsMax: number, tables: number, wifi: {name: string, password: string}, masked: boolean}} Info
 * @typedef {{do: 'inside' | 'wait' | 'leave' | 'end', slot?: string, kind?: string, cue?: string}} Next
 * @typedef {object} ShowView
 * @property {{ticket: number, name: string}[]} veiled  nicknames that wait for the host
 * @property {string} code
 * @property {Info} info
 * @property {boolean} rehearsal
 * @property {boolean} ended
 * @property {Slot[]} rundown
 * @property {string[]} begun
 * @property {Prize[]} prizes
 * @property {Sponsor[]} sponsors
 * @property {string} onAir
 * @property {string} cued
 * @property {number} step
 * @property {Next} next
 * @property {number} undoUntil
 * @property {{holding: boolean, frozen: boolean, muted: boolean, code: boolean}} panic
 * @property {{expected: number, present: number, tables: number}} house
 * @typedef {{phones: number, screens: number, hosts: number, writeMs: number, mode: string, waits: boolean, state?: string, nodes?: number, clockApart?: boolean, failed: boolean, doorClosed: boolean, guessed: boolean}} Health
 * @typedef {object} Boot
 * @property {string} code
 * @property {string} lang
 * @property {string} build
 * @property {string} base
 * @property {string[]} kinds
 * @property {number} now
 * @property {string} joinUrl  as the screen writes it
 * @property {string} joinLink
 * @property {string} screenUrl
 * @property {string} hostUrl
 * @property {string} crewUrl
 * @property {{d: ShowView}} frame
 * @typedef {import('../lib/live.js').Answer} Answer
 */

const TOPICS = ['host', 'onair', 'next', 'queue', 'health'];
const UNDO_MS = 10000;
/**
 * A tap so soon after Take came to mean something else was meant for what it was before: a double click, the second of
 * two tablets, or the last winner who says 我在 just when the host confirms.
 */
const SAME_TAP_MS = 300;
const NOWHERE = Promise.resolve({ok: false, id: '', code: 'no-such-activity', text: ''});

export class Desk extends EventTarget {
  /** @param {Boot} boot */
  constructor(boot) {
    super();
    this.boot = boot;
    this.code = boot.code;
    this.live = new Live({show: boot.code, as: 'host', build: boot.build, now: boot.now, topics: {host: boot.frame.d}});
    /** Whether the last Take can be taken back, as far as this tablet saw it. */
    this._final = false;
    this._step = this.show.step;
    this._onAir = this.show.onAir;
    this._meant = meaning(this.show.next);
    this._taking = false;
    /** When this tablet saw Take mean something else, on its own clock. */
    this._turnedAt = -SAME_TAP_MS;
    this._listen();
  }

  /** @returns {ShowView} */
  get show() {
    return this.live.topic('host');
  }

  /** @returns {any} the scene on air */
  get onAir() {
    return this.live.topic('onair');
  }

  /** @returns {any} the scene that Take would bring */
  get next() {
    return this.live.topic('next');
  }

  /** @returns {{slot: Slot | null, d: any, asides: {slot: {id: string}, d: any}[]}} */
  get queue() {
    return this.live.topic('queue') || {slot: null, d: null, asides: []};
  }

  /** @returns {Health | undefined} */
  get health() {
    return this.live.topic('health');
  }

  /** Whether what is tapped now reaches the server now. */
  get isLive() {
    return this.live.status === 'live';
  }

  get isTaking() {
    return this._taking;
  }

  /** @param {string} id @returns {Slot | undefined} */
  slot(id) {
    return this.show.rundown.find((slot) => slot.id === id);
  }

  /** The slot that Take brings when the one on air is through. @returns {Slot | undefined} */
  get following() {
    const {cued, onAir, rundown} = this.show;
    return cued ? this.slot(cued) : rundown[rundown.findIndex(({id}) => id === onAir) + 1];
  }

  /** Milliseconds left in which the last Take can be undone, 0 for none. */
  get undoLeft() {
    return this._final ? 0 : Math.max(0, Math.min(UNDO_MS, this.show.undoUntil - this.live.now()));
  }

  /** When the last Take was, in the server's time, 0 where nobody knows. */
  get takenAt() {
    return this.show.undoUntil ? this.show.undoUntil - UNDO_MS : 0;
  }

  /** Whether Take does something now. */
  get canTake() {
    const {next, ended} = this.show;
    return this.isLive && !this._taking && !ended && (next.do === 'inside' || next.do === 'leave');
  }

  /**
   * One step on. The step that this tablet saw goes along, so that two hands make one step.
   * @param {boolean} [isFast]  quick repeats are meant
   */
  async take(isFast = false) {
    const isSameTap = !isFast && performance.now() - this._turnedAt < SAME_TAP_MS;
    if (!this.canTake || isSameTap) {
      return;
    }
    this._taking = true;
    this._changed();
    await this.send({do: 'take', from: this.show.step});
    this._taking = false;
    this._changed();
  }

  async undo() {
    if (this.isLive && this.undoLeft > 0) {
      await this.send({do: 'undo', from: this.show.step});
    }
  }

  /**
   * Sends a command; a refusal is said aloud.
   * @param {any} command
   * @returns {Promise<Answer>}
   */
  async send(command) {
    const answer = await this.live.send(command);
    if (!answer.ok) {
      sayNo(answer);
    }
    return answer;
  }

  /**
   * Adds a slot or replaces the one with this id.
   * @param {Slot} slot
   * @param {number} [index]  where a new one goes
   */
  putSlot(slot, index = this.show.rundown.length) {
    return this.send({do: 'putSlot', slot, index});
  }

  /**
   * What a kind's `form`, `panel` and `blank` get.
   * @param {Slot | null} slot
   * @param {() => void} rerender
   */
  context(slot, rerender) {
    return {
      show: this.show,
      code: this.code,
      slot,
      plan: slot && slot.plan,
      live: this.live,
      t,
      lang: language(),
      blob: (/** @type {string} */ id) => `/f/${id}`,
      now: () => this.live.now(),
      rerender,
      /** @param {any} command */
      act: (command) => this.act(slot, command),
      /** @param {any} command  one of the show, not of this activity */
      command: (command) => this._said(this.send(command)),
      /** @param {any} plan  the slot's new plan, also while it is on air */
      edit: (plan) => this._said(slot ? this.putSlot({...slot, plan}) : NOWHERE),
      undoable: this.undoable,
    };
  }

  /**
   * Says what was done, with a way back for ten seconds.
   * @param {string} text
   * @param {() => void} run  undoes it
   */
  undoable(text, run) {
    toast(text, {ms: UNDO_MS, action: {label: t('host.undo'), run}});
  }

  /**
   * @param {Slot | null} slot
   * @param {any} command
   * @returns {Promise<Answer>}
   */
  act(slot, command) {
    return this._said(slot ? this.send({do: 'act', slot: slot.id, kind: slot.kind, act: command}) : NOWHERE);
  }

  /**
   * The answer without its text, which has been said already.
   * @param {Promise<Answer>} sent
   * @returns {Promise<Answer>}
   * @private
   */
  async _said(sent) {
    return {...(await sent), text: ''};
  }

  /** @private */
  _listen() {
    TOPICS.forEach((topic) => this.live.addEventListener(`topic:${topic}`, () => this._changed()));
    this.live.addEventListener('topic:host', () => this._stepped());
    this.live.addEventListener('status', () => this._changed());
    this.live.addEventListener('bye', (event) => this._bye(/** @type {CustomEvent} */ (event).detail));
  }

  /** Notes when Take turned, and whether a step was one that cannot be undone: within a kind that says so. @private */
  _stepped() {
    const {step, onAir, next} = this.show;
    if (step !== this._step || meaning(next) !== this._meant) {
      this._meant = meaning(next);
      this._turnedAt = performance.now();
    }
    if (step !== this._step) {
      const slot = this.slot(onAir);
      this._final = onAir === this._onAir && !!slot && isFinal(slot.kind);
      this._step = step;
      this._onAir = onAir;
    }
  }

  /**
   * @param {{code: string, text?: string}} bye
   * @private
   */
  _bye({code, text}) {
    toast(text || t(`host.bye.${code}`), {bad: true, ms: 60000});
    this._changed();
  }

  /** @private */
  _changed() {
    this.dispatchEvent(new Event('changed'));
  }
}

/** What Take does, to tell whether it has changed. @param {Next} next */
function meaning(next) {
  return `${next.do} ${next.slot} ${next.cue}`;
}

/**
 * Whether a kind's steps cannot be undone; it says so in its texts, before the step.
 * @param {string} kind
 */
export function isFinal(kind) {
  return t(`cue.${kind}.final`) !== `cue.${kind}.final`;
}

/** Takes the last refusal away. */
let forget = () => {};

/** Says why not, in place of the last time. @param {Answer} answer */
function sayNo({code, text}) {
  forget();
  forget = code === 'already-taken' ? toast(t('host.already-taken')) : toast(text || t('host.not-sent'), {bad: true});
}
