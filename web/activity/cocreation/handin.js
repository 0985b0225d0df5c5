// @ts-check
/** Making a work on a phone: the table's or group's one draft, on all their phones at once. */
import {html, nothing} from '../../lit/lit-html.js';
import {live} from '../../lit/directives/live.js';
import {act, ask, number, person, toast, tx} from '../../lib/ui.js';
import {fieldOf, isUnsaved, letGo, putBack, saveAll, save, takeTheirs, typed} from './draft.js';
import {groups, team} from './groups.js';
import {pieces, waiting} from './pieces.js';
import {clockTime, tableName} from './words.js';

const TITLE_MAX = 60;
const TEXT_MAX = 1000;
/** From here on the characters left are told. */
const TEXT_TOLD = 800;

/** @typedef {import('./draft.js').Name} Name */

/** @param {any} d @param {any} own @param {any} ctx */
export function handIn(d, own, ctx) {
  const {store, t} = ctx;
  const now = ctx.now();
  store.latest = own;
  changedOwner(own, store);
  wakeAt([d.endsAt, d.lateUntil, d.groupsUntil].filter((time) => time > now).sort((one, other) => one - other)[0], ctx);
  const isOver = d.phase === 'closed' && now > d.lateUntil;
  const work = own && own.work;
  const chooses = own && d.who === 'groups' && !own.team && d.groups && d.phase === 'open' && !work && store.alone !== 'yes';
  return html`${head(d, own, isOver, ctx)}
    ${d.brief ? html`<p class="muted cocreation-said"><bdi>${d.brief}</bdi></p>` : nothing}
    ${isOver ? over(work, store, t) : isLate(d, now) ? html`<p class="note note-gold">${t('kind.cocreation.late-note')}</p>` : nothing}
    ${chooses ? groups(d, ctx) : html`
      ${own && own.team ? team(d, own, isOver, ctx) : nothing}
      ${own && !isOver ? editor(d, own, ctx) : work ? mineCard(work, ctx) : nothing}
      ${own && !own.team && d.who === 'groups' && d.phase === 'open' ? html`<button type="button" class="btn btn-quiet" @click=${() => chooseGroup(ctx)}>${t('kind.cocreation.see-groups')}</button>` : nothing}
      ${own && own.earlier.length ? earlier(own.earlier, ctx) : nothing}`}`;
}

/** At another table the words of this phone are not those of its draft. @param {any} own @param {any} store */
function changedOwner(own, store) {
  if (own && store.owner && store.owner !== own.owner && !isUnsaved(store)) {
    ['title', 'text'].forEach((name) => {
      store[name] = '';
      store[`${name}Base`] = '';
      store[`${name}Mine`] = '';
    });
  }
  if (own && !(store.owner && isUnsaved(store))) {
    store.owner = own.owner;
  }
}

/** @param {any} d @param {number} now */
function isLate(d, now) {
  return d.phase === 'closed' || (d.endsAt > 0 && now > d.endsAt);
}

/** @param {any} ctx */
function chooseGroup({store, rerender}) {
  store.alone = store.alone === 'yes' ? 'no' : 'yes';
  rerender();
}

/** @param {any} d @param {any} own @param {boolean} isOver @param {any} ctx */
function head(d, own, isOver, {t, me}) {
  const whose = own && own.table ? html`<bdi>${tableName(own.table, t)}</bdi>` : person(me.name);
  return html`<div class="cocreation-bar">
      <span class="cocreation-whose">${own && own.team ? html`<span class="cocreation-colour is-${own.team.colour + 1}"></span>` : nothing}${whose}</span>
      ${isOver || d.phase === 'closed'
        ? html`<strong>${t('kind.cocreation.time-over')}</strong>`
        : html`<strong class="num"><count-down ends=${d.endsAt}></count-down></strong>`}
    </div>
    <h1><bdi>${d.theme}</bdi></h1>`;
}

/** @param {any} work @param {any} store @param {any} t */
function over(work, store, t) {
  const isIn = work && work.in;
  return html`<p class="note ${isIn ? '' : 'note-gold'}">${t(isUnsaved(store) ? 'kind.cocreation.over-draft' : isIn || (work && !work.withdrawn) ? 'kind.cocreation.over-in' : 'kind.cocreation.over-none')}</p>
    ${isUnsaved(store) ? html`<p class="well cocreation-said"><bdi>${[store.title, store.text].filter(Boolean).join('\n')}</bdi></p>` : nothing}`;
}

/** The work as the server has it. @param {any} mine @param {any} ctx */
export function mineCard(mine, {t, blob}) {
  return html`<article class="card stack-s cocreation-mine">
    <p class="cluster">
      ${mine.in ? html`<span class="chip chip-ok"><span class="tick"></span>${t('kind.cocreation.in')}</span>` : html`<span class="chip">${t(mine.withdrawn ? 'kind.cocreation.is-back' : 'kind.cocreation.is-draft')}</span>`}
      ${mine.late ? html`<span class="chip chip-gold">${t('kind.cocreation.late')}</span>` : nothing}
      ${mine.hidden ? html`<span class="chip">${t('kind.cocreation.held-back')}</span>` : nothing}
    </p>
    ${mine.title ? html`<h2><bdi>${mine.title}</bdi></h2>` : nothing}
    ${mine.text ? html`<p class="cocreation-said cocreation-short"><bdi>${mine.text}</bdi></p>` : nothing}
    ${mine.pieces.length
      ? html`<div class="cocreation-thumbs">${mine.pieces.map((/** @type {any} */ piece) => piece.thumb ? html`<img class="cocreation-thumb" src=${blob(piece.thumb)} alt="">` : html`<span class="chip"><bdi>${piece.title || piece.url}</bdi></span>`)}</div>`
      : nothing}
    <p class="small muted">${person(mine.by.name)} · ${clockTime(mine.at)}</p>
  </article>`;
}

/** @param {any} d @param {any} own @param {any} ctx */
function editor(d, own, ctx) {
  const {t} = ctx;
  const {work} = own;
  const isShared = Boolean(own.table);
  return html`<form class="stack" autocomplete="off" @submit=${(/** @type {Event} */ event) => finish(event, own, ctx)}>
    ${work && work.withdrawn ? html`<p class="note note-gold">${t('kind.cocreation.taken-back')}</p>` : nothing}
    ${work && work.hidden ? html`<p class="note">${t('kind.cocreation.held-back-note')}</p>` : nothing}
    ${title(work, ctx)}
    ${d.takes.text ? text(d, work, ctx) : nothing}
    ${d.piecesMax ? pieces(d, own, ctx) : nothing}
    ${isShared && work && work.acts.length ? acts(work, ctx) : nothing}
    ${isShared && !(work && work.acts.length) ? html`<p class="hint">${t(own.team ? 'kind.cocreation.shared-group' : 'kind.cocreation.shared-table')}</p>` : nothing}
    ${foot(own, ctx)}
  </form>`;
}

/** @param {any} work @param {any} ctx */
function title(work, ctx) {
  const {store, t, me} = ctx;
  const field = fieldOf(store, 'title', work, me.ticket);
  return html`<div class="field"><label class="label" for="cocreation-title">${t('kind.cocreation.title')}</label>
    <input class="input" id="cocreation-title" name="title" maxlength=${TITLE_MAX} .value=${live(field.local)}
      @input=${(/** @type {Event} */ event) => input(event, 'title', ctx)} @change=${() => save('title', ctx)}>
    ${aside('title', field, work, ctx)}</div>`;
}

/** @param {any} d @param {any} work @param {any} ctx */
function text(d, work, ctx) {
  const {store, t, me} = ctx;
  const field = fieldOf(store, 'text', work, me.ticket);
  const left = TEXT_MAX - field.local.length;
  return html`<div class="field"><label class="label" for="cocreation-text">${t('kind.cocreation.text')}</label>
    <textarea class="input cocreation-text" id="cocreation-text" name="text" maxlength=${TEXT_MAX}
      placeholder=${t(d.piecesMax ? 'kind.cocreation.text-or-pieces' : 'kind.cocreation.text-here')}
      .value=${live(field.local)} @input=${(/** @type {Event} */ event) => input(event, 'text', ctx)} @change=${() => save('text', ctx)}></textarea>
    ${left <= TEXT_MAX - TEXT_TOLD ? html`<span class="hint num">${t('kind.cocreation.characters-left', {count: number(left)})}</span>` : nothing}
    ${aside('text', field, work, ctx)}</div>`;
}

/** @param {Event} event @param {Name} name @param {any} ctx */
function input(event, name, ctx) {
  typed(name, /** @type {HTMLInputElement} */ (event.currentTarget).value, ctx);
  if (!(/** @type {InputEvent} */ (event).isComposing)) {
    ctx.rerender();
  }
}

/**
 * What stands beside a field: whether it is saved, and what somebody else made of it.
 * @param {Name} name
 * @param {import('./draft.js').Field} field
 * @param {any} work
 * @param {any} ctx
 */
function aside(name, {isDirty, theirs, lost}, work, ctx) {
  const {store, t} = ctx;
  if (theirs && work) {
    return html`<div class="note note-gold stack-s"><p>${tx('kind.cocreation.also-wrote', {name: person(work.by.name)})}</p>
      <p class="well cocreation-said cocreation-short"><bdi>${work[name] || t('kind.cocreation.emptied')}</bdi></p>
      <button type="button" class="btn" @click=${() => takeTheirs(name, work, ctx)}>${t('kind.cocreation.take-theirs')}</button></div>`;
  }
  if (lost) {
    return html`<div class="note stack-s"><p>${tx('kind.cocreation.wrote-over', {name: person(work.by.name)})}</p>
      <div class="cluster"><button type="button" class="btn" @click=${() => putBack(name, ctx)}>${t('kind.cocreation.put-back')}</button>
        <button type="button" class="btn btn-quiet" @click=${() => letGo(name, ctx)}>${t('kind.cocreation.let-go')}</button></div></div>`;
  }
  if (isDirty) {
    return html`<span class="${store[`${name}Why`] ? 'error' : 'hint'}" role="status">${store[`${name}Why`] || t('kind.cocreation.saving')}</span>`;
  }
  return store[`${name}Mine`] ? html`<span class="hint cocreation-ok" role="status"><span class="tick"></span> ${t('kind.cocreation.saved')}</span>` : nothing;
}

/** Who did what last. @param {any} work @param {any} ctx */
function acts(work, {t}) {
  return html`<ol class="cocreation-acts small muted">${work.acts.map((/** @type {any} */ {by, what, at}) => html`<li>${person(by.name)} ${t(`kind.cocreation.did-${what}`)} · <span class="num">${clockTime(at)}</span></li>`)}</ol>`;
}

/** @param {any} own @param {any} ctx */
function foot(own, ctx) {
  const {t, store} = ctx;
  const {work} = own;
  if (work && work.in) {
    return html`<div class="phone-act cocreation-done">
      <span class="cocreation-ok"><span class="tick"></span> ${t('kind.cocreation.in-and-open')}</span>
      <button type="button" class="btn btn-quiet" @click=${(/** @type {Event} */ event) => withdraw(event, work, ctx)}>${t('kind.cocreation.withdraw')}</button>
    </div>`;
  }
  const busy = waiting(store);
  return html`<p class="hint">${t('kind.cocreation.by-itself')}</p>
    <div class="phone-act"><button type="submit" class="btn btn-primary btn-wide" data-test="submit">
      ${busy ? t('kind.cocreation.uploading') : own.table ? t('kind.cocreation.submit-table', {table: tableName(own.table, t)}) : t('kind.cocreation.submit')}</button></div>`;
}

/** @param {Event} event @param {any} own @param {any} ctx */
async function finish(event, own, ctx) {
  event.preventDefault();
  const {store, t} = ctx;
  const isNothing = !(own.work && own.work.pieces.length) && !(store.title || '').trim() && !(store.text || '').trim();
  const problem = waiting(store) ? 'kind.cocreation.wait-upload' : isNothing ? 'kind.cocreation.nothing-yet' : '';
  if (problem) {
    toast(t(problem), {bad: true});
    return;
  }
  const button = /** @type {HTMLFormElement} */ (event.currentTarget).querySelector('[type="submit"]');
  await act(button, async () => {
    const saved = await saveAll(ctx);
    return saved.ok ? ctx.act({do: 'handIn', work: store.latest.owner}) : saved;
  });
}

/** @param {Event} event @param {any} work @param {any} ctx */
async function withdraw(event, work, ctx) {
  const {t} = ctx;
  const button = event.currentTarget;
  const sure = await ask({
    title: t('kind.cocreation.withdraw-ask'),
    text: t(work.table ? 'kind.cocreation.withdraw-table' : 'kind.cocreation.withdraw-own'),
    yes: t('kind.cocreation.withdraw'),
    no: t('common.cancel'),
    danger: true,
  });
  if (sure) {
    act(button, () => ctx.act({do: 'withdraw', work: work.id}));
  }
}

/** @param {any[]} works @param {any} ctx */
function earlier(works, ctx) {
  return html`<div class="stack-s"><h3>${ctx.t('kind.cocreation.earlier')}</h3>
    ${works.map((work) => html`<p class="note"><bdi>${work.table ? tableName(work.table, ctx.t) : ctx.t('kind.cocreation.yourself')}</bdi> · <bdi>${work.title || work.text.slice(0, 40) || ctx.t('kind.cocreation.pictures-alone')}</bdi></p>`)}
  </div>`;
}

/** Draws again when an end has come. @param {number | undefined} time @param {any} ctx */
function wakeAt(time, {store, rerender, now}) {
  if (time && store.wakesAt !== time) {
    store.wakesAt = time;
    setTimeout(rerender, Math.min(time - now() + 50, 2 ** 31 - 1));
  }
}
