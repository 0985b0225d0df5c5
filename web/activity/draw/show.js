// @ts-check
/**
 * A draw in time: what this page saw of it and when, what sounds, what moves. One for each draw; the page's drawing
 * asks it nothing but names a phase, so that a re-render never starts anything again.
 *
 * Timing stands on the stage's layer, which lit does not touch: --reveal (from its appearing, or from the result, to
 * the names), .is-past-seal and .is-past-reveal (the page came later: no ceremony), .is-sphere, .is-simple (this
 * machine is too slow for what was planned).
 */
import {confetti} from '../../lib/confetti.js';
import {cues} from '../../lib/countdown.js';
import {medianFrame} from '../../lib/stage.js';
import {Sphere} from './sphere.js';

/** From the winners' tiles to the winners' names. */
const TILES_MS = 1600;
/** A rehearsal's lamps burn in a blink; the eye gets this long from the seal to the winners' tiles. */
const SHOW_MS = 4200;
/** The padlock's own moment. */
const LOCK_MS = 1700;
/** A result older than this is shown without ceremony: the page was reloaded or had lost the server. */
const FRESH_MS = 15000;
/** After this the reveal is over: whoever comes now is a substitute. */
const OVER_MS = 4000;
const PAGE_MS = 5000;
const PAGE_LAMPS_MS = 2200;
const WINNERS_PAGE_MS = 7000;
const RUN_MS = 90;
const RUN_SLOW_MS = 420;
const RUNNERS_MAX = 9;
const ROLL_S = 30;
const SLOW_FRAME_MS = 30;
const SECONDS = [8, 7, 6, 5, 4, 3, 2, 1, 0];

/** Found out once: this machine is too slow for the fuller scenes. */
let slow = false;

/** @type {Map<string, Show>} */
const shows = new Map();

/** @param {any} ctx @param {number} number @returns {Show} */
export function showOf(ctx, number) {
  const key = `${ctx.show.code}/${ctx.slot.id}/${number}`;
  const known = shows.get(key);
  if (known) {
    return known;
  }
  const show = new Show(ctx);
  shows.set(key, show);
  return show;
}

/** Whether the fuller scenes may run here. */
export function isFast() {
  return !slow;
}

class Show {
  /** @param {any} ctx */
  constructor(ctx) {
    this._ctx = ctx;
    this.phase = '';
    this.lamps = 0;
    this.sealedAt = 0;
    this.revealAt = 0;
    this._endsAt = 0;
    this._quantity = 1;
    /** @type {any[]} */
    this._people = [];
    /** @type {number[]} */
    this._winners = [];
    /** @type {Set<number>} */
    this._fresh = new Set();
    this._still = false;
    this._measured = false;
    /** @type {Sphere | undefined} */
    this._sphere = undefined;
    this._celebrated = false;
    this._stopped = false;
    /** @type {HTMLElement | null} */
    this._layer = null;
    this._roll = () => {};
    this._uncount = () => {};
    this._paper = () => {};
  }

  /**
   * Notes what is new and sounds it.
   * @param {any} d
   * @param {any[]} winners  those that are shown
   */
  see({draw, people}, winners) {
    const now = Date.now();
    const isFirst = this.phase === '';
    const isSealed = draw.phase === 'lamps' || draw.phase === 'result';
    this._people = people;
    this._quantity = draw.quantity;
    if (isSealed && !this.sealedAt) {
      this.sealedAt = isFirst ? 1 : now;
      if (!isFirst) {
        this._sealed();
      }
    }
    if (draw.phase === 'result') {
      this._win(draw, winners.map(({person}) => person.ticket), isFirst, now);
    } else if (!isFirst && draw.lamps > this.lamps) {
      this._ctx.sound.play('lamp', {voice: draw.lamps});
    }
    this.phase = draw.phase;
    this.lamps = draw.lamps;
    this._count(draw.phase === 'pressing' ? draw.endsAt : 0);
  }

  /** A winner who came after the reveal, in an absentee's place. @param {number} ticket */
  isFresh(ticket) {
    return this._fresh.has(ticket);
  }

  /**
   * What moves while the scene is up.
   * @param {HTMLElement} layer
   * @returns {() => void}
   */
  start(layer) {
    const now = Date.now();
    this._layer = layer;
    this._still = !!layer.closest('.is-still');
    layer.classList.toggle('is-simple', slow);
    layer.classList.toggle('is-past-seal', this.sealedAt > 0 && now > this.sealedAt + LOCK_MS);
    if (this.phase === 'result') {
      this._time(now);
    }
    let turnedAt = now;
    let winnersAt = 0;
    /** @type {any} */
    let timer;
    const step = () => {
      const time = Date.now();
      this._run(layer, time);
      if (time - turnedAt > (this.phase === 'lamps' ? PAGE_LAMPS_MS : PAGE_MS) && !this._stopped) {
        turnedAt = time;
        turn(layer, '.draw-wall');
      }
      if (this.phase === 'result' && time > this.revealAt) {
        winnersAt = winnersAt || Math.max(time, this.revealAt);
        if (time - winnersAt > WINNERS_PAGE_MS) {
          winnersAt = time;
          turn(layer, '.draw-winners');
        }
      }
      settle(layer, '.draw-winners');
      timer = setTimeout(step, slow ? RUN_SLOW_MS : RUN_MS);
    };
    step();
    return () => {
      clearTimeout(timer);
      this._end(layer);
    };
  }

  /** @private */
  _sealed() {
    this._ctx.sound.play('lock');
    this._roll = this._ctx.sound.play('roll', {seconds: ROLL_S});
  }

  /** @param {any} draw @param {number[]} tickets @param {boolean} isFirst @param {number} now @private */
  _win(draw, tickets, isFirst, now) {
    if (this.phase === 'result') {
      tickets.filter((ticket) => !this._winners.includes(ticket)).forEach((ticket) => this._fresh.add(ticket));
    } else if (!isFirst) {
      const isFresh = this._ctx.now() - draw.resultAt < FRESH_MS;
      this.revealAt = !isFresh ? 0 : this._still ? now : Math.max(now, this.sealedAt + SHOW_MS) + TILES_MS;
      setTimeout(() => {
        this._roll();
        if (isFresh) {
          this._ctx.sound.play('reveal', {voice: draw.number, motif: draw.sound});
        }
      }, Math.max(0, this.revealAt - now));
      this._time(now);
    }
    this._winners = tickets;
  }

  /** Says to the layer how long it is to the names. @param {number} now @private */
  _time(now) {
    if (this._layer) {
      this._layer.style.setProperty('--reveal', `${Math.max(0, this.revealAt - now)}ms`);
      this._layer.classList.toggle('is-past-reveal', now >= this.revealAt);
    }
  }

  /** @param {HTMLElement} layer @param {number} now @private */
  _run(layer, now) {
    const isResult = this.phase === 'result';
    const isStopping = isResult && now >= this.revealAt - TILES_MS;
    const runs = !this._still && (this.phase === 'lamps' || isResult) && now > this.sealedAt + LOCK_MS && !isStopping;
    if (runs) {
      this._measure(layer);
      this._ball(layer);
    }
    this._light(layer, runs && !this._sphere);
    if (isStopping && !this._stopped) {
      this._stopped = true;
      this._sphere?.stopOn(this._winners);
      if (!this._still) {
        show(layer, '.draw-wall', (page) => !!page.querySelector('.is-chosen'));
      }
    }
    if (isResult && this.revealAt > 0 && now >= this.revealAt && !this._celebrated) {
      this._celebrated = true;
      this._paper = confetti(layer, {pieces: 220});
    }
    if (isResult && now > this.revealAt + OVER_MS) {
      this._dropBall(layer);
      layer.style.setProperty('--reveal', '0ms');
    }
  }

  /** The first 60 frames say whether this machine can do more than the simplest. @param {HTMLElement} layer @private */
  _measure(layer) {
    if (this._measured) {
      return;
    }
    this._measured = true;
    medianFrame().then((ms) => {
      if (ms > SLOW_FRAME_MS && !document.hidden) {
        slow = true;
        layer.classList.add('is-simple');
        this._dropBall(layer);
      }
    });
  }

  /** @param {HTMLElement} layer @private */
  _ball(layer) {
    const box = /** @type {HTMLElement | null} */ (layer.querySelector('.draw-sphere'));
    if (box && !this._sphere && !slow) {
      this._sphere = new Sphere(box, this._people);
      layer.classList.add('is-sphere');
    }
    this._sphere?.light(Math.min(this._quantity, RUNNERS_MAX));
  }

  /** @param {HTMLElement} layer @private */
  _dropBall(layer) {
    this._sphere?.dispose();
    this._sphere = undefined;
    layer.classList.remove('is-sphere');
  }

  /** The light that runs over the tiles: decoration, which decides nothing. @param {HTMLElement} layer @param {boolean} runs @private */
  _light(layer, runs) {
    layer.querySelectorAll('.draw-tile.is-lit').forEach((tile) => tile.classList.remove('is-lit'));
    const tiles = runs ? layer.querySelectorAll('.draw-wall.is-page .draw-tile') : [];
    for (let index = 0; index < Math.min(this._quantity, RUNNERS_MAX, tiles.length >> 1); index++) {
      tiles[Math.floor(Math.random() * tiles.length)].classList.add('is-lit');
    }
  }

  /** Paints and sounds the seconds of pressing. @param {number} endsAt @private */
  _count(endsAt) {
    if (endsAt === this._endsAt) {
      return;
    }
    this._uncount();
    this._endsAt = endsAt;
    this._uncount = endsAt === 0 ? () => {} : cues(endsAt, (left) => {
      const box = this._layer?.querySelector('.draw-zero');
      if (box) {
        box.textContent = String(left);
        box.animate(this._still ? [] : [{transform: 'scale(1.18)', opacity: .4}, {transform: 'none', opacity: 1}], {duration: 260, easing: 'ease-out'});
      }
      this._ctx.sound.countdown(left);
    }, SECONDS);
  }

  /** @param {HTMLElement} layer @private */
  _end(layer) {
    this._dropBall(layer);
    this._paper();
    this._uncount();
    this._endsAt = 0;
    if (this._layer === layer) {
      this._layer = null;
    }
    if (this.phase !== 'result') {
      this._roll();
    }
  }
}

/** Shows one page of several. @param {Element} layer @param {string} kind @param {(page: Element) => boolean} which */
function show(layer, kind, which) {
  const pages = Array.from(layer.querySelectorAll(kind));
  const next = pages.find(which);
  if (next) {
    pages.forEach((page) => page.classList.toggle('is-page', page === next));
  }
}

/** Shows the next of several pages. @param {Element} layer @param {string} kind */
function turn(layer, kind) {
  const pages = Array.from(layer.querySelectorAll(kind));
  const shown = pages.findIndex((page) => page.classList.contains('is-page'));
  if (pages.length > 1) {
    show(layer, kind, (page) => page === pages[(shown + 1) % pages.length]);
  }
}

/** Some page is always shown, also when the one that was has gone. @param {Element} layer @param {string} kind */
function settle(layer, kind) {
  if (layer.querySelector(kind) && !layer.querySelector(`${kind}.is-page`)) {
    show(layer, kind, () => true);
  }
}
