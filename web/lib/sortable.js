// @ts-check
/**
 * A list whose rows are put in order by finger, mouse or keyboard. It never moves an element itself: during the
 * drag rows are only shifted to make room, and the page draws the new order, so that lit keeps its own.
 *
 * Rows are the list's children with [data-id]; inside one a .grip is the handle (arrow keys move it too), and
 * buttons with data-move="-1" and "1" do the same by a tap.
 */

/**
 * @typedef {object} Drag
 * @property {HTMLElement} row
 * @property {HTMLElement[]} rows
 * @property {DOMRect[]} places
 * @property {number} from
 * @property {number} to
 * @property {number} startY
 * @property {number} scrollY  of the scroller when it began
 * @property {number} y
 */

const EDGE_PX = 56;
const SCROLL_PX = 9;

/**
 * @param {HTMLElement} list
 * @param {(id: string, to: number, from: number) => void} moved  to: index without the row itself
 * @returns {() => void} its cleanup
 */
export function sortable(list, moved) {
  /** @type {Drag | null} */
  let drag = null;
  let frame = 0;
  const scroller = scrollerOf(list);

  /** @param {PointerEvent} event */
  function down(event) {
    const grip = closest(event.target, '.grip');
    const row = grip && rowOf(list, grip);
    if (!grip || !row || drag || event.button !== 0) {
      return;
    }
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const rows = rowsOf(list);
    const from = rows.indexOf(row);
    const places = rows.map((other) => other.getBoundingClientRect());
    drag = {row, rows, places, from, to: from, startY: event.clientY, scrollY: scroller.scrollTop, y: event.clientY};
    row.classList.add('is-dragged');
    rows.forEach((other) => other !== row && other.classList.add('is-making-room'));
    frame = requestAnimationFrame(scroll);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (drag) {
      drag.y = event.clientY;
      follow(drag, scroller.scrollTop);
    }
  }

  function scroll() {
    if (!drag) {
      return;
    }
    const box = scroller === document.scrollingElement ? {top: 0, bottom: window.innerHeight} : scroller.getBoundingClientRect();
    const by = drag.y < box.top + EDGE_PX ? -SCROLL_PX : drag.y > box.bottom - EDGE_PX ? SCROLL_PX : 0;
    if (by) {
      scroller.scrollTop += by;
      follow(drag, scroller.scrollTop);
    }
    frame = requestAnimationFrame(scroll);
  }

  /** @param {PointerEvent} event */
  function up(event) {
    if (!drag) {
      return;
    }
    const {row, rows, from, to} = drag;
    drag = null;
    cancelAnimationFrame(frame);
    rows.forEach((other) => {
      other.classList.remove('is-dragged', 'is-making-room');
      other.style.transform = '';
    });
    if (event.type === 'pointerup' && to !== from) {
      moved(String(row.dataset.id), to, from);
    }
  }

  /**
   * @param {Element} part  of the row
   * @param {number} by
   */
  function step(part, by) {
    const row = rowOf(list, part);
    const rows = rowsOf(list);
    const from = row ? rows.indexOf(row) : -1;
    const to = from + by;
    if (row && to >= 0 && to < rows.length) {
      const id = String(row.dataset.id);
      moved(id, to, from);
      setTimeout(() => {
        const again = rowsOf(list).find((other) => other.dataset.id === id);
        const same = again && again.querySelector(part.matches('.grip') ? '.grip' : `[data-move="${by}"]`);
        if (same instanceof HTMLElement) {
          same.focus();
        }
      });
    }
  }

  /** @param {MouseEvent} event */
  function click(event) {
    const button = closest(event.target, '[data-move]');
    if (button) {
      step(button, Number(button.dataset.move));
    }
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const grip = closest(event.target, '.grip');
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (grip && by) {
      event.preventDefault();
      event.stopPropagation();
      step(grip, by);
    }
  }

  list.addEventListener('pointerdown', down);
  list.addEventListener('pointermove', move);
  list.addEventListener('pointerup', up);
  list.addEventListener('pointercancel', up);
  list.addEventListener('click', click);
  list.addEventListener('keydown', key);
  return () => {
    cancelAnimationFrame(frame);
    list.removeEventListener('pointerdown', down);
    list.removeEventListener('pointermove', move);
    list.removeEventListener('pointerup', up);
    list.removeEventListener('pointercancel', up);
    list.removeEventListener('click', click);
    list.removeEventListener('keydown', key);
  };
}

/**
 * Shifts the dragged row with the finger and the others out of its way.
 * @param {Drag} drag
 * @param {number} scrolled
 */
function follow(drag, scrolled) {
  const {row, rows, places, from} = drag;
  const by = drag.y - drag.startY + scrolled - drag.scrollY;
  const own = places[from];
  const middle = own.top + own.height / 2 + by;
  drag.to = places.filter((place, index) => index !== from && place.top + place.height / 2 < middle).length;
  const room = places.length > 1 ? Math.abs(places[1].top - places[0].top - places[0].height) + own.height : 0;
  rows.forEach((other, index) => {
    const shift = index > from && index <= drag.to ? -room : index < from && index >= drag.to ? room : 0;
    other.style.transform = other === row ? `translateY(${by}px)` : shift ? `translateY(${shift}px)` : '';
  });
}

/** @param {HTMLElement} list */
function rowsOf(list) {
  return /** @type {HTMLElement[]} */ (Array.from(list.children).filter((child) => child.hasAttribute('data-id')));
}

/**
 * @param {HTMLElement} list
 * @param {Element} part
 */
function rowOf(list, part) {
  return rowsOf(list).find((row) => row.contains(part));
}

/**
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function closest(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

/**
 * @param {HTMLElement} list
 * @returns {Element}
 */
function scrollerOf(list) {
  for (let box = list.parentElement; box; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) {
      return box;
    }
  }
  return document.scrollingElement || document.documentElement;
}
