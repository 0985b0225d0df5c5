// @ts-check
// What one phone can prove, as a picture: it prints, and where a browser saves no files it is kept by a long press.
(() => {
  /** @type {any} */
  const world = globalThis;
  const {say, ticketNo} = world.evidence;
  const WIDTH = 1080;
  const MARGIN = 84;
  const FONT = '"Noto Sans CJK SC","PingFang SC","HarmonyOS Sans SC","Microsoft YaHei",sans-serif';
  const DRAWS_MAX = 20;

  /** @typedef {{text: string, size: number, color?: string, bold?: boolean, gap?: number}} Line */

  /**
   * @param {any} report  of the verifier, with the phone
   * @param {any} memory
   * @param {string} title  of the show
   * @param {string} where  the page's address
   * @returns {string} a picture as a data address
   */
  function certificate(report, memory, title, where) {
    const canvas = document.createElement('canvas');
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const lines = wrapped(pen, words(report, memory, title, where));
    canvas.width = WIDTH;
    canvas.height = lines.reduce((sum, line) => sum + line.size * 1.5 + (line.gap || 0), 2 * MARGIN);
    pen.fillStyle = '#fffefb';
    pen.fillRect(0, 0, WIDTH, canvas.height);
    pen.fillStyle = '#10142a';
    pen.fillRect(0, 0, WIDTH, 20);
    pen.fillStyle = '#ffc857';
    pen.fillRect(0, 20, WIDTH, 8);
    pen.textBaseline = 'top';
    let y = MARGIN;
    for (const line of lines) {
      y += line.gap || 0;
      write(pen, line);
      pen.fillText(line.text, MARGIN, y);
      y += line.size * 1.5;
    }
    return canvas.toDataURL('image/png');
  }

  /** @param {any} report @param {any} memory @param {string} title @param {string} where @returns {Line[]} */
  function words(report, memory, title, where) {
    const done = report.draws.filter((/** @type {any} */ draw) => draw.phase === 'done');
    const draws = done.slice(0, DRAWS_MAX).flatMap((/** @type {any} */ draw) => [
      {text: `${draw.code}　${draw.body.prizes.map((/** @type {any} */ [, name]) => name).join(' · ')}`, size: 40, bold: true, gap: 26},
      {text: say(`evidence.cert-${draw.grade || 'amber'}`), size: 32, color: draw.grade === 'red' ? '#b3261e' : '#5b6079'},
    ]);
    return [
      {text: say('evidence.cert-title'), size: 60, bold: true},
      {text: title, size: 40, color: '#5b6079'},
      {text: say('evidence.cert-ticket', ticketNo(memory.ticket)), size: 48, bold: true, gap: 40},
      {text: say(report.ok ? 'evidence.cert-ok' : 'evidence.cert-failed', report.draws.length), size: 36, color: report.ok ? '#0b6b4f' : '#b3261e'},
      ...report.errors.map((/** @type {any} */ one) => ({text: say(`verify.code.${one.code}`), size: 32, color: '#b3261e'})),
      ...draws,
      {text: say('evidence.cert-how'), size: 30, color: '#5b6079', gap: 46},
      {text: where, size: 28, color: '#5b6079'},
      {text: report.head, size: 26, color: '#5b6079', gap: 14},
    ];
  }

  /** Breaks what is too long for the sheet. @param {CanvasRenderingContext2D} pen @param {Line[]} lines @returns {Line[]} */
  function wrapped(pen, lines) {
    return lines.flatMap((line) => {
      write(pen, line);
      const rows = [''];
      for (const part of line.text.match(/[\w.:/-]{1,32}|.[，。；：！？、」』）]*/gsu) || []) {
        const last = rows.length - 1;
        if (rows[last] && pen.measureText(rows[last] + part).width > WIDTH - 2 * MARGIN) {
          rows.push(part.trimStart());
        } else {
          rows[last] += part;
        }
      }
      return rows.map((text, at) => ({...line, text, gap: at ? 0 : line.gap}));
    });
  }

  /** @param {CanvasRenderingContext2D} pen @param {Line} line */
  function write(pen, {size, bold, color}) {
    pen.font = `${bold ? 700 : 500} ${size}px ${FONT}`;
    pen.fillStyle = color || '#1c1f2e';
  }

  world.evidence.certificate = certificate;
})();
