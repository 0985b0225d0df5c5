// @ts-check
/**
 * The check-in desk: scan or type, one tap lets somebody in. Whoever is in already shows in amber, with when and at which
 * desk. It works on without a network, and several desks see one another's people.
 */
import {html, nothing, render} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {style} from '../lib/style.js';
import {ask, language, number, person as named, t} from '../lib/ui.js';
import {Queue, request} from './queue.js';
import {Roll} from './roll.js';
import {Scanner, canLook, photo} from './scan.js';
import {WalkIn} from './walkin.js';

/**
 * @typedef {import('./roll.js').Person} Person
 * @typedef {import('./roll.js').Arrival} Arrival
 * @typedef {import('./queue.js').Item} Item
 * @typedef {import('./queue.js').Answer} Answer
 * @typedef {{code: string, ticketUrl: string, asked: string, columns: import('./walkin.js').Column[],
 *   people: import('./roll.js').People, here: import('./roll.js').Here}} Boot
 * @typedef {{ticket: number, by: string, isPass?: boolean}} Shown  by: the sending that this card is about, empty for none
 * @typedef {{id: string, text: string, isBad: boolean}} Notice
 */

const POLL_MS = 1500;
const FOUND_MAX = 30;
const NEWEST_MAX = 12;
const NAME_KEY = 'usher-desk-name';
const NAME_MAX = 20;

/** @type {Boot} */
const boot = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('boot')).textContent || '{}');
const root = /** @type {HTMLElement} */ (document.getElementById('desk'));
const roll = new Roll(boot.people, boot.here);
const queue = new Queue(boot.code, deskName, answered);
const scanner = new Scanner(scanned, draw);
const walkIn = new WalkIn(boot.columns, addWalkIn, draw);

const state = {
  typed: '',
  /** @type {Shown | null} */
  shown: null,
  /** A walk-in of this desk that has no ticket yet. */
  walking: '',
  /** Why there is nobody to show. */
  trouble: '',
  isReading: false,
  /** The list cannot be asked for. */
  isDeaf: false,
  /** The last thing that was sent found nobody. */
  isStuck: false,
  isOut: false,
  /** Counts what this desk heard of single people: an older reading of all must not undo it. */
  heard: 0,
  /** @type {Notice[]} */
  notices: [],
};

function draw() {
  render(
    html`<section class="desk-find stack-s">${bars()} ${finder()} ${answer()} ${notices()} ${walkIn.isOpen ? walkIn.view() : results()}</section>
      <section class="desk-side stack-s">${waiting()} ${newest()}</section>`,
    root,
  );
}

function isLost() {
  return state.isDeaf || (state.isStuck && queue.items.length > 0);
}

// ── how things stand ──────────────────────────────────────────────────────────────────────────

function bars() {
  const waits = queue.items.length;
  return html`${state.isOut ? html`<p class="note note-danger" role="alert">${t('desk.out')}</p>` : nothing}
    ${roll.isEnded ? html`<p class="note note-danger" role="alert">${t('desk.ended')}</p>` : nothing}
    ${isLost() ? html`<p class="note note-blue desk-lost" role="status"><strong>${t('desk.lost')}</strong><br>${waits ? t('desk.lost-waiting', {count: waits}) : t('desk.lost-more')}</p>` : nothing}`;
}

function finder() {
  return html`<form class="desk-finder" autocomplete="off" @submit=${entered}>
      <input class="input desk-input" id="find" type="search" maxlength="300" autocapitalize="none" spellcheck="false" enterkeyhint="go"
        aria-label=${t('desk.find')} placeholder=${t('desk.find')} .value=${state.typed} @input=${typed}>
      ${scanButton()}</form>
    ${scanner.isOn ? scanner.view() : nothing}
    ${scanner.trouble ? html`<p class="note">${scanner.trouble}</p>` : nothing}`;
}

function scanButton() {
  if (canLook() && !scanner.trouble) {
    return scanner.isOn ? nothing : html`<button type="button" class="btn btn-primary" @click=${() => scanner.start()}>${t('desk.scan')}</button>`;
  }
  return html`<label class="btn btn-primary picture-pick" data-state=${state.isReading ? 'sending' : nothing}>${t(state.isReading ? 'desk.reading' : 'desk.photo')}
    <input type="file" accept="image/*" capture="environment" @change=${photographed}></label>`;
}

// ── what was asked ────────────────────────────────────────────────────────────────────────────

/** @param {Event} event */
function typed(event) {
  state.typed = /** @type {HTMLInputElement} */ (event.currentTarget).value;
  state.shown = null;
  state.trouble = '';
  draw();
}

/** Enter: a hand-held scanner types a whole code; a hand, enough of a name. @param {Event} event */
function entered(event) {
  event.preventDefault();
  const person = roll.scanned(state.typed, boot.ticketUrl);
  const {found} = roll.search(state.typed, 2);
  if (person) {
    pick(person.ticket);
  } else if (found.length === 1) {
    pick(found[0].ticket);
  }
}

/** @param {string} text */
function scanned(text) {
  const person = roll.scanned(text, boot.ticketUrl);
  if (person) {
    pick(person.ticket);
    return;
  }
  state.shown = null;
  state.trouble = t('desk.unknown-code');
  draw();
}

/** @param {Event} event */
async function photographed(event) {
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const [file] = Array.from(input.files || []);
  input.value = '';
  if (!file || state.isReading) {
    return;
  }
  state.isReading = true;
  draw();
  const reply = await photo(boot.code, file);
  state.isReading = false;
  if (reply.ok) {
    scanned(reply.read || '');
  } else {
    state.trouble = isLost() ? t('desk.photo-lost') : reply.text || '';
    draw();
  }
}

/** One tap: in; or, for whoever is in already, when that was. @param {number} ticket */
function pick(ticket) {
  const person = roll.person(ticket);
  const last = queue.last(ticket);
  const isIn = last ? last.word === 'in' && !last.isCancelled : Boolean(roll.arrival(ticket));
  state.trouble = '';
  state.typed = '';
  if (isIn || !person) {
    state.shown = {ticket, by: ''};
    buzz();
  } else if (last && last.isCancelled) {
    queue.revive(last);
    state.shown = {ticket, by: last.id};
  } else {
    state.shown = {ticket, by: queue.add('in', {ticket, name: person.name}).id};
  }
  draw();
  refocus();
}

/** @param {string} name @param {Record<string, any>} form */
function addWalkIn(name, form) {
  state.typed = '';
  state.shown = null;
  state.trouble = '';
  state.walking = queue.add('walk', {ticket: 0, name, form}).id;
  draw();
}

/** @param {number} ticket @param {boolean} isOwn  this desk has just done it */
async function undo(ticket, isOwn) {
  const last = queue.last(ticket);
  const arrival = roll.arrival(ticket);
  const person = roll.person(ticket);
  const name = person ? person.name : '';
  if (!isOwn && !(await ask({title: t('desk.undo-ask', {name}), text: t('desk.undo-what'), yes: t('desk.undo'), no: t('common.cancel')}))) {
    return;
  }
  if (last && last.word === 'in') {
    queue.cancel(last);
  } else if (arrival) {
    queue.add('undo', {ticket, name, arrived: arrival.arrived});
  }
  state.shown = {ticket, by: ''};
  draw();
}

// ── what the server said ──────────────────────────────────────────────────────────────────────

/** @param {Item} item @param {Answer} said */
function answered(item, {ok, isLost, isOut, reply}) {
  state.isStuck = Boolean(isLost);
  state.isOut = Boolean(isOut);
  if (!isLost && !isOut) {
    state.heard += 1;
    if (ok) {
      done(item, reply);
    } else {
      notice(item, t('desk.refused', {name: item.name, why: reply.text || ''}), true);
      state.walking = state.walking === item.id ? '' : state.walking;
      state.shown = state.shown && state.shown.by === item.id ? null : state.shown;
    }
  }
  draw();
}

/** @param {Item} item @param {import('./queue.js').Reply} reply */
function done(item, {state: what, ticket = 0, name = '', table = '', desk = '', at = 0, arrived = 0}) {
  if (what === 'out') {
    roll.leave(item.ticket);
  } else if (what === 'listed') {
    state.walking = '';
    if (roll.person(ticket)) {
      state.shown = {ticket, by: 'listed'};
    }
    notice(item, t('desk.listed', {typed: item.name, name}), false);
  } else {
    roll.arrive(ticket, {at, desk, arrived});
    if (item.word === 'walk') {
      roll.takeOne({ticket, name, number: '', code: '', table, about: '', staff: false, walkIn: true});
      state.shown = state.walking === item.id ? {ticket, by: item.id} : state.shown;
      state.walking = state.walking === item.id ? '' : state.walking;
    }
    if (what === 'before') {
      before(item, ticket, at, desk);
    } else if (item.isCancelled) {
      queue.add('undo', {ticket, name, arrived});
    }
  }
}

/** Another desk was first: on the card where it is still shown, else as a notice. @param {Item} item @param {number} ticket @param {number} at @param {string} desk */
function before(item, ticket, at, desk) {
  if (state.shown && state.shown.by === item.id) {
    state.shown = {ticket, by: ''};
    buzz();
  } else {
    notice(item, t('desk.was-before', {name: item.name, before: when(at, desk)}), false);
  }
}

/** @param {Item} item @param {string} text @param {boolean} isBad */
function notice(item, text, isBad) {
  state.notices = [{id: item.id, text, isBad}, ...state.notices];
}

// ── who it is ─────────────────────────────────────────────────────────────────────────────────

function answer() {
  if (state.trouble) {
    return html`<p class="note note-danger" role="alert">${state.trouble}</p>`;
  }
  const walking = queue.items.find(({id}) => id === state.walking);
  if (walking) {
    return html`<article class="card stack-s desk-card is-waiting" role="status"><p class="desk-name">${named(walking.name)}</p>
      <p class="desk-word">${isLost() ? t('desk.waits') : t('desk.sending')}</p><p class="muted">${t('desk.walk-in-waits')}</p></article>`;
  }
  const person = state.shown && roll.person(state.shown.ticket);
  return state.shown && person ? card(state.shown, person) : nothing;
}

/** @param {Shown} shown @param {Person} person */
function card(shown, person) {
  const {ticket} = person;
  const last = queue.last(ticket);
  const arrival = roll.arrival(ticket);
  const head = html`<p class="desk-name">${named(person.name)}</p>
    <p class="desk-where"><span class="num">${t('desk.no', {ticket: ticketNo(ticket)})}</span>${person.table ? html`<strong class="desk-table">${tableName(person.table)}</strong>` : nothing}
      ${person.staff ? html`<span class="chip chip-blue">${t('desk.staff')}</span>` : nothing}${person.walkIn ? html`<span class="chip">${t('desk.walk-in-one')}</span>` : nothing}</p>
    ${person.about || person.number ? html`<p class="muted small">${[person.about, person.number].filter(Boolean).join(' · ')}</p>` : nothing}`;
  if (last && !last.isCancelled) {
    const isUndo = last.word === 'undo';
    return html`<article class="card stack-s desk-card is-waiting" role="status">${head}
      <p class="desk-word">${t(isLost() ? (isUndo ? 'desk.undo-waits' : 'desk.waits') : 'desk.sending')} <span class="num">${clock(last.at)}</span></p>
      ${isUndo ? nothing : html`<div class="desk-acts"><button type="button" class="btn" @click=${() => undo(ticket, true)}>${t('desk.undo')}</button></div>`}</article>`;
  }
  if (!arrival || (last && last.isCancelled)) {
    return html`<article class="card stack-s desk-card">${head}
      <button type="button" class="btn btn-primary btn-wide" @click=${() => pick(ticket)}>${t('desk.let-in')}</button></article>`;
  }
  const isOwn = shown.by !== '' && shown.by !== 'listed';
  return html`<article class="card stack-s desk-card ${isOwn ? 'is-in' : 'is-before'}" role=${isOwn ? 'status' : 'alert'}>${head}
    <p class="desk-word">${isOwn ? html`<span class="tick"></span>${t('desk.in')}` : t('desk.before', {before: when(arrival.at, arrival.desk)})}</p>
    ${isOwn ? nothing : html`<p class="small">${t(arrival.desk ? 'desk.before-more' : 'desk.before-phone')}</p>`}
    ${shown.isPass ? pass(ticket) : nothing}
    <div class="desk-acts"><button type="button" class="btn" @click=${() => undo(ticket, isOwn)}>${t('desk.undo')}</button>
      ${shown.isPass || isLost() ? nothing : html`<button type="button" class="btn" @click=${() => showPass(shown)}>${t('desk.pass')}</button>`}</div></article>`;
}

/** @param {number} ticket */
function pass(ticket) {
  return html`<div class="desk-pass"><div class="qr-plate"><img src=${`/desk/${boot.code}/pass/${ticket}`} alt=${t('desk.pass')} width="200" height="200"></div>
    <p class="small">${t('desk.pass-how')}</p></div>`;
}

/** @param {Shown} shown */
function showPass(shown) {
  state.shown = {...shown, isPass: true};
  draw();
}

// ── everybody ─────────────────────────────────────────────────────────────────────────────────

function results() {
  const {found, more} = roll.search(state.typed, FOUND_MAX);
  if (state.typed.trim() === '') {
    return html`<div class="desk-empty"><p class="hint">${t(roll.size ? 'desk.hint' : 'desk.no-list')}</p>
      <button type="button" class="btn" @click=${() => walkIn.open('')}>${t('desk.walk-in')}</button></div>`;
  }
  return html`<ul class="list desk-found" aria-label=${t('desk.find')}>${repeat(found, ({ticket}) => ticket, row)}</ul>
    ${found.length === 0 ? html`<p class="empty">${t('desk.nobody', {typed: state.typed.trim().slice(0, NAME_MAX)})}</p>` : nothing}
    ${more ? html`<p class="hint">${t('desk.more', {count: number(more)})}</p>` : nothing}
    <button type="button" class="btn" @click=${() => walkIn.open(state.typed.trim())}>${t('desk.walk-in')}</button>`;
}

/** @param {Person} person */
function row(person) {
  const arrival = roll.arrival(person.ticket);
  const last = queue.last(person.ticket);
  const details = [person.about, person.number, person.code].filter(Boolean).join(' · ');
  return html`<li><button type="button" class="row desk-row" @click=${() => pick(person.ticket)}>
    <span class="row-start num">${ticketNo(person.ticket)}</span>
    <span class="row-main"><span class="row-title">${named(person.name)}</span> ${person.staff ? html`<span class="chip chip-blue">${t('desk.staff')}</span>` : nothing}
      ${details ? html`<span class="row-sub">${details}</span>` : nothing}</span>
    ${person.table ? html`<span class="chip">${tableName(person.table)}</span>` : nothing}
    ${last && last.word === 'in' ? html`<span class="chip chip-blue num">${t('desk.waits-at', {time: clock(last.at)})}</span>` : arrival ? html`<span class="chip chip-gold num">${t('desk.in-at', {time: clock(arrival.at)})}</span>` : html`<span class="desk-go">${t('desk.let-in')}</span>`}
  </button></li>`;
}

function notices() {
  return repeat(
    state.notices,
    ({id}) => id,
    ({id, text, isBad}) => html`<div class="note ${isBad ? 'note-danger' : 'note-gold'} desk-notice" role="alert"><span>${text}</span>
      <button type="button" class="btn btn-quiet" @click=${() => dismiss(id)}>${t('desk.seen')}</button></div>`,
  );
}

/** @param {string} id */
function dismiss(id) {
  state.notices = state.notices.filter((one) => one.id !== id);
  draw();
}

/** What lies on this device only. */
function waiting() {
  const items = queue.items.filter(({isCancelled}) => !isCancelled);
  if (!isLost() || items.length === 0) {
    return nothing;
  }
  return html`<h2>${t('desk.waiting')} <span class="count num">${items.length}</span></h2>
    <ul class="list">${repeat(items, ({id}) => id, (item) => html`<li class="row"><span class="row-main"><span class="row-title">${named(item.name)}</span>
      <span class="row-sub num">${t(`desk.word-${item.word}`)} · ${clock(item.at)}</span></span><span class="chip chip-blue">${t('desk.not-sent')}</span></li>`)}</ul>`;
}

function newest() {
  const rows = roll.newest(NEWEST_MAX);
  return html`<div class="split"><h2>${t('desk.newest')}</h2><span class="desk-count num">${t('desk.count', {present: number(roll.present), expected: number(roll.expected)})}</span></div>
    <div class="meter" aria-hidden="true"><span ${style({'--part': Math.min(1, roll.present / Math.max(1, roll.expected))})}></span></div>
    ${rows.length === 0 ? html`<p class="empty">${t('desk.none')}</p>` : nothing}
    <ul class="list">${repeat(rows, ({person}) => person.ticket, ({person, arrival}) => html`<li class="row">
      <span class="row-start num">${ticketNo(person.ticket)}</span>
      <span class="row-main"><span class="row-title">${named(person.name)}</span><span class="row-sub num">${when(arrival.at, arrival.desk)}</span></span>
      <button type="button" class="btn btn-quiet" @click=${() => undo(person.ticket, false)}>${t('desk.undo')}</button></li>`)}</ul>`;
}

// ── small things ──────────────────────────────────────────────────────────────────────────────

/** @param {number} at @param {string} desk */
function when(at, desk) {
  return desk ? t('desk.at-desk', {time: clock(at), desk}) : t('desk.at-phone', {time: clock(at)});
}

/** A number needs its word; a name stands by itself. @param {string} table */
function tableName(table) {
  return /^\d+$/.test(table) ? t('desk.table', {table}) : table;
}

/** @param {number} ms */
function clock(ms) {
  return new Intl.DateTimeFormat(language(), {hour: '2-digit', minute: '2-digit', hour12: false}).format(ms);
}

/** @param {number} ticket */
function ticketNo(ticket) {
  return String(ticket).padStart(3, '0');
}

function deskName() {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById('desk-name'));
  return (input && input.value.trim()) || t('desk.default');
}

/** Two short buzzes where the device can: amber is felt too. */
function buzz() {
  if ('vibrate' in navigator) {
    navigator.vibrate([80, 60, 80]);
  }
}

/** Where there is a keyboard, the next name can be typed at once; a tablet's would cover the card. */
function refocus() {
  if (matchMedia('(pointer: fine)').matches) {
    const input = document.getElementById('find');
    input && input.focus({preventScroll: true});
  }
}

function keepName() {
  const input = /** @type {HTMLInputElement} */ (document.getElementById('desk-name'));
  input.value = localStorage.getItem(NAME_KEY) || t('desk.default');
  input.addEventListener('change', () => localStorage.setItem(NAME_KEY, input.value.trim()));
}

async function poll() {
  if (!document.hidden) {
    const heard = state.heard;
    const {ok, isLost, isOut, reply} = await request(`/desk/${boot.code}/here.json?has=${roll.version}`);
    const here = /** @type {any} */ (reply);
    state.isDeaf = Boolean(isLost);
    state.isOut = Boolean(isOut);
    if (ok && !here.same && heard === state.heard) {
      roll.takeHere(here);
    }
    if (ok && here.list && here.list !== roll.list) {
      const people = await request(`/desk/${boot.code}/people.json`);
      people.ok && roll.takePeople(/** @type {any} */ (people.reply));
    }
    if (ok) {
      queue.flush();
    }
    draw();
  }
  setTimeout(poll, POLL_MS);
}

keepName();
if (/^\d+$/.test(boot.asked) && roll.person(Number(boot.asked))) {
  state.shown = {ticket: Number(boot.asked), by: ''};
}
draw();
queue.flush();
poll();
