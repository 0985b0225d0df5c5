// @ts-check
/**
 * Makes a picture small on the phone before it is sent. The browser turns it upright while drawing (Chromium 81,
 * iOS 13.4 and newer) and the place where it was taken is lost with its metadata.
 */

/** Pictures that may move, or whose lines are drawn: left as they are. */
const KEPT = ['image/gif', 'image/svg+xml'];
const DECODE_MS = 15000;

/**
 * @param {File} file
 * @param {number} [maxSide]  px
 * @param {number} [quality]
 * @returns {Promise<Blob>} the file itself where this browser cannot open it or it is small enough already
 */
export async function shrink(file, maxSide = 2048, quality = 0.82) {
  if (!file.type.startsWith('image/') || KEPT.includes(file.type)) {
    return file;
  }
  const url = URL.createObjectURL(file);
  try {
    const image = await open(url);
    const scale = Math.min(1, maxSide / Math.max(image.naturalWidth, image.naturalHeight));
    const small = await redraw(image, scale, quality);
    return small && (scale < 1 || small.size < file.size) ? small : file;
  } catch (unreadable) {
    return file;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {string} url
 * @returns {Promise<HTMLImageElement>}
 */
function open(url) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => (image.naturalWidth > 0 ? resolve(image) : reject(new Error('no size')));
    image.onerror = () => reject(new Error('not a picture that this browser opens'));
    setTimeout(() => reject(new Error('too slow')), DECODE_MS);
    image.src = url;
  });
}

/**
 * @param {HTMLImageElement} image
 * @param {number} scale
 * @param {number} quality
 * @returns {Promise<Blob | null>}
 */
function redraw(image, scale, quality) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const pen = canvas.getContext('2d');
  if (!pen) {
    return Promise.resolve(null);
  }
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
