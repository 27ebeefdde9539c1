// Hashes a chosen file in the browser and asks with the hash alone: the file goes nowhere.
(() => {
  const form = document.querySelector('form[data-verify]');
  if (!form) {
    return;
  }
  const field = form.querySelector('[data-verify-file]');
  const chosen = field.querySelector('input');
  field.hidden = false;

  // SHA-256 (FIPS 180-4) where the browser keeps its own from pages that came without https.
  const plain = (bytes) => {
    const root = (value, power) => Math.floor((value ** power % 1) * 2 ** 32);
    const primes = [];
    for (let n = 2; primes.length < 64; n++) {
      if (primes.every((prime) => n % prime)) {
        primes.push(n);
      }
    }
    const constants = primes.map((prime) => root(prime, 1 / 3));
    const hash = new Int32Array(primes.slice(0, 8).map((prime) => root(prime, 1 / 2)));
    const length = Math.ceil((bytes.length + 9) / 64) * 64;
    const padded = new Uint8Array(length);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
    view.setUint32(length - 4, bytes.length * 8);
    const turn = (value, by) => (value >>> by) | (value << (32 - by));
    const words = new Int32Array(64);
    for (let at = 0; at < length; at += 64) {
      for (let i = 0; i < 64; i++) {
        if (i < 16) {
          words[i] = view.getInt32(at + 4 * i);
        } else {
          const early = words[i - 15];
          const late = words[i - 2];
          words[i] = words[i - 16] + words[i - 7]
            + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10));
        }
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => {
        hash[i] += value;
      });
    }
    const result = new DataView(new ArrayBuffer(32));
    hash.forEach((value, i) => result.setInt32(4 * i, value));
    return result.buffer;
  };

  chosen.addEventListener('change', async () => {
    const file = chosen.files[0];
    if (!file) {
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const digest = window.crypto.subtle ? await window.crypto.subtle.digest('SHA-256', bytes) : plain(bytes);
    form.elements.hash.value = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    form.requestSubmit();
  });
})();
