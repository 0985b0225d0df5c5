// @ts-check
/**
 * The draw on the screen: the prize, then one wall from the locked list to the result, then a poster for the photo.
 * Everything that moves shows an outcome and makes none: what lights up while the lamps burn is decoration, and stops
 * before the reveal on the winners, who are looked up by ticket among those who may win; anybody else is refused.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ems, nameSize, pagesOf, tablesOf, wallOf} from './layout.js';
import {sentence, size, sponsor, title, twoPlaces} from './parts.js';
import {poster} from './poster.js';
import {result} from './result.js';
import {isFast, showOf} from './show.js';
import {SPHERE_MAX, SPHERE_MIN} from './sphere.js';
import {honest} from './winners.js';

/** Beside draw.css. */
export const styles = ['stage.css'];

const WALL = {width: 92, height: 36};
const LAMPS = 8;
/** Names on one page where the plan wants pages. */
const PAGE_NAMES = 60;
/** More people than these have no place of their own among the lights. */
const PLACES_MAX = 600;

/**
 * @param {any} d  {draw, tables, people, winners, absences, checks}
 * @param {any} ctx
 */
export function scene(d, ctx) {
  const {draw} = d;
  const images = [draw.prize.picture, draw.prize.logo].filter(Boolean).map(ctx.blob);
  if (draw.phase === 'ready') {
    return {key: `prize/${draw.prize.id}/${draw.number}`, images, template: prize(d, ctx)};
  }
  const winners = shown(d);
  const show = ctx.preview ? null : showOf(ctx, draw.number);
  show?.see(d, winners);
  if (draw.photo) {
    return {key: `photo/${draw.number}`, images: [...images, evidence(ctx)], template: poster(d, winners, ctx)};
  }
  return {
    key: `wall/${draw.number}`,
    images,
    template: html`<div class=${`s-scene kind-draw is-${draw.phase} ${hasSphere(d, ctx) ? 'has-sphere' : ''}`}>
      ${head(d, ctx)}
      <div class="s-main draw-main">${wall(d, winners)}${hasSphere(d, ctx) ? html`<div class="draw-sphere"></div>` : nothing}${press(d, ctx)}${seal(d, ctx)}</div>
      ${foot(d, ctx)}
      ${draw.phase === 'result' ? result(d, winners, show, ctx) : nothing}
    </div>`,
    mounted: (/** @type {HTMLElement} */ layer) => show?.start(layer),
  };
}

/** Who is shown as a winner; a refusal is an alarm for whoever reads the log. @param {any} d */
function shown({draw, people, winners}) {
  const {shown: those, refused} = honest(people, draw.pool, winners);
  refused.forEach((winner) => console.error('a winner who is not on the list, or stands there twice, is not shown', winner.person.ticket));
  return those;
}

/** @param {any} ctx */
function evidence(ctx) {
  return `/qr/${ctx.show.code}-evidence.svg`;
}

/** A globe needs some names, a machine that turns it, and eyes that like it to move. @param {any} d @param {any} ctx */
function hasSphere({draw, people}, ctx) {
  return draw.scene === 'sphere' && !ctx.preview && isFast() && people.length >= SPHERE_MIN && people.length <= SPHERE_MAX
    && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

// ── before: the prize ─────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function prize(d, ctx) {
  const {draw} = d;
  const name = draw.prize.name || ctx.t('kind.draw.no-prize');
  const room = draw.prize.picture ? 52 : 88;
  return html`<div class="s-scene kind-draw is-ready">
    <header class="s-head"><p class="s-h2 s-slit">${ctx.slot.title || ctx.t('kind.draw')}</p>
      <p class="s-body s-ink-2 s-num">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p></header>
    <div class=${`s-main draw-prize ${draw.prize.picture ? 'has-picture' : ''}`}>
      ${draw.prize.picture ? html`<div class="draw-picture s-enter"><img class="s-picture" src=${ctx.blob(draw.prize.picture)} alt=""></div>` : nothing}
      <div class="draw-words">
        <h1 class=${`draw-what ${name.includes(' ') ? 'is-phrased' : ''}`} ${size(nameSize(ems(name), room, 21, 9))}>${name}</h1>
        <p class="draw-pieces"><strong class="s-h1 s-gold s-num">${ctx.t('kind.draw.pieces', {count: number(draw.quantity), n: draw.quantity})}</strong>${sponsor(draw, ctx)}</p>
      </div>
    </div>
    <footer class="s-foot draw-rule"><p class="s-h2">${draw.rule}</p>
      <p class="s-h2 s-gold s-num draw-count">${ctx.t('kind.draw.in-pool', {count: number(draw.pool)})}</p></footer>
  </div>`;
}

// ── the wall ──────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function head(d, ctx) {
  const {draw} = d;
  const isBurning = draw.phase === 'lamps';
  return html`<header class="s-head draw-head">
    <div class="s-fill">${title(draw)}
      ${isBurning ? sentence(ctx.t('kind.draw.nobody-knows'), 50, 's-gold') : sentence(draw.rule, draw.phase === 'result' ? 50 : 56)}</div>
    ${draw.phase === 'lamps' || draw.phase === 'result' ? lamps(draw, ctx) : counts(draw, ctx)}
  </header>`;
}

/** @param {any} draw @param {any} ctx */
function counts(draw, ctx) {
  const rest = draw.roster > draw.pool ? ctx.t('kind.draw.of-roster', {count: number(draw.roster)}) : '';
  return html`<div class="draw-locked">
    <p class="s-h1 s-num"><strong class="s-gold">${number(draw.pool)}</strong> ${ctx.t('kind.draw.people', {n: draw.pool})}</p>
    <p class="s-body s-ink-2 s-num"><span class="draw-key" aria-hidden="true"></span>${ctx.t(draw.phase === 'locking' ? 'kind.draw.locking' : 'kind.draw.locked')} · ${ctx.t('kind.draw.lots', {count: number(draw.pool), n: draw.pool})}${rest}</p>
  </div>`;
}

/** @param {any} draw @param {any} ctx */
function lamps(draw, ctx) {
  return html`<div class="draw-lamps" role="img" aria-label=${ctx.t('kind.draw.lamps', {count: draw.lamps})}>
    ${Array.from({length: LAMPS}, (_, index) => html`<span class=${`draw-lamp ${index < draw.lamps ? 'is-lit' : index === draw.lamps ? 'is-next' : ''}`} ${style({'--i': index})}></span>`)}
  </div>`;
}

/** The walls last drawn, since their division does not change while lamps burn. @type {{people: any[], scene: string, walls: any[]}} */
let divided = {people: [], scene: '', walls: []};

/** @param {any[]} people @param {string} scene */
function wallsOf(people, scene) {
  const known = divided.scene === scene && divided.people.length === people.length
    && divided.people.every((one, at) => one.ticket === people[at].ticket && one.name === people[at].name);
  if (!known || divided.walls.length === 0) {
    const pages = pagesOf(people, scene === 'pages' ? PAGE_NAMES : undefined);
    divided = {people, scene, walls: pages.map((page) => wallOf(page, WALL.width, WALL.height))};
  }
  return divided.walls;
}

/** @param {any} d @param {any[]} winners */
function wall({draw, people}, winners) {
  const won = new Set(winners.map(({person}) => person.ticket));
  return wallsOf(people, draw.scene).map(({columns, rows, most, tiles}, page) => html`<div class=${`s-wall draw-wall ${page === 0 ? 'is-page' : ''}`} ${style({'--cols': columns, '--rows': rows, '--most': most})}>
    ${repeat(tiles, (/** @type {any} */ tile) => tile.person.ticket, (/** @type {any} */ tile) => html`<div
        class=${`s-tile draw-tile ${won.has(tile.person.ticket) ? 'is-chosen' : ''}`} ${style({'--size': twoPlaces(tile.size), '--span': tile.span})}><bdi>${tile.person.name}</bdi></div>`)}
  </div>`);
}

/** Everybody presses. @param {any} d @param {any} ctx */
function press(d, ctx) {
  const {draw} = d;
  if (draw.phase !== 'pressing' && draw.phase !== 'short') {
    return nothing;
  }
  const isShort = draw.phase === 'short';
  return html`<div class="draw-over draw-press">
    <p class="s-h1">${ctx.t(isShort ? 'kind.draw.short' : 'kind.draw.press')}</p>
    ${zero(draw, ctx)}
    <p class="s-h2 s-ink-2">${isShort ? ctx.t('kind.draw.short-more', {count: draw.tapsMin}) : ctx.t('kind.draw.press-more')}</p>
    ${lights(draw, ctx)}
  </div>`;
}

/** The seconds left. They are painted as they pass, so lit sets the text and keeps nothing inside. @param {any} draw @param {any} ctx */
function zero(draw, ctx) {
  const left = draw.endsAt ? Math.max(0, Math.ceil((draw.endsAt - ctx.now()) / 1000)) : '';
  return draw.phase === 'short'
    ? html`<p class="draw-zero s-num s-coral">${draw.taps}</p>`
    : html`<p class="draw-zero s-num" .textContent=${String(left)}></p>`;
}

/** A place for each person on the list, and a light for each tap as it comes; in a great hall the lights alone. @param {any} draw @param {any} ctx */
function lights(draw, ctx) {
  const most = Math.max(draw.pool, draw.taps, 24);
  const perRow = most > 1200 ? 140 : most > 900 ? 110 : most > 300 ? 86 : most > 100 ? 60 : 36;
  const places = Math.max(draw.taps, draw.pool > PLACES_MAX ? 0 : draw.pool);
  return html`<div class="draw-lights" role="img" aria-label=${ctx.t('kind.draw.taps', {count: draw.taps, n: draw.taps})} ${style({'--per-row': perRow})}>
    ${Array.from({length: places}, (_, index) => html`<i class=${index < draw.taps ? 'is-lit' : ''}></i>`)}
  </div>`;
}

/** The padlock falls shut over all taps. @param {any} d @param {any} ctx */
function seal(d, ctx) {
  const {draw} = d;
  if (draw.phase !== 'sealing' && draw.phase !== 'lamps') {
    return nothing;
  }
  return html`<div class=${`draw-over draw-seal ${draw.phase === 'lamps' ? 'is-shut' : ''}`}>
    <svg class="draw-padlock" viewBox="0 0 100 120" aria-hidden="true"><path class="draw-shackle" d="M26 58V36a24 24 0 0 1 48 0v22" /><rect x="12" y="54" width="76" height="60" rx="10" /><path class="draw-hole" d="M50 76v16" /></svg>
    <p class="draw-sealed s-num">${ctx.t(draw.phase === 'lamps' ? 'kind.draw.sealed' : 'kind.draw.sealing', {count: number(draw.taps), n: draw.taps})}</p>
    <p class="s-h2 s-ink-2">${ctx.t('kind.draw.sealed-more')}</p>
  </div>`;
}

/** @param {any} d @param {any} ctx */
function foot(d, ctx) {
  const {draw} = d;
  if (draw.phase === 'locking' || draw.phase === 'locked') {
    return html`<footer class="s-foot draw-foot">${tables(d, ctx)}</footer>`;
  }
  return html`<footer class="s-foot draw-foot">
    <p class="s-body s-ink-2 s-num">${draw.taps > 0 || draw.phase === 'lamps' ? ctx.t(draw.phase === 'lamps' ? 'kind.draw.sealed' : 'kind.draw.taps', {count: number(draw.taps), n: draw.taps}) : ''}</p>
    <p class="s-body s-ink-2 s-num draw-nth">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p>
  </footer>`;
}

/** How many of each table are on the list, to be counted there; with very many tables under shorter names. @param {any} d @param {any} ctx */
function tables(d, ctx) {
  const [long, short] = ['kind.draw.table', 'kind.draw.table-short'].map((key) => laid(d.tables, key, ctx));
  const {names, grid} = long.grid.shown < d.tables.length ? short : long;
  return html`<div class="draw-tables s-num" ${style({'--cols': grid.columns, '--size': twoPlaces(grid.size)})}>
    ${d.tables.slice(0, grid.shown).map((/** @type {any} */ one, /** @type {number} */ at) => html`<span class="draw-table"><bdi>${names[at]}</bdi><b>${one.count}</b></span>`)}
    ${grid.shown < d.tables.length ? html`<span class="draw-table">${ctx.t('kind.draw.tables-in-all', {count: d.tables.length})}</span>` : nothing}
  </div>`;
}

/** @param {any[]} all @param {string} key @param {any} ctx */
function laid(all, key, ctx) {
  const names = all.map(({table}) => (/^\d+$/.test(table) ? ctx.t(key, {table}) : table));
  return {names, grid: tablesOf(all.map(({count}, at) => `${names[at]} ${count}`), WALL.width)};
}
