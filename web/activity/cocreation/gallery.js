// @ts-check
/**
 * One work on the screen: its videos over the whole stage, its pictures whole and large, its links with their codes, or
 * its words as the picture; beneath it who made it.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {running, weight} from './fit.js';
import {codes, links} from './links.js';
import {mosaic} from './mosaic.js';
import {Reel, warm} from './reel.js';
import {pictureOf, tableName} from './words.js';

/** The room above the caption, in u. */
const WIDTH = 92;
const HEIGHT = 43.5;
/** The ray above words that stand alone. */
const RAY = 6;
const GAP = 0.8;
const FADE_MS = 380;
/** The share of the width that pictures keep beside a short and a long text. */
const BESIDE_SHORT = 60;
const BESIDE_LONG = 42;
const SHORT = 120;
const LARGE = ['hero', 'large', 'h1'];
/** What links take of the width beside pictures or words. */
const LINKS = 26;

/** @param {any} d @param {any} ctx */
export function gallery(d, ctx) {
  const {work} = d;
  if (!work) {
    return empty(d, ctx);
  }
  const films = filmsOf(work, ctx);
  const hasStill = !films.length || stills(work).length > 0 || linksOf(work).length > 0 || Boolean(work.text);
  const isFilm = films.length > 0;
  return {
    key: `work/${work.id}/${films.length}`,
    images: [...stills(work).map((piece) => ctx.blob(pictureOf(piece))), ...codes(linksOf(work)), ...films.slice(0, 1).map(({poster}) => poster)],
    template: html`<div class="s-scene kind-cocreation cocreation-work ${isFilm ? 'is-film' : ''}">
      <div class="s-main">${hasStill && !(isFilm && ctx.preview) ? still(work, ctx) : nothing}</div>
      ${isFilm ? reel(films, ctx) : nothing}
      <footer class="s-foot">${caption(work, ctx)}
        <p class="s-body s-ink-2 s-num cocreation-keep">${d.index} / ${d.count}</p></footer>
    </div>`,
    ...(ctx.preview ? {} : isFilm ? shown(films, hasStill, d, ctx) : {mounted: () => preload(d, ctx)}),
  };
}

/** What is looked at while it stands still: pictures, and videos that cannot be played yet. @param {{pieces: any[]}} work */
function stills({pieces}) {
  return pieces.filter(({form, play}) => form === 'PICTURE' || (form === 'VIDEO' && !play));
}

/** @param {{pieces: any[]}} work */
function linksOf({pieces}) {
  return pieces.filter(({form}) => form === 'LINK');
}

/** @param {{pieces: any[]}} work @param {any} ctx */
function filmsOf({pieces}, ctx) {
  return pieces.filter(({play}) => play).map(({play, thumb}) => ({play: ctx.blob(play), poster: ctx.blob(thumb)}));
}

/** @param {import('./reel.js').Film[]} films @param {any} ctx */
function reel(films, ctx) {
  return html`<div class="cocreation-reel">${ctx.preview ? html`<div class="cocreation-shot is-on"><img src=${films[0].poster} alt=""></div>` : nothing}</div>
    ${films.length > 1 ? html`<ol class="cocreation-shots" aria-hidden="true">${films.map((_, index) => html`<li class=${index ? '' : 'is-now'}></li>`)}</ol>` : nothing}`;
}

/**
 * The shots run while the work is on; what lies beneath them comes when they are over.
 * @param {import('./reel.js').Film[]} films
 * @param {boolean} hasStill
 * @param {any} d
 * @param {any} ctx
 */
function shown(films, hasStill, d, ctx) {
  /** @type {Reel | undefined} */
  let shots;
  return {
    ready: (/** @type {HTMLElement} */ layer) => {
      const host = /** @type {HTMLElement} */ (layer.querySelector('.cocreation-reel'));
      const dots = Array.from(layer.querySelectorAll('.cocreation-shots > li'));
      shots = new Reel(host, films, {
        isLoud: ctx.sound.isOn,
        over: () => hasStill && makeWay(layer, host),
        turned: (index) => dots.forEach((dot, at) => dot.classList.toggle('is-now', at === index)),
      });
      return shots.ready();
    },
    mounted: () => {
      const reel = /** @type {Reel} */ (shots);
      reel.start();
      const leave = preload(d, ctx);
      return () => {
        leave();
        reel.stop();
      };
    },
  };
}

/** @param {HTMLElement} layer @param {HTMLElement} host */
function makeWay(layer, host) {
  const fade = host.animate([{opacity: 1}, {opacity: 0}], {duration: FADE_MS, fill: 'forwards'});
  fade.onfinish = () => {
    host.hidden = true;
    layer.querySelectorAll('.cocreation-shots').forEach((dots) => /** @type {HTMLElement} */ (dots).hidden = true);
    layer.querySelectorAll('.cocreation-work').forEach((work) => work.classList.remove('is-film'));
  };
}

/**
 * The next work's pictures are decoded, and its first shot loaded, while this one is looked at.
 * @param {any} d
 * @param {any} ctx
 */
function preload(d, ctx) {
  const next = {pieces: d.next};
  warm(filmsOf(next, ctx));
  const urls = [...stills(next).map((piece) => ctx.blob(pictureOf(piece))), ...codes(linksOf(next)), ...filmsOf(next, ctx).map(({poster}) => poster)];
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
function still(work, ctx) {
  const tried = linksOf(work);
  if (!tried.length) {
    return stills(work).length ? pictured(work, WIDTH, ctx) : written(work, WIDTH);
  }
  if (!stills(work).length && !work.text) {
    return html`<div class="cocreation-alone">${links(tried, ctx, false)}</div>`;
  }
  const room = WIDTH - LINKS - 4;
  return html`<div class="cocreation-with-links">
    <div ${style({'--room': room})} class="cocreation-rest">${stills(work).length ? pictured(work, room, ctx) : written(work, room)}</div>
    ${links(tried, ctx, true)}
  </div>`;
}

/** @param {any} work @param {number} room  u @param {any} ctx */
function pictured(work, room, ctx) {
  const share = !work.text ? WIDTH : weight(work.text) <= SHORT ? BESIDE_SHORT : BESIDE_LONG;
  const {isRows, lines, width} = mosaic(stills(work), (share * room) / WIDTH, HEIGHT, GAP);
  return html`<div class="cocreation-pictured ${work.text ? 'has-text' : ''}">
    <div class="cocreation-mosaic ${isRows ? '' : 'is-columns'}">
      ${lines.map((line) => html`<div class="cocreation-mosaic-line">
        ${line.map((tile) => html`<img class="cocreation-picture" src=${ctx.blob(pictureOf(tile.piece))} alt=""
          ${style({'--w': tile.width, '--h': tile.height})}>`)}</div>`)}
    </div>
    ${work.text ? words(work.text, running(work.text, room - width - 4, HEIGHT - 2, 'h1')) : nothing}
  </div>`;
}

/** @param {any} work @param {number} room  u */
function written(work, room) {
  const text = work.text || work.title;
  const large = running(text, room, HEIGHT - RAY, 'hero');
  const isLarge = LARGE.includes(large.name);
  return html`<div class="cocreation-written ${isLarge ? '' : 'is-long'}">
    ${isLarge ? html`<div class="s-ray"></div>` : nothing}
    ${words(text, isLarge ? large : running(text, room, HEIGHT, 'h2'))}</div>`;
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
