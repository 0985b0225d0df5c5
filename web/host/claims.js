// @ts-check
/**
 * The claim desk: a code, typed or from a photo, says who stands here, what they won and whether they were here before.
 * Handing over is written once and never undone, so it is asked first. Several desks may work at once.
 */
import {html, nothing, render} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {shrink} from '../lib/shrink.js';
import {act, ask, language, number, person, t} from '../lib/ui.js';
import {get, post, send} from './http.js';

/**
 * @typedef {{draw: string, number: number, prize: string, ticket: number, name: string, code: string,
 *   awarded: boolean, claimedAt: number, brings: string}} Line
 * @typedef {{code: string, rehearsal: boolean, asked: string, lines: Line[]}} Boot
 */

const REFRESH_MS = 4000;
const PHOTO_SIDE_MAX = 1800;

/** @type {Boot} */
const boot = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('boot')).textContent || '{}');
const root = /** @type {HTMLElement} */ (document.getElementById('claims'));

const desk = {
  lines: boot.lines,
  /** What was typed or read, empty for nothing. */
  code: boot.asked,
  /** Why a photo said nothing. */
  trouble: '',
  isReading: false,
  filter: '',
  isAll: false,
  isLost: false,
  /** Which hand-over was written here just now: it is no warning yet. */
  fresh: '',
};

/** The code in what was typed, pasted or read: the last part of an address, without spaces and dashes. @param {string} text */
export function codeIn(text) {
  return (text.trim().split('/').pop() || '').replace(/[\s-]/g, '').toUpperCase();
}

function draw() {
  render(html`<section class="claims-desk stack">${question()} ${answer()}</section><section class="claims-list stack-s">${list()}</section>`, root);
}

// ── the code ──────────────────────────────────────────────────────────────────────────────────

function question() {
  return html`<form class="card stack-s" autocomplete="off" @submit=${typed}>
    <label class="field"><span class="label">${t('claims.code')}</span>
      <input class="input claims-code num" name="code" id="code" maxlength="200" autocapitalize="characters" spellcheck="false" placeholder=${t('claims.code-example')} .value=${desk.code}></label>
    <div class="claims-go">
      <button type="submit" class="btn btn-primary">${t('claims.look')}</button>
      <label class="btn picture-pick" data-state=${desk.isReading ? 'sending' : nothing}>${t(desk.isReading ? 'claims.reading' : 'claims.photo')}
        <input type="file" accept="image/*" capture="environment" @change=${photographed}></label>
    </div>
    <p class="hint">${t('claims.hint')}</p>
  </form>`;
}

/** @param {Event} event */
function typed(event) {
  event.preventDefault();
  const input = /** @type {HTMLInputElement} */ (document.getElementById('code'));
  look(codeIn(input.value));
}

/** @param {string} code */
function look(code) {
  desk.code = code;
  desk.trouble = '';
  desk.fresh = '';
  draw();
  const input = /** @type {HTMLInputElement} */ (document.getElementById('code'));
  input.value = code;
  input.select();
}

/** @param {Event} event */
async function photographed(event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const [file] = Array.from(input.files || []);
  input.value = '';
  if (!file || desk.isReading) {
    return;
  }
  desk.isReading = true;
  draw();
  const reply = await send(`/host/${boot.code}/claims/photo`, await shrink(file, PHOTO_SIDE_MAX));
  desk.isReading = false;
  if (reply.ok) {
    look(codeIn(reply.read));
  } else {
    desk.code = '';
    desk.trouble = reply.text || '';
    draw();
  }
}

// ── whose it is ───────────────────────────────────────────────────────────────────────────────

function answer() {
  if (desk.trouble) {
    return html`<p class="note note-danger" role="alert">${desk.trouble}</p>`;
  }
  if (!desk.code) {
    return nothing;
  }
  const found = desk.lines.filter(({code}) => code === desk.code);
  return found.length === 0
    ? html`<p class="note note-danger" role="alert">${t('claims.unknown', {code: desk.code})}</p>`
    : html`${found.length > 1 ? html`<p class="note note-gold">${t('claims.several')}</p>` : nothing}${found.map(winner)}`;
}

/** @param {Line} line */
function winner(line) {
  const isDone = line.claimedAt > 0;
  const isFresh = isDone && desk.fresh === keyOf(line);
  return html`<article class="card stack-s claims-winner ${isDone && !isFresh ? 'is-done' : ''}" aria-live="polite">
    <p class="claims-name">${person(line.name)} <span class="muted num">${t('claims.no', {ticket: ticketNo(line.ticket)})}</span></p>
    <p class="claims-prize">${line.prize} <span class="muted num">${t('claims.nth', {number: line.number})}</span></p>
    ${isFresh ? html`<p class="note note-ok" role="status"><strong>${t('claims.written', {time: clock(line.claimedAt)})}</strong></p>` : nothing}
    ${isDone && !isFresh ? html`<p class="note note-gold" role="alert"><strong>${t('claims.before', {time: clock(line.claimedAt)})}</strong><br>${t('claims.before-more')}</p>` : nothing}
    ${line.brings ? html`<p class="note"><span class="muted">${t('claims.brings')}</span><br><strong class="num claims-brings">${line.brings}</strong></p>` : nothing}
    ${!isDone && !line.awarded ? html`<p class="note">${t('claims.not-here')}</p>` : nothing}
    ${isDone ? nothing : html`<button type="button" class="btn btn-gold btn-wide" @click=${(/** @type {Event} */ event) => handOver(event, line)}>${t('claims.hand-over')}</button>`}
  </article>`;
}

/** @param {Event} event @param {Line} line */
async function handOver(event, line) {
  const button = event.currentTarget;
  const yes = await ask({
    title: t('claims.sure', {prize: line.prize, name: line.name}),
    text: t('claims.sure-more'),
    yes: t('claims.hand-over'),
    no: t('common.cancel'),
  });
  if (yes) {
    const reply = await act(button, () => post(`/host/${boot.code}/claims/${line.draw}/${line.ticket}`));
    if (reply && reply.ok) {
      desk.fresh = keyOf(line);
      desk.lines = /** @type {any} */ (reply).lines;
      draw();
    } else {
      await refresh();
    }
  }
}

// ── everybody ─────────────────────────────────────────────────────────────────────────────────

function list() {
  const open = desk.lines.filter(({claimedAt}) => claimedAt === 0);
  const done = desk.lines.length - open.length;
  const shown = (desk.isAll ? desk.lines : open).filter(matches);
  return html`
    <div class="split"><h2>${t('claims.winners')} <span class="count num">${t('claims.count', {done: number(done), all: number(desk.lines.length)})}</span></h2>
      <div class="segments claims-which">
        <button type="button" aria-pressed=${!desk.isAll} @click=${() => which(false)}>${t('claims.open')}</button>
        <button type="button" aria-pressed=${desk.isAll} @click=${() => which(true)}>${t('claims.all')}</button></div></div>
    <input class="input" type="search" aria-label=${t('claims.search')} placeholder=${t('claims.search')} @input=${searched}>
    ${desk.isLost ? html`<p class="note note-danger">${t('host.unreachable')}</p>` : nothing}
    ${desk.lines.length === 0 ? html`<p class="empty">${t('claims.none')}</p>` : nothing}
    ${desk.lines.length > 0 && shown.length === 0 ? html`<p class="empty">${t(desk.filter ? 'claims.no-match' : 'claims.all-done')}</p>` : nothing}
    <ul class="list">${repeat(shown, keyOf, row)}</ul>`;
}

/** @param {Line} line */
function row(line) {
  return html`<li class="row ${line.claimedAt ? 'is-done' : ''}">
    <span class="row-main"><span class="row-title">${person(line.name)}</span>
      <span class="row-sub">${t('claims.no', {ticket: ticketNo(line.ticket)})} · ${line.prize}</span></span>
    ${line.claimedAt ? html`<span class="chip chip-ok num">${t('claims.at', {time: clock(line.claimedAt)})}</span>` : nothing}
    <button type="button" class="btn btn-quiet" @click=${() => look(line.code)}>${t('claims.pick')}</button></li>`;
}

/** @param {Line} line */
function matches({name, ticket, prize}) {
  return !desk.filter || `${name} ${ticketNo(ticket)} ${prize}`.toLowerCase().includes(desk.filter);
}

/** @param {Event} event */
function searched(event) {
  desk.filter = /** @type {HTMLInputElement} */ (event.currentTarget).value.trim().toLowerCase();
  draw();
}

/** @param {boolean} isAll */
function which(isAll) {
  desk.isAll = isAll;
  draw();
}

async function refresh() {
  const reply = await get(`/host/${boot.code}/claims.json`);
  desk.isLost = !reply.ok;
  if (reply.ok) {
    desk.lines = reply.lines;
  }
  draw();
}

/** @param {Line} line */
function keyOf(line) {
  return `${line.draw}/${line.ticket}`;
}

/** @param {number} ticket */
function ticketNo(ticket) {
  return String(ticket).padStart(3, '0');
}

/** @param {number} ms */
function clock(ms) {
  return new Intl.DateTimeFormat(language(), {hour: '2-digit', minute: '2-digit', hour12: false}).format(ms);
}

draw();
setInterval(() => document.hidden || refresh(), REFRESH_MS);
