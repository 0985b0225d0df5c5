// @ts-check
/** One work on the screen: its pictures whole and large, or its words as the picture; beneath it who made it. */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {running, weight} from './fit.js';
import {mosaic} from './mosaic.js';
import {pictureOf, tableName} from './words.js';

/** The room above the caption, in u. */
const WIDTH = 92;
const HEIGHT = 43.5;
/** The ray above words that stand alone. */
const RAY = 6;
const GAP = 0.8;
/** The share of the width that pictures keep beside a short and a long text. */
const BESIDE_SHORT = 60;
const BESIDE_LONG = 42;
const SHORT = 120;
const LARGE = ['hero', 'large', 'h1'];

/** @param {any} d @param {any} ctx */
export function gallery(d, ctx) {
  const {work} = d;
  if (!work) {
    return empty(d, ctx);
  }
  return {
    key: `work/${work.id}`,
    images: seen(work).map((/** @type {any} */ piece) => ctx.blob(pictureOf(piece))),
    mounted: ctx.preview ? undefined : () => preload(seen({pieces: d.next}).map((/** @type {any} */ piece) => ctx.blob(pictureOf(piece)))),
    template: html`<div class="s-scene kind-cocreation cocreation-work">
      <div class="s-main">${seen(work).length ? pictured(work, ctx) : written(work)}</div>
      <footer class="s-foot">${caption(work, ctx)}
        <p class="s-body s-ink-2 s-num cocreation-keep">${d.index} / ${d.count}</p></footer>
    </div>`,
  };
}

/** What can be looked at. @param {{pieces: any[]}} work */
function seen({pieces}) {
  return pieces.filter(({form}) => form !== 'LINK');
}

/**
 * The next work's pictures are decoded while this one is looked at.
 * @param {string[]} urls
 */
function preload(urls) {
  const images = urls.map((url) => {
    const image = new Image();
    image.src = url;
    image.decode().catch(() => undefined);
    return image;
  });
  return () => {
    images.length = 0;
  };
}

/** @param {any} work @param {any} ctx */
function pictured(work, ctx) {
  const beside = !work.text ? WIDTH : weight(work.text) <= SHORT ? BESIDE_SHORT : BESIDE_LONG;
  const {isRows, lines, width} = mosaic(seen(work), beside, HEIGHT, GAP);
  return html`<div class="cocreation-pictured ${work.text ? 'has-text' : ''}">
    <div class="cocreation-mosaic ${isRows ? '' : 'is-columns'}">
      ${lines.map((line) => html`<div class="cocreation-mosaic-line">
        ${line.map((tile) => html`<img class="cocreation-picture" src=${ctx.blob(pictureOf(tile.piece))} alt=""
          ${style({'--w': tile.width, '--h': tile.height})}>`)}</div>`)}
    </div>
    ${work.text ? words(work.text, running(work.text, WIDTH - width - 4, HEIGHT - 2, 'h1')) : nothing}
  </div>`;
}

/** @param {any} work */
function written(work) {
  const text = work.text || work.title;
  const large = running(text, WIDTH, HEIGHT - RAY, 'hero');
  const isLarge = LARGE.includes(large.name);
  return html`<div class="cocreation-written ${isLarge ? '' : 'is-long'}">
    ${isLarge ? html`<div class="s-ray"></div>` : nothing}
    ${words(text, isLarge ? large : running(text, WIDTH, HEIGHT, 'h2'))}</div>`;
}

/**
 * @param {string} text
 * @param {import('./fit.js').Set} set
 */
function words(text, {name, columns, isCut, width, height}) {
  return html`<div class="cocreation-words is-${name} ${columns === 2 ? 'is-two' : ''} ${isCut ? 'is-cut' : ''}"
    ${style({'--room': width, '--height': height})}><bdi>${isCut ? text.replace(/\s*\n\s*/g, ' ') : text}</bdi></div>`;
}

/** @param {any} work @param {any} ctx */
function caption(work, {t}) {
  const isTable = Boolean(work.table);
  const title = work.text || work.pieces.length ? work.title : '';
  return html`<div class="cocreation-caption">
    <p class="s-chip is-gold cocreation-owner"><span class="s-line"><bdi>${isTable ? tableName(work.table, t) : work.makers[0].name}</bdi></span></p>
    <div class="cocreation-who">
      ${title ? html`<h1 class="s-h2 s-line"><bdi>${title}</bdi></h1>` : nothing}
      ${isTable ? html`<p class="s-body s-ink-2 s-line">${makers(work, t)}</p>` : nothing}
    </div>
    ${work.late ? html`<span class="s-chip is-coral">${t('kind.cocreation.late')}</span>` : nothing}
  </div>`;
}

/** @param {any} work @param {(key: string, values?: any) => string} t */
function makers(work, t) {
  const names = work.makers.map((/** @type {any} */ {name}, /** @type {number} */ index) => html`${index ? t('kind.cocreation.and') : ''}<bdi>${name}</bdi>`);
  return html`${names}${work.makersMore ? t('kind.cocreation.makers-more', {count: work.makersMore}) : nothing}`;
}

/** @param {any} d @param {any} ctx */
function empty(d, {t}) {
  return {
    key: 'no-work',
    template: html`<div class="s-scene kind-cocreation"><div class="s-main s-center cocreation-theme">
      <div class="s-ray"></div>
      <h1 class="s-hero s-fit-2">${t('kind.cocreation.no-work')}</h1>
      <p class="s-h2 s-plain s-ink-2">${t('kind.cocreation.no-work-more')}</p>
    </div></div>`,
  };
}
