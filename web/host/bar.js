// @ts-check
/** The console's head: which show, how many are in, whether all is well, and the menu. */
import {html, nothing} from '../lit/lit-html.js';
import {number, t} from '../lib/ui.js';
import {health} from './health.js';
import {icon} from './icons.js';
import {menu} from './menu.js';
import {robots} from './robots.js';
import {setup} from './setup.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * @param {Desk} desk
 * @param {() => void} redraw
 */
export function bar(desk, redraw) {
  const {info, house, rehearsal} = desk.show;
  const target = info.target || house.expected;
  return html`<header class="host-bar night">
    <h1 class="host-title"><span class="mark" aria-hidden="true"></span><span>${info.title}</span></h1>
    ${rehearsal ? html`<button type="button" class="chip chip-gold rehearsal" @click=${() => robots(desk)}>${t('rehearsal')}</button>` : nothing}
    <span class="host-count" role="img" aria-label=${t('host.present', {count: house.present})}>${icon('people')}<strong class="num">${number(house.present)}</strong>${target ? html`<span class="num"> / ${number(target)}</span>` : nothing}</span>
    ${health(desk)}
    <button type="button" class="btn tool" @click=${() => setup(desk)}>${icon('tool')}<span>${t('host.setup')}</span></button>
    ${menu(desk, redraw)}
  </header>`;
}
