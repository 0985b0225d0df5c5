// @ts-check
/**
 * The photo moment: the winners' names, large and still, beside a proof card: prize, sponsor, time, round, the four
 * glyphs, and a code to the evidence. Nothing moves, so that every photo of it is whole.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ems, gridOf, nameSize, wallOf} from './layout.js';
import {size, twoPlaces} from './parts.js';

const NAMES = {width: 60, height: 40};
const FEW = 12;

/** @param {any} d @param {any[]} winners @param {any} ctx */
export function poster(d, winners, ctx) {
  return html`<div class="s-scene kind-draw is-photo">
    <div class="draw-poster">
      <p class="s-h2 s-gold draw-hail">${ctx.t('kind.draw.hail', {n: winners.length})}</p>
      ${winners.length === 0 ? html`<p class="s-h1 s-ink-2">${ctx.t('kind.draw.nobody-left')}</p>` : winners.length <= FEW ? few(winners) : many(winners)}
      <p class="s-body s-ink-2 draw-where">${[ctx.show.title, ctx.show.venue].filter(Boolean).join(' · ')}</p>
    </div>
    ${proofCard(d.draw, ctx)}
  </div>`;
}

/** @param {any[]} winners */
function few(winners) {
  const {columns, rows, sizes} = gridOf(winners.map(({person}) => person.name), NAMES.width, NAMES.height, .3, 1.6);
  return html`<div class="draw-hall" ${style({'--cols': columns, '--rows': rows})}>
    ${winners.map(({person}, index) => html`<bdi class="draw-name" ${size(sizes[index])}>${person.name}</bdi>`)}
  </div>`;
}

/** All of them at once, as on the wall. @param {any[]} winners */
function many(winners) {
  const {columns, rows, most, tiles} = wallOf(winners.map(({person}) => person), NAMES.width, NAMES.height);
  return html`<div class="s-wall draw-hall-wall" ${style({'--cols': columns, '--rows': rows, '--most': most})}>
    ${tiles.map((tile) => html`<div class="s-tile draw-tile" ${style({'--size': twoPlaces(tile.size), '--span': tile.span})}><bdi>${tile.person.name}</bdi></div>`)}
  </div>`;
}

/** @param {any} draw @param {any} ctx */
function proofCard(draw, ctx) {
  const {prize} = draw;
  return html`<aside class="draw-card">
    <h2 class="draw-card-prize" ${size(nameSize(ems(prize.name) + 2, 22, 7, 3))}>${prize.name} <span class="s-num">× ${number(draw.quantity)}</span></h2>
    ${prize.sponsor ? html`<div class="draw-card-sponsor">${prize.logo ? html`<img class="s-logo" src=${ctx.blob(prize.logo)} alt="">` : nothing}
      <p class="s-line">${ctx.t('kind.draw.from', {sponsor: prize.sponsor})}</p></div>` : nothing}
    <dl class="s-num">
      <div><dt>${ctx.t('kind.draw.card-time')}</dt><dd>${when(draw.resultAt, ctx)}</dd></div>
      <div><dt>${ctx.t('kind.draw.card-round')}</dt><dd>${ctx.t('kind.draw.nth', {number: draw.number, voids: draw.voids})}</dd></div>
    </dl>
    <p class="draw-card-list s-num">${ctx.t('kind.draw.sealed-of', {taps: number(draw.taps), pool: number(draw.pool), n: draw.taps})}</p>
    <p class="draw-four">${Array.from(draw.glyphs, (glyph) => html`<b>${glyph}</b>`)}</p>
    <div class="draw-card-check"><img src=${`/qr/${ctx.show.code}-evidence.svg`} alt=""><p>${ctx.t('kind.draw.card-check')}</p></div>
  </aside>`;
}

/** @param {number} ms @param {any} ctx */
function when(ms, ctx) {
  return new Intl.DateTimeFormat(ctx.lang === 'en' ? 'en-GB' : 'zh-CN', {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(ms));
}
