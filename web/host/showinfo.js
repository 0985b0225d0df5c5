// @ts-check
/** Setup's first page: what the evening is called, where it is, how people come in. */
import {html, nothing} from '../lit/lit-html.js';
import {t, toast} from '../lib/ui.js';
import {isOn, line, numberOf, segments, textOf, toggle} from './fields.js';

/** @typedef {import('./desk.js').Desk} Desk */

const LINE_MAX = 200;
const SEATS_MAX = 100000;
const TABLES_MAX = 2000;

export class InfoPage {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this._desk = desk;
    this._redraw = redraw;
    this._isSaving = false;
    this.isDirty = false;
  }

  view() {
    const {info} = this._desk.show;
    return html`<form class="stack-l info-form" autocomplete="off" @submit=${(/** @type {Event} */ event) => this._save(event)} @input=${() => this._dirty()}>
      <section class="form-part">
        <h3 class="slit">${t('host.info-evening')}</h3>
        <div class="form-grid">
          <div class="is-whole">${line({name: 'title', label: t('host.info-title'), value: info.title, max: LINE_MAX, required: true})}</div>
          ${line({name: 'city', label: t('host.info-city'), value: info.city, max: LINE_MAX})}
          ${line({name: 'date', label: t('host.info-date'), value: info.date, type: isDay(info.date) ? 'date' : 'text', max: LINE_MAX})}
          ${line({name: 'venue', label: t('host.info-venue'), value: info.venue, max: LINE_MAX})}
          ${line({name: 'theme', label: t('host.info-theme'), value: info.theme, max: LINE_MAX})}
          ${segments({name: 'lang', label: t('host.info-lang'), value: info.lang, options: [{value: 'zh', label: '中文'}, {value: 'en', label: 'English'}]})}
        </div>
      </section>
      <section class="form-part">
        <h3 class="slit">${t('host.info-people')}</h3>
        ${toggle({name: 'roster', label: t('host.info-roster'), value: info.roster, hint: t('host.info-roster-hint')})}
        ${toggle({name: 'masked', label: t('host.info-masked'), value: info.masked, hint: t('host.info-masked-hint')})}
        <div class="form-grid is-three">
          ${line({name: 'target', label: t('host.info-target'), value: info.target || '', type: 'number', min: 0, max: SEATS_MAX, hint: t('host.info-target-hint')})}
          ${line({name: 'seatsMax', label: t('host.info-seats'), value: info.seatsMax === SEATS_MAX ? '' : info.seatsMax, type: 'number', min: 1, max: SEATS_MAX, hint: t('host.info-seats-hint')})}
          ${line({name: 'tables', label: t('host.info-tables'), value: info.tables || '', type: 'number', min: 0, max: TABLES_MAX, hint: t('host.info-tables-hint')})}
        </div>
      </section>
      <section class="form-part">
        <h3 class="slit">${t('host.info-wifi')}</h3>
        <div class="form-grid">
          ${line({name: 'wifi-name', label: t('host.info-wifi-name'), value: info.wifi.name, max: 60})}
          ${line({name: 'wifi-password', label: t('host.info-wifi-password'), value: info.wifi.password, max: 60})}
        </div>
        <p class="hint">${t('host.info-wifi-hint')}</p>
      </section>
      <div class="form-end">
        <button type="submit" class="btn btn-primary" ?disabled=${this._isSaving || !this._desk.isLive} data-state=${this._isSaving ? 'sending' : nothing}>${t('common.save')}</button>
        ${this.isDirty ? html`<span class="muted small">${t('host.not-saved-yet')}</span>` : nothing}
      </div>
    </form>`;
  }

  /** @private */
  _dirty() {
    if (!this.isDirty) {
      this.isDirty = true;
      this._redraw();
    }
  }

  /**
   * @param {Event} event
   * @private
   */
  async _save(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    this._isSaving = true;
    this._redraw();
    const answer = await this._desk.send({do: 'editInfo', info: read(form, this._desk.show.info)});
    this._isSaving = false;
    this.isDirty = !answer.ok;
    this._redraw();
    if (answer.ok) {
      toast(t('host.saved'));
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {import('./desk.js').Info} info
 */
function read(form, info) {
  return {
    ...info,
    title: textOf(form, 'title'),
    city: textOf(form, 'city'),
    date: textOf(form, 'date'),
    venue: textOf(form, 'venue'),
    theme: textOf(form, 'theme'),
    lang: textOf(form, 'lang', info.lang),
    roster: isOn(form, 'roster'),
    masked: isOn(form, 'masked'),
    target: numberOf(form, 'target'),
    seatsMax: numberOf(form, 'seatsMax', SEATS_MAX),
    tables: numberOf(form, 'tables'),
    wifi: {name: textOf(form, 'wifi-name'), password: textOf(form, 'wifi-password')},
  };
}

/** @param {string} date */
function isDay(date) {
  return date === '' || /^\d{4}-\d\d-\d\d$/.test(date);
}
