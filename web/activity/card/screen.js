// @ts-check
/** Cards on the screen: opening, holding scene, talk, sponsors' wall, credits, next stop. */
import {html, nothing} from '../../lit/lit-html.js';

/** Lines of credits that stand still; more of them roll. */
const STILL_MAX = 8;

/**
 * @param {any} d  {form, title, speaker, body, picture, sponsors, evidence}
 * @param {any} ctx
 */
export function scene(d, ctx) {
  const pictures = [d.picture, ...d.sponsors.map((/** @type {any} */ sponsor) => sponsor.picture)].filter(Boolean);
  return {
    key: `card/${d.form}/${pictures.join('')}`,
    images: d.evidence ? [...pictures.map(ctx.blob), evidenceOf(ctx)] : pictures.map(ctx.blob),
    template: html`<div class=${`s-scene kind-card is-${d.form}`}>${body(d, ctx)}</div>`,
  };
}

/**
 * The scene of bad moments, and of the time before the first Take.
 * @param {any} ctx
 * @param {boolean} before
 */
export function holding(ctx, before) {
  const d = {form: 'holding', title: ctx.show.title, speaker: ctx.t(before ? 'screen.soon' : 'screen.back'), body: '',
    picture: '', sponsors: []};
  return {key: 'holding', template: html`<div class="s-scene kind-card is-holding">${body(d, ctx)}</div>`};
}

/** @param {any} d @param {any} ctx */
function body(d, ctx) {
  switch (d.form) {
    case 'talk':
      return talk(d, ctx);
    case 'sponsors':
      return sponsors(d, ctx);
    case 'credits':
      return credits(d, ctx);
    default:
      return title(d, ctx);
  }
}

/** @param {any} d @param {any} ctx */
function title(d, ctx) {
  const line = d.title || (d.form === 'opening' ? ctx.show.title : ctx.slot ? ctx.slot.title : ctx.show.title);
  return html`<div class="s-main s-center"><div class="card-title">
    <div class="s-ray"></div>
    <h1 class=${fit(line)}>${line}</h1>
    ${d.speaker ? html`<p class="s-h1 s-gold card-second">${d.speaker}</p>` : nothing}
    ${d.body ? html`<p class="s-h2 s-ink-2 card-lines">${d.body}</p>` : nothing}
    ${d.form === 'opening'
      ? html`<p class="s-h2 s-ink-2">${[ctx.show.city, ctx.show.venue, ctx.show.date].filter(Boolean).join(' · ')}</p>`
      : nothing}
  </div></div>`;
}

/** @param {any} d @param {any} ctx */
function talk(d, ctx) {
  return html`<header class="s-head"><p class="s-h2 s-slit">${ctx.t('kind.card.talk')}</p>
      <p class="s-body s-ink-2">${ctx.show.title}</p></header>
    <div class="s-main card-talk">
      ${d.picture ? html`<img class="s-portrait card-portrait" src=${ctx.blob(d.picture)} alt="">` : nothing}
      <div class="card-words">
        <h1 class=${fit(d.title || ctx.slot.title)}>${d.title || ctx.slot.title}</h1>
        <p class="s-h1 s-gold card-second">${d.speaker}</p>
        ${d.body ? html`<p class="s-h2 s-ink-2 card-lines">${d.body}</p>` : nothing}
      </div>
    </div>`;
}

/** @param {any} d @param {any} ctx */
function sponsors(d, ctx) {
  const columns = d.sponsors.length > 12 ? 6 : d.sponsors.length > 6 ? 4 : Math.max(1, Math.min(3, d.sponsors.length));
  return html`<header class="s-head"><h1 class="s-h1 s-slit">${d.title || ctx.t('kind.card.thanks')}</h1></header>
    <div class="s-main s-center"><div class="card-sponsors" data-columns=${columns}>
      ${d.sponsors.map((/** @type {any} */ sponsor, /** @type {number} */ i) => html`<div class="s-card card-sponsor">
        ${sponsor.picture
          ? html`<img class="s-logo" src=${ctx.blob(sponsor.picture)} alt=${sponsor.name}>`
          : html`<span class="s-h2">${sponsor.name}</span>`}</div>`)}
      ${d.sponsors.length === 0 ? html`<p class="s-h2 s-ink-2">${d.body || ctx.t('kind.card.thanks.all')}</p>` : nothing}
    </div></div>`;
}

/** @param {any} d @param {any} ctx */
function credits(d, ctx) {
  const lines = d.body.split('\n').filter((/** @type {string} */ line) => line.trim());
  const all = [...lines, ...d.sponsors.map((/** @type {any} */ sponsor) => sponsor.name)];
  const rolls = all.length > STILL_MAX && !ctx.preview;
  return html`<header class="s-head s-center"><h1 class="s-h1">${d.title || ctx.t('kind.card.thanks')}</h1></header>
    <div class="s-main card-credits ${rolls ? 'is-rolling' : ''}"><div class="card-roll">
      ${all.map((line) => html`<p class="s-h2">${line}</p>`)}
      ${all.length === 0 ? html`<p class="s-h2 s-ink-2">${ctx.t('kind.card.thanks.all')}</p>` : nothing}
    </div></div>
    ${d.evidence ? html`<aside class="s-corner card-evidence"><div class="s-qr"><img src=${evidenceOf(ctx)} alt=""></div>
      <p class="s-body">${ctx.t('kind.card.evidence')}</p></aside>` : nothing}`;
}

/** The way to the evidence of the evening's draws. @param {any} ctx */
function evidenceOf(ctx) {
  return `/qr/${ctx.show.code}-evidence.svg`;
}

/** The heading's size by its length. @param {string} line */
function fit(line) {
  const wide = Array.from(line).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 1 : .55), 0);
  return wide <= 8 ? 's-hero' : wide <= 22 ? 's-fit-2' : wide <= 48 ? 's-fit-3' : 's-h1';
}
