// @ts-check
/** Groups on a phone: see them, join one, make one; and the group that one is in. */
import {html, nothing} from '../../lit/lit-html.js';
import {act, ask, person} from '../../lib/ui.js';

const NAME_MAX = 30;
const COLOURS = [0, 1, 2, 3, 4, 5];

/** @param {any} d @param {any} ctx */
export function groups(d, ctx) {
  const {store, t} = ctx;
  const isForming = ctx.now() <= d.groupsUntil;
  return html`<div class="stack">
    <div class="split"><h2>${t('kind.cocreation.groups')}</h2>
      ${isForming ? html`<span class="muted">${t('kind.cocreation.groups-left')} <strong class="num"><count-down ends=${d.groupsUntil}></count-down></strong></span>` : nothing}</div>
    ${isForming ? nothing : html`<p class="note">${t('kind.cocreation.groups-fixed')}</p>`}
    ${d.groups.length
      ? html`<ul class="list">${d.groups.map((/** @type {any} */ group) => row(group, d.groupMax, ctx))}</ul>`
      : html`<p class="empty">${t(isForming ? 'kind.cocreation.groups-none' : 'kind.cocreation.groups-none-fixed')}</p>`}
    ${isForming && store.forming === 'yes' ? form(newId(store), '', d.groups.length % COLOURS.length, ctx) : nothing}
    <div class="cluster">
      ${isForming && store.forming !== 'yes' ? html`<button type="button" class="btn btn-primary" @click=${() => set('forming', 'yes', ctx)}>${t('kind.cocreation.group-new')}</button>` : nothing}
      <button type="button" class="btn btn-quiet" @click=${() => set('alone', 'yes', ctx)}>${t('kind.cocreation.alone')}</button>
    </div>
  </div>`;
}

/** @param {any} group @param {number} max @param {any} ctx */
function row(group, max, ctx) {
  const {t} = ctx;
  const isFull = group.count >= max;
  return html`<li class="row">
    <span class="cocreation-colour is-${group.colour + 1}"></span>
    <span class="row-main"><span class="row-title"><bdi>${group.name}</bdi></span><span class="row-sub num">${group.count} / ${max}</span></span>
    ${isFull
      ? html`<span class="chip">${t('kind.cocreation.group-is-full')}</span>`
      : html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act({do: 'joinGroup', group: group.id}))}>${t('kind.cocreation.group-join')}</button>`}
  </li>`;
}

/** @param {string} id @param {string} name @param {number} colour @param {any} ctx */
function form(id, name, colour, ctx) {
  const {t} = ctx;
  return html`<form class="card stack-s" autocomplete="off" @submit=${(/** @type {Event} */ event) => save(event, id, ctx)}>
    <label class="field"><span class="label">${t('kind.cocreation.group-name')}</span>
      <input class="input" name="name" maxlength=${NAME_MAX} required .defaultValue=${name}></label>
    <fieldset class="field"><legend class="label">${t('kind.cocreation.group-colour')}</legend>
      <div class="cocreation-colours">${COLOURS.map((other) => html`<label><input type="radio" name="colour" value=${other} .defaultChecked=${other === colour} aria-label=${t('kind.cocreation.group-colour-n', {count: other + 1})}><span class="cocreation-colour is-${other + 1}"></span></label>`)}</div></fieldset>
    <div class="cluster"><button type="submit" class="btn btn-primary">${t(name ? 'common.save' : 'kind.cocreation.group-make')}</button>
      <button type="button" class="btn btn-quiet" @click=${() => set('forming', '', ctx)}>${t('common.cancel')}</button></div>
  </form>`;
}

/** The group that one is in. @param {any} d @param {any} own @param {boolean} isOver @param {any} ctx */
export function team(d, own, isOver, ctx) {
  const {store, t} = ctx;
  const {id, name, colour, members} = own.team;
  const isForming = d.phase === 'open' && ctx.now() <= d.groupsUntil;
  if (store.forming === 'name' && !isOver) {
    return form(id, name, colour, ctx);
  }
  return html`<div class="cocreation-team">
    <p class="small">${members.map((/** @type {any} */ one, /** @type {number} */ index) => html`${index ? t('kind.cocreation.and') : nothing}${person(one.name)}`)}
      <span class="muted num">${members.length} / ${d.groupMax}</span></p>
    ${d.phase === 'open'
      ? html`<div class="cluster">
          <button type="button" class="btn btn-quiet" @click=${() => set('forming', 'name', ctx)}>${t('kind.cocreation.group-rename')}</button>
          ${isForming ? html`<button type="button" class="btn btn-quiet" @click=${(/** @type {Event} */ event) => leave(event, own.team, ctx)}>${t('kind.cocreation.group-leave')}</button>` : nothing}
        </div>`
      : nothing}
  </div>`;
}

/** @param {Event} event @param {any} group @param {any} ctx */
async function leave(event, group, ctx) {
  const {t} = ctx;
  const button = event.currentTarget;
  const sure = await ask({title: t('kind.cocreation.group-leave-ask', {name: group.name}), text: t('kind.cocreation.group-leave-more'), yes: t('kind.cocreation.group-leave'), no: t('common.cancel')});
  if (sure) {
    set('alone', '', ctx);
    act(button, () => ctx.act({do: 'leaveGroup'}));
  }
}

/** @param {Event} event @param {string} id @param {any} ctx */
async function save(event, id, ctx) {
  event.preventDefault();
  const element = /** @type {HTMLFormElement} */ (event.currentTarget);
  const data = new FormData(element);
  const answer = await act(element.querySelector('[type="submit"]'), () =>
    ctx.act({do: 'formGroup', group: id, name: String(data.get('name')).trim(), colour: Number(data.get('colour'))}));
  if (answer && answer.ok) {
    ctx.store.newGroup = '';
    set('forming', '', ctx);
  }
}

/** The same name until the group is made, so that a second tap makes no second group. @param {any} store */
function newId(store) {
  store.newGroup = store.newGroup || `g${Math.random().toString(36).slice(2, 12)}`;
  return store.newGroup;
}

/** @param {string} name @param {string} value @param {any} ctx */
function set(name, value, {store, rerender}) {
  store[name] = value;
  rerender();
}
