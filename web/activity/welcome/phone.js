// @ts-check
/** The welcome on a phone: you are in, here is your table, so many are here. */
import {html, nothing} from '../../lit/lit-html.js';
import {number, person} from '../../lib/ui.js';

/**
 * @param {any} d
 * @param {any} own
 * @param {any} ctx
 */
export function view(d, own, ctx) {
  return html`<section class="stack kind-welcome">
    <h1>${ctx.t('kind.welcome.hello', {})}<br>${person(ctx.me.name)}</h1>
    ${d.greeting ? html`<p class="lead">${d.greeting}</p>` : nothing}
    ${ctx.me.table
      ? html`<div class="ticket night"><span class="ticket-label">${ctx.t('phone.table')}</span>
          <strong class="ticket-value">${ctx.me.table}</strong></div>`
      : nothing}
    <p class="muted num">${ctx.t('kind.welcome.present', {count: number(d.present)})}</p>
    <p class="muted">${ctx.t('kind.welcome.stay')}</p>
  </section>`;
}
