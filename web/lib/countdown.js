// @ts-check
/**
 * Time left, painted as ends − the server's clock, so that a sleeping phone or a slow timer cannot drift.
 *
 *   setClock(() => live.now());
 *   html`<count-down ends=${endsAt}></count-down>`          12:31, from an hour on 1:02:03, never below 0:00
 *   html`<count-down ends=${endsAt} over></count-down>`     counts on after the end: +0:45
 *
 * The element changes its text alone, when a second has passed; it has .is-soon in the last minute, .is-last in the
 * last ten seconds and .is-over after the end. Without `ends` it shows nothing.
 */

/** @type {() => number} */
let clock = () => Date.now();

/** @param {() => number} now  the server's time, ms */
export function setClock(now) {
  clock = now;
}

/** What runs on the ticker: it paints and answers after how many ms it wants to be called again. */
/** @type {Set<() => number>} */
const painters = new Set();
/** @type {any} */
let timer;

const LONGEST_MS = 1000;
const SHORTEST_MS = 4;
/** A second that was passed longer ago than this is not announced any more. */
const FRESH_MS = 1500;
const CUES_S = [300, 60, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

function tick() {
  clearTimeout(timer);
  let next = LONGEST_MS;
  painters.forEach((paint) => (next = Math.min(next, paint())));
  if (painters.size > 0) {
    timer = setTimeout(tick, Math.max(next, SHORTEST_MS));
  }
}

/**
 * @param {() => number} paint
 * @returns {() => void}
 */
function onTicker(paint) {
  painters.add(paint);
  tick();
  return () => painters.delete(paint);
}

/**
 * Calls back as the seconds left pass, once each; those that passed while nobody looked are left out.
 * @param {number} endsAt
 * @param {(secondsLeft: number) => void} announce
 * @param {number[]} [seconds]
 * @returns {() => void} its cleanup
 */
export function cues(endsAt, announce, seconds = CUES_S) {
  let before = endsAt - clock();
  return onTicker(() => {
    const left = endsAt - clock();
    const passed = seconds.filter((second) => before > second * 1000 && left <= second * 1000);
    before = left;
    passed.filter((second) => second * 1000 - left < FRESH_MS).slice(-1).forEach(announce);
    return left > 0 ? left % 1000 || 1000 : LONGEST_MS;
  });
}

/**
 * 751 → 12:31, 3723 → 1:02:03
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.trunc(seconds));
  const two = (/** @type {number} */ part) => String(part).padStart(2, '0');
  const [hours, minutes, rest] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

class CountDown extends HTMLElement {
  static get observedAttributes() {
    return ['ends', 'over'];
  }

  connectedCallback() {
    this.setAttribute('role', 'timer');
    this._leave = onTicker(() => this.paint());
  }

  disconnectedCallback() {
    if (this._leave) {
      this._leave();
    }
  }

  attributeChangedCallback() {
    this.paint();
  }

  /** @returns {number} ms until the text changes */
  paint() {
    const ends = Number(this.getAttribute('ends') || NaN);
    const left = ends - clock();
    const over = left <= 0 && this.hasAttribute('over');
    const seconds = over ? Math.floor(-left / 1000) : Math.ceil(Math.max(0, left) / 1000);
    const text = Number.isNaN(ends) ? '' : (over ? '+' : '') + duration(seconds);
    if (this.textContent !== text) {
      this.textContent = text;
      this.classList.toggle('is-soon', left <= 60000);
      this.classList.toggle('is-last', left <= 10000 && left > 0);
      this.classList.toggle('is-over', left <= 0);
    }
    const part = ((left % 1000) + 1000) % 1000;
    return part === 0 ? 1000 : part + 1;
  }
}

if (!customElements.get('count-down')) {
  customElements.define('count-down', CountDown);
}
