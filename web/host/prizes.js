// @ts-check
/** Setup's page of prizes, in their order. One is added on the spot with two fields; the rest may follow. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {sortable} from '../lib/sortable.js';
import {act, number, t, toast} from '../lib/ui.js';
import {choice, line, numberOf, textOf} from './fields.js';
import {get, sendText} from './http.js';
import {icon} from './icons.js';
import {newId} from './ids.js';
import {pictureField} from './picture.js';
import {prizeOf} from './prize.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./desk.js').Prize} Prize
 * @typedef {{text: string, given: number} | null} Codes
 */

const NAME_MAX = 60;
const QUANTITY_MAX = 1000;
const BATCHES_LENGTH_MAX = 120;
/** The motifs of a reveal; empty is what the draw says. */
const MUSIC = ['', 'bells', 'brass', 'harp', 'drums', 'none'];

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
    /** @type {Codes} codes of the open one that nobody has yet; null while they are not known */
    this._codes = null;
    this._isSorting = false;
    /** @type {HTMLElement | null} */
    this._list = null;
  }

  get isDirty() {
    return false;
  }

  set isDirty(_) {
    this._open = null;
  }

  view() {
    const {prizes} = this._desk.show;
    const sort = () => {
      this._isSorting = !this._isSorting;
      this._redraw();
    };
    queueMicrotask(() => this._sortable());
    return html`<div class="stack">
      <div class="split"><h3 class="slit">${t('host.prizes')}</h3>
        ${prizes.length > 1 ? html`<button type="button" class="btn btn-quiet tool" aria-pressed=${this._isSorting} @click=${sort}>${icon(this._isSorting ? 'check' : 'sort')}<span>${t(this._isSorting ? 'common.done' : 'host.sort')}</span></button>` : nothing}</div>
      ${this._quick()}
      ${prizes.length === 0 ? html`<p class="empty">${t('host.prizes-none')}</p>` : nothing}
      <ul class="list goods" id="goods">${repeat(prizes, ({id}) => id, (prize, index) => (this._open && this._open.id === prize.id ? this._form(this._open) : this._row(prize, index)))}</ul>
      ${this._missing()}
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

  /** Prizes that no activity draws yet: one tap plans them all, in their order. @private */
  _missing() {
    const missing = this._desk.show.prizes.filter(({id}) => !this._desk.show.rundown.some(({kind, plan}) => kind === 'draw' && plan.prize === id));
    return missing.length === 0
      ? nothing
      : html`<div class="note split"><span>${t('host.prizes-missing', {count: missing.length, n: missing.length})}</span>
          <button type="button" class="btn" @click=${(/** @type {Event} */ event) => act(event.currentTarget, () => this._plan(missing))}>${t('host.prizes-plan')}</button></div>`;
  }

  /** @param {Prize[]} prizes @private */
  async _plan(prizes) {
    const {blank} = await import('../activity/draw/host.js');
    const ctx = this._desk.context(null, () => {});
    const {length} = this._desk.show.rundown;
    let answer = {ok: true};
    for (const [at, prize] of prizes.entries()) {
      answer = await this._desk.putSlot({id: newId(), kind: 'draw', title: prize.name, plan: {...blank(ctx), prize: prize.id}}, length + at);
      if (!answer.ok) {
        break;
      }
    }
    return {ok: answer.ok, text: ''};
  }

  /**
   * @param {Prize} prize
   * @param {number} index
   * @private
   */
  _row(prize, index) {
    const sponsor = this._desk.show.sponsors.find(({id}) => id === prize.sponsor);
    const parts = [
      t('host.prize-pieces', {count: prize.quantity}),
      batchesText(prize.batches),
      sponsor ? sponsor.name : '',
      prize.music ? t(`kind.draw.sound-${prize.music}`) : '',
      prize.codes ? t('host.codes-some', {count: prize.codes}) : '',
    ];
    return html`<li class="row goods-row" data-id=${prize.id}>
      ${this._isSorting ? html`<span class="grip" tabindex="0" role="button" aria-label=${t('host.drag', {title: prize.name})}></span>` : nothing}
      ${prize.picture ? html`<img class="picture-thumb" src="/f/${prize.picture}" alt="">` : html`<span class="picture-thumb is-none">${icon('gift')}</span>`}
      <span class="row-main"><span class="row-title">${prize.name}</span>
        <span class="row-sub">${parts.filter(Boolean).join(' · ')}</span>
        ${prize.codes > 0 && prize.codes < prize.quantity ? html`<span class="row-sub goods-short">${codesText(prize.codes, prize.quantity)}</span>` : nothing}</span>
      ${this._isSorting
        ? html`<span class="move">
            <button type="button" data-move="-1" ?disabled=${index === 0} aria-label=${t('host.move-up', {title: prize.name})}>${icon('up')}</button>
            <button type="button" data-move="1" ?disabled=${index === this._desk.show.prizes.length - 1} aria-label=${t('host.move-down', {title: prize.name})}>${icon('down')}</button></span>`
        : html`<button type="button" class="btn btn-quiet tool" @click=${() => this._edit(prize)}>${icon('edit')}<span>${t('host.edit-short')}</span></button>`}
    </li>`;
  }

  /** The list's own hands, once it stands. @private */
  _sortable() {
    const list = document.getElementById('goods');
    if (list && list !== this._list) {
      this._list = list;
      sortable(list, (id, to) => this._desk.send({do: 'movePrize', prize: id, index: to}));
    }
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
        ${line({name: 'batches', label: t('host.prize-batch'), value: prize.batches.join('+'), max: BATCHES_LENGTH_MAX, placeholder: '5+5+10', hint: isOff(prize) ? '' : batchesHint(prize)})}
        ${isOff(prize) ? html`<p class="note note-gold is-whole" role="alert">${batchesHint(prize)}</p>` : nothing}
        ${choice({name: 'sponsor', label: t('host.prize-sponsor'), value: prize.sponsor, options: [{value: '', label: t('host.prize-sponsor-none')}, ...sponsors.map(({id, name}) => ({value: id, label: name}))]})}
        ${choice({name: 'music', label: t('host.prize-music'), value: prize.music, options: MUSIC.map((value) => ({value, label: value ? t(`kind.draw.sound-${value}`) : t('host.music-draw')}))})}
        <div class="is-whole">${pictureField({name: 'picture', label: t('host.prize-picture'), value: prize.picture, code: this._desk.code})}</div>
        <div class="is-whole">${this._codesField(prize)}</div>
      </div>
      <div class="form-end">
        <button type="submit" class="btn btn-primary">${t('common.save')}</button>
        <button type="button" class="btn btn-quiet" @click=${() => this._close()}>${t('common.cancel')}</button>
        <span class="sheet-gap"></span>
        <button type="button" class="btn btn-quiet is-harm" @click=${() => this._remove(prize)}>${icon('trash')}${t('common.delete')}</button>
      </div></form></li>`;
  }

  // ── codes ───────────────────────────────────────────────────────────────────────────────────

  /**
   * The codes are kept beside the people, not with the prize, and are saved by themselves.
   * @param {Prize} prize
   * @private
   */
  _codesField(prize) {
    const now = this._desk.show.prizes.find(({id}) => id === prize.id) || prize;
    const known = this._codes;
    return html`<details class="goods-codes" ?open=${now.codes > 0} @toggle=${(/** @type {Event} */ event) => this._loadCodes(event, prize)}>
      <summary>${t('host.codes')} ${now.codes ? html`<span class="count num">${number(now.codes)}</span>` : nothing}</summary>
      ${known
        ? html`<div class="stack-s">
          <textarea class="input num" id="codes" rows="6" spellcheck="false" aria-label=${t('host.codes')} placeholder=${t('host.codes-example')} .value=${known.text} @change=${(/** @type {Event} */ event) => event.stopPropagation()}></textarea>
          <p class="hint">${t('host.codes-hint')}${known.given ? ` ${t('host.codes-given', {count: known.given, n: known.given})}` : ''}</p>
          ${now.codes ? html`<p class="note ${now.codes < prize.quantity ? 'note-gold' : 'note-ok'}">${codesText(now.codes, prize.quantity)}</p>` : nothing}
          <p><button type="button" class="btn" @click=${(/** @type {Event} */ event) => this._saveCodes(event, prize)}>${t('host.codes-save')}</button></p></div>`
        : html`<p class="muted">${t('host.loading')}</p>`}
    </details>`;
  }

  /**
   * @param {Event} event
   * @param {Prize} prize
   * @private
   */
  async _loadCodes(event, prize) {
    if (this._codes || !(/** @type {HTMLDetailsElement} */ (event.currentTarget).open)) {
      return;
    }
    const reply = await get(this._codesPath(prize));
    if (this._open && this._open.id === prize.id) {
      this._codes = {text: (reply.codes || []).join('\n'), given: reply.given || 0};
      this._redraw();
    }
  }

  /**
   * @param {Event} event
   * @param {Prize} prize
   * @private
   */
  async _saveCodes(event, prize) {
    const text = /** @type {HTMLTextAreaElement} */ (document.getElementById('codes')).value;
    const reply = await act(event.currentTarget, () => sendText(this._codesPath(prize), text));
    if (reply && reply.ok && this._codes) {
      this._codes = {...this._codes, text};
      if (reply.doubled) {
        toast(t('host.codes-doubled', {count: reply.doubled, n: reply.doubled}));
      }
      this._redraw();
    }
  }

  /** @param {Prize} prize @private */
  _codesPath(prize) {
    return `/host/${this._desk.code}/prizes/${encodeURIComponent(prize.id)}/codes`;
  }

  // ── the hand ────────────────────────────────────────────────────────────────────────────────

  /**
   * @param {Event} event
   * @private
   */
  async _add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const prize = prizeOf(newId(), textOf(form, 'name'), numberOf(form, 'quantity', 1));
    const answer = await this._desk.send({do: 'putPrize', prize});
    if (answer.ok) {
      form.reset();
      /** @type {HTMLElement} */ (form.elements.namedItem('name')).focus();
    }
  }

  /**
   * @param {Prize} prize
   * @private
   */
  _edit(prize) {
    this._open = prize;
    this._codes = null;
    this._redraw();
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
    this._codes = null;
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
    batches: batchesOf(textOf(form, 'batches')),
    sponsor: textOf(form, 'sponsor'),
    picture: textOf(form, 'picture'),
    music: textOf(form, 'music'),
    codes: prize.codes,
  };
}

// ── batches ───────────────────────────────────────────────────────────────────────────────────

/** "5+5+10" → [5, 5, 10] @param {string} text */
function batchesOf(text) {
  return (text.match(/\d+/g) || []).map(Number).filter((batch) => batch > 0);
}

/** @param {number[]} batches */
function batchesText(batches) {
  return batches.length === 0 ? '' : batches.length === 1 ? t('host.prize-batches', {count: batches[0]}) : batches.join('+');
}

/** Whether several portions do not come to the quantity. @param {Prize} prize */
function isOff({batches, quantity}) {
  return batches.length > 1 && sumOf(batches) !== quantity;
}

/** @param {number[]} batches */
function sumOf(batches) {
  return batches.reduce((all, batch) => all + batch, 0);
}

/** Says what the portions come to, before the server has to. @param {Prize} prize */
function batchesHint({batches, quantity}) {
  const sum = sumOf(batches);
  if (batches.length === 0) {
    return t('host.prize-batch-hint');
  }
  if (batches.length === 1) {
    return t('host.prize-batch-each', {count: batches[0], draws: Math.ceil(quantity / batches[0])});
  }
  return t(sum === quantity ? 'host.prize-batch-sum' : 'host.prize-batch-off', {draws: batches.length, sum, quantity});
}

/** @param {number} codes @param {number} quantity */
function codesText(codes, quantity) {
  const off = codes - quantity;
  return t(off < 0 ? 'host.codes-short' : off > 0 ? 'host.codes-over' : 'host.codes-fit', {codes, quantity, off: Math.abs(off)});
}
