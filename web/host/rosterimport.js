// @ts-check
/**
 * Brings a list of people in: choose a file, say which column is what, read what is odd about it row by row, and only
 * then import. Nothing is half imported.
 */
import {html, nothing} from '../lit/lit-html.js';
import {number, t} from '../lib/ui.js';
import {send} from './http.js';
import {icon} from './icons.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{row: number, severity: 'stop' | 'skip' | 'warn' | 'note', text: string}} Problem
 * @typedef {{name: string, label: string}} Field
 * @typedef {object} Reading
 * @property {string[]} header
 * @property {Record<string, number>} mapping  field → column from 0, -1 for none
 * @property {Field[]} fields
 * @property {string[][]} sample
 * @property {number} people
 * @property {number} warnings
 * @property {number} skipped
 * @property {boolean} stopped  nothing can be imported before this is put right
 * @property {Problem[]} problems
 * @property {number} problemCount
 * @typedef {{added: number, updated: number, unchanged: number, missing: number, total: number}} Result
 */

const KINDS_OF_FILE = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The server takes no more, and says so. */
const BYTES_MAX = 10 * 1024 * 1024;
const PROBLEMS_SHOWN_MAX = 200;
const EXAMPLES = 3;
const CHIPS = {stop: 'chip-danger', skip: 'chip-danger', warn: 'chip-gold', note: ''};

export class RosterImport {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   * @param {() => void} imported
   */
  constructor(desk, redraw, imported) {
    this._desk = desk;
    this._redraw = redraw;
    this._imported = imported;
    /** @type {Reading | null} */
    this._reading = null;
    /** @type {Result | null} */
    this._result = null;
    this._name = '';
    /** The bytes as they were when the file was chosen: sent with each question, since nothing of it is kept elsewhere. */
    this._file = new Blob();
    this._error = '';
    this._wait = '';
  }

  /** Whether a list is being looked at. */
  get isBusy() {
    return !!this._reading;
  }

  /** Whether one was brought in just now. */
  get isDone() {
    return !!this._result;
  }

  view() {
    return html`
      ${this._error ? html`<p class="note note-danger" role="alert">${this._error}</p>` : nothing}
      ${this._result ? this._done(this._result) : nothing}
      ${this._reading ? this._look(this._reading) : this._choose()}`;
  }

  /** @private */
  _choose() {
    return html`<label class="file roster-file" data-state=${this._wait || nothing} @dragover=${drop} @drop=${(/** @type {DragEvent} */ event) => this._dropped(event)}>
        <input type="file" accept=${KINDS_OF_FILE} ?disabled=${!!this._wait} @change=${(/** @type {Event} */ event) => this._picked(event)}>
        <span>${this._wait ? t('host.roster-reading') : t('host.roster-choose')}</span></label>
      <p class="hint">${t('host.roster-hint')}</p>`;
  }

  /**
   * @param {Reading} reading
   * @private
   */
  _look(reading) {
    return html`<div class="stack roster-look" aria-busy=${!!this._wait}>
      <p class="roster-name">${icon('slot')}<strong>${this._name}</strong><span class="muted">${t('host.roster-columns', {count: reading.header.length})}</span></p>
      <h4>${t('host.roster-mapping')}</h4>
      <div class="mapping">${reading.fields.map((field) => this._column(reading, field))}</div>
      ${this._report(reading)}
      <div class="form-end">
        <button type="button" class="btn btn-primary" ?disabled=${!!this._wait || reading.stopped || reading.people === 0} data-state=${this._wait === 'import' ? 'sending' : nothing}
          @click=${() => this._bring(reading)}>${t('host.roster-bring', {count: reading.people})}</button>
        <button type="button" class="btn btn-quiet" @click=${() => this._forget()}>${t('common.cancel')}</button>
      </div></div>`;
  }

  /**
   * One field: which column it is read from, with what stands there.
   * @param {Reading} reading
   * @param {Field} field
   * @private
   */
  _column(reading, {name, label}) {
    const column = reading.mapping[name] === undefined ? -1 : reading.mapping[name];
    const examples = column < 0 ? [] : reading.sample.map((row) => row[column]).filter(Boolean).slice(0, EXAMPLES);
    const changed = (/** @type {Event} */ event) => this._remap(reading, name, Number(/** @type {HTMLSelectElement} */ (event.currentTarget).value));
    return html`<label class="mapping-row ${column < 0 ? 'is-none' : ''}">
      <span class="label">${label}</span>
      <select class="input" @change=${changed}>
        <option value="-1" .selected=${column < 0}>${t('host.roster-none')}</option>
        ${reading.header.map((heading, index) => html`<option value=${index} .selected=${index === column}>${heading || t('host.roster-column', {number: index + 1})}</option>`)}
      </select>
      <span class="mapping-sample">${examples.length ? examples.join('  ·  ') : hint(name)}</span>
    </label>`;
  }

  /**
   * @param {Reading} reading
   * @private
   */
  _report({people, warnings, skipped, problems, problemCount, stopped}) {
    const shown = problems.slice(0, PROBLEMS_SHOWN_MAX);
    const isHard = stopped || skipped > 0;
    return html`${stopped ? html`<p class="note note-danger" role="alert">${t('host.roster-stopped')}</p>` : nothing}
      <div class="roster-sums">
        <p class="sum is-ok"><strong class="num">${number(people)}</strong><span>${t('host.roster-people')}</span></p>
        <p class="sum ${warnings ? 'is-warn' : ''}"><strong class="num">${number(warnings)}</strong><span>${t('host.roster-warnings')}</span></p>
        <p class="sum ${skipped ? 'is-skip' : ''}"><strong class="num">${number(skipped)}</strong><span>${t('host.roster-skipped')}</span></p>
      </div>
      ${shown.length === 0
        ? html`<p class="note note-ok">${t('host.roster-clean')}</p>`
        : html`<details class="problems" ?open=${isHard}><summary>${t('host.roster-problems', {count: problemCount})}${icon('down')}</summary>
            <ul class="list">${shown.map((problem) => html`<li class="row problem">
              <span class="row-start num">${t('host.roster-row', {row: problem.row})}</span>
              <span class="row-main">${problem.text}</span>
              <span class="chip ${CHIPS[problem.severity]}">${t(`host.roster-${problem.severity}`)}</span></li>`)}
            </ul>${problemCount > shown.length ? html`<p class="hint">${t('host.roster-more', {count: problemCount - shown.length})}</p>` : nothing}</details>`}`;
  }

  /**
   * @param {Result} result
   * @private
   */
  _done({added, updated, unchanged, missing, total}) {
    return html`<p class="note note-ok" role="status"><span class="tick"></span>${t('host.roster-done', {added, updated, unchanged, total})}
      ${missing ? t('host.roster-missing', {count: missing}) : nothing}</p>`;
  }

  /**
   * @param {Event} event
   * @private
   */
  _picked(event) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const [file] = Array.from(input.files || []);
    input.value = '';
    this._read(file);
  }

  /**
   * @param {DragEvent} event
   * @private
   */
  _dropped(event) {
    event.preventDefault();
    this._read(event.dataTransfer ? event.dataTransfer.files[0] : undefined);
  }

  /**
   * @param {File | undefined} file
   * @private
   */
  async _read(file) {
    if (!file || this._wait) {
      return;
    }
    this._name = file.name;
    this._result = null;
    this._wait = 'read';
    this._redraw();
    try {
      this._file = new Blob([await file.slice(0, BYTES_MAX + 1).arrayBuffer()], {type: file.type});
    } catch (unreadable) {
      this._wait = '';
      this._error = t('host.roster-unreadable');
      this._redraw();
      return;
    }
    await this._ask({});
  }

  /**
   * @param {Reading} reading
   * @param {string} field
   * @param {number} column  may serve one field alone, except for none
   * @private
   */
  async _remap(reading, field, column) {
    /** @type {Record<string, number>} */
    const mapping = {};
    reading.fields.forEach(({name: other}) => {
      const known = reading.mapping[other] === undefined ? -1 : reading.mapping[other];
      mapping[other] = other === field ? column : known === column ? -1 : known;
    });
    this._reading = {...reading, mapping};
    await this._ask(mapping);
  }

  /**
   * @param {Record<string, number>} mapping  empty: as the header looks
   * @private
   */
  async _ask(mapping) {
    this._wait = 'read';
    this._error = '';
    this._redraw();
    const reply = await this._send('preview', mapping);
    this._wait = '';
    if (reply.ok) {
      this._reading = /** @type {any} */ (reply);
    } else {
      this._error = reply.text || '';
    }
    this._redraw();
  }

  /**
   * @param {Reading} reading
   * @private
   */
  async _bring(reading) {
    this._wait = 'import';
    this._redraw();
    const reply = await this._send('import', reading.mapping);
    this._wait = '';
    if (reply.ok) {
      this._result = /** @type {any} */ (reply);
      this._forget();
      this._imported();
    } else {
      this._error = reply.text || '';
    }
    this._redraw();
  }

  /**
   * @param {'preview' | 'import'} what
   * @param {Record<string, number>} mapping
   * @private
   */
  _send(what, mapping) {
    const columns = Object.entries(mapping).map(([field, column]) => `${field}=${column}`);
    return send(`/host/${this._desk.code}/roster/${what}?${columns.join('&')}`, this._file, this._name);
  }

  /** @private */
  _forget() {
    this._reading = null;
    this._file = new Blob();
    this._error = '';
    this._redraw();
  }
}

/**
 * What a column would be good for.
 * @param {string} field
 */
function hint(field) {
  const key = `host.field-${field}-hint`;
  const said = t(key);
  return said === key ? '' : said;
}

/** @param {DragEvent} event */
function drop(event) {
  event.preventDefault();
}
