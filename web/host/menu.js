// @ts-check
/** What is needed rarely: links, rehearsal, keys, light, the end. */
import {html, nothing} from '../lit/lit-html.js';
import {ask, t} from '../lib/ui.js';
import {icon} from './icons.js';
import {helpKeys} from './keyhelp.js';
import {isDark, turnLight} from './light.js';
import {links} from './links.js';
import {rehearse} from './rehearse.js';
import {robots} from './robots.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{sign: string, label: string, run?: () => void, href?: string, isHarm?: boolean}} Entry
 */

let isOpen = false;

/**
 * @param {Desk} desk
 * @param {() => void} redraw
 */
export function menu(desk, redraw) {
  const turn = () => {
    isOpen = !isOpen;
    redraw();
    if (isOpen) {
      setTimeout(() => document.addEventListener('click', turn, {once: true}));
      focusFirst();
    }
  };
  /** @param {KeyboardEvent} event */
  const escape = (event) => event.key === 'Escape' && isOpen && document.body.click();
  return html`<div class="menu" @keydown=${escape}>
    <button type="button" class="btn btn-icon" aria-haspopup="true" aria-expanded=${isOpen} aria-label=${t('host.menu')} @click=${isOpen ? nothing : turn}>${icon('menu')}</button>
    ${isOpen ? html`<div class="menu-list">${entries(desk, redraw).map(one)}</div>` : nothing}
  </div>`;
}

function focusFirst() {
  requestAnimationFrame(() => {
    const first = document.querySelector('.menu-list button, .menu-list a');
    if (first instanceof HTMLElement) {
      first.focus({preventScroll: true});
    }
  });
}

/** @param {Entry} entry */
function one({sign, label, run, href, isHarm}) {
  const inside = html`${icon(sign)}<span>${label}</span>`;
  return href
    ? html`<a class="menu-item" href=${href}>${inside}</a>`
    : html`<button type="button" class="menu-item ${isHarm ? 'is-harm' : ''}" @click=${run}>${inside}</button>`;
}

/**
 * @param {Desk} desk
 * @param {() => void} redraw
 * @returns {Entry[]}
 */
function entries(desk, redraw) {
  const {show, code} = desk;
  return [
    {sign: 'screen', label: t('host.links'), run: () => links(desk, 'screen')},
    {sign: 'check', label: t('host.link-crew'), href: `/desk/${code}`},
    {sign: 'gift', label: t('kind.draw.claim-desk'), href: `/host/${code}/claims`},
    {sign: 'slot', label: t('host.numbers'), href: `/host/${code}/numbers`},
    {sign: 'slot', label: t('host.archive'), href: `/host/${code}/archive.zip`},
    {sign: 'phone', label: t('host.preflight'), href: `/host/${code}/preflight`},
    show.rehearsal
      ? {sign: 'team', label: t('host.robots'), run: () => robots(desk)}
      : {sign: 'team', label: t('host.rehearse'), run: () => rehearse(desk)},
    {sign: 'slot', label: t('host.keys'), run: () => helpKeys()},
    {sign: 'sun', label: t(isDark() ? 'host.light' : 'host.dark'), run: () => (turnLight(), redraw())},
    {sign: 'back', label: t('host.all-shows'), href: '/host'},
    show.ended
      ? {sign: 'check', label: t('host.reopen'), run: () => desk.send({do: 'end', on: false})}
      : {sign: 'close', label: t('host.end'), run: () => end(desk), isHarm: true},
  ];
}

/** @param {Desk} desk */
async function end(desk) {
  if (await ask({title: t('host.end-ask'), text: t('host.end-what'), yes: t('host.end'), no: t('common.cancel'), danger: true})) {
    desk.send({do: 'end', on: true});
  }
}
