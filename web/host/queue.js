// @ts-check
/** The third column: what the activity on air asks of the host, drawn by its kind; before the show, what is missing. */
import {html, nothing} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {editSlot} from './editor.js';
import {icon} from './icons.js';
import {names} from './names.js';
import {kindHost, slotIcon, slotTitle} from './kinds.js';
import {ready} from './ready.js';
import {setup} from './setup.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @param {() => void} redraw
 */
export function queue(desk, redraw) {
  const {d} = desk.queue;
  const slot = desk.queue.slot || desk.slot(desk.show.onAir) || null;
  if (!slot) {
    return html`<div class="host-col-head"><h2>${t('host.ready')}</h2></div><div class="host-scroll">${names(desk)}${ready(desk)}</div>`;
  }
  return html`
    <div class="host-col-head">
      <h2 class="queue-title">${slotIcon(slot)}<span>${slotTitle(slot)}</span></h2>
      <button type="button" class="btn btn-quiet tool" @click=${() => editSlot(desk, slot)}>${icon('edit')}<span>${t('host.edit-short')}</span></button>
    </div>
    <div class="host-scroll kind-${slot.kind}" id="queue">${names(desk)}${asides(desk, redraw)}${panel(desk, slot, d, redraw)}</div>`;
}

/** Who waits for the host at what is not on air. @param {Desk} desk @param {() => void} redraw */
function asides(desk, redraw) {
  return (desk.queue.asides || []).map((/** @type {any} */ {slot: {id}, d}) => {
    const slot = desk.slot(id);
    const kind = slot ? kindHost(slot.kind) : {};
    return slot && kind.aside ? html`<section class=${`queue-aside kind-${slot.kind}`}>${kind.aside(d, desk.context(slot, redraw))}</section>` : nothing;
  });
}

/**
 * @param {Desk} desk
 * @param {import('./desk.js').Slot} slot
 * @param {any} d
 * @param {() => void} redraw
 */
function panel(desk, slot, d, redraw) {
  const kind = kindHost(slot.kind);
  if (!kind.panel || !d) {
    return nothing;
  }
  try {
    return kind.panel(d, {...desk.context(slot, redraw), open: (/** @type {any} */ tab) => setup(desk, tab)});
  } catch (error) {
    console.error(`the panel of ${slot.kind} cannot be drawn`, error);
    return html`<p class="note note-danger">${t('host.panel-broken')}</p>`;
  }
}
