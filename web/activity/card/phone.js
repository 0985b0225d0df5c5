// @ts-check
/** A card on a phone: the same words, to read at the table. */
import {html, nothing} from '../../lit/lit-html.js';

/**
 * @param {any} d  {form, title, speaker, body, picture, sponsors}
 * @param {any} own
 * @param {any} ctx
 */
export function view(d, own, ctx) {
  return html`<section class="stack kind-card">
    ${d.form === 'talk' ? html`<p class="phone-lead">${ctx.t('kind.card.talk')}</p>` : nothing}
    <h1>${d.title || (d.form === 'credits' ? ctx.t('kind.card.thanks') : ctx.slot.title)}</h1>
    ${d.speaker ? html`<p class="lead">${d.speaker}</p>` : nothing}
    ${d.body ? html`<p class="card-body">${d.body}</p>` : nothing}
    ${d.form === 'credits' && !d.body ? html`<p class="lead">${ctx.t('kind.card.thanks.all')}</p>` : nothing}
    ${d.picture ? html`<img class="card-picture" src=${ctx.blob(d.picture)} alt="">` : nothing}
    ${d.sponsors.length
      ? html`<ul class="list">${d.sponsors.map((/** @type {any} */ sponsor) => html`<li class="row">
          <span class="row-main"><span class="row-title">${sponsor.name}</span></span></li>`)}</ul>`
      : nothing}
  </section>`;
}
