// @ts-check
/**
 * The three ticks of a phone, and the one word that it says to the hall. Everything is read off the verifier's report
 * and the phone's memory; the server's view only says what stands on the screen.
 */

/**
 * @typedef {{state: 'wait' | 'ok' | 'amber' | 'red', key: string, values?: Record<string, any>, code?: string}} Tick
 *   key: of the sentence, behind `kind.draw.tick-`
 */

/** Findings that speak of one tick; all other red ones speak of the result. */
const OF_LIST = ['i-am-missing', 'silently-removed', 'duplicate-person', 'roster'];
const OF_TAP = ['my-tap-missing', 'seal-changed', 'draw-rules-changed', 'taps', 'seal', 'server-secret'];

/**
 * 名单有我
 * @param {any} watch
 * @param {any} d
 * @param {any} own
 * @returns {Tick}
 */
export function onList(watch, d, own) {
  const {report} = watch;
  if (!d.open) {
    return {state: 'wait', key: 'list-before'};
  }
  const red = redOf(report, d, OF_LIST);
  if (red && !watch.stranger) {
    return red;
  }
  if (!report || !report.records || !drawOf(report, d)) {
    return waits(watch);
  }
  const list = report.lists[report.lists.length - 1];
  if (!list || !list.leaf) {
    return list && list.reason
      ? {state: 'amber', key: 'list-removed', values: {reason: list.reason}}
      : {state: 'amber', key: own && own.listed !== 'listed' && own.listed !== 'won' && own.listed !== 'elsewhere' ? `list-${own.listed}` : 'list-not'};
  }
  if (watch.stranger) {
    return {state: 'amber', key: 'list-name'};
  }
  return {state: 'ok', key: drawOf(report, d).inPool ? 'list-ok' : 'list-out', values: {count: list.n}};
}

/**
 * 手印有我
 * @param {any} watch
 * @param {any} d
 * @param {import('./memory.js').Tap | undefined} tap
 * @returns {Tick}
 */
export function inSeal(watch, d, tap) {
  const {report} = watch;
  if (!d.seal) {
    return {state: 'wait', key: tap && tap.kept ? 'tap-kept' : 'tap-before'};
  }
  const red = redOf(report, d, OF_TAP);
  if (red) {
    return red;
  }
  const drawn = report && report.records ? drawOf(report, d) : null;
  if (!drawn || !drawn.sealId) {
    return waits(watch);
  }
  if (!tap) {
    return {state: 'amber', key: 'tap-none'};
  }
  const said = (/** @type {string} */ code) => report.ambers.some((/** @type {any} */ one) => one.code === code && one.at === drawn.sealAt);
  if (!drawn.isIn) {
    return {state: 'amber', key: 'tap-not-kept', code: 'tap-not-kept'};
  }
  if (tap.gap === undefined) {
    return {state: 'amber', key: 'tap-no-gap', code: 'seal-not-seen'};
  }
  return said('late-seal')
    ? {state: 'amber', key: 'tap-late', code: 'late-seal', values: {seconds: seconds(tap.gap)}}
    : {state: 'ok', key: 'tap-ok', values: {count: drawn.taps, n: drawn.taps, seconds: seconds(tap.gap)}};
}

/**
 * 四字一致
 * @param {any} watch
 * @param {any} d
 * @param {import('./memory.js').Tap | undefined} tap
 * @returns {Tick}
 */
export function sameGlyphs(watch, d, tap) {
  const {report} = watch;
  const red = redOf(report, d, null);
  if (red) {
    return red;
  }
  if (d.draw.phase !== 'result') {
    return {state: 'wait', key: 'code-before'};
  }
  const drawn = report && report.records ? drawOf(report, d) : null;
  if (!drawn || drawn.phase !== 'done') {
    return waits(watch);
  }
  const differs = screenDiffers(watch, d, tap, drawn);
  if (differs) {
    return {state: 'red', key: 'red', code: differs};
  }
  const amber = report.ambers.find((/** @type {any} */ {code, at}) => at === drawn.sealAt && (code === 'too-few-taps' || code === 'weak-delay'));
  return amber ? {state: 'amber', key: 'amber', code: amber.code} : {state: 'ok', key: 'code-ok'};
}

/**
 * What this phone can say to the hall: `agree`, the code of the check that failed, or nothing.
 * @param {any} watch
 * @param {any} d
 * @param {import('./memory.js').Tap | undefined} tap
 * @returns {string}
 */
export function verdict(watch, d, tap) {
  const {report} = watch;
  if (!report || !report.records) {
    return '';
  }
  const [red] = redsOf(report, d);
  if (red) {
    return red.code;
  }
  const drawn = drawOf(report, d);
  if (!drawn || drawn.phase !== 'done') {
    return '';
  }
  return screenDiffers(watch, d, tap, drawn) || (drawn.grade === 'A' ? 'agree' : '');
}

/**
 * What the server shows the hall against what this phone computed; only where both speak of the same moment.
 * @param {any} watch
 * @param {any} d
 * @param {any} tap
 * @param {any} drawn
 */
function screenDiffers({report}, d, tap, drawn) {
  if ((tap && tap.screenCode && tap.screenCode !== drawn.code) || d.draw.glyphs !== drawn.code) {
    return 'screen-differs';
  }
  if (d.head !== report.head) {
    return '';
  }
  const computed = drawn.winners.map((/** @type {any} */ one) => one.ticket).filter((/** @type {any} */ ticket) => ticket !== undefined);
  const shown = d.winners.map((/** @type {any} */ one) => one.person.ticket);
  return shown.every((/** @type {number} */ ticket, /** @type {number} */ at) => ticket === computed[at]) ? '' : 'wrong-winners';
}

/** This draw as the phone verified it. @param {any} report @param {any} d */
export function drawOf(report, d) {
  return (report.draws || []).find((/** @type {any} */ one) => one.draw === d.draw.draw);
}

/** @param {any} watch @returns {Tick} */
function waits(watch) {
  return watch.trouble ? {state: 'amber', key: 'cannot'} : {state: 'wait', key: 'checking'};
}

/** The first red finding, of these codes or of those that no other tick speaks of. @param {any} report @param {any} d @param {string[] | null} codes @returns {Tick | null} */
function redOf(report, d, codes) {
  const found = redsOf(report, d).find(({code}) => (codes ? codes.includes(code) : !OF_LIST.includes(code) && !OF_TAP.includes(code)));
  return found ? {state: 'red', key: 'red', code: found.code} : null;
}

/**
 * All red findings, but that the draw on air is sealed and its lamps still burn: every draw passes there.
 * @param {any} report
 * @param {any} d
 * @returns {{code: string, at: number}[]}
 */
export function redsOf(report, d) {
  if (!report || !report.records) {
    return [];
  }
  const newest = report.draws[report.draws.length - 1];
  const burns = newest && newest.phase === 'sealed' && newest.draw === d.draw.draw;
  return report.errors.filter((/** @type {any} */ {code, at}) => !(burns && code === 'sealed-but-no-result' && at === newest.sealAt));
}

/** @param {number} ms */
function seconds(ms) {
  return (ms / 1000).toFixed(1);
}
