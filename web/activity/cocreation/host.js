// @ts-check
/** A round on the console: how far it is, who has handed in, what is hidden, and the gallery's pages. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import '../../lib/countdown.js';
import {act, number, person, t} from '../../lib/ui.js';
import {style} from '../../lib/style.js';
import {desk} from './desk.js';
import {filmPanel} from './film.js';
import {wallPanel} from './wallhost.js';
import {tableName, workName} from './words.js';

export {blank, form, presets, read} from './plan.js';


/** @param {any} d  the host's view @param {any} ctx */
export function panel(d, ctx) {
  if (d.phase === 'wall') {
    return wallPanel(d, ctx);
  }
  return html`<div class="stack">
    ${desk(d.desk, ctx)}
    ${progress(d, ctx)}
    ${d.phase === 'gallery' ? pages(d, ctx) : nothing}
    ${d.phase === 'vote' || d.phase === 'counted' ? voters(d, ctx) : nothing}
    ${d.places.length ? places(d, ctx) : nothing}
    ${filmPanel(d, ctx)}
    ${d.rows.length ? works(d, ctx) : html`<p class="empty">${ctx.t('kind.cocreation.nothing-in')}</p>`}
  </div>`;
}

/** @param {any} plan */
export function title(plan) {
  return plan.theme;
}

/** @param {any} plan */
export function label(plan) {
  const minutes = plan.minutes ? [t('kind.cocreation.term-minutes', {count: plan.minutes})] : [];
  return [t(plan.form === 'ROUND' ? 'kind.cocreation' : `kind.cocreation.form-${plan.form}`), ...minutes].join(' · ');
}

/**
 * In the gallery ← turns back, the space bar starts and stops the pages, and a quick repeat is meant.
 * @param {any} d
 * @param {any} ctx
 */
export function keys(d, ctx) {
  return d.phase === 'gallery'
    ? {
        fast: true,
        back: () => ctx.act({do: 'previous'}),
        space: () => ctx.act({do: 'autoplay', seconds: d.autoplay ? 0 : ctx.plan.autoplaySeconds}),
      }
    : undefined;
}

// ── how far it is ─────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function progress(d, ctx) {
  const runs = d.phase === 'open' || (d.phase === 'vote' && d.endsAt);
  return html`<div class="card stack-s">
    <div class="split">
      <p><strong class="cocreation-figure num">${number(d.in)}</strong><span class="muted num"> / ${number(d.of)} ${ctx.t(d.who === 'groups' ? 'kind.cocreation.groups-n' : `kind.cocreation.${d.who}`)}</span></p>
      ${runs ? html`<strong class="cocreation-figure num"><count-down ends=${d.endsAt}></count-down></strong>` : html`<span class="chip">${ctx.t(`kind.cocreation.phase-${d.phase}`)}</span>`}
    </div>
    <div class="meter"><span ${style({'--part': d.of ? Math.min(1, d.in / d.of) : 0})}></span></div>
    ${d.loose || d.late
      ? html`<p class="small muted">${[d.loose && ctx.t('kind.cocreation.loose', {count: d.loose}), d.late && ctx.t('kind.cocreation.late-count', {count: d.late})].filter(Boolean).join(' · ')}</p>`
      : nothing}
    ${clockButtons(d, ctx)}
  </div>`;
}

/** @param {any} d @param {any} ctx */
function clockButtons(d, ctx) {
  const mayAdd = d.phase === 'open' || d.phase === 'closed' || (d.phase === 'vote' && d.endsAt);
  return mayAdd
    ? html`<div class="cocreation-buttons">
        ${button('kind.cocreation.add-minute', {do: 'addMinute'}, ctx)}
        ${d.phase === 'open' ? button('kind.cocreation.close-early', {do: 'closeEarly'}, ctx) : nothing}
      </div>`
    : nothing;
}

/** @param {any} d @param {any} ctx */
function voters(d, ctx) {
  return html`<div class="card stack-s">
    <p><strong class="cocreation-figure num">${number(d.voters)}</strong><span class="muted num"> / ${number(d.present)} ${ctx.t('kind.cocreation.have-voted')}</span></p>
    <div class="meter"><span ${style({'--part': d.present ? Math.min(1, d.voters / d.present) : 0})}></span></div>
    ${d.phase === 'vote' ? html`<p class="small muted">${ctx.t('kind.cocreation.hidden-until')}</p>` : nothing}
  </div>`;
}

/** @param {any} d @param {any} ctx */
function places(d, ctx) {
  return html`<ol class="list">${d.places.map((/** @type {any} */ place) => place.works.map((/** @type {any} */ work) => html`<li class="row">
    <span class="row-start num">${place.rank}</span>
    <span class="row-main"><span class="row-title"><bdi>${work.table ? tableName(work.table, ctx.t) : work.by.name}</bdi></span></span>
    <span class="row-end num">${ctx.t('kind.cocreation.votes-of', {count: number(place.votes)})}</span></li>`))}</ol>`;
}

// ── the gallery's pages ───────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function pages(d, ctx) {
  return html`<div class="card stack-s">
    <p class="split"><strong class="num">${ctx.t('kind.cocreation.page', {index: d.index, count: d.count})}</strong>
      ${d.autoplay ? html`<span class="chip chip-gold">${ctx.t('kind.cocreation.autoplay-on', {count: d.autoplay})}</span>` : nothing}</p>
    <div class="cocreation-buttons">
      ${button('kind.cocreation.previous', {do: 'previous'}, ctx, d.index <= 1)}
      ${button('kind.cocreation.next', {do: 'next'}, ctx, d.index >= d.count)}
    </div>
    <div class="cocreation-buttons">
      ${d.autoplay
        ? button('kind.cocreation.autoplay-stop', {do: 'autoplay', seconds: 0}, ctx)
        : button('kind.cocreation.autoplay', {do: 'autoplay', seconds: ctx.plan.autoplaySeconds}, ctx, d.index >= d.count)}
      ${d.last ? button('kind.cocreation.to-last', {do: 'goto', work: d.last}, ctx, d.index >= d.count) : nothing}
    </div>
  </div>`;
}

/** @param {any} row */
function isShown({state, hidden}) {
  return !hidden && (state === 'in' || state === 'late');
}

// ── the works ─────────────────────────────────────────────────────────────────────────────────

/** @param {any} d @param {any} ctx */
function works(d, ctx) {
  const waiting = d.rows.filter((/** @type {any} */ {state}) => state === 'none');
  const handed = inOrder(d.rows.filter((/** @type {any} */ {state}) => state !== 'none'), d);
  return html`${waiting.length && (d.phase === 'open' || d.phase === 'closed')
      ? html`<div class="stack-s"><h3>${ctx.t(d.who === 'groups' ? 'kind.cocreation.not-yet-groups' : 'kind.cocreation.not-yet', {count: waiting.length})}</h3>
          <div class="cluster">${waiting.map((/** @type {any} */ {table}) => html`<span class="chip"><bdi>${tableName(table, ctx.t)}</bdi></span>`)}</div></div>`
      : nothing}
    ${handed.length
      ? html`<div class="stack-s"><h3>${ctx.t('kind.cocreation.works')} <span class="count">${number(handed.length + d.rowsOut)}</span></h3>
          ${d.rowsOut ? html`<p class="small muted">${ctx.t('kind.cocreation.rows-out', {count: handed.length})}</p>` : nothing}
          <ul class="queue">${repeat(handed, (/** @type {any} */ {id}) => id, (/** @type {any} */ row) => work(row, d, ctx))}</ul></div>`
      : nothing}`;
}

/**
 * Tables in reading order; of people the newest first while works come in.
 * @param {any[]} rows
 * @param {any} d
 */
function inOrder(rows, d) {
  return d.who !== 'people' || (d.phase !== 'open' && d.phase !== 'closed') ? rows : [...rows].sort((one, other) => other.at - one.at);
}

/** @param {any} row @param {any} d @param {any} ctx */
function work(row, d, ctx) {
  const isOnScreen = row.id === d.work;
  return html`<li class="queue-item cocreation-row ${row.hidden ? 'is-hidden' : ''} ${isOnScreen ? 'is-now' : ''}">
    <div class="cocreation-row-main">
      ${row.thumb ? html`<img class="cocreation-thumb" src=${ctx.blob(row.thumb)} alt="" loading="lazy">` : nothing}
      <div>
        <p class="cluster"><strong><bdi>${row.table ? tableName(row.table, ctx.t) : row.by.name}</bdi></strong>${marks(row, isOnScreen, ctx)}</p>
        <p class="cocreation-row-text"><bdi>${workName({label: row.title}, ctx.t)}</bdi></p>
        <p class="queue-by">${row.table ? html`${person(row.by.name)} · ` : nothing}${clockTime(row.at)}${row.pieces > 1 ? html` · ${ctx.t('kind.cocreation.piece-count', {count: row.pieces})}` : nothing}</p>
      </div>
    </div>
    ${row.state === 'withdrawn' ? nothing : html`<div class="cocreation-row-acts">
      ${d.phase === 'gallery' && !isOnScreen && isShown(row) ? button('kind.cocreation.show-it', {do: 'goto', work: row.id}, ctx) : nothing}
      ${row.hidden ? button('kind.cocreation.restore', {do: 'restore', work: row.id}, ctx) : hideButton(row, ctx)}
    </div>`}
  </li>`;
}

/** @param {any} row @param {boolean} isOnScreen @param {any} ctx */
function marks(row, isOnScreen, ctx) {
  return html`${isOnScreen ? html`<span class="chip chip-gold">${ctx.t('kind.cocreation.on-screen-now')}</span>` : nothing}
    ${row.state === 'draft' ? html`<span class="chip">${ctx.t('kind.cocreation.is-draft')}</span>` : nothing}
    ${row.state === 'late' ? html`<span class="chip chip-danger">${ctx.t('kind.cocreation.late')}</span>` : nothing}
    ${row.state === 'withdrawn' ? html`<span class="chip">${ctx.t('kind.cocreation.was-withdrawn')}</span>` : nothing}
    ${row.hidden ? html`<span class="chip">${ctx.t('kind.cocreation.is-hidden')}</span>` : nothing}`;
}

/** @param {any} row @param {any} ctx */
function hideButton(row, ctx) {
  const hide = async (/** @type {Event} */ event) => {
    const answer = await act(event.currentTarget, () => ctx.act({do: 'hide', work: row.id}));
    if (answer && answer.ok) {
      const name = row.table ? tableName(row.table, ctx.t) : row.by.name;
      ctx.undoable(ctx.t('kind.cocreation.hid', {name}), () => ctx.act({do: 'restore', work: row.id}));
    }
  };
  return html`<button type="button" class="btn" @click=${hide}>${ctx.t('kind.cocreation.hide')}</button>`;
}

/**
 * @param {string} key
 * @param {any} command
 * @param {any} ctx
 * @param {boolean} [isOff]
 */
function button(key, command, ctx, isOff = false) {
  return html`<button type="button" class="btn" ?disabled=${isOff} @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command))}>${ctx.t(key)}</button>`;
}

/** @param {number} timeMs */
function clockTime(timeMs) {
  return new Date(timeMs).toTimeString().slice(0, 5);
}
