// @ts-check
/** Rehearsal: robots walk in, vote, submit and win in a show of their own, which is wiped afterwards. */
import {html, nothing} from '../lit/lit-html.js';
import {ask, t, toast} from '../lib/ui.js';
import {segments, toggle, isOn, textOf} from './fields.js';
import {post} from './http.js';
import {openSheet} from './sheet.js';

/** @typedef {import('./desk.js').Desk} Desk */

const SIZES = ['30', '100', '300'];

/**
 * Asks how many phones and who directs, starts, and goes there.
 * @param {Desk} desk
 */
export function rehearse(desk) {
  let isStarting = false;
  const sheet = openSheet({
    title: () => t('host.rehearse'),
    body: () => html`<form id="rehearse" class="stack-l" @submit=${start}>
      <p>${t('host.rehearse-what')}</p>
      ${segments({name: 'phones', label: t('host.rehearse-phones'), value: '300', options: SIZES.map((value) => ({value, label: value}))})}
      ${segments({name: 'rundown', label: t('host.rehearse-rundown'), value: desk.show.rundown.length ? 'own' : 'short', options: [
        {value: 'own', label: t('host.rehearse-own')},
        {value: 'short', label: t('host.rehearse-short')},
      ]})}
      ${toggle({name: 'host', label: t('host.rehearse-host'), value: false, hint: t('host.rehearse-host-hint')})}
      <p class="note">${t('host.rehearse-safe')}</p></form>`,
    foot: () => html`<span class="sheet-gap"></span>
      <button type="submit" form="rehearse" class="btn btn-primary" ?disabled=${isStarting} data-state=${isStarting ? 'sending' : nothing}>${t('host.rehearse-start')}</button>`,
  });

  /** @param {Event} event */
  async function start(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    isStarting = true;
    sheet.draw();
    const reply = await post('/host/rehearsal', {
      phones: Number(textOf(form, 'phones')),
      lang: desk.show.info.lang,
      robots: true,
      host: isOn(form, 'host'),
      from: textOf(form, 'rundown') === 'own' ? desk.code : '',
    });
    if (reply.ok) {
      location.assign(`/host/${reply.code}`);
      return;
    }
    isStarting = false;
    sheet.draw();
    toast(reply.text || t('host.not-sent'), {bad: true});
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
