// @ts-check
/** Rehearsal: robots walk in, vote, submit and win in a show of their own, which is wiped afterwards. */
import {html, nothing} from '../lit/lit-html.js';
import {ask, t, toast} from '../lib/ui.js';
import {post} from './http.js';
import {openSheet} from './sheet.js';

/** @typedef {import('./desk.js').Desk} Desk */

const SIZES = [30, 100, 300];

/** Asks how many phones, starts, and goes there. */
export function rehearse() {
  const form = {phones: 300, isStarting: false};
  const sheet = openSheet({
    title: () => t('host.rehearse'),
    body: () => html`<div class="stack">
      <p>${t('host.rehearse-what')}</p>
      <fieldset class="field"><legend class="label">${t('host.rehearse-phones')}</legend>
        <div class="segments">${SIZES.map(size)}</div></fieldset>
      <p class="note">${t('host.rehearse-safe')}</p></div>`,
    foot: () => html`<span class="sheet-gap"></span>
      <button type="button" class="btn btn-primary" ?disabled=${form.isStarting} data-state=${form.isStarting ? 'sending' : nothing} @click=${start}>${t('host.rehearse-start')}</button>`,
  });

  /** @param {number} phones */
  function size(phones) {
    const pick = () => (form.phones = phones);
    return html`<label><input type="radio" name="phones" value=${phones} ?checked=${phones === form.phones} @change=${pick}><span>${phones}</span></label>`;
  }

  async function start() {
    form.isStarting = true;
    sheet.draw();
    const reply = await post('/host/rehearsal', {phones: form.phones});
    if (reply.ok) {
      location.assign(`/host/${reply.code}`);
    } else {
      form.isStarting = false;
      sheet.draw();
      toast(reply.text || t('host.not-sent'), {bad: true});
    }
  }
}

/**
 * Wipes a rehearsal, after asking.
 * @param {Desk} desk
 */
export async function wipe(desk) {
  const sure = await ask({title: t('host.wipe'), text: t('host.wipe-what'), yes: t('host.wipe-yes'), no: t('common.cancel'), danger: true});
  if (!sure) {
    return;
  }
  const reply = await post(`/host/${desk.code}/wipe`);
  if (reply.ok) {
    location.assign('/host');
  } else {
    toast(reply.text || t('host.not-sent'), {bad: true});
  }
}
