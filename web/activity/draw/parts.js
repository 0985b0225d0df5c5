// @ts-check
/** What several scenes of a draw have in common: the prize in one line, its sponsor, sizes. */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ems} from './layout.js';

/** Below this a sentence takes two lines. */
const SMALL = 1.5;
/** Below this the prize takes two lines. */
const TITLE_MIN = 2.3;
/** Room for a sponsor's name beside the prize. */
const SPONSOR = 22;

/** The prize in one line, smaller where it is long, at last over two; how many is never cut. @param {any} draw */
export function title(draw) {
  const {name, sponsor: from} = draw.prize;
  const room = draw.phase === 'result' && !from ? 80 : 46;
  const large = Math.min(4.2, room / (ems(name) + 1));
  return large >= TITLE_MIN
    ? html`<p class="draw-title" ${size(large)}><span class="s-slit s-line">${name}</span>${times(draw)}</p>`
    : html`<p class="draw-title is-long" ${size(2)}><span class="s-slit">${name}</span>${times(draw)}</p>`;
}

/** @param {any} draw */
function times(draw) {
  return html`<span class="s-gold s-num">× ${number(draw.quantity)}</span>`;
}

/** @param {any} draw @param {any} ctx */
export function sponsor(draw, ctx) {
  const {sponsor: from, logo} = draw.prize;
  if (!from) {
    return nothing;
  }
  const text = ctx.t('kind.draw.from', {sponsor: from});
  return html`<span class="draw-sponsor">
    ${logo ? html`<span class="draw-logo"><img class="s-logo" src=${ctx.blob(logo)} alt=""></span>` : nothing}
    <span class="s-ink-2 draw-from" ${size(Math.max(1.15, Math.min(2.2, SPONSOR / ems(text))))}>${text}</span></span>`;
}

/** A sentence under the prize: smaller where it is long, at last over two lines. @param {string} text @param {number} room @param {string} [colour] */
export function sentence(text, room, colour = 's-ink-2') {
  const fits = room / ems(text);
  return fits >= SMALL
    ? html`<p class=${`draw-say s-line ${colour}`} ${size(Math.min(2.2, fits))}>${text}</p>`
    : html`<p class=${`draw-say is-long ${colour}`} ${size(1.15)}>${text}</p>`;
}

/** @param {number} u */
export function size(u) {
  return style({'--name': twoPlaces(u)});
}

/** @param {number} value */
export function twoPlaces(value) {
  return Math.round(value * 100) / 100;
}
