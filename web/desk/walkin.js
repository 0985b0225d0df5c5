// @ts-check
/** Somebody who is on no list: a name is enough; the list's own columns may be filled in too. */
import {html, nothing} from '../lit/lit-html.js';
import {language, t} from '../lib/ui.js';

/** @typedef {{name: string, zh: string, en: string}} Column */

const NAME_MAX = 40;

export class WalkIn {
  /**
   * @param {Column[]} columns
   * @param {(name: string, form: Record<string, any>) => void} add
   * @param {() => void} redraw
   */
  constructor(columns, add, redraw) {
    this._columns = columns;
    this._add = add;
    this._redraw = redraw;
    this.isOpen = false;
    this._name = '';
    this._isWhole = false;
  }

  /** @param {string} name  what was searched for, perhaps a name */
  open(name) {
    this._name = /\d/.test(name) ? '' : name;
    this.isOpen = true;
    this._redraw();
    const input = document.getElementById('walk-name');
    if (input) {
      input.focus({preventScroll: true});
    }
  }

  close() {
    this.isOpen = false;
    this._redraw();
  }

  view() {
    return html`<form class="card stack-s desk-walk" autocomplete="off" @submit=${(/** @type {Event} */ event) => this._send(event)}>
      <h2>${t('desk.walk-in')}</h2>
      <label class="field"><span class="label">${t('desk.name')}</span>
        <input class="input" id="walk-name" name="name" maxlength=${NAME_MAX} required .value=${this._name}></label>
      <label class="field"><span class="label">${t('desk.number')}</span>
        <input class="input num" name="number" inputmode="tel" maxlength="30"></label>
      ${this._isWhole ? this._more() : html`<button type="button" class="btn btn-quiet" @click=${() => this._whole()}>${t('desk.more-fields')}</button>`}
      <div class="desk-acts">
        <button type="submit" class="btn btn-primary">${t('desk.walk-in-add')}</button>
        <button type="button" class="btn" @click=${() => this.close()}>${t('common.cancel')}</button>
      </div></form>`;
  }

  /** @private */
  _more() {
    return html`<div class="desk-fields">
      <label class="field"><span class="label">${t('desk.table-field')}</span><input class="input" name="table" maxlength="40"></label>
      <label class="field"><span class="label">${t('desk.tags-field')}</span><input class="input" name="tags" maxlength="200"></label>
      ${this._columns.map((column, at) => html`<label class="field"><span class="label">${column[language() === 'zh' ? 'zh' : 'en']}</span>
        <input class="input" name=${`column-${at}`} maxlength="200"></label>`)}
      ${this._columns.length === 0 ? nothing : html`<p class="hint">${t('desk.columns-hint')}</p>`}</div>`;
  }

  /** @private */
  _whole() {
    this._isWhole = true;
    this._redraw();
  }

  /** @param {Event} event @private */
  _send(event) {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const text = (/** @type {string} */ name) => String(values.get(name) || '').trim();
    if (text('name') === '') {
      return;
    }
    /** @type {Record<string, string>} */
    const fields = {};
    this._columns.forEach(({name}, at) => text(`column-${at}`) && (fields[name] = text(`column-${at}`)));
    this.isOpen = false;
    this._isWhole = false;
    this._add(text('name'), {number: text('number'), table: text('table'), tags: text('tags'), fields});
  }
}
