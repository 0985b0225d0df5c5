// @ts-check
/** The first column: the evening in order. A tap makes an activity the next one, the pencil opens it. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {t} from '../lib/ui.js';
import {addSlot, editSlot} from './editor.js';
import {icon} from './icons.js';
import {slotIcon, slotLabel, slotTitle} from './kinds.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./desk.js').Slot} Slot
 * @typedef {'air' | 'next' | 'done' | ''} Place
 */

/** Kinds without a life of their own: what lies before the one on air has been. Others say when they have begun. */
const LIFELESS = ['welcome', 'card'];

/** Whether rows can be moved just now. A show's hand should not move one by chance. */
let isSorting = false;

/**
 * @param {Desk} desk
 * @param {() => void} redraw
 */
export function rundown(desk, redraw) {
  const {rundown: slots} = desk.show;
  const toggle = () => {
    isSorting = !isSorting;
    redraw();
  };
  return html`
    <div class="host-col-head">
      <h2>${t('host.rundown')} <span class="count">${slots.length}</span></h2>
      <div class="col-tools">
        ${slots.length > 1
          ? html`<button type="button" class="btn btn-quiet tool" aria-pressed=${isSorting} @click=${toggle}>
              ${icon(isSorting ? 'check' : 'sort')}<span>${t(isSorting ? 'common.done' : 'host.sort')}</span></button>`
          : nothing}
        <button type="button" class="btn btn-quiet tool" @click=${() => addSlot(desk)}>${icon('add')}<span>${t('host.add')}</span></button>
      </div>
    </div>
    <div class="host-scroll">
      ${slots.length === 0 ? empty(desk) : nothing}
      <ol class="run ${isSorting ? 'is-sorting' : ''}" id="run">
        ${repeat(slots, ({id}) => id, (slot, index) => row(desk, slot, index))}
      </ol>
    </div>`;
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {number} index
 */
function row(desk, slot, index) {
  const place = placeOf(desk, index);
  const title = slotTitle(slot);
  const label = slotLabel(slot) === title ? '' : slotLabel(slot);
  return html`<li class="run-item ${place ? `is-${place}` : ''} ${desk.show.cued === slot.id ? 'is-cued' : ''}" data-id=${slot.id}>
    ${isSorting ? html`<span class="grip" tabindex="0" role="button" aria-label=${t('host.drag', {title})}></span>` : sign(place, index)}
    <button type="button" class="run-main" ?disabled=${isSorting || place === 'air' || !desk.isLive}
        aria-label=${t(desk.show.cued === slot.id ? 'host.uncue-this' : 'host.cue-this', {title})} @click=${() => cue(desk, slot)}>
      <span class="run-title">${title}</span>
      <span class="run-sub ${label || place === 'air' || place === 'next' ? '' : 'is-bare'}">${slotIcon(slot)}<span class="run-label">${label}</span>${badge(desk, slot, place)}</span>
    </button>
    ${isSorting ? arrows(slot, title, index, desk.show.rundown.length) : pencil(desk, slot, title)}
  </li>`;
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {string} title
 */
function pencil(desk, slot, title) {
  return html`<button type="button" class="run-edit" aria-label=${t('host.edit', {title})} @click=${() => editSlot(desk, slot)}>${icon('edit')}</button>`;
}

/**
 * @param {Slot} slot
 * @param {string} title
 * @param {number} index
 * @param {number} count
 */
function arrows(slot, title, index, count) {
  return html`<span class="move">
    <button type="button" data-move="-1" ?disabled=${index === 0} aria-label=${t('host.move-up', {title})}>${icon('up')}</button>
    <button type="button" data-move="1" ?disabled=${index === count - 1} aria-label=${t('host.move-down', {title})}>${icon('down')}</button>
  </span>`;
}

/**
 * @param {Place} place
 * @param {number} index
 */
function sign(place, index) {
  return html`<span class="run-no" aria-hidden="true">${place === 'done' ? icon('check') : index + 1}</span>`;
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {Place} place
 */
function badge(desk, slot, place) {
  if (place === 'air') {
    return html`<span class="run-badge is-air">${t('host.on-air')}</span>`;
  }
  if (place === 'next') {
    return html`<span class="run-badge">${t(desk.show.cued ? 'host.cued' : 'host.follows')}</span>`;
  }
  return place === 'done' ? html`<span class="sr-only">${t('host.done')}</span>` : nothing;
}

/**
 * @param {Desk} desk
 * @param {number} index
 * @returns {Place}
 */
function placeOf(desk, index) {
  const {rundown: slots, onAir, begun} = desk.show;
  const slot = slots[index];
  if (slot.id === onAir) {
    return 'air';
  }
  const following = desk.following;
  if (following && following.id === slot.id) {
    return 'next';
  }
  const isPast = index < slots.findIndex(({id}) => id === onAir);
  return isPast && (LIFELESS.includes(slot.kind) || begun.includes(slot.id)) ? 'done' : '';
}

/** The activity that was last brought into view. */
let seen = '';

/**
 * Keeps what is on air in view, once, when it changes.
 * @param {Desk} desk
 */
export function follow(desk) {
  const {onAir} = desk.show;
  const row = onAir !== seen && document.querySelector(`.run-item[data-id="${onAir}"]`);
  const box = row && row.closest('.host-scroll');
  if (row && box) {
    seen = onAir;
    const place = row.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    box.scrollTop += place.top - view.top - (view.height - place.height) / 3;
  }
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 */
function cue(desk, slot) {
  return desk.send({do: 'cue', slot: desk.show.cued === slot.id ? '' : slot.id});
}

/** @param {Desk} desk */
function empty(desk) {
  return html`<div class="empty stack-s"><p>${t('host.rundown-empty')}</p>
    <p><button type="button" class="btn btn-primary" @click=${() => addSlot(desk)}>${icon('add')}${t('host.add-first')}</button></p></div>`;
}
