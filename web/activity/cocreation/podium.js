// @ts-check
/** The podium: third, second, first, each on its step; equal votes share one. What is covered stays a dark step. */
import {html, nothing} from '../../lit/lit-html.js';
import {confetti} from '../../lib/confetti.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {ownerName, workName} from './words.js';

/** Where the places stand, seen from the hall. */
const ORDER = [2, 1, 3];
const HEIGHTS = /** @type {Record<number, number>} */ ({1: 15, 2: 12, 3: 10});

/** @param {any} d @param {any} ctx */
export function podium(d, ctx) {
  const ranks = [...covered(d), ...d.places.map((/** @type {any} */ {rank}) => rank)];
  const newest = d.places[0];
  const isAll = d.covered === 0;
  return {
    key: `podium/${d.places.length}`,
    images: d.places.flatMap((/** @type {any} */ {works}) => works).map((/** @type {any} */ work) => work.thumb).filter(Boolean).map(ctx.blob),
    template: html`<div class="s-scene kind-cocreation">
      <header class="s-head"><h1 class="s-h1 s-slit">${ctx.t('kind.cocreation.podium')}</h1>
        <p class="s-body s-ink-2 s-line"><bdi>${d.theme}</bdi></p></header>
      <div class="s-main cocreation-podium">
        ${ORDER.filter((rank) => ranks.includes(rank)).map((rank) => step(rank, d.places.find((/** @type {any} */ place) => place.rank === rank), rank === (newest && newest.rank), ctx))}
      </div>
    </div>`,
    mounted: newest && !ctx.preview ? (/** @type {HTMLElement} */ layer) => celebrated(layer, isAll, ctx) : undefined,
  };
}

/** The places that are still covered: revealing goes from the last to the first. @param {any} d */
function covered(d) {
  return [1, 2, 3].slice(0, d.covered);
}

/** @param {number} rank @param {any} place @param {boolean} isNew @param {any} ctx */
function step(rank, place, isNew, ctx) {
  const {t} = ctx;
  return html`<section class="cocreation-step is-${rank} ${place ? '' : 'is-covered'}" ${style({'--rise': HEIGHTS[rank]})}>
    <div class="cocreation-winners ${isNew ? 's-pop' : ''} ${place ? sharing(place.works) : ''}">
      ${place ? place.works.map((/** @type {any} */ work) => winner(work, place.works.length === 1, ctx)) : nothing}
      ${place && place.more ? html`<p class="s-body s-ink-2">${t('kind.cocreation.more-works', {count: place.more})}</p>` : nothing}
    </div>
    <div class="cocreation-plinth">
      <p class="cocreation-rank">${rank}</p>
      ${place ? html`<p class="s-h2 s-num">${t('kind.cocreation.votes-of', {count: number(place.votes)})}</p>` : nothing}
    </div>
  </section>`;
}

/**
 * How the works of one place stand together.
 * @param {any[]} works
 */
function sharing(works) {
  if (works.length === 1) {
    return '';
  }
  const pictured = works.some(({thumb}) => thumb) ? 'has-pictures' : '';
  return `is-shared ${pictured} ${works.length > 3 ? 'is-many' : ''}`;
}

/** @param {any} work @param {boolean} isAlone @param {any} ctx */
function winner(work, isAlone, ctx) {
  return html`<div class="cocreation-winner">
    ${work.thumb ? html`<img class="cocreation-winner-picture" src=${ctx.blob(isAlone ? work.picture : work.thumb)} alt="">` : nothing}
    <div class="cocreation-winner-words">
      <p class="${isAlone ? 's-h1' : 's-h2'} s-gold s-line"><bdi>${ownerName(work, ctx.t)}</bdi></p>
      ${work.label ? html`<p class="${isAlone ? 's-h2 s-plain' : 's-body'} cocreation-winner-label"><bdi>${workName(work, ctx.t)}</bdi></p>` : nothing}
    </div>
  </div>`;
}

/** @param {HTMLElement} layer @param {boolean} isAll @param {any} ctx */
function celebrated(layer, isAll, ctx) {
  ctx.sound.play(isAll ? 'reveal' : 'chime');
  return isAll ? confetti(layer) : undefined;
}
