// @ts-check
/** Setup's page of people: bring a list in, look at it before it counts, then see who is who. */
import {html} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {PeopleList} from './people.js';
import {RosterImport} from './rosterimport.js';

/** @typedef {import('./desk.js').Desk} Desk */

export class RosterPage {
  /**
   * @param {Desk} desk
   * @param {() => void} redraw
   */
  constructor(desk, redraw) {
    this._people = new PeopleList(desk, redraw);
    this._import = new RosterImport(desk, redraw, () => this._people.load());
  }

  shown() {
    this._people.load();
  }

  /** While a list is being looked at, it has the page; else those who are known come first. */
  view() {
    const bring = html`<section class="form-part"><h3 class="slit">${t('host.roster-import')}</h3>${this._import.view()}</section>`;
    const known = html`<section class="form-part"><h3 class="slit">${t('host.people')}</h3>${this._people.view()}</section>`;
    if (this._import.isBusy) {
      return html`<div class="stack-l">${bring}</div>`;
    }
    return html`<div class="stack-l">${this._people.isEmpty || this._import.isDone ? [bring, known] : [known, bring]}</div>`;
  }
}
