// @ts-check
/**
 * A seating on the screen: tables appear one after another, then everybody by name with the table, then the hall as it
 * stands. Who comes late stands large over it for three seconds.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import '../../lib/countdown.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {listOf, pagesOf, tablesOf} from './layout.js';
import {initialOf, inOrder} from './names.js';

/** Beside seating.css. */
export const styles = ['stage.css'];

const STEP_MS = 600;
const LATE_MS = 3000;
const PAGE_MS = 8000;
/** Above it the pages are not all named. */
const TURNS_MAX = 12;
const LATE_SHOWN = 4;

/** @type {Map<string, number>} when a late guest was first seen here, by ticket and time */
const seen = new Map();
/** @type {Map<string, number>} how long a reveal had run when its scene came up */
const begun = new Map();

/**
 * @param {any} d  {phase, round, rounds, here, view, at, tables, layout, late, intro}
 * @param {any} ctx
 */
export function scene(d, ctx) {
  if (d.round === 0) {
    return {key: `wait/${d.phase}`, template: wait(d, ctx)};
  }
  if (d.view === 'map' && d.layout) {
    return {key: `map/${d.round}`, template: frame(d, ctx, map(d, ctx))};
  }
  if (d.view === 'find') {
    return {key: `find/${d.round}`, template: frame(d, ctx, find(d, ctx)), mounted: ctx.preview ? undefined : turning};
  }
  return {key: `reveal/${d.round}`, template: frame(d, ctx, reveal(d, ctx)), mounted: ctx.preview ? undefined : turning};
}

/** @param {any} d @param {any} ctx */
function wait(d, ctx) {
  return html`<div class="s-scene kind-seating"><div class="s-main s-center">
    <div class="s-ray"></div>
    <p class="s-hero s-fit-2">${ctx.slot.title || ctx.t('kind.seating')}</p>
    <p class="s-h1 s-gold s-num">${ctx.t('kind.seating.s-here', {count: number(d.here), n: d.here})}</p>
    <p class="s-h2 s-ink-2">${ctx.t(`kind.seating.s-${d.phase}`)}</p>
  </div></div>`;
}

/** @param {any} d @param {any} ctx @param {unknown} main */
function frame(d, ctx, main) {
  const people = d.tables.reduce((/** @type {number} */ sum, /** @type {any} */ table) => sum + table.people.length, 0);
  return html`<div class="s-scene kind-seating">
    <header class="s-head"><p class="s-h2 s-slit">${ctx.slot.title || ctx.t('kind.seating')}${intro(d, ctx)}${d.rounds > 1 ? html` <span class="s-chip is-gold">${ctx.t('kind.seating.round', {count: d.round})}</span>` : nothing}</p>
      <p class="s-body s-ink-2 s-num">${ctx.t(d.view === 'find' ? 'kind.seating.s-find' : 'kind.seating.s-count', {people: number(people), count: number(d.tables.length), n: d.tables.length})}</p></header>
    <div class="s-main">${main}</div>
    ${late(d, ctx)}
  </div>`;
}

/** How long introductions still go round. @param {any} d @param {any} ctx */
function intro(d, ctx) {
  const most = Math.max(1, ...d.tables.map((/** @type {any} */ table) => table.people.length));
  const ends = d.intro ? d.intro.startMs + d.intro.seconds * 1000 * most : 0;
  return ends > ctx.now() ? html` <span class="s-chip is-mint">${ctx.t('kind.seating.s-intro')} <count-down class="s-num" ends=${ends}></count-down></span>` : nothing;
}

// ── tables, one after another ─────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function reveal(d, ctx) {
  const {columns, lines, names, size, perPage} = tablesOf(d.tables);
  const pages = pagesOf(d.tables, perPage);
  const key = `${ctx.slot.id}/${d.round}/${d.at}`;
  if (!begun.has(key)) {
    begun.set(key, ctx.now() - d.at);
  }
  const since = begun.get(key) || 0;
  return html`<div class="seating-pages" data-ms=${PAGE_MS + Math.min(perPage, d.tables.length) * STEP_MS}>${pages.map((tables, page) => html`<div class=${`seating-tables ${page === 0 ? 'is-turned' : ''}`} ${style({'--columns': columns, '--tile': size})}>
    ${repeat(tables, ({no}) => no, (table, at) => html`<section class=${`seating-table ${ctx.preview ? '' : 's-seat'}`} ${style({'--after': `${(page === 0 ? at * STEP_MS : 0) - since}ms`})}>
      <h2 class="s-gold s-num">${ctx.t('kind.seating.table', {table: table.no})}</h2>
      <ul ${style({'--names': names, '--lines': lines})}>${table.people.map((/** @type {any} */ one) => html`<li><bdi>${one.name}</bdi></li>`)}</ul></section>`)}
  </div>`)}</div>${turns(pages.map((tables) => [tables[0].no, tables[tables.length - 1].no]))}`;
}

// ── everybody by name ─────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function find(d, ctx) {
  /** @type {{name: string, ticket: number, table: number}[]} */
  const people = d.tables.flatMap((/** @type {any} */ table) => table.people.map((/** @type {any} */ one) => ({...one, table: table.no})));
  const sorted = inOrder(people);
  const {rows, size, perPage} = listOf(sorted);
  const pages = pagesOf(sorted, perPage);
  let last = '';
  return html`<div class="seating-pages">${pages.map((page, index) => html`<ol class=${`seating-names ${index === 0 ? 'is-turned' : ''}`} ${style({'--rows': rows, '--tile': size})}>
    ${page.map((one) => {
      const initial = initialOf(one.name);
      const isFirst = initial !== last;
      last = initial;
      return html`<li><i class="s-ink-3">${isFirst ? initial : nothing}</i><bdi>${one.name}</bdi><b class="s-gold s-num">${one.table}</b></li>`;
    })}</ol>`)}</div>${turns(pages.map((page) => [initialOf(page[0].name), initialOf(page[page.length - 1].name)]))}`;
}

/** What is on each page, the one that shows lit; of very many only that one. @param {any[][]} pages  first and last of each */
function turns(pages) {
  return pages.length < 2
    ? nothing
    : html`<ol class=${`seating-turns s-body s-num ${pages.length > TURNS_MAX ? 'is-many' : ''}`}>${pages.map(([first, last], page) => html`<li class=${page === 0 ? 'is-now' : ''}>${first === last ? first : `${first} – ${last}`}</li>`)}</ol>`;
}

// ── the hall ──────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function map(d, ctx) {
  const {rows, columns, zones} = d.layout;
  const counts = new Map(d.tables.map((/** @type {any} */ table) => [table.no, table.people.length]));
  const size = Math.max(1.15, Math.min(3.2, 90 / columns / 2.6, 40 / rows / 2));
  return html`<div class="seating-hall">
    <p class="seating-stage s-caption s-ink-2">${ctx.t('kind.seating.stage')}</p>
    <div class="seating-grid" ${style({'--columns': columns, '--rows': rows, '--tile': size})}>
      ${zones.map((/** @type {any} */ zone) => html`<div class="seating-zone" ${style({'grid-column': `${zone.column} / span ${zone.columns}`, 'grid-row': `${zone.row} / span ${zone.rows}`})}><span class="s-caption"><bdi>${zone.name}</bdi></span></div>`)}
      ${Array.from({length: rows * columns}, (_, at) => at + 1).map((no) => html`<div class=${`seating-cell ${counts.has(no) ? '' : 'is-empty'}`} ${style({'grid-column': (no - 1) % columns + 1, 'grid-row': Math.floor((no - 1) / columns) + 1})}>
        <strong class="s-num">${no}</strong>${counts.has(no) ? html`<small class="s-num">${ctx.t('kind.seating.s-at', {count: Number(counts.get(no)), n: Number(counts.get(no))})}</small>` : nothing}</div>`)}
    </div></div>`;
}

// ── who comes late ────────────────────────────────────────────────────────────────────────────

/** Each is shown once, for three seconds; an animation takes it away. @param {any} d @param {any} ctx */
function late(d, ctx) {
  const now = ctx.now();
  const fresh = d.late.filter((/** @type {any} */ one) => {
    const id = `${one.person.ticket}/${one.at}`;
    if (!seen.has(id) && now - one.at < LATE_MS + 1000) {
      seen.set(id, now);
    }
    return now - (seen.get(id) || 0) < LATE_MS;
  });
  return fresh.length === 0 || ctx.preview
    ? nothing
    : html`<div class="seating-late">${repeat(fresh.slice(-LATE_SHOWN), (/** @type {any} */ one) => `${one.person.ticket}/${one.at}`, (/** @type {any} */ one) => html`<div class="s-card is-lit seating-late-one">
        <p class="s-h1 s-line"><bdi>${one.person.name}</bdi></p><p class="s-hero s-fit-2 s-num">${ctx.t('kind.seating.table', {table: one.table})}</p></div>`)}</div>`;
}

/** Turns the pages where there are several; the first stays until all its tables are there. @param {HTMLElement} layer */
function turning(layer) {
  const pages = /** @type {HTMLElement | null} */ (layer.querySelector('.seating-pages'));
  const timer = setInterval(() => {
    const pages = Array.from(layer.querySelectorAll('.seating-pages > *'));
    if (pages.length > 1) {
      const at = pages.findIndex((page) => page.classList.contains('is-turned'));
      const next = (at + 1) % pages.length;
      pages.forEach((page, index) => page.classList.toggle('is-turned', index === next));
      layer.querySelectorAll('.seating-turns li').forEach((turn, index) => turn.classList.toggle('is-now', index === next));
    }
  }, Number((pages && pages.dataset.ms) || PAGE_MS));
  return () => clearInterval(timer);
}
