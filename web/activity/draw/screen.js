// @ts-check
/**
 * The draw on the screen: the prize, then one wall from the locked list to the result. Everything that moves shows
 * an outcome and makes none: tiles that light up while the lamps burn are decoration, and stop before the reveal on
 * the winners, who are looked up by ticket among those who may win; anybody else is refused.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {confetti} from '../../lib/confetti.js';
import {cues} from '../../lib/countdown.js';
import {medianFrame} from '../../lib/stage.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ems, gridOf, nameSize, pagesOf, ticketNo, wallOf} from './layout.js';

const WALL = {width: 92, height: 36};
const LAMPS = 8;
/** From the winners' tiles to the winners' names. */
const TILES_MS = 1600;
/** A rehearsal's lamps burn in a blink; the eye gets this long from the seal to the winners' tiles. */
const SHOW_MS = 4200;
/** The padlock's own moment. */
const LOCK_MS = 1700;
const PAGE_MS = 5000;
/** Winners appear one after another, all of them within so long. */
const STAGGER_MS = 160;
const ALL_MS = 1800;
/** Counts of tables that have room below the wall. */
const TABLES_MAX = 44;
/** A result older than this is shown without ceremony: the page was reloaded. */
const FRESH_MS = 15000;
const RUN_MS = 90;
const RUN_SLOW_MS = 260;
const RUNNERS_MAX = 9;
const SLOW_FRAME_MS = 30;

/** What the page saw of each draw and when, to time the reveal and to sound once. @type {Map<string, {phase: string, lamps: number, sealedAt: number, revealAt: number}>} */
const seen = new Map();

/**
 * @param {any} d  {draw, tables, people, winners, absences}
 * @param {any} ctx
 */
export function scene(d, ctx) {
  const {draw} = d;
  const images = [draw.prize.picture, draw.prize.logo].filter(Boolean).map(ctx.blob);
  if (draw.phase === 'ready') {
    return {key: `prize/${draw.prize.id}/${draw.number}`, images, template: prize(d, ctx)};
  }
  const past = ctx.preview ? still() : follow(d, ctx);
  return {
    key: `wall/${draw.number}`,
    images,
    template: html`<div class=${`s-scene kind-draw is-${draw.phase} ${past.revealAt ? '' : 'is-cold'}`} data-reveal=${past.revealAt} data-sealed=${past.sealedAt}
        ${style({'--reveal': `${Math.max(0, past.revealAt - Date.now())}ms`})}>
      ${head(d, ctx)}
      <div class="s-main draw-main">${wall(d)}${press(d, ctx)}${seal(d, ctx)}</div>
      ${foot(d, ctx)}
      ${draw.phase === 'result' ? result(d, ctx) : nothing}
    </div>`,
    mounted: (/** @type {HTMLElement} */ layer) => (ctx.preview ? undefined : run(layer, draw.quantity, ctx)),
  };
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

/** @param {any} draw @param {any} ctx */
function sponsor(draw, ctx) {
  if (!draw.prize.sponsor) {
    return nothing;
  }
  return html`<span class="draw-sponsor">
    ${draw.prize.logo ? html`<span class="draw-logo"><img class="s-logo" src=${ctx.blob(draw.prize.logo)} alt=""></span>` : nothing}
    <span class="s-h2 s-ink-2">${ctx.t('kind.draw.from', {sponsor: draw.prize.sponsor})}</span></span>`;
}

// ── the wall ──────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function head(d, ctx) {
  const {draw} = d;
  const sub = draw.phase === 'lamps' ? ctx.t('kind.draw.nobody-knows') : draw.rule;
  return html`<header class="s-head draw-head">
    <div class="s-fill">${title(draw)}
      <p class=${`s-h2 s-line ${draw.phase === 'lamps' ? 's-gold' : 's-ink-2'}`}>${sub}</p></div>
    ${draw.phase === 'lamps' || draw.phase === 'result' ? lamps(draw, ctx) : counts(draw, ctx)}
  </header>`;
}

/** The prize in one line, smaller where it is long; how many is never cut. @param {any} draw */
function title(draw) {
  const {name, logo, sponsor: from} = draw.prize;
  const room = draw.phase === 'result' && (logo || from) ? 52 : 48;
  return html`<p class="draw-title" ${size(Math.max(2.2, Math.min(4.2, room / (ems(name) + 1))))}>
    <span class="s-slit s-line">${name}</span><span class="s-gold s-num">× ${number(draw.quantity)}</span></p>`;
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

/** The walls last drawn, since their division does not change while lamps burn. @type {{people: any[], walls: any[]}} */
let divided = {people: [], walls: []};

/** @param {any[]} people */
function wallsOf(people) {
  const known = divided.people.length === people.length
    && divided.people.every((one, at) => one.ticket === people[at].ticket && one.name === people[at].name);
  if (!known || divided.walls.length === 0) {
    divided = {people, walls: pagesOf(people).map((page) => wallOf(page, WALL.width, WALL.height))};
  }
  return divided.walls;
}

/** @param {any} d */
function wall(d) {
  const won = new Set(winnersOf(d).map(({person}) => person.ticket));
  return wallsOf(d.people).map(({columns, rows, most, tiles}, page) => html`<div class=${`s-wall draw-wall ${page === 0 ? 'is-page' : ''}`} ${style({'--cols': columns, '--rows': rows, '--most': most})}>
    ${repeat(tiles, (/** @type {any} */ tile) => tile.person.ticket, (/** @type {any} */ tile) => html`<div
        class=${`s-tile draw-tile ${won.has(tile.person.ticket) ? 'is-chosen' : ''}`} ${style({'--size': round(tile.size), '--span': tile.span})}><bdi>${tile.person.name}</bdi></div>`)}
  </div>`);
}

/** Only who stands on the wall can have won. @param {any} d @returns {any[]} */
function winnersOf(d) {
  const listed = new Set(d.people.map((/** @type {any} */ one) => one.ticket));
  const isWhole = d.people.length >= d.draw.pool;
  return d.winners.filter((/** @type {any} */ {person}) => {
    const isListed = listed.has(person.ticket) || !isWhole;
    if (!isListed) {
      console.error('a winner who is not on the list is not shown', person.ticket);
    }
    return isListed;
  });
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

/** The seconds left; `countdown` paints them, so lit leaves the inside alone. @param {any} draw @param {any} ctx */
function zero(draw, ctx) {
  if (draw.phase === 'short') {
    return html`<p class="draw-zero s-num s-coral">${draw.taps}</p>`;
  }
  return ctx.preview
    ? html`<p class="draw-zero s-num">${secondsLeft(draw.endsAt, ctx)}</p>`
    : html`<p class="draw-zero s-num" data-ends=${draw.endsAt}></p>`;
}

/** One light for each tap. @param {any} draw @param {any} ctx */
function lights(draw, ctx) {
  const most = Math.max(draw.pool, draw.taps, 24);
  const perRow = most > 900 ? 110 : most > 300 ? 86 : most > 100 ? 60 : 36;
  return html`<div class="draw-lights" role="img" aria-label=${ctx.t('kind.draw.taps', {count: draw.taps, n: draw.taps})} ${style({'--per-row': perRow})}>
    ${Array.from({length: draw.taps}, () => html`<i></i>`)}
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
  const isOpen = draw.phase === 'locking' || draw.phase === 'locked';
  return html`<footer class="s-foot draw-foot">
    ${isOpen
      ? html`<div class="draw-tables s-num">${d.tables.slice(0, TABLES_MAX).map((/** @type {any} */ one) => html`<span class="draw-table">${ctx.t('kind.draw.table', {table: one.table})}<b>${one.count}</b></span>`)}
          ${d.tables.length > TABLES_MAX ? html`<span class="draw-table">${ctx.t('kind.draw.tables-in-all', {count: d.tables.length})}</span>` : nothing}</div>`
      : html`<p class="s-body s-ink-2 s-num">${draw.taps > 0 || draw.phase === 'lamps' ? ctx.t('kind.draw.taps', {count: number(draw.taps), n: draw.taps}) : ''}</p>`}
    ${isOpen ? nothing : html`<p class="s-body s-ink-2 s-num draw-nth">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p>`}
  </footer>`;
}

// ── the result ────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function result(d, ctx) {
  const {draw} = d;
  const winners = winnersOf(d);
  const form = winners.length <= 12 ? 'few' : winners.length <= 60 ? 'many' : 'crowd';
  const picture = form === 'few' && draw.prize.picture;
  const width = picture ? 63 : 92;
  const height = d.absences.length ? 27.6 : 30.6;
  const {columns, rows, sizes} = gridOf(winners.map(({person}) => person.name), width, height, form === 'few' ? 3.6 : form === 'many' ? 2 : .3, form === 'crowd' ? .8 : 2.4);
  return html`<div class="draw-result">
    <header class="s-head draw-head">
      <div class="s-fill">${title(draw)}
        <p class="s-h2 s-line s-ink-2">${draw.rule}</p></div>
      ${sponsor(draw, ctx)}
    </header>
    <div class="draw-podium">
      ${picture ? html`<div class="draw-won-picture"><img class="s-picture" src=${ctx.blob(draw.prize.picture)} alt=""></div>` : nothing}
      <div class=${`draw-winners is-${form} ${winners.length === 1 ? 'is-one' : ''}`} ${style({'--cols': columns, '--rows': rows})}>
        ${repeat(winners, ({person}) => person.ticket, (winner, index) => card(winner, sizes[index], index, form, d, ctx))}
        ${winners.length === 0 ? html`<p class="s-h1 s-ink-2">${ctx.t('kind.draw.nobody-left')}</p>` : nothing}
      </div>
    </div>
    ${absences(d, ctx)}
    ${proof(d, ctx)}
  </div>`;
}

/**
 * @param {any} winner
 * @param {number} large
 * @param {number} index
 * @param {string} form
 * @param {any} d
 * @param {any} ctx
 */
function card(winner, large, index, form, d, ctx) {
  const {person, status, insteadOf} = winner;
  const gone = d.absences.find((/** @type {any} */ one) => one.person.ticket === insteadOf);
  const isHere = status !== 'won';
  return html`<div class=${`draw-winner ${isHere ? 'is-here' : ''}`} ${style({'--wait': `${Math.min(STAGGER_MS, ALL_MS / d.winners.length) * index}ms`})}>
    <bdi class="draw-name" ${size(large)}>${person.name}</bdi>
    ${form === 'crowd' ? nothing : html`<p class="draw-sub s-num">${ctx.t('kind.draw.no', {ticket: ticketNo(person.ticket)})}
      ${isHere ? html`<span class="draw-here">${form === 'few' ? ctx.t(`kind.draw.is-${status}`) : ''}</span>` : nothing}
      ${gone ? html`<span class="draw-instead">${ctx.t('kind.draw.instead', {name: gone.person.name})}</span>` : nothing}</p>`}
  </div>`;
}

/** @param {any} d @param {any} ctx */
function absences(d, ctx) {
  return d.absences.length === 0
    ? nothing
    : html`<p class="draw-absences s-body s-ink-2">${ctx.t('kind.draw.absences')}
        ${d.absences.map((/** @type {any} */ one) => html`<span class="draw-absence"><bdi>${one.person.name}</bdi> ${ctx.t(`kind.draw.why-${one.reason}`)}${one.overridden ? html` <b class="s-coral">${ctx.t('kind.draw.overridden')}</b>` : nothing}</span>`)}</p>`;
}

/** The four glyphs, and what everybody can compare. @param {any} d @param {any} ctx */
function proof(d, ctx) {
  const {draw} = d;
  return html`<footer class="s-foot draw-proof">
    <div class="draw-glyphs"><p class="s-body s-ink-2">${ctx.t('kind.draw.compare')}</p>
      <p class="draw-four">${Array.from(draw.glyphs, (glyph) => html`<b>${glyph}</b>`)}</p></div>
    <div class="draw-facts">
      <p class="s-h2 s-num">${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</p>
      <p class="s-body s-ink-2 s-num">${ctx.t('kind.draw.sealed-of', {taps: number(draw.taps), pool: number(draw.pool), n: draw.taps})}</p>
      ${draw.amber.map((/** @type {string} */ code) => html`<p class="s-body s-gold">${ctx.t(`kind.draw.amber-${code}`)}</p>`)}
    </div>
  </footer>`;
}

// ── time ──────────────────────────────────────────────────────────────────────────────────────

function still() {
  return {revealAt: 0, sealedAt: 0};
}

/** Notes what is new since the last time, sounds it, and says when names may stand. @param {any} d @param {any} ctx */
function follow({draw}, ctx) {
  const key = `${ctx.slot.id}/${draw.number}`;
  const now = Date.now();
  const before = seen.get(key);
  const isSealed = draw.phase === 'lamps' || draw.phase === 'result';
  // A page that comes later does not act as if the seal fell now.
  const after = before ? {...before} : {phase: '', lamps: 0, sealedAt: isSealed ? 1 : 0, revealAt: 0};
  if (before && isSealed && !before.sealedAt) {
    after.sealedAt = now;
    ctx.sound.play('over');
    ctx.sound.play('roll', {seconds: 12});
  }
  if (draw.phase === 'result' && before && before.phase !== 'result') {
    const isFresh = ctx.now() - draw.resultAt < FRESH_MS;
    after.revealAt = isFresh ? Math.max(now, after.sealedAt + SHOW_MS) + TILES_MS : 0;
    setTimeout(() => ctx.sound.play('reveal', {voice: draw.number}), Math.max(0, after.revealAt - now));
  } else if (before && draw.lamps > before.lamps) {
    ctx.sound.play('tick', {voice: draw.lamps});
  }
  after.phase = draw.phase;
  after.lamps = draw.lamps;
  seen.set(key, after);
  return after;
}

/** @param {number} endsAt @param {any} ctx */
function secondsLeft(endsAt, ctx) {
  return endsAt ? Math.max(0, Math.ceil((endsAt - ctx.now()) / 1000)) : '';
}

/**
 * What moves while the scene is up: the countdown's seconds, the light that runs over the tiles, confetti once.
 * @param {HTMLElement} layer
 * @param {number} quantity
 * @param {any} ctx
 * @returns {() => void}
 */
function run(layer, quantity, ctx) {
  const runners = Math.max(1, Math.min(quantity, RUNNERS_MAX));
  /** @type {Element[]} */
  let lit = [];
  let every = RUN_MS;
  let measured = false;
  let ended = false;
  /** @type {(() => void) | undefined} */
  let paper;
  /** @type {any} */
  let timer;
  const root = () => /** @type {HTMLElement | null} */ (layer.querySelector('.kind-draw'));

  function step() {
    const scene = root();
    const reveal = scene ? Number(scene.dataset.reveal) : 0;
    const isResult = !!scene && scene.classList.contains('is-result');
    const isShut = !!scene && Date.now() > Number(scene.dataset.sealed) + LOCK_MS;
    const runs = !!scene && isShut && (scene.classList.contains('is-lamps') || (isResult && Date.now() < reveal - TILES_MS));
    lit.forEach((tile) => tile.classList.remove('is-lit'));
    lit = runs ? some(layer, runners) : [];
    lit.forEach((tile) => tile.classList.add('is-lit'));
    if (runs && !measured) {
      measured = true;
      medianFrame().then((ms) => (every = ms > SLOW_FRAME_MS ? RUN_SLOW_MS : every));
    }
    if (isResult && !paper && reveal > 0 && Date.now() >= reveal) {
      paper = confetti(layer, {pieces: 220});
    }
    if (!ended) {
      timer = setTimeout(step, every);
    }
  }

  step();
  const turning = setInterval(() => turn(layer), PAGE_MS);
  const uncount = countdown(layer, ctx);
  return () => {
    ended = true;
    clearTimeout(timer);
    clearInterval(turning);
    uncount();
    if (paper) {
      paper();
    }
  };
}

/** Tiles at random: decoration, which decides nothing. @param {Element} layer @param {number} count */
function some(layer, count) {
  const tiles = layer.querySelectorAll('.draw-wall.is-page .draw-tile');
  return tiles.length < 2 ? [] : Array.from({length: Math.min(count, tiles.length >> 1)}, () => tiles[Math.floor(Math.random() * tiles.length)]);
}

/** The next page of a wall that has several. @param {Element} layer */
function turn(layer) {
  const pages = Array.from(layer.querySelectorAll('.draw-wall'));
  const shown = pages.findIndex((page) => page.classList.contains('is-page'));
  if (pages.length > 1) {
    pages.forEach((page, at) => page.classList.toggle('is-page', at === (shown + 1) % pages.length));
  }
}

/** Paints the seconds of pressing. @param {HTMLElement} layer @param {any} ctx @returns {() => void} */
function countdown(layer, ctx) {
  /** @type {(() => void) | undefined} */
  let stop;
  let ends = 0;
  const watch = new MutationObserver(look);
  watch.observe(layer, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-ends']});
  look();

  function look() {
    const box = /** @type {HTMLElement | null} */ (layer.querySelector('[data-ends]'));
    const next = box ? Number(box.dataset.ends) : 0;
    if (next === ends) {
      return;
    }
    ends = next;
    if (stop) {
      stop();
    }
    stop = ends ? cues(ends, paint, SECONDS) : undefined;
    if (ends) {
      write(Math.max(0, Math.ceil((ends - ctx.now()) / 1000)));
    }
  }

  /** @param {number} left */
  function paint(left) {
    write(left);
    ctx.sound.countdown(left);
  }

  /** @param {number} left */
  function write(left) {
    const box = layer.querySelector('.draw-zero[data-ends]');
    if (box) {
      box.textContent = String(left);
      box.animate([{transform: 'scale(1.18)', opacity: .4}, {transform: 'none', opacity: 1}], {duration: 260, easing: 'ease-out'});
    }
  }

  return () => {
    watch.disconnect();
    if (stop) {
      stop();
    }
  };
}

const SECONDS = [8, 7, 6, 5, 4, 3, 2, 1, 0];

/** @param {number} u */
function size(u) {
  return style({'--name': round(u)});
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
