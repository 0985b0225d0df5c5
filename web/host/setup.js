// @ts-check
/** Setup: what the evening is, who is invited, what there is to win, whom to thank. A sheet of four pages. */
import {html} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {askToDrop} from './unsaved.js';
import {InfoPage} from './showinfo.js';
import {PrizesPage} from './prizes.js';
import {RosterPage} from './roster.js';
import {openSheet} from './sheet.js';
import {SponsorsPage} from './sponsors.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {'info' | 'roster' | 'prizes' | 'sponsors'} Tab
 * @typedef {{view: () => unknown, shown?: () => void, isDirty?: boolean}} Page
 */

/** @type {Tab[]} */
const TABS = ['info', 'roster', 'prizes', 'sponsors'];

/**
 * @param {Desk} desk
 * @param {Tab} [first]
 */
export function setup(desk, first = 'info') {
  let tab = first;
  const redraw = () => sheet.draw();
  /** @type {Record<Tab, Page>} */
  const pages = {
    info: new InfoPage(desk, redraw),
    roster: new RosterPage(desk, redraw),
    prizes: new PrizesPage(desk, redraw),
    sponsors: new SponsorsPage(desk, redraw),
  };
  const sheet = openSheet({
    wide: true,
    title: () => t('host.setup'),
    mayClose,
    body: () => html`<div class="setup">
      <div class="setup-tabs" role="tablist" @keydown=${steer}>${TABS.map(tabButton)}</div>
      <div class="setup-page" role="tabpanel" aria-label=${t(`host.setup-${tab}`)}>${pages[tab].view()}</div>
    </div>`,
  });
  shown();

  /** @param {Tab} name */
  function tabButton(name) {
    return html`<button type="button" role="tab" aria-selected=${name === tab} tabindex=${name === tab ? 0 : -1} @click=${() => go(name)}>
      <span>${t(`host.setup-${name}`)}</span><span class="count">${count(name)}</span></button>`;
  }

  /** @param {Tab} name */
  function count(name) {
    const {house, prizes, sponsors} = desk.show;
    return {info: '', roster: house.expected || '', prizes: prizes.length || '', sponsors: sponsors.length || ''}[name];
  }

  /** @param {Tab} name */
  async function go(name) {
    if (name !== tab && (await mayClose())) {
      pages[tab].isDirty = false;
      tab = name;
      sheet.draw();
      shown();
    }
  }

  function mayClose() {
    return !pages[tab].isDirty || askToDrop();
  }

  function shown() {
    const page = pages[tab];
    if (page.shown) {
      page.shown();
    }
  }

  /** @param {KeyboardEvent} event */
  async function steer(event) {
    const by = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    if (by) {
      event.preventDefault();
      const list = /** @type {HTMLElement} */ (event.currentTarget);
      await go(TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]);
      const next = list.querySelector('[aria-selected="true"]');
      /** @type {HTMLElement} */ (next).focus();
    }
  }
}
