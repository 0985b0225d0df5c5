// @ts-check
/** The ways in: a phone, the big screen, another tablet; each with its address and its QR. */
import {html, nothing} from '../lit/lit-html.js';
import {ask, t, toast} from '../lib/ui.js';
import {post} from './http.js';
import {openSheet} from './sheet.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {'phone' | 'screen' | 'tablet' | 'crew'} Way
 */

/**
 * @param {Desk} desk
 * @param {Way} [first]  the one that is shown first
 */
export function links(desk, first = 'phone') {
  let way = first;
  const sheet = openSheet({
    title: () => t('host.links'),
    body: () => html`
      <div class="segments" role="group">${WAYS.map((one) => html`<button type="button" aria-pressed=${one === way} @click=${() => go(one)}>${t(`host.link-${one}`)}</button>`)}</div>
      ${link(desk, way)}`,
  });

  /** @param {Way} next */
  function go(next) {
    way = next;
    sheet.draw();
  }
}

/** @type {Way[]} */
const WAYS = ['phone', 'screen', 'tablet', 'crew'];

/**
 * @param {Desk} desk
 * @param {Way} way
 */
function link(desk, way) {
  const {boot, code} = desk;
  const url = {phone: boot.joinLink, screen: boot.screenUrl, tablet: boot.hostUrl, crew: boot.crewUrl}[way];
  const qr = {phone: `/qr/${code}.svg`, screen: `/qr/${code}-screen.svg`, tablet: `/host/${code}/qr.svg`, crew: `/host/${code}/crew.svg`}[way];
  return html`<div class="link-way">
    <div class="qr-plate"><img src=${qr} alt=${t('host.link-qr')} width="220" height="220"></div>
    <div class="stack">
      <p>${t(`host.link-${way}-how`)}</p>
      ${way === 'phone' ? html`<p class="big-code">${code}</p>` : nothing}
      <div class="link-copy"><input class="input" readonly aria-label=${t('host.link-address')} .value=${url} @focus=${selectAll}>
        <button type="button" class="btn" @click=${copy}>${t('host.copy')}</button></div>
      ${way === 'tablet' ? html`<p class="note note-gold small">${t('host.link-secret')}</p>
        <p><button type="button" class="btn btn-danger" @click=${reset}>${t('host.link-reset')}</button></p>` : nothing}
      ${way === 'crew' ? html`<p><a class="btn btn-primary" href=${`/desk/${code}`}>${t('host.open-desk')}</a></p>
        <p class="note note-gold small">${t('host.link-crew-secret')}</p>
        <p><button type="button" class="btn btn-danger" @click=${resetCrew}>${t('desk.link-reset')}</button></p>` : nothing}
      ${way === 'screen' ? html`<p><a class="btn btn-primary" href=${url} target="_blank" rel="noopener">${t('host.open-screen')}</a></p>` : nothing}
    </div></div>`;
}

/** All desks are out until they come by the new link. */
async function resetCrew() {
  if (!(await ask({title: t('desk.link-reset'), text: t('desk.link-reset-ask'), yes: t('desk.link-reset'), no: t('common.cancel'), danger: true}))) {
    return;
  }
  const reply = await post('/host/crew/reset');
  if (reply.ok) {
    location.reload();
  } else {
    toast(reply.text || '', {bad: true});
  }
}

/** Whoever has the old link is out; this page comes back by the new one. */
async function reset() {
  if (!(await ask({title: t('host.link-reset'), text: t('host.link-reset-ask'), yes: t('host.link-reset'), no: t('common.cancel'), danger: true}))) {
    return;
  }
  const reply = await post('/host/reset');
  if (reply.ok) {
    location.reload();
  } else {
    toast(reply.text || '', {bad: true});
  }
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.currentTarget).select();
}

/** The clipboard's own interface is missing on plain http; the old command is not. @param {Event} event */
function copy(event) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const field = /** @type {HTMLInputElement} */ (button.previousElementSibling);
  field.select();
  toast(t(document.execCommand('copy') ? 'host.copied' : 'host.copy-by-hand'));
}
