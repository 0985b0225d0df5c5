// @ts-check
/** The vote on a phone: tap a work, and it is sent; the tick comes from the server. Changeable until it closes. */
import {html, nothing} from '../../lit/lit-html.js';
import {person, toast} from '../../lib/ui.js';
import {tableName, workName} from './words.js';

/** From so many works on there is a field to search them. */
const SEARCH_FROM = 13;

/** @typedef {{id: string, label: string, table: string, by: any, thumb: string}} Choice */

/** @param {any} d @param {any} own @param {any} ctx */
export function ballot(d, own, ctx) {
  const {store, t} = ctx;
  const isPart = d.works.length === 0 && own && own.choices.length > 0;
  const choices = (isPart ? own.choices : d.works).map(choice);
  const picked = pickedOf(own, store);
  const left = Math.max(0, d.votes - picked.length);
  const find = (store.find || '').trim().toLowerCase();
  const seen = choices.filter((/** @type {Choice} */ work) => picked.includes(work.id) || !find || words(work, t).includes(find));
  return html`<div class="cocreation-bar"><span>${left > 0 ? t('kind.cocreation.votes-left', {count: left, of: d.votes}) : t('kind.cocreation.votes-gone')}</span>
      ${d.endsAt ? html`<strong class="num"><count-down ends=${d.endsAt}></count-down></strong>` : nothing}</div>
    <h1>${t('kind.cocreation.vote-which')}</h1>
    ${isPart ? html`<p class="muted">${t('kind.cocreation.vote-part', {count: choices.length, of: d.count})}</p>` : nothing}
    ${choices.length >= SEARCH_FROM
      ? html`<input class="input" type="search" placeholder=${t('kind.cocreation.search')} aria-label=${t('kind.cocreation.search')} .value=${store.find || ''}
          @input=${(/** @type {Event} */ event) => search(event, ctx)}>`
      : nothing}
    ${d.count === 0 ? html`<p class="empty">${t('kind.cocreation.no-work')}</p>` : nothing}
    <div class="choices">
      ${seen.map((/** @type {Choice} */ work) => option(work, picked, d, own, ctx))}
    </div>
    ${choices.length && !seen.length ? html`<p class="empty">${t('kind.cocreation.search-nothing')}</p>` : nothing}
    <div class="phone-act cocreation-status" role="status">${status(picked, store, t)}</div>`;
}

/** @param {Choice} work @param {string[]} picked @param {any} d @param {any} own @param {any} ctx */
function option(work, picked, d, own, ctx) {
  const {t} = ctx;
  const isMine = picked.includes(work.id);
  const isOwn = Boolean(own) && (work.id === own.owner || own.earlier.some((/** @type {any} */ {id}) => id === work.id));
  return html`<label class="choice cocreation-choice ${isMine ? 'is-mine' : ''} ${isOwn ? 'is-own' : ''}">
    <input type="checkbox" .checked=${isMine} ?disabled=${isOwn} @change=${(/** @type {Event} */ event) => toggle(event, work.id, d, own, ctx)}>
    <span class="cocreation-box" aria-hidden="true"></span>
    ${work.thumb ? html`<img class="cocreation-thumb" src=${ctx.blob(work.thumb)} alt="" loading="lazy">` : nothing}
    <span class="choice-text"><bdi>${workName(work, t)}</bdi>
      <span class="choice-sub">${work.table ? html`<bdi>${tableName(work.table, t)}</bdi>` : person(work.by.name)}${isOwn ? html` · ${t('kind.cocreation.own-work')}` : nothing}</span></span>
  </label>`;
}

/** @param {string[]} picked @param {any} store @param {any} t */
function status(picked, store, t) {
  if (store.voting === 'sending') {
    return html`<span class="cocreation-wait is-inline"></span><span>${t('kind.cocreation.vote-sending')}</span>`;
  }
  return picked.length
    ? html`<span class="tick cocreation-ok">${t('kind.cocreation.voted', {count: picked.length})}</span>`
    : html`<span>${t('kind.cocreation.vote-tap')}</span>`;
}

/** @param {Event} event @param {string} id @param {any} d @param {any} own @param {any} ctx */
async function toggle(event, id, d, own, ctx) {
  const {store, t} = ctx;
  const picked = pickedOf(own, store);
  const without = picked.filter((other) => other !== id);
  const isOn = without.length < picked.length;
  if (!isOn && picked.length >= d.votes && d.votes > 1) {
    /** @type {HTMLInputElement} */ (event.currentTarget).checked = false;
    toast(t('kind.cocreation.votes-used', {count: d.votes}));
    return;
  }
  const works = isOn ? without : d.votes === 1 ? [id] : [...picked, id];
  const turn = (store.turn || 0) + 1;
  store.turn = turn;
  store.picked = works;
  store.voting = 'sending';
  ctx.rerender();
  const answer = await ctx.act({do: 'vote', works});
  if (store.turn === turn) {
    store.voting = answer.ok ? 'sent' : '';
    store.picked = answer.ok ? works : null;
    if (!answer.ok) {
      toast(answer.text, {bad: true});
    }
    ctx.rerender();
  }
}

/**
 * What this phone picked, until the server's word is the same.
 * @param {any} own
 * @param {any} store
 * @returns {string[]}
 */
function pickedOf(own, store) {
  const voted = own ? own.voted : [];
  if (store.picked && store.voting === 'sent' && [...store.picked].sort().join() === [...voted].sort().join()) {
    store.picked = null;
  }
  return store.picked || voted;
}

/** @param {Event} event @param {any} ctx */
function search(event, {store, rerender}) {
  store.find = /** @type {HTMLInputElement} */ (event.currentTarget).value;
  if (!(/** @type {InputEvent} */ (event).isComposing)) {
    rerender();
  }
}

/** A choice as the wire has it, with what was left out. @param {any} work @returns {Choice} */
function choice({id = '', label, by = null, thumb = '', table = ''}) {
  return {id: id || `p:${by.ticket}`, label, table: id.startsWith('t:') ? id.slice(2) : table, by, thumb};
}

/** @param {Choice} work @param {any} t */
function words(work, t) {
  return `${work.label} ${work.table ? tableName(work.table, t) : work.by.name}`.toLowerCase();
}
