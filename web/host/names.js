// @ts-check
/** Nicknames that the word list holds: their people are in as "guest 37" until the host has seen the name. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {act, number, person, t} from '../lib/ui.js';

/** @param {import('./desk.js').Desk} desk */
export function names(desk) {
  const veiled = desk.show.veiled || [];
  if (!veiled.length) {
    return nothing;
  }
  return html`<section class="card stack-s names-desk">
    <h3>${t('host.names')} <span class="count">${number(veiled.length)}</span></h3>
    <ul class="list">${repeat(veiled, ({ticket}) => ticket, ({ticket, name}) => html`<li class="row">
      <span class="row-main"><span class="row-title">${person(name)}</span>
        <span class="row-sub">${t('host.names-now', {ticket})}</span></span>
      <button type="button" class="btn" @click=${(/** @type {Event} */ event) => show(event, desk, ticket)}>${t('host.names-show')}</button>
    </li>`)}</ul>
  </section>`;
}

/** @param {Event} event @param {import('./desk.js').Desk} desk @param {number} ticket */
async function show(event, desk, ticket) {
  const answer = await act(event.currentTarget, () => desk.send({do: 'veil', ticket, on: false}));
  if (answer && answer.ok) {
    desk.undoable(t('host.names-shown'), () => desk.send({do: 'veil', ticket, on: true}));
  }
}
