// @ts-check
/**
 * The page's one line to the server: what is (topics, newest wins) comes in, what people do goes out and is
 * kept until the server has it durably. The wire is described in src/docs/protocol.md.
 *
 * Topics are whole, so skipping one is harmless. A reconnect therefore asks for everything newer than the
 * position up to which this page is known to be complete: the one of the page itself, of a `beat` that carries
 * `pos`, or of a poll's answer; never merely the highest one seen, for another topic may have been overtaken.
 *
 * A promise of `send` is answered by the server alone, never on the page's own word; until then the command is in
 * the outbox.
 *
 * Events: `status`; `topic:<name>` (detail: the topic); `pending` (detail: the commands that wait);
 * `answer` (detail: {id, c, ok, code, text}), also for those that an earlier page sent; `you`; `bye`.
 */
import {Clock} from './clock.js';
import {BURST, Outbox, store, stored} from './outbox.js';

/**
 * @typedef {import('./outbox.js').Answer} Answer
 * @typedef {import('./outbox.js').Pending} Pending
 *
 * @typedef {object} Options
 * @property {string} show  its code
 * @property {'phone' | 'screen' | 'host' | 'overlay'} as
 * @property {string} build  the page's own
 * @property {number} [epoch]
 * @property {number} [pos]
 * @property {number} [now]  the server's clock when it wrote the page
 * @property {string} [token]  for clients without cookies
 * @property {Record<string, any>} [topics]  the state in the page
 * @property {any} [you]  who the page was written for
 * @property {string} [url]  of the socket
 * @property {string} [pollUrl]
 * @property {(build: string) => boolean} [mayReload]  asked before a soft reload, besides the usual conditions
 */

const BEAT_DEAD_MS = 25000;
const ASK_MS = 2000;
const OPEN_MS = 6000;
const BACKOFF_MIN_MS = 300;
const BACKOFF_MAX_MS = 8000;
const STABLE_MS = 5000;
const OFFLINE_MS = 3000;
const JUMP_MS = 1500;
const PULSE_MS = 1000;
const CLOCK_SPACING_MS = 700;
const POLL_AFTER_FAILURES = 4;
const POLL_MS = 2000;
const POLL_SOON_MS = 300;
const POLL_ANSWER_MS = 8000;
const POLL_SOCKET_MS = 30000;
const RELOAD_AGAIN_MS = 300000;
const RELOADED_KEY = 'usher.reloaded';

export class Live extends EventTarget {
  /** @param {Options} options */
  constructor(options) {
    super();
    this.options = options;
    /** @type {'connecting' | 'live' | 'offline'} */
    this.status = 'connecting';
    /** What the server knows of who we are. */
    this.you = options.you;

    this._epoch = options.epoch || 0;
    this._complete = options.pos || 0;
    /** @type {Map<string, {epoch: number, pos: number, d: any}>} */
    this._topics = new Map();
    for (const name of Object.keys(options.topics || {})) {
      this._topics.set(name, {epoch: this._epoch, pos: this._complete, d: /** @type {any} */ (options.topics)[name]});
    }

    /** @type {WebSocket | null} */
    this._socket = null;
    this._welcomed = false;
    this._failures = 0;
    this._polling = false;
    this._ended = false;
    this._heard = 0;
    this._pulsed = Date.now();
    this._drift = Date.now() - performance.now();
    /** @type {Record<string, any>} timers by what they wait for */
    this._timers = {};

    this._clock = new Clock(options.now);
    this._outbox = new Outbox(
      `usher.outbox.${options.show}.${options.as}`,
      ({id, c}) => this._welcomed && this._write({t: 'do', id, c}),
      () => this._emit('pending', this.pending),
    );
    this._pollRuns = false;

    this._stale = '';
    this._sceneKey = keyOf(this.topic('scene'));
    this._unwatch = this._watch();
    this._connect();
    this._offlineLater();
  }

  /**
   * The newest of a topic, undefined before the first.
   * @param {string} name
   * @returns {any}
   */
  topic(name) {
    const topic = this._topics.get(name);
    return topic && topic.d;
  }

  /** The server's clock, ms. */
  now() {
    return this._clock.now();
  }

  /** How long the server's last answer took, ms; a console asks with every heartbeat. */
  get tripMs() {
    return this._clock.tripMs;
  }

  /** Commands without an answer, oldest first. @returns {Pending[]} */
  get pending() {
    return this._outbox.pending;
  }

  /**
   * Hands a command over; keeps it until the server has answered, over reloads and lost networks.
   * @param {any} command
   * @returns {Promise<Answer>} ok: it is durable. Otherwise code and text say why the server refused
   */
  send(command) {
    if (this._ended) {
      return Promise.resolve({ok: false, id: '', code: 'ended', text: ''});
    }
    const answer = this._outbox.add(command);
    this._flush();
    return answer;
  }

  /** Closes for good. What waits in the outbox stays stored. */
  close() {
    this._ended = true;
    this._drop();
    Object.keys(this._timers).forEach((name) => this._clear(name));
    this._unwatch();
  }

  // ── the socket ────────────────────────────────────────────────────────────────────────────

  /** @private */
  _connect() {
    if (this._ended) {
      return;
    }
    this._drop();
    this._clear('retry');
    let socket;
    try {
      socket = new WebSocket(this.options.url || address());
    } catch (refused) {
      this._lost();
      return;
    }
    this._socket = socket;
    socket.onopen = () => this._write(this._hello());
    socket.onmessage = (event) => this._heardFrom(String(event.data));
    socket.onclose = () => this._lost();
    this._timer('open', OPEN_MS, () => this._lost());
  }

  /** Forgets the socket; a dead one may take minutes to notice by itself. @private */
  _drop() {
    const socket = this._socket;
    this._socket = null;
    this._welcomed = false;
    ['open', 'ask', 'clock', 'stable'].forEach((name) => this._clear(name));
    this._outbox.unsent();
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  /** @private */
  _lost() {
    const wasWelcomed = this._welcomed;
    this._drop();
    if (this._ended) {
      return;
    }
    this._failures++;
    if (this._polling && !wasWelcomed) {
      this._timer('retry', POLL_SOCKET_MS * (.8 + .4 * Math.random()), () => this._connect());
      return;
    }
    this._setStatus('connecting');
    const longest = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** Math.min(this._failures - 1, 10));
    this._timer('retry', longest * Math.random(), () => this._connect());
    if (this._failures >= POLL_AFTER_FAILURES) {
      this._poll();
    }
  }

  /** @private */
  _hello() {
    const {show, as, build, token} = this.options;
    const lang = document.documentElement.lang.slice(0, 2);
    return {t: 'hello', show, as, lang, epoch: this._epoch, pos: this._complete, build, token};
  }

  /**
   * @param {any} frame
   * @private
   */
  _write(frame) {
    if (this._socket && this._socket.readyState === WebSocket.OPEN) {
      this._socket.send(JSON.stringify(frame));
      return true;
    }
    return false;
  }

  /**
   * @param {string} text
   * @private
   */
  _heardFrom(text) {
    this._heard = Date.now();
    this._clear('ask');
    let frame;
    try {
      frame = JSON.parse(text);
    } catch (broken) {
      console.error('a frame that is no JSON', text.slice(0, 200));
      return;
    }
    if (frame.t === 'welcome') {
      this._welcomed = true;
      this._polling = false;
      ['open', 'poll'].forEach((name) => this._clear(name));
      this._timer('stable', STABLE_MS, () => (this._failures = 0));
      this._clock.doubt();
      this._syncClock();
    }
    this._take(frame);
  }

  // ── frames, from socket or poll ───────────────────────────────────────────────────────────

  /**
   * @param {any} frame
   * @private
   */
  _take(frame) {
    switch (frame.t) {
      case 'welcome':
        this._welcome(frame);
        break;
      case 'state':
        this._state(frame);
        break;
      case 'ok':
      case 'no':
        this._answered(frame);
        break;
      case 'pong':
        this._clock.answered(frame);
        break;
      case 'beat':
        this._beat(frame);
        break;
      case 'wait':
        this._setStatus(frame.on ? 'connecting' : 'live');
        break;
      case 'bye':
        this._bye(frame);
        break;
      case 'reload':
        location.reload();
        break;
    }
  }

  /**
   * @param {{epoch: number, pos: number, now: number, build?: string, you?: any}} frame
   * @private
   */
  _welcome(frame) {
    if (frame.epoch !== this._epoch) {
      this._epoch = frame.epoch;
      this._complete = 0;
      this._topics.forEach((topic) => ((topic.epoch = 0), (topic.pos = -1)));
    }
    if (frame.you !== undefined) {
      this.you = frame.you;
      this._emit('you', frame.you);
    }
    if (frame.build && frame.build !== this.options.build) {
      this._stale = frame.build;
      this._timer('reload', 1000, () => this._reloadSoftly());
    }
    this._setStatus('live');
    this._flush();
  }

  /**
   * @param {{topic: string, epoch: number, pos: number, d: any}} frame
   * @private
   */
  _state(frame) {
    const known = this._topics.get(frame.topic);
    if (known && (frame.epoch < known.epoch || (frame.epoch === known.epoch && frame.pos < known.pos))) {
      return;
    }
    if (frame.epoch > this._epoch) {
      // The journal went back: positions of before say nothing any more.
      this._epoch = frame.epoch;
      this._complete = 0;
    }
    this._topics.set(frame.topic, {epoch: frame.epoch, pos: frame.pos, d: frame.d});
    if (frame.topic === 'scene') {
      this._sceneChanged(keyOf(frame.d));
    }
    this._emit(`topic:${frame.topic}`, frame.d);
  }

  /**
   * @param {{now: number, pos?: number}} frame
   * @private
   */
  _beat(frame) {
    if (frame.pos && frame.pos > this._complete) {
      this._complete = frame.pos;
    }
    if (this._clock.disagrees(frame.now)) {
      this._clock.doubt();
      this._syncClock();
    } else if (this.options.as === 'host') {
      this._write(this._clock.ask());
    }
  }

  /**
   * @param {{code: string, text?: string}} frame
   * @private
   */
  _bye(frame) {
    if (frame.code === 'again') {
      return;
    }
    this.close();
    this._setStatus('offline');
    this._outbox.end(frame.code, frame.text || '');
    this._emit('bye', frame);
  }

  /** @private */
  _flush() {
    if (this._welcomed) {
      this._outbox.flush();
    } else if (this._polling) {
      this._timer('poll', POLL_SOON_MS, () => this._poll());
    }
  }

  /**
   * @param {{t: 'ok' | 'no', id: string, code?: string, text?: string, d?: any}} frame
   * @private
   */
  _answered(frame) {
    const answer = this._outbox.answered(frame);
    if (answer) {
      this._emit('answer', answer);
      this._reloadSoftly();
    }
  }

  // ── polling, for networks that let no socket through ──────────────────────────────────────

  /** @private */
  async _poll() {
    if (this._ended || this._welcomed || this._pollRuns) {
      return;
    }
    this._pollRuns = true;
    const asked = performance.now();
    const frames = await post(this.options.pollUrl || '/state', {
      hello: this._hello(),
      do: this.pending.slice(0, BURST).map(({id, c}) => ({id, c})),
    });
    this._pollRuns = false;
    if (this._ended || this._welcomed) {
      return;
    }
    if (!frames) {
      if (this._polling) {
        this._polling = false;
        this._setStatus('connecting');
        this._timer('retry', BACKOFF_MIN_MS, () => this._connect());
      }
      return;
    }
    if (!this._polling) {
      // Perhaps the server has just come back: one socket at once, then one in thirty seconds.
      this._polling = true;
      this._timer('retry', BACKOFF_MIN_MS * Math.random(), () => this._connect());
    }
    this._heard = Date.now();
    frames.forEach((frame) => this._take(frame));
    const welcome = frames.find(({t}) => t === 'welcome');
    if (welcome) {
      this._complete = welcome.pos;
      this._clock.sample(welcome.now, performance.now() - asked);
    }
    this._timer('poll', POLL_MS * (.9 + .2 * Math.random()), () => this._poll());
  }

  // ── is the line alive? ────────────────────────────────────────────────────────────────────

  /** @returns {() => void} its cleanup @private */
  _watch() {
    const ask = () => document.hidden || this._askAlive();
    const left = () => this._timer('reload', 400, () => this._reloadSoftly());
    const pulse = setInterval(() => this._pulse(), PULSE_MS);
    document.addEventListener('visibilitychange', ask);
    document.addEventListener('focusout', left);
    window.addEventListener('pageshow', ask);
    window.addEventListener('online', ask);
    window.addEventListener('offline', ask);
    return () => {
      clearInterval(pulse);
      document.removeEventListener('visibilitychange', ask);
      document.removeEventListener('focusout', left);
      window.removeEventListener('pageshow', ask);
      window.removeEventListener('online', ask);
      window.removeEventListener('offline', ask);
    };
  }

  /** Each second: has the clock jumped, have the timers slept, is the server silent? @private */
  _pulse() {
    const now = Date.now();
    const drift = now - performance.now();
    const jumped = Math.abs(drift - this._drift) > JUMP_MS || now - this._pulsed > JUMP_MS + 2 * PULSE_MS;
    this._drift = drift;
    this._pulsed = now;
    if (jumped) {
      this._clock.doubt();
      this._askAlive();
    } else if (this._welcomed && now - this._heard > BEAT_DEAD_MS) {
      this._lost();
    }
  }

  /** Asks; without an answer in two seconds a new socket (iOS keeps dead ones open). @private */
  _askAlive() {
    if (this._ended) {
      return;
    }
    if (!this._welcomed) {
      if (!this._socket) {
        this._connect();
      }
      if (this._polling) {
        this._poll();
      }
      return;
    }
    this._timer('ask', ASK_MS, () => {
      this._setStatus('connecting');
      this._connect();
    });
    this._write(this._clock.ask());
    this._syncClock();
  }

  /** Asks for the time until it is sure. @private */
  _syncClock() {
    if (!this._clock.isSure && this._write(this._clock.ask())) {
      this._timer('clock', CLOCK_SPACING_MS * (.5 + Math.random()), () => this._syncClock());
    }
  }

  /**
   * @param {'connecting' | 'live' | 'offline'} status
   * @private
   */
  _setStatus(status) {
    if (status === this.status || (status === 'connecting' && this.status === 'offline')) {
      return;
    }
    this.status = status;
    if (status === 'connecting') {
      this._offlineLater();
    } else {
      this._clear('offline');
    }
    this._emit('status', status);
  }

  /** @private */
  _offlineLater() {
    this._timer('offline', OFFLINE_MS, () => this._setStatus('offline'));
  }

  // ── a newer build ─────────────────────────────────────────────────────────────────────────

  /**
   * @param {string} key
   * @private
   */
  _sceneChanged(key) {
    const changed = key !== this._sceneKey && this._sceneKey !== '';
    this._sceneKey = key;
    if (changed && this._isWatched()) {
      this._reloadSoftly(true);
    }
  }

  /** Whether a room looks at this page and nobody touches it. @private */
  _isWatched() {
    return this.options.as === 'screen' || this.options.as === 'overlay';
  }

  /**
   * Screens wait for the next scene; the others until no field has the focus and nothing waits to be sent.
   * @param {boolean} [atScene]
   * @private
   */
  _reloadSoftly(atScene = false) {
    const {mayReload} = this.options;
    const busy = this._isWatched() ? !atScene : isTyping() || this.pending.length > 0;
    if (!this._stale || busy || (mayReload && !mayReload(this._stale)) || !mayReloadFor(this._stale)) {
      return;
    }
    location.reload();
  }

  // ── small ─────────────────────────────────────────────────────────────────────────────────

  /**
   * @param {string} type
   * @param {any} detail
   * @private
   */
  _emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }

  /**
   * @param {string} name
   * @param {number} ms
   * @param {() => void} run
   * @private
   */
  _timer(name, ms, run) {
    clearTimeout(this._timers[name]);
    this._timers[name] = setTimeout(run, ms);
  }

  /**
   * @param {string} name
   * @private
   */
  _clear(name) {
    clearTimeout(this._timers[name]);
  }
}

/** @param {any} scene */
function keyOf(scene) {
  return (scene && scene.key) || '';
}

function address() {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`;
}

/**
 * @param {string} url
 * @param {any} body
 * @returns {Promise<any[] | null>} null where nothing was reached
 */
async function post(url, body) {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), POLL_ANSWER_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    return response.ok ? (await response.json()).frames : null;
  } catch (unreachable) {
    return null;
  } finally {
    clearTimeout(late);
  }
}

/**
 * At most once in five minutes for a build: servers of two builds behind one address must not make a page spin.
 * @param {string} build
 */
function mayReloadFor(build) {
  const [last] = stored(RELOADED_KEY);
  const lately = last && last.build === build && Date.now() - last.at < RELOAD_AGAIN_MS;
  return !lately && store(RELOADED_KEY, [{build, at: Date.now()}]);
}

function isTyping() {
  const focused = document.activeElement;
  return !!focused && focused.matches('input, textarea, select, [contenteditable]');
}
