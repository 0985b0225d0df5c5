// @ts-check
/** The console's signs, drawn in one hand: 24 × 24, lines of two. A sign never stands for a word alone. */
import {html} from '../lit/lit-html.js';

/** @type {Record<string, string>} */
const LINES = {
  add: 'M12 5v14M5 12h14',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM20 14v2M18 18h2v2M14 20v0',
  down: 'M6 9.5l6 6 6-6',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM14 6.5L17.5 10',
  freeze: 'M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5L12 7l2.5-2.5M9.5 19.5L12 17l2.5 2.5',
  gift: 'M4 10h16v10H4zM3 7h18v3H3zM12 7v13M12 7C9 7 7 6 7 4.5S9 2.5 12 7c3-4.5 5-4 5-2.500S15 7 12 7',
  hold: 'M4 5h16v14H4zM4 5l16 14',
  flag: 'M6 21V4M6 4h12l-2.5 4L18 12H6',
  heart: 'M12 20S4 15 4 9.500A4 4 0 0 1 12 8a4 4 0 0 1 8 1.500C20 15 12 20 12 20z',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1',
  menu: 'M4 7h16M4 12h16M4 17h16',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 11v1a6 6 0 0 0 12 0v-1M12 18v3',
  mute: 'M8 11V7a4 4 0 0 1 8 0v4M5 11h14v9H5z',
  pause: 'M8 5v14M16 5v14',
  people: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.500a3.5 3.5 0 0 1 0 6.300M18 14.500c2 .8 3 2.8 3 5.5',
  phone: 'M7 3h10v18H7zM11 18h2',
  road: 'M4 12h15M13 6l6 6-6 6',
  screen: 'M3 5h18v11H3zM12 16v4M8 20h8',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5',
  slot: 'M4 5h16v14H4zM8 10h8M8 14h5',
  sort: 'M8 4v16M8 20l-3.5-3.500M8 20l3.5-3.500M16 20V4M16 4l-3.5 3.500M16 4l3.5 3.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.600L19 19M5 19l1.4-1.400M17.6 6.400L19 5',
  chair: 'M7 3v18M7 13h10v8M7 13V3h3v10M17 13v8',
  team: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM16.5 13v7M13 16.500h7',
  tool: 'M4 7h9M17 7h3M15 9.500v-5M4 17h3M11 17h9M9 19.500v-5',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  undo: 'M4 9h10a6 6 0 0 1 0 12h-4M4 9l5-5M4 9l5 5',
  up: 'M6 14.500l6-6 6 6',
  welcome: 'M6 21V4h12v17M3 21h18M14 12v1.5',
};

/** @param {string} name  an unknown one gives a plain card */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${LINES[name] || LINES.slot}></path></svg>`;
}
