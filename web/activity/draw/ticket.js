// @ts-check
/**
 * A ticket as people read it: 037.
 * @param {number} ticket
 */
export function ticketNo(ticket) {
  return String(ticket).padStart(3, '0');
}
