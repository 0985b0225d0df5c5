// @ts-check
/** The page of cards works without script; this saves two taps: a choice shows at once, and a button prints. */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('.cards-wish'));
const button = document.getElementById('print');

if (form) {
  form.addEventListener('change', () => form.submit());
}
if (button) {
  button.addEventListener('click', () => print());
}

export {};
