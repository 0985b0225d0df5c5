// @ts-check
/** Setup's page of prizes. One is added on the spot with two fields; the rest may follow. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {t} from '../lib/ui.js';
import {choice, line, numberOf, textOf} from './fields.js';
import {icon} from './icons.js';
import {newId} from './ids.js';
import {pictureField} from './picture.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./desk.js').Prize} Prize
 */

const NAME_MAX = 60;
const QUANTITY_MAX = 1000;

export class PrizesPage {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this._desk = desk;
    this._redraw = redraw;
    /** @type {Prize | null} the one that is open */
    this._open = null;
  }

  view() {
    const {prizes} = this._desk.show;
    return html`<div class="stack">
      <h3 class="slit">${t('host.prizes')}</h3>
      ${this._quick()}
      ${prizes.length === 0 ? html`<p class="empty">${t('host.prizes-none')}</p>` : nothing}
      <ul class="list goods">${repeat(prizes, ({id}) => id, (prize) => (this._open && this._open.id === prize.id ? this._form(this._open) : this._row(prize)))}</ul>
    </div>`;
  }

  /** @private */
  _quick() {
    return html`<form class="quick card" autocomplete="off" @submit=${(/** @type {Event} */ event) => this._add(event)}>
      ${line({name: 'name', label: t('host.prize-name'), value: '', max: NAME_MAX, required: true, placeholder: t('host.prize-name-example')})}
      ${line({name: 'quantity', label: t('host.prize-quantity'), value: 1, type: 'number', min: 1, max: QUANTITY_MAX})}
      <button type="submit" class="btn btn-primary">${icon('add')}${t('host.prize-add')}</button>
    </form>`;
  }

  /**
   * @param {Prize} prize
   * @private
   */
  _row(prize) {
    const sponsor = this._desk.show.sponsors.find(({id}) => id === prize.sponsor);
    const open = () => {
      this._open = prize;
      this._redraw();
    };
    return html`<li class="row goods-row">
      ${prize.picture ? html`<img class="picture-thumb" src="/f/${prize.picture}" alt="">` : html`<span class="picture-thumb is-none">${icon('gift')}</span>`}
      <span class="row-main"><span class="row-title">${prize.name}</span>
        <span class="row-sub">${[t('host.prize-pieces', {count: prize.quantity}), prize.batch ? t('host.prize-batches', {count: prize.batch}) : '', sponsor ? sponsor.name : ''].filter(Boolean).join(' · ')}</span></span>
      <button type="button" class="btn btn-quiet tool" @click=${open}>${icon('edit')}<span>${t('host.edit-short')}</span></button>
    </li>`;
  }

  /**
   * @param {Prize} prize
   * @private
   */
  _form(prize) {
    const {sponsors} = this._desk.show;
    return html`<li class="goods-open"><form class="stack" autocomplete="off" @submit=${(/** @type {Event} */ event) => this._save(event)} @change=${(/** @type {Event} */ event) => this._changed(event)}>
      <div class="form-grid">
        <div class="is-whole">${line({name: 'name', label: t('host.prize-name'), value: prize.name, max: NAME_MAX, required: true})}</div>
        ${line({name: 'quantity', label: t('host.prize-quantity'), value: prize.quantity, type: 'number', min: 1, max: QUANTITY_MAX})}
        ${line({name: 'batch', label: t('host.prize-batch'), value: prize.batch || '', type: 'number', min: 0, max: QUANTITY_MAX, hint: t('host.prize-batch-hint')})}
        ${choice({name: 'sponsor', label: t('host.prize-sponsor'), value: prize.sponsor, options: [{value: '', label: t('host.prize-sponsor-none')}, ...sponsors.map(({id, name}) => ({value: id, label: name}))]})}
        ${pictureField({name: 'picture', label: t('host.prize-picture'), value: prize.picture, code: this._desk.code})}
      </div>
      <div class="form-end">
        <button type="submit" class="btn btn-primary">${t('common.save')}</button>
        <button type="button" class="btn btn-quiet" @click=${() => this._close()}>${t('common.cancel')}</button>
        <span class="sheet-gap"></span>
        <button type="button" class="btn btn-quiet is-harm" @click=${() => this._remove(prize)}>${icon('trash')}${t('common.delete')}</button>
      </div></form></li>`;
  }

  /**
   * @param {Event} event
   * @private
   */
  async _add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const prize = {id: newId(), name: textOf(form, 'name'), quantity: numberOf(form, 'quantity', 1), batch: 0, sponsor: '', picture: ''};
    const answer = await this._desk.send({do: 'putPrize', prize});
    if (answer.ok) {
      form.reset();
      /** @type {HTMLElement} */ (form.elements.namedItem('name')).focus();
    }
  }

  /**
   * @param {Event} event
   * @private
   */
  _changed(event) {
    if (this._open) {
      this._open = read(/** @type {HTMLFormElement} */ (event.currentTarget), this._open);
      this._redraw();
    }
  }

  /**
   * @param {Event} event
   * @private
   */
  async _save(event) {
    event.preventDefault();
    if (!this._open) {
      return;
    }
    const answer = await this._desk.send({do: 'putPrize', prize: read(/** @type {HTMLFormElement} */ (event.currentTarget), this._open)});
    if (answer.ok) {
      this._close();
    }
  }

  /**
   * @param {Prize} prize
   * @private
   */
  async _remove(prize) {
    const answer = await this._desk.send({do: 'removePrize', prize: prize.id});
    if (answer.ok) {
      this._close();
      this._desk.undoable(t('host.prize-removed', {name: prize.name}), () => this._desk.send({do: 'putPrize', prize}));
    }
  }

  /** @private */
  _close() {
    this._open = null;
    this._redraw();
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Prize} prize
 * @returns {Prize}
 */
function read(form, prize) {
  return {
    id: prize.id,
    name: textOf(form, 'name'),
    quantity: numberOf(form, 'quantity', 1),
    batch: numberOf(form, 'batch'),
    sponsor: textOf(form, 'sponsor'),
    picture: textOf(form, 'picture'),
  };
}
