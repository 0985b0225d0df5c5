// @ts-check
/** Before the first Take: what is ready for the evening and what is missing, each with the way to it. */
import {html, nothing} from '../lit/lit-html.js';
import {t} from '../lib/ui.js';
import {icon} from './icons.js';
import {links} from './links.js';
import {rehearse} from './rehearse.js';
import {setup} from './setup.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {{sign: string, isDone: boolean, title: string, sub: string, go?: () => void, href?: string, isLater?: boolean}} Item
 */

/** @param {Desk} desk */
export function ready(desk) {
  return html`<ul class="ready">${items(desk).map(item)}</ul>`;
}

/** @param {Item} item */
function item({sign, isDone, title, sub, go, href, isLater}) {
  const inside = html`<span class="ready-sign ${isDone ? 'is-done' : ''}">${icon(isDone ? 'check' : sign)}</span>
    <span class="ready-text"><strong>${title}</strong><small>${sub}</small></span>
    ${isDone || isLater ? nothing : html`<span class="chip chip-gold">${t('host.ready-todo')}</span>`}`;
  return html`<li>${href
    ? html`<a class="ready-item" href=${href} target="_blank" rel="noopener">${inside}</a>`
    : html`<button type="button" class="ready-item" @click=${go}>${inside}</button>`}</li>`;
}

/**
 * @param {Desk} desk
 * @returns {Item[]}
 */
function items(desk) {
  const {info, house, prizes, rundown, rehearsal} = desk.show;
  const screens = desk.health ? desk.health.screens : 0;
  /** @type {Item[]} */
  const all = [
    {
      sign: 'screen',
      isDone: screens > 0,
      title: t('host.ready-screen'),
      sub: t(screens > 0 ? 'host.ready-screen-yes' : 'host.ready-screen-no', {count: screens}),
      go: () => links(desk, 'screen'),
    },
    {
      sign: 'phone',
      isDone: false,
      isLater: true,
      title: t('host.ready-wifi'),
      sub: t('host.ready-wifi-sub'),
      href: `/host/${desk.code}/preflight`,
    },
    {
      sign: 'people',
      isDone: !info.roster || house.expected > 0,
      title: t('host.ready-roster'),
      sub: house.expected > 0 ? t('host.ready-roster-yes', {count: house.expected}) : t(info.roster ? 'host.ready-roster-no' : 'host.ready-roster-open'),
      go: () => setup(desk, 'roster'),
    },
    {
      sign: 'gift',
      isDone: prizes.length > 0 || !rundown.some(({kind}) => kind === 'draw'),
      title: t('host.ready-prizes'),
      sub: prizes.length ? t('host.ready-prizes-yes', {count: prizes.length}) : t('host.ready-prizes-no'),
      go: () => setup(desk, 'prizes'),
    },
  ];
  if (!rehearsal) {
    all.push({sign: 'team', isDone: false, isLater: true, title: t('host.rehearse'), sub: t('host.ready-rehearse-sub'), go: () => rehearse(desk)});
  }
  return all;
}
