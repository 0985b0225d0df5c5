// @ts-check
/**
 * The presenter's clicker and the keyboard. Keys count only where nothing is being written: no field has the focus,
 * no input method is composing (Enter confirms Chinese input all the time), nothing lies over the console. A second
 * press within 300 ms is a mistake, unless the kind on air says that it is not.
 */

const REPEAT_MS = 300;

/** @type {Record<string, string>} key → what it does */
const MEANINGS = {
  PageDown: 'take',
  ArrowRight: 'take',
  Enter: 'take',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'hold',
  B: 'hold',
  '.': 'hold',
  q: 'code',
  Q: 'code',
  d: 'danmaku',
  D: 'danmaku',
  ' ': 'space',
};

/**
 * @param {object} hands
 * @param {(meaning: string) => void} hands.press
 * @param {() => boolean} hands.isCovered  something lies over the console
 * @param {() => void} hands.covered  a clicker was pressed then
 * @param {() => boolean} hands.isFast
 * @returns {() => void} its cleanup
 */
export function keys({press, isCovered, covered, isFast}) {
  let last = -REPEAT_MS;

  /** @param {KeyboardEvent} event */
  function down(event) {
    const meaning = MEANINGS[event.key];
    if (!meaning || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) {
      return;
    }
    if (isCovered()) {
      if (event.key.startsWith('Page')) {
        covered();
      }
      return;
    }
    if (isPressable(event) || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const early = event.timeStamp - last < REPEAT_MS;
    last = event.timeStamp;
    if ((early || event.repeat) && !isFast()) {
      return;
    }
    press(meaning);
  }

  /** A tapped button must not keep the focus, or the clicker's Enter would press it again. @param {MouseEvent} event */
  function click(event) {
    const button = event.detail > 0 && event.target instanceof Element && event.target.closest('button, a, summary');
    if (button instanceof HTMLElement && button === document.activeElement) {
      button.blur();
    }
  }

  document.addEventListener('keydown', down);
  document.addEventListener('click', click);
  return () => {
    document.removeEventListener('keydown', down);
    document.removeEventListener('click', click);
  };
}

/** @param {KeyboardEvent} event */
function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Enter and Space press the button that the keyboard has gone to. @param {KeyboardEvent} event */
function isPressable(event) {
  const {target, key} = event;
  const presses = key === 'Enter' || key === ' ';
  const steers = key.startsWith('Arrow');
  return (
    target instanceof HTMLElement &&
    ((presses && !!target.closest('button, a[href], summary, label')) || (steers && !!target.closest('.grip, [role="tablist"]')))
  );
}
