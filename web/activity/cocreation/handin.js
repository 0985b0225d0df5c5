// @ts-check
/** Handing in from a phone: one editor, the table's work as it stands, and who did it last. */
import {html, nothing} from '../../lit/lit-html.js';
import {act, ask, number, person, toast} from '../../lib/ui.js';
import {clear, draftOf, isDraft, isSame, open} from './draft.js';
import {pictures, tilesOf} from './pictures.js';
import {tableName} from './words.js';

const TITLE_MAX = 60;
const TEXT_MAX = 1000;
/** From here on the characters left are told. */
const TEXT_TOLD = 800;
/** A work that takes longer to send gets a word of comfort. */
const SLOW_MS = 2000;

/** @param {any} d @param {any} own @param {any} ctx */
export function handIn(d, own, ctx) {
  const {store, t} = ctx;
  const mine = own && own.work && !own.work.withdrawn ? own.work : null;
  const now = ctx.now();
  const isOver = d.phase === 'closed' && now > d.lateUntil;
  wakeAt([d.endsAt, d.lateUntil].find((time) => time > now), ctx);
  if (mine && store.editing !== 'yes' && isSame(mine, draftOf(store))) {
    clear(store);
  }
  const isWriting = !isOver && (!mine || store.editing === 'yes' || isDraft(store));
  return html`${head(d, own, isOver, ctx)}
    ${d.brief ? html`<p class="muted cocreation-said"><bdi>${d.brief}</bdi></p>` : nothing}
    ${isOver ? over(mine, store, t) : d.phase === 'closed' || now > d.endsAt ? html`<p class="note note-gold">${t('kind.cocreation.late-note')}</p>` : nothing}
    ${mine && !(isWriting && store.base === String(mine.version)) ? mineCard(mine, ctx, isWriting || isOver ? undefined : () => changes(mine, ctx)) : nothing}
    ${!isOver && own && own.work && own.work.withdrawn && !isDraft(store) ? withdrawn(own.work, ctx) : nothing}
    ${isWriting ? editor(d, own, mine, ctx) : nothing}
    ${own && own.earlier.length ? earlier(own.earlier, ctx) : nothing}`;
}

/** @param {any} d @param {any} own @param {boolean} isOver @param {any} ctx */
function head(d, own, isOver, {t, me}) {
  const whose = own && own.table ? html`<bdi>${tableName(own.table, t)}</bdi>` : person(me.name);
  return html`<div class="cocreation-bar">
      <span>${whose}</span>
      ${isOver || d.phase === 'closed'
        ? html`<strong>${t('kind.cocreation.time-over')}</strong>`
        : html`<strong class="num"><count-down ends=${d.endsAt}></count-down></strong>`}
    </div>
    <h1><bdi>${d.theme}</bdi></h1>`;
}

/** @param {any} mine @param {any} store @param {any} t */
function over(mine, store, t) {
  return html`<p class="note ${mine ? '' : 'note-gold'}">${t(mine ? 'kind.cocreation.over-in' : isDraft(store) ? 'kind.cocreation.over-draft' : 'kind.cocreation.over-none')}</p>`;
}

/**
 * The work as the server has it.
 * @param {any} mine
 * @param {any} ctx
 * @param {() => unknown} [foot]
 */
export function mineCard(mine, {t, blob}, foot) {
  return html`<article class="card stack-s cocreation-mine">
    <p class="cluster">
      <span class="chip chip-ok"><span class="tick"></span>${t('kind.cocreation.in')}</span>
      ${mine.late ? html`<span class="chip chip-gold">${t('kind.cocreation.late')}</span>` : nothing}
      ${mine.hidden ? html`<span class="chip">${t('kind.cocreation.held-back')}</span>` : nothing}
    </p>
    ${mine.title ? html`<h2><bdi>${mine.title}</bdi></h2>` : nothing}
    ${mine.text ? html`<p class="cocreation-said cocreation-short"><bdi>${mine.text}</bdi></p>` : nothing}
    ${mine.pieces.length
      ? html`<div class="cocreation-thumbs">${mine.pieces.map((/** @type {any} */ {thumb}) => html`<img class="cocreation-thumb" src=${blob(thumb)} alt="">`)}</div>`
      : nothing}
    <p class="small muted">${person(mine.by.name)} · ${clockTime(mine.at)}${mine.version > 1 ? html` · ${t('kind.cocreation.version', {count: mine.version})}` : nothing}</p>
    ${foot ? foot() : nothing}
  </article>`;
}

/** @param {any} mine @param {any} ctx */
function changes(mine, ctx) {
  const {t} = ctx;
  const change = () => {
    open(ctx.store, mine);
    ctx.rerender();
  };
  return html`<div class="cluster cocreation-changes">
    <button type="button" class="btn" @click=${change}>${t('kind.cocreation.change')}</button>
    <button type="button" class="btn btn-quiet" @click=${(/** @type {Event} */ event) => withdraw(event, mine, ctx)}>${t('kind.cocreation.withdraw')}</button>
  </div>`;
}

/** @param {Event} event @param {any} mine @param {any} ctx */
async function withdraw(event, mine, ctx) {
  const {t} = ctx;
  const button = event.currentTarget;
  const sure = await ask({
    title: t('kind.cocreation.withdraw-ask'),
    text: t(mine.table ? 'kind.cocreation.withdraw-table' : 'kind.cocreation.withdraw-own'),
    yes: t('kind.cocreation.withdraw'),
    no: t('common.cancel'),
    danger: true,
  });
  if (sure) {
    act(button, () => ctx.act({do: 'withdraw', work: mine.id}));
  }
}

/** @param {any} work @param {any} ctx */
function withdrawn(work, ctx) {
  const {t} = ctx;
  const back = (/** @type {Event} */ event) =>
    act(event.currentTarget, () => ctx.act({do: 'submit', title: work.title, text: work.text, pieces: work.pieces}));
  return html`<div class="note stack-s"><p>${t('kind.cocreation.withdrawn')}</p>
    <button type="button" class="btn" @click=${back}>${t('kind.cocreation.bring-back')}</button></div>`;
}

/**
 * The fields get their words when they appear and are the person's from then on: a `defaultValue` moves no caret and
 * breaks no composition when something else on the page changes.
 * @param {any} d
 * @param {any} own
 * @param {any} mine
 * @param {any} ctx
 */
function editor(d, own, mine, ctx) {
  const {store, t} = ctx;
  const left = TEXT_MAX - (store.text || '').length;
  return html`<form class="stack" autocomplete="off" @submit=${(/** @type {Event} */ event) => submit(event, mine, ctx)}>
    ${mine && store.base !== String(mine.version) && mine.by.ticket !== ctx.me.ticket
      ? html`<p class="note note-gold">${t('kind.cocreation.changed-meanwhile', {name: mine.by.name})}</p>`
      : nothing}
    <label class="field"><span class="label">${t('kind.cocreation.title')}</span>
      <input class="input" name="title" maxlength=${TITLE_MAX} .defaultValue=${store.title || ''}
        @input=${(/** @type {Event} */ event) => typed(event, mine, ctx)}></label>
    <label class="field"><span class="label">${t('kind.cocreation.text')}</span>
      <textarea class="input cocreation-text" name="text" maxlength=${TEXT_MAX} placeholder=${t(d.piecesMax ? 'kind.cocreation.text-or-pictures' : 'kind.cocreation.text-here')}
        .defaultValue=${store.text || ''} @input=${(/** @type {Event} */ event) => typed(event, mine, ctx)}></textarea>
      ${left <= TEXT_MAX - TEXT_TOLD ? html`<span class="hint num">${t('kind.cocreation.characters-left', {count: number(left)})}</span>` : nothing}</label>
    ${d.piecesMax ? pictures(d.piecesMax, ctx) : nothing}
    ${store.sentAt && Date.now() - store.sentAt >= SLOW_MS ? html`<p class="note" role="status">${t('kind.cocreation.slow')}</p>` : nothing}
    ${mine ? html`<button type="button" class="btn btn-quiet" @click=${() => leave(ctx)}>${t('kind.cocreation.keep-old')}</button>` : nothing}
    <div class="phone-act"><button type="submit" class="btn btn-primary btn-wide" data-test="submit">${label(own, mine, ctx)}</button></div>
  </form>`;
}

/** @param {any} own @param {any} mine @param {any} ctx */
function label(own, mine, {store, t}) {
  const tiles = tilesOf(store);
  if (tiles.some(({state}) => state === 'sending')) {
    return t('kind.cocreation.uploading');
  }
  if (mine) {
    return t('kind.cocreation.replace');
  }
  return own && own.table ? t('kind.cocreation.submit-table', {table: tableName(own.table, t)}) : t('kind.cocreation.submit');
}

/** @param {Event} event @param {any} mine @param {any} ctx */
function typed(event, mine, {store, rerender}) {
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.currentTarget);
  if (!isDraft(store)) {
    store.base = String(mine ? mine.version : 0);
  }
  store[field.name] = field.value;
  if (!(/** @type {InputEvent} */ (event).isComposing)) {
    rerender();
  }
}

/** @param {any} ctx */
function leave({store, rerender}) {
  clear(store);
  rerender();
}

/** @param {Event} event @param {any} mine @param {any} ctx */
async function submit(event, mine, ctx) {
  event.preventDefault();
  const {store, t} = ctx;
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const tiles = tilesOf(store);
  const problem = tiles.some(({state}) => state === 'sending')
    ? 'kind.cocreation.wait-upload'
    : tiles.some(({state}) => state === 'failed')
      ? 'kind.cocreation.fix-upload'
      : isDraft(store)
        ? ''
        : 'kind.cocreation.nothing-yet';
  if (problem) {
    toast(t(problem), {bad: true});
    return;
  }
  const draft = draftOf(store);
  store.sentAt = Date.now();
  setTimeout(ctx.rerender, SLOW_MS);
  const answer = await act(form.querySelector('[type="submit"]'), () => ctx.act({do: 'submit', ...draft}));
  store.sentAt = 0;
  if (answer && answer.ok) {
    // The draft goes when the server's copy of it is here.
    store.editing = '';
    ctx.rerender();
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

/** @param {number} timeMs */
function clockTime(timeMs) {
  return new Date(timeMs).toTimeString().slice(0, 5);
}
