// @ts-check
/** Turns green when a phone has opened the probe page. */
import {t} from '../lib/ui.js';

const seen = /** @type {HTMLElement} */ (document.getElementById('seen'));

async function look() {
  try {
    const answer = await (await fetch('/host/preflight/seen')).json();
    if (answer.from) {
      seen.classList.add('note-ok');
      seen.textContent = `${t('preflight.seen')} ${t('preflight.seen.by', {0: answer.from})}`;
    }
  } catch (unreachable) {
    console.warn('asking again', unreachable);
  }
  setTimeout(look, 1500);
}

look();
