// @ts-check
/**
 * What this phone remembers of the show's draws, for ever and against everybody: its ticket, what stands for its person
 * on the list (two where a name was corrected) with the salts, since when it stands there, the taps that it made, the
 * seal that it saw and how long after, the newest record's id that it verified, the draws in which it answered.
 * `verify.js` reads it as it stands. Kept in localStorage; where that is closed, as long as the page lives.
 */

/**
 * @typedef {{draw: string, open: string, v: string, kept: number, gap?: number, seal?: string, screenCode?: string}} Tap
 * @typedef {{ticket: number, idc: string[], name?: string, salts?: string[], contact?: string, since?: number,
 *   head?: string, here: string[], taps: Tap[]}} Memory
 */

/** @type {Map<string, Memory>} */
const known = new Map();

/** When a tap left, on this page's own clock that nobody can set. @type {Map<string, number>} */
const left = new Map();

/**
 * @param {string} show
 * @param {number} ticket
 * @returns {Memory}
 */
export function memory(show, ticket) {
  const key = keyOf(show);
  let mine = known.get(key);
  if (!mine) {
    mine = read(key);
    known.set(key, mine);
  }
  if (ticket && mine.ticket !== ticket) {
    if (mine.ticket) {
      // Another guest came in with this phone: what the first one saw is no memory of the second.
      Object.assign(mine, {idc: [], salts: undefined, since: undefined, here: [], taps: []});
    }
    mine.ticket = ticket;
  }
  return mine;
}

/**
 * The tap of one draw.
 * @param {Memory} mine
 * @param {string} draw
 */
export function tapOf(mine, draw) {
  return mine.taps.find((tap) => tap.draw === draw);
}

/**
 * A new tap, remembered before it is sent: 32 bytes that only this phone has chosen.
 * @param {string} show
 * @param {Memory} mine
 * @param {string} draw
 * @param {string} open
 * @returns {Tap}
 */
export function newTap(show, mine, draw, open) {
  const v = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const tap = {draw, open, v, kept: 0};
  mine.taps = [...mine.taps.filter((one) => one.draw !== draw), tap];
  left.set(draw, performance.now());
  save(show, mine);
  return tap;
}

/**
 * The seal is here: notes it once, with the time since the tap left where this page sent it.
 * @param {string} show
 * @param {Memory} mine
 * @param {string} draw
 * @param {string} seal
 */
export function sawSeal(show, mine, draw, seal) {
  const tap = tapOf(mine, draw);
  if (!tap || tap.seal) {
    return;
  }
  tap.seal = seal;
  const from = left.get(draw);
  if (from !== undefined) {
    tap.gap = Math.round(performance.now() - from);
  }
  save(show, mine);
}

/**
 * What the reader says that the screen shows.
 * @param {string} show
 * @param {Memory} mine
 * @param {string} draw
 * @param {string} glyphs
 */
export function sawScreen(show, mine, draw, glyphs) {
  const tap = tapOf(mine, draw);
  if (tap) {
    tap.screenCode = glyphs;
    save(show, mine);
  }
}

/**
 * Who this phone is on the list, as it has computed it; a second one needs the person's word.
 * @param {string} show
 * @param {Memory} mine
 * @param {string} idc
 * @param {{name: string, salts: string[], contact: string}} given
 */
export function isMe(show, mine, idc, {name, salts, contact}) {
  mine.idc = [...new Set([...mine.idc, idc])];
  Object.assign(mine, {name, salts, contact});
  save(show, mine);
}

/**
 * @param {string} show
 * @param {Memory} mine
 */
export function save(show, mine) {
  try {
    localStorage.setItem(keyOf(show), JSON.stringify(mine));
  } catch (closed) {
    console.warn('this phone will forget its taps when the page is closed', closed);
  }
}

/** @param {string} key @returns {Memory} */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) || 'null');
    if (kept && Array.isArray(kept.taps)) {
      return {...kept, idc: kept.idc || [], here: kept.here || []};
    }
  } catch (unreadable) {
    console.warn('what this phone remembered cannot be read', unreadable);
  }
  return {ticket: 0, idc: [], here: [], taps: []};
}

/** @param {string} show */
function keyOf(show) {
  return `usher.draw.${show}`;
}
