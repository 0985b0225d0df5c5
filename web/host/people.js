// @ts-check
/** Who is invited and who is here: search, and let somebody in or out by hand. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {act, person, t, toast, tx} from '../lib/ui.js';
import {get, post} from './http.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{ticket: number, name: string, table: string, tags: string[], present: boolean, staff: boolean, walkIn: boolean}} Guest
 * @typedef {'all' | 'here' | 'away' | 'staff'} Filter
 */

const SHOWN = 60;
const SOON_MS = 1200;
/** @type {Filter[]} */
const FILTERS = ['all', 'here', 'away', 'staff'];

export class PeopleList {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this._desk = desk;
    this._redraw = redraw;
    /** @type {Guest[] | null} */
    this._people = null;
    this._error = '';
    this._search = '';
    /** @type {Filter} */
    this._filter = 'all';
    this._shown = SHOWN;
    this._known = '';
    /** The ticket of whom to erase is asked about, 0 for nobody. */
    this._erasing = 0;
    /** @type {any} */
    this._late = 0;
  }

  get isEmpty() {
    return !this._people || this._people.length === 0;
  }

  async load() {
    this._known = this._stamp();
    const reply = await get(`/host/${this._desk.code}/people`);
    this._error = reply.ok ? '' : reply.text || '';
    this._people = reply.ok ? reply.people : this._people;
    this._redraw();
  }

  view() {
    this._refresh();
    const people = this._people;
    if (!people) {
      return html`<p class="muted">${this._error || t('host.loading')}</p>`;
    }
    const found = people.filter((guest) => fits(guest, this._filter) && matches(guest, this._search));
    return people.length === 0 ? html`<p class="empty">${t('host.people-none')}</p>` : this._list(people, found);
  }

  /**
   * @param {Guest[]} people
   * @param {Guest[]} found
   * @private
   */
  _list(people, found) {
    return html`<div class="people-tools">
        <input class="input" type="search" placeholder=${t('host.people-search')} aria-label=${t('host.people-search')} .value=${this._search}
          @input=${(/** @type {Event} */ event) => this._seek(event)}>
        <div class="segments people-filter" role="group">${FILTERS.map((filter) => html`<button type="button" aria-pressed=${filter === this._filter} @click=${() => this._choose(filter)}>
          <span>${t(`host.people-${filter}`)} <span class="num">${people.filter((guest) => fits(guest, filter)).length}</span></span></button>`)}</div>
      </div>
      ${found.length === 0 ? html`<p class="empty">${t('host.people-nobody')}</p>` : nothing}
      <ul class="list people">${repeat(found.slice(0, this._shown), ({ticket}) => ticket, (guest) => this._row(guest))}</ul>
      ${found.length > this._shown ? html`<button type="button" class="btn btn-wide" @click=${() => this._more()}>${t('host.people-more', {count: found.length - this._shown})}</button>` : nothing}`;
  }

  /**
   * @param {Guest} guest
   * @private
   */
  _row(guest) {
    const word = guest.present ? 'leave' : 'arrive';
    const details = [guest.table && t('host.people-table', {table: guest.table}), ...guest.tags].filter(Boolean);
    return html`<li class="row ${this._erasing === guest.ticket ? 'is-asking' : ''}">
      <span class="row-start num">${guest.ticket}</span>
      <span class="row-main"><span class="row-title">${person(guest.name)}</span>
        ${guest.staff ? html`<span class="chip chip-blue">${t('host.people-staff-one')}</span>` : nothing}
        ${details.length ? html`<span class="row-sub">${details.join(' · ')}</span>` : nothing}</span>
      ${guest.present ? html`<span class="chip chip-ok"><span class="tick"></span>${t('host.people-here-one')}</span>` : nothing}
      <button type="button" class="btn ${guest.present ? 'btn-quiet' : ''} people-act" @click=${(/** @type {Event} */ event) => this._turn(event, guest, word)}>${t(`host.people-${word}`)}</button>
      <button type="button" class="btn btn-quiet people-erase" aria-expanded=${this._erasing === guest.ticket} @click=${() => this._ask(guest)}>${t('host.people-erase')}</button>
      ${this._erasing === guest.ticket ? this._wish(guest) : nothing}
    </li>`;
  }

  /**
   * What becomes of the works is asked before anything is erased.
   * @param {Guest} guest
   * @private
   */
  _wish(guest) {
    return html`<div class="note note-danger stack-s people-wish">
      <p><strong>${tx('host.people-erase-ask', {name: person(guest.name)})}</strong></p>
      <p class="small">${t('host.people-erase-more')}</p>
      <div class="cluster">
        <button type="button" class="btn btn-danger" @click=${(/** @type {Event} */ event) => this._erase(event, guest, 'stay')}>${t('host.people-erase-stay')}</button>
        <button type="button" class="btn btn-danger" @click=${(/** @type {Event} */ event) => this._erase(event, guest, 'go')}>${t('host.people-erase-go')}</button>
        <button type="button" class="btn" @click=${() => this._ask(guest)}>${t('common.cancel')}</button>
      </div></div>`;
  }

  /**
   * @param {Guest} guest
   * @private
   */
  _ask(guest) {
    this._erasing = this._erasing === guest.ticket ? 0 : guest.ticket;
    this._redraw();
  }

  /**
   * @param {Event} event
   * @param {Guest} guest
   * @param {'stay' | 'go'} works
   * @private
   */
  async _erase(event, guest, works) {
    const answer = await act(event.currentTarget, () => post(`/host/${this._desk.code}/people/${guest.ticket}/erase`, {works}));
    if (answer && answer.ok) {
      this._erasing = 0;
      toast(t('host.people-erased'));
      this.load();
    }
  }

  /**
   * @param {Event} event
   * @param {Guest} guest
   * @param {'arrive' | 'leave'} word
   * @private
   */
  async _turn(event, guest, word) {
    const answer = await act(event.currentTarget, () => post(`/host/${this._desk.code}/people/${guest.ticket}/${word}`));
    if (answer && answer.ok) {
      guest.present = word === 'arrive';
      this._redraw();
      toast(t(`host.people-${word}d`, {name: guest.name}), {
        action: {label: t('host.undo'), run: () => this._back(guest, guest.present ? 'leave' : 'arrive')},
      });
    }
  }

  /**
   * @param {Guest} guest
   * @param {'arrive' | 'leave'} word
   * @private
   */
  async _back(guest, word) {
    const reply = await post(`/host/${this._desk.code}/people/${guest.ticket}/${word}`);
    if (!reply.ok) {
      toast(reply.text || '', {bad: true});
    }
    this.load();
  }

  /**
   * @param {Event} event
   * @private
   */
  _seek(event) {
    this._search = /** @type {HTMLInputElement} */ (event.currentTarget).value;
    this._shown = SHOWN;
    this._redraw();
  }

  /**
   * @param {Filter} filter
   * @private
   */
  _choose(filter) {
    this._filter = filter;
    this._shown = SHOWN;
    this._redraw();
  }

  /** @private */
  _more() {
    this._shown += 4 * SHOWN;
    this._redraw();
  }

  /** Asks again, a little later, when the house has changed. @private */
  _refresh() {
    if (this._people && this._known !== this._stamp()) {
      this._known = this._stamp();
      clearTimeout(this._late);
      this._late = setTimeout(() => this.load(), SOON_MS);
    }
  }

  /** @private */
  _stamp() {
    const {expected, present} = this._desk.show.house;
    return `${expected}/${present}`;
  }
}

/**
 * @param {Guest} guest
 * @param {Filter} filter
 */
function fits(guest, filter) {
  return filter === 'all' || (filter === 'staff' ? guest.staff : guest.present === (filter === 'here'));
}

/**
 * @param {Guest} guest
 * @param {string} search
 */
function matches(guest, search) {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${guest.ticket} ${guest.name} ${guest.table} ${guest.tags.join(' ')}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
