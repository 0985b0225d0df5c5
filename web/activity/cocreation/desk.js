// @ts-check
/** The moderation desk: what waits for the host's eye, with the words that hold it; one tap lets it through. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {act, number, person} from '../../lib/ui.js';
import {tableName} from './words.js';

/** @param {{rows: any[], more: number}} d @param {any} ctx */
export function desk(d, ctx) {
  const rows = d.rows.filter(({why}) => why !== 'check');
  if (!rows.length) {
    return nothing;
  }
  return html`<section class="card stack-s cocreation-desk">
    <h3>${ctx.t('kind.cocreation.desk')} <span class="count">${number(rows.length + d.more)}</span></h3>
    <ul class="queue">${repeat(rows, ({id}) => id, (row) => waiting(row, ctx))}</ul>
    ${d.more ? html`<p class="small muted">${ctx.t('kind.cocreation.desk-more', {count: d.more})}</p>` : nothing}
  </section>`;
}

/** @param {any} row @param {any} ctx */
function waiting(row, ctx) {
  const {t} = ctx;
  const isName = row.id.startsWith('n:');
  return html`<li class="queue-item cocreation-row">
    <div class="cocreation-row-main">
      ${row.thumb ? html`<img class="cocreation-thumb" src=${ctx.blob(row.thumb)} alt="" loading="lazy">` : nothing}
      <div>
        <p class="queue-by">${isName ? t('kind.cocreation.desk-name') : nothing}${row.table ? html`<bdi>${tableName(row.table, t)}</bdi> · ` : nothing}${row.by ? person(row.by.name) : nothing}</p>
        ${row.text ? html`<p class="cocreation-row-text"><bdi>${marked(row.text, row.words)}</bdi></p>` : nothing}
        <p class="queue-by">${t(`kind.cocreation.desk-${row.why}`)}${row.words.map((/** @type {string} */ word) => html` <span class="chip chip-danger"><bdi>${word}</bdi></span>`)}</p>
      </div>
    </div>
    <div class="cocreation-row-acts">
      <button type="button" class="btn btn-primary" @click=${(/** @type {Event} */ event) => approve(event, row, ctx)}>${t('kind.cocreation.approve')}</button>
      ${isName ? nothing : html`<button type="button" class="btn" @click=${(/** @type {Event} */ event) => hide(event, row, ctx)}>${t('kind.cocreation.hide')}</button>`}
    </div>
  </li>`;
}

/** @param {Event} event @param {any} row @param {any} ctx */
async function approve(event, row, ctx) {
  const answer = await act(event.currentTarget, () => ctx.act({do: 'approve', id: row.id}));
  if (answer && answer.ok) {
    ctx.undoable(ctx.t('kind.cocreation.approved'), () => ctx.act({do: 'holdBack', id: row.id}));
  }
}

/** @param {Event} event @param {any} row @param {any} ctx */
async function hide(event, row, ctx) {
  const answer = await act(event.currentTarget, () => ctx.act({do: 'hide', work: row.id}));
  if (answer && answer.ok) {
    ctx.undoable(ctx.t('kind.cocreation.hid-it'), () => ctx.act({do: 'restore', work: row.id}));
  }
}

/**
 * The text with the words that hold it marked.
 * @param {string} text
 * @param {string[]} words
 */
function marked(text, words) {
  const low = text.toLowerCase();
  const places = words
    .map((word) => ({at: low.indexOf(word), length: word.length}))
    .filter(({at}) => at >= 0)
    .sort((one, other) => one.at - other.at);
  const parts = [];
  let from = 0;
  for (const {at, length} of places) {
    if (at >= from) {
      parts.push(text.slice(from, at), html`<mark>${text.slice(at, at + length)}</mark>`);
      from = at + length;
    }
  }
  return [...parts, text.slice(from)];
}
