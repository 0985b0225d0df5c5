// @ts-check
/** The list of shows: a new one is today unless said otherwise, and is made once however often the button is tapped. */

const form = /** @type {HTMLFormElement} */ (document.querySelector('.lobby-new'));
const date = /** @type {HTMLInputElement} */ (form.elements.namedItem('date'));
if (!date.value) {
  const now = new Date();
  date.value = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
form.addEventListener('submit', (event) => {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('[type="submit"]'));
  if (button.dataset.state === 'sending') {
    event.preventDefault();
  }
  button.dataset.state = 'sending';
});
addEventListener('pageshow', () => form.querySelectorAll('[data-state]').forEach((button) => button.removeAttribute('data-state')));
