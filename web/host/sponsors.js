// @ts-check
/** Setup's page of sponsors: a name and a logo each, thanked on the screen. */
import {html, nothing} from '../lit/lit-html.js';
import {repeat} from '../lit/directives/repeat.js';
import {t} from '../lib/ui.js';
import {line, textOf} from './fields.js';
import {icon} from './icons.js';
import {newId} from './ids.js';
import {upload} from './picture.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./desk.js').Sponsor} Sponsor
 */

const NAME_MAX = 60;

export class SponsorsPage {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this._desk = desk;
    this._redraw = redraw;
    /** @type {Set<string>} ids whose logo is on its way */
    this._sending = new Set();
  }

  view() {
    const {sponsors} = this._desk.show;
    return html`<div class="stack">
      <h3 class="slit">${t('host.sponsors')}</h3>
      <form class="quick card" autocomplete="off" @submit=${(/** @type {Event} */ event) => this._add(event)}>
        ${line({name: 'name', label: t('host.sponsor-name'), value: '', max: NAME_MAX, required: true})}
        <button type="submit" class="btn btn-primary">${icon('add')}${t('host.sponsor-add')}</button>
      </form>
      ${sponsors.length === 0 ? html`<p class="empty">${t('host.sponsors-none')}</p>` : html`<p class="hint">${t('host.sponsor-hint')}</p>`}
      <ul class="logos">${repeat(sponsors, ({id}) => id, (sponsor) => this._card(sponsor))}</ul>
    </div>`;
  }

  /**
   * @param {Sponsor} sponsor
   * @private
   */
  _card(sponsor) {
    const isSending = this._sending.has(sponsor.id);
    return html`<li class="logo card">
      <label class="logo-box night" data-state=${isSending ? 'sending' : nothing}>
        ${sponsor.picture ? html`<img src="/f/${sponsor.picture}" alt="">` : html`<span class="muted small">${t(isSending ? 'host.sending' : 'host.sponsor-logo')}</span>`}
        <input type="file" accept="image/*" aria-label=${t('host.sponsor-logo-of', {name: sponsor.name})} @change=${(/** @type {Event} */ event) => this._logo(event, sponsor)}>
      </label>
      <div class="logo-foot">
        <input class="input" aria-label=${t('host.sponsor-name')} maxlength=${NAME_MAX} .value=${sponsor.name} @change=${(/** @type {Event} */ event) => this._rename(event, sponsor)}>
        <button type="button" class="btn btn-quiet btn-icon" aria-label=${t('host.sponsor-remove', {name: sponsor.name})} @click=${() => this._remove(sponsor)}>${icon('trash')}</button>
      </div></li>`;
  }

  /**
   * @param {Event} event
   * @private
   */
  async _add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const answer = await this._desk.send({do: 'putSponsor', sponsor: {id: newId(), name: textOf(form, 'name'), picture: ''}});
    if (answer.ok) {
      form.reset();
    }
  }

  /**
   * @param {Event} event
   * @param {Sponsor} sponsor
   * @private
   */
  async _logo(event, sponsor) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const [file] = Array.from(input.files || []);
    if (!file || this._sending.has(sponsor.id)) {
      return;
    }
    this._sending.add(sponsor.id);
    this._redraw();
    const picture = await upload(this._desk.code, file);
    this._sending.delete(sponsor.id);
    input.value = '';
    if (picture) {
      await this._desk.send({do: 'putSponsor', sponsor: {...this._now(sponsor), picture}});
    }
    this._redraw();
  }

  /** The sponsor as it stands by now. @param {Sponsor} sponsor @private */
  _now(sponsor) {
    return this._desk.show.sponsors.find(({id}) => id === sponsor.id) || sponsor;
  }

  /**
   * @param {Event} event
   * @param {Sponsor} sponsor
   * @private
   */
  async _rename(event, sponsor) {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const name = input.value.trim();
    const answer = name ? await this._desk.send({do: 'putSponsor', sponsor: {...sponsor, name}}) : {ok: false};
    if (!answer.ok) {
      input.value = sponsor.name;
    }
  }

  /**
   * @param {Sponsor} sponsor
   * @private
   */
  async _remove(sponsor) {
    const answer = await this._desk.send({do: 'removeSponsor', sponsor: sponsor.id});
    if (answer.ok) {
      this._desk.undoable(t('host.sponsor-removed', {name: sponsor.name}), () => this._desk.send({do: 'putSponsor', sponsor}));
    }
  }
}
