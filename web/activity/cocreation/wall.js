// @ts-check
/**
 * A wall on the screen: one story as a typographic card, or one photo whole and large, with whose it is; beneath it the
 * way to put up one's own.
 */
import {html, nothing} from '../../lit/lit-html.js';
import {style} from '../../lib/style.js';
import {number} from '../../lib/ui.js';
import {fitting, heading, LOOSE_TO, weight} from './fit.js';
import {pictureOf} from './words.js';

/** The room for the item, in u. */
const WIDTH = 84;
const HEIGHT = 36;
const PHOTO = {width: 92, height: 43.5};
/** Up to so many characters a story breaks between its phrases only. */
const PHRASED = 30;

/** @param {any} d @param {any} ctx */
export function wall(d, ctx) {
  const {item} = d;
  if (!item) {
    return empty(d, ctx);
  }
  const photo = item.pieces[0];
  return {
    key: `wall/${item.id}`,
    images: photo ? [ctx.blob(pictureOf(photo)), ctx.blob(photo.thumb)] : [],
    mounted: ctx.preview ? undefined : () => preload(d.next, ctx),
    template: html`<div class="s-scene kind-cocreation cocreation-wall ${photo ? 'is-photo' : ''}">
      ${photo ? html`<img class="cocreation-behind" src=${ctx.blob(photo.thumb)} alt="">` : nothing}
      ${photo ? nothing : head(d, ctx)}
      <div class="s-main">${photo ? picture(photo, ctx) : story(item)}</div>
      <footer class="s-foot">${photo ? line(item, d, ctx) : byline(item, ctx)}${invite(d, ctx)}</footer>
    </div>`,
  };
}

/** @param {any} d @param {any} ctx */
function head(d, {t}) {
  return html`<header class="s-head"><p class="s-h2 s-plain s-ink-2 s-line"><bdi>${d.theme}</bdi></p>
    <p class="s-body s-ink-2 s-num cocreation-keep">${t(`kind.cocreation.wall-${d.form}-count`, {count: number(d.count)})}</p></header>`;
}

/** @param {any} item */
function story({text}) {
  const whole = fitting(text, WIDTH, HEIGHT);
  const phrased = text.length <= PHRASED ? Math.min(whole, WIDTH / (Math.max(...phrasesOf(text).map(weight)) + 0.7)) : 0;
  const isPhrased = phrased >= LOOSE_TO;
  const size = isPhrased ? phrased : whole;
  return html`<div class="cocreation-story">
    <svg class="cocreation-quote" viewBox="0 0 24 16" aria-hidden="true"><path d="M0 9.5C0 4.6 3 1 8.4 0l.7 2.1C6.4 2.9 4.8 4.4 4.7 7h4.6v9H0zM13 9.5C13 4.6 16 1 21.4 0l.7 2.1C19.4 2.9 17.8 4.4 17.7 7h4.6v9H13z"/></svg>
    <p class="cocreation-told ${size >= LOOSE_TO ? '' : 'is-long'} s-fade" ${style({'--size': size})}><bdi>${isPhrased ? phrases(text) : text}</bdi></p>
  </div>`;
}

/**
 * A short text breaks where one would breathe.
 * @param {string} text
 */
function phrases(text) {
  return phrasesOf(text).map((phrase) => html`<span class="cocreation-phrase">${phrase.trimEnd()}</span>${phrase.endsWith('\n') ? html`<br>` : ' '}`);
}

/** @param {string} text @returns {string[]} */
function phrasesOf(text) {
  return text.match(/[^，。！？；：、,.!?;\n]*[，。！？；：、,.!?;\n]+|[^，。！？；：、,.!?;\n]+/g) || [text];
}

/** @param {any} piece @param {any} ctx */
function picture(piece, ctx) {
  const aspect = piece.width / piece.height;
  const high = Math.min(PHOTO.height, PHOTO.width / aspect);
  return html`<div class="cocreation-photo"><img class="cocreation-picture" src=${ctx.blob(pictureOf(piece))} alt=""
    ${style({'--w': high * aspect, '--h': high})}></div>`;
}

/** @param {any} item @param {any} ctx */
function byline(item, ctx) {
  return html`<p class="cocreation-byline"><span class="cocreation-dash" aria-hidden="true"></span><span class="s-line"><bdi>${item.by.name}</bdi></span></p>`;
}

/** @param {any} item @param {any} d @param {any} ctx */
function line(item, d, ctx) {
  return html`<div class="cocreation-caption">
    <p class="s-chip is-gold cocreation-owner"><span class="s-line"><bdi>${item.by.name}</bdi></span></p>
    <div class="cocreation-who">
      ${item.text ? html`<h1 class="s-h2 s-line"><bdi>${item.text}</bdi></h1>` : nothing}
      <p class="s-body s-ink-2 s-line"><bdi>${d.theme}</bdi> · ${ctx.t(`kind.cocreation.wall-${d.form}-count`, {count: number(d.count)})}</p>
    </div>
  </div>`;
}

/** The way in for those who have not been yet. @param {any} d @param {any} ctx */
function invite(d, ctx) {
  return d.state === 'open'
    ? html`<div class="cocreation-invite"><p class="s-body s-ink-2">${ctx.t(`kind.cocreation.wall-${d.form}-invite`)}</p>
        <div class="s-qr" ${style({'--size': 6.4})}><img src=${`/qr/${ctx.show.code}.svg`} alt=""></div></div>`
    : nothing;
}

/** @param {any} d @param {any} ctx */
function empty(d, ctx) {
  const {t} = ctx;
  const isOpen = d.state === 'open';
  return {
    key: `wall/empty/${d.state}`,
    template: html`<div class="s-scene kind-cocreation">
      <header class="s-head"><p class="s-h2 s-slit">${ctx.slot.title || t('kind.cocreation')}</p>
        <p class="s-body s-ink-2 s-line">${ctx.show.title}</p></header>
      <div class="s-main s-center cocreation-theme">
        <div class="s-ray"></div>
        <h1 class="${heading(d.theme)} s-enter"><bdi>${d.theme}</bdi></h1>
        ${d.brief ? html`<p class="s-h2 s-plain s-ink-2 cocreation-brief s-fade"><bdi>${d.brief}</bdi></p>` : nothing}
        ${isOpen ? html`<div class="s-qr cocreation-first" ${style({'--size': 14})}><img src=${`/qr/${ctx.show.code}.svg`} alt=""></div>` : nothing}
      </div>
      <footer class="s-foot cocreation-terms"><span class="s-h2">${t(isOpen ? `kind.cocreation.wall-${d.form}-first` : d.state === 'ready' ? `kind.cocreation.wall-${d.form}-soon` : 'kind.cocreation.wall-nothing')}</span></footer>
    </div>`,
  };
}

/** @param {any} next @param {any} ctx */
function preload(next, ctx) {
  const piece = next && next.pieces[0];
  const images = (piece ? [ctx.blob(pictureOf(piece)), ctx.blob(piece.thumb)] : []).map((url) => {
    const image = new Image();
    image.src = url;
    image.decode().catch(() => undefined);
    return image;
  });
  return () => {
    images.length = 0;
  };
}
