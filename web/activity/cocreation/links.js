// @ts-check
/** Links on the stage: a code that people try from their seats, the title as typed and whose house it leads to. */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';

/** Side of a code, in u, by how many stand there. */
const SIDES = [24, 19, 16, 11, 11, 11];
const SIDES_BESIDE = [14, 12, 8, 7, 6];
/** From so many on the words stand beside their codes, not beneath. */
const ROWS_FROM = 3;

/** @typedef {import('./words.js').Piece & {host: string}} Link */

/**
 * @param {Link[]} links
 * @param {any} ctx
 * @param {boolean} isBeside  stands in a column beside something else
 */
export function links(links, ctx, isBeside) {
  const sides = isBeside ? SIDES_BESIDE : SIDES;
  const side = sides[Math.min(links.length, sides.length) - 1];
  const isRows = isBeside && links.length >= ROWS_FROM;
  return html`<ul class="cocreation-links ${isBeside ? 'is-beside' : ''} ${isRows ? 'is-rows' : ''} ${links.length === 1 ? 'is-one' : ''}">
    ${links.map((link) => html`<li class="cocreation-link">
      ${link.host ? html`<div class="s-qr" ${style({'--size': side})}><img src=${code(link)} alt=""></div>` : nothing}
      <div class="cocreation-link-words">
        <p class="${links.length === 1 && !isBeside ? 's-h1' : 's-h2'} cocreation-two-lines"><bdi>${link.title || link.host || link.url}</bdi></p>
        ${link.host || link.title ? html`<p class="s-body s-ink-2 s-line"><bdi>${link.host || link.url}</bdi></p>` : nothing}
        ${link.host && !isBeside && links.length < ROWS_FROM ? html`<p class="s-body s-gold">${ctx.t('kind.cocreation.try-it')}</p>` : nothing}
      </div>
    </li>`)}
  </ul>`;
}

/** Addresses of the pictures that must be there. @param {Link[]} links */
export function codes(links) {
  return links.filter(({host}) => host).map(code);
}

/** @param {Link} link */
function code({url}) {
  return `/qr/link.svg?to=${encodeURIComponent(url.trim())}`;
}
