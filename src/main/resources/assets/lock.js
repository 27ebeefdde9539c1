// Covers the page when nobody has touched key or pointer for a while, and says so to the server; what was typed stays under the cover.
// Without this file the server still locks, and keeps what a form sends too late.
(() => {
  const cover = document.getElementById('lock');
  if (!cover) {
    return;
  }
  const limit = Number(cover.dataset.minutes) * 60_000;
  const secret = document.getElementById('lock-secret');
  const problem = document.getElementById('lock-problem');
  const headers = { ...JSON.parse(document.body.getAttribute('hx-headers')), Accept: 'application/json' };
  const tabs = new BroadcastChannel('phoihop-lock');
  const send = (path, body) => fetch(path, { method: 'POST', headers, body, redirect: 'manual' });

  let locked = false;
  let last = Date.now();
  let told = Date.now();

  const seen = () => {
    if (locked) {
      return;
    }
    last = Date.now();
    if (last - told > 30_000) {
      told = last;
      tabs.postMessage('seen');
      send('/lock/seen').then((answer) => { if (answer.status === 423) { lock(false); } }, () => {});
    }
  };
  ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'].forEach((kind) =>
    document.addEventListener(kind, seen, { passive: true, capture: true }));

  let unsent = false;
  document.addEventListener('input', (event) => { unsent ||= Boolean(event.target.closest('main form[method=post]')); });

  const lock = (tell) => {
    if (locked) {
      return;
    }
    locked = true;
    document.documentElement.dataset.locked = '';
    document.getElementById('lock-unsent').hidden = !unsent;
    document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
    cover.showModal();
    secret.focus();
    if (tell) {
      send('/lock').catch(() => {});
      tabs.postMessage('locked');
    }
  };

  const open = () => {
    locked = false;
    last = told = Date.now();
    secret.value = '';
    problem.classList.remove('d-block');
    delete document.documentElement.dataset.locked;
    cover.close();
  };

  tabs.onmessage = (message) => {
    if (message.data === 'locked') {
      lock(false);
    } else if (message.data === 'open') {
      open();
    } else if (!locked) {
      last = told = Date.now();
    }
  };

  const check = () => { if (Date.now() - last >= limit) { lock(true); } };
  setInterval(check, 5_000);
  document.addEventListener('visibilitychange', check);
  document.addEventListener('screen-locked', () => lock(false));
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-lock-now]')) {
      event.preventDefault();
      lock(true);
    }
  });
  cover.addEventListener('cancel', (event) => event.preventDefault());
  cover.addEventListener('close', () => { if (locked) { cover.showModal(); } });

  document.getElementById('lock-open').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await send(form.action, new URLSearchParams(new FormData(form)));
      if (answer.ok) {
        open();
        tabs.postMessage('open');
        return;
      }
      problem.textContent = (await answer.json()).detail;
    } catch {
      problem.textContent = cover.dataset.offline;
    }
    problem.classList.add('d-block');
    secret.select();
  });
})();
