// @ts-check
/** A wall on the console: what waits, what is on the screen, and everything that was put up, the newest first. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, number, person} from '../../lib/ui.js';
import {desk} from './desk.js';

/** @param {any} d  the host's view @param {any} ctx */
export function wallPanel(d, ctx) {
  const {t} = ctx;
  const rows = d.rows.filter((/** @type {any} */ {held}) => !held);
  return html`<div class="stack">
    <div class="card stack-s">
      <p class="split"><span><strong class="cocreation-figure num">${number(d.count)}</strong><span class="muted"> ${t('kind.cocreation.wall-on-show')}</span></span>
        ${d.endsAt ? html`<strong class="num"><count-down ends=${d.endsAt}></count-down></strong>` : html`<span class="chip">${t(`kind.cocreation.wall-${d.state}`)}</span>`}</p>
      <div class="cocreation-buttons">
        ${d.pinned ? button('kind.cocreation.unpin', {do: 'pin', item: ''}, ctx) : button('kind.cocreation.wall-next', {do: 'next'}, ctx, d.count < 2)}
        ${d.state === 'ready' ? nothing : button(d.state === 'open' ? 'kind.cocreation.wall-close' : 'kind.cocreation.wall-open-again', {do: 'doors', open: d.state !== 'open'}, ctx)}
      </div>
    </div>
    ${desk(d.desk, ctx)}
    ${rows.length || d.desk.rows.length
      ? html`<ul class="queue">${repeat(rows, (/** @type {any} */ {id}) => id, (/** @type {any} */ row) => item(row, d, ctx))}</ul>`
      : html`<p class="empty">${t('kind.cocreation.nothing-in')}</p>`}
    ${d.rowsOut ? html`<p class="small muted">${t('kind.cocreation.rows-out', {count: d.rows.length})}</p>` : nothing}
  </div>`;
}

/** @param {any} row @param {any} d @param {any} ctx */
function item(row, d, ctx) {
  const {t} = ctx;
  const isNow = row.id === d.now;
  const isPinned = row.id === d.pinned;
  const isShown = !row.hidden && !row.withdrawn;
  return html`<li class="queue-item cocreation-row ${isShown ? '' : 'is-hidden'} ${isNow ? 'is-now' : ''}">
    <div class="cocreation-row-main">
      ${row.thumb ? html`<img class="cocreation-thumb" src=${ctx.blob(row.thumb)} alt="" loading="lazy">` : nothing}
      <div>
        <p class="cluster"><strong>${person(row.by.name)}</strong>
          ${isPinned ? html`<span class="chip chip-gold">${t('kind.cocreation.pinned')}</span>` : isNow ? html`<span class="chip chip-gold">${t('kind.cocreation.on-screen-now')}</span>` : nothing}
          ${row.hidden ? html`<span class="chip">${t('kind.cocreation.is-hidden')}</span>` : nothing}
          ${row.withdrawn ? html`<span class="chip">${t('kind.cocreation.was-withdrawn')}</span>` : nothing}</p>
        ${row.text ? html`<p class="cocreation-row-text cocreation-few"><bdi>${row.text}</bdi></p>` : nothing}
      </div>
    </div>
    ${row.withdrawn ? nothing : html`<div class="cocreation-row-acts">
      ${isShown && !isPinned ? undoing('kind.cocreation.pin', {do: 'pin', item: row.id}, 'kind.cocreation.pinned-it', {do: 'pin', item: ''}, ctx) : nothing}
      ${isPinned ? button('kind.cocreation.unpin', {do: 'pin', item: ''}, ctx) : nothing}
      ${isShown && !isNow ? button('kind.cocreation.show-it', {do: 'goto', work: row.id}, ctx) : nothing}
      ${row.hidden
        ? button('kind.cocreation.restore', {do: 'restore', work: row.id}, ctx)
        : undoing('kind.cocreation.hide', {do: 'hide', work: row.id}, 'kind.cocreation.hid-it', {do: 'restore', work: row.id}, ctx)}
    </div>`}
  </li>`;
}

/** @param {string} key @param {any} command @param {any} ctx @param {boolean} [isOff] */
function button(key, command, ctx, isOff = false) {
  return html`<button type="button" class="btn" ?disabled=${isOff} @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => ctx.act(command))}>${ctx.t(key)}</button>`;
}

/**
 * A button with a way back for ten seconds.
 * @param {string} key
 * @param {any} command
 * @param {string} said
 * @param {any} back
 * @param {any} ctx
 */
function undoing(key, command, said, back, ctx) {
  const run = async (/** @type {Event} */ event) => {
    const answer = await act(event.currentTarget, () => ctx.act(command));
    if (answer && answer.ok) {
      ctx.undoable(ctx.t(said), () => ctx.act(back));
    }
  };
  return html`<button type="button" class="btn" @click=${run}>${ctx.t(key)}</button>`;
}
