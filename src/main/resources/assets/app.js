// Keys, menus, and what htmx leaves to the page. Everything also works without this file, only less quickly.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const menus = () => document.querySelectorAll('details.menu[open]');

  // Keys: "/" search, "n" new, "g h" home, "j" and "k" rows, "?" the list of keys. Not while somebody types.
  const goTo = (path) => $(`.nav-line[href^="${path}"]`)?.click();
  const row = (step) => {
    const links = [...document.querySelectorAll('#list-rows tbody tr')].map((line) => line.querySelector('a[href]')).filter(Boolean);
    const at = links.findIndex((link) => link.closest('tr').contains(document.activeElement));
    links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
  };
  let before = '';
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      menus().forEach((menu) => { menu.open = false; menu.querySelector('summary').focus(); });
      return;
    }
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.altKey || event.metaKey || $('dialog[open]')) {
      return;
    }
    const key = before === 'g' ? 'g ' + event.key : event.key;
    before = event.key;
    const act = {
      '/': () => ($('#list-q') ?? $('[data-search]'))?.focus(),
      'n': () => $('[data-new]')?.click(),
      'g h': () => $('.brand')?.click(),
      'g a': () => goTo('/activities'),
      'g c': () => goTo('/cases'),
      'g r': () => goTo('/reports'),
      'j': () => row(1),
      'k': () => row(-1),
      'x': () => event.target.closest('#list-rows tr')?.querySelector('input[name=chosen]')?.click(),
      '?': () => $('#keys')?.showModal(),
    }[key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.addEventListener('click', (event) => {
    menus().forEach((menu) => { menu.open = menu.contains(event.target); });
    if (event.target.closest('[data-open-keys]')) {
      $('#keys').showModal();
    }
    if (event.target.closest('[data-toggle-side]')) {
      const narrow = document.documentElement.toggleAttribute('data-narrow');
      showSide(narrow);
      try { localStorage.setItem('narrow', narrow ? '1' : '0'); } catch { /* not remembered then */ }
    }
  });

  const showSide = (narrow) => $('[data-toggle-side]')?.setAttribute('aria-pressed', String(narrow));
  showSide(document.documentElement.hasAttribute('data-narrow'));

  // Who leaves a page by mistake while a form holds what was typed is asked first; what has been sent is no longer held.
  let unsent = false;
  document.addEventListener('input', (event) => { unsent ||= Boolean(event.target.closest('form[data-keep]')); });
  addEventListener('beforeunload', (event) => {
    if (unsent && !document.querySelector('form[data-sent]')) {
      event.preventDefault();
    }
  });

  // A refused form: its summary of problems is read out first.
  $('[data-focus]')?.focus();

  // Forms that would be sent twice by a double click. A form with a script of its own has kept its sending to itself.
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) {
      return;
    }
    if (event.target.dataset.sent) {
      event.preventDefault();
    } else if (event.target.method === 'post') {
      event.target.dataset.sent = '1';
    }
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

  // A form marked data-keep never gives up what was typed: it is sent in the background. A redirect is followed, a form drawn again with its
  // problems takes its place; whatever else comes (no connection, busy, no longer signed in) is told above it, and it stays as it is.
  const tell = (note) => {
    $('#notices').replaceChildren(...note);
    $('#notices').scrollIntoView({ block: 'center' });
  };
  const send = (form, data) => fetch(form.action, { method: 'POST', body: data, headers: { 'HX-Request': 'true' } });
  const freshToken = async (form, data) => {
    const page = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector(`[name=${CSS.escape('_csrf')}]`)?.value;
    if (fresh) {
      data.set('_csrf', fresh);
      form.elements._csrf.value = fresh;
    }
    return fresh;
  };
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!('keep' in form.dataset) || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const typed = new FormData(form, event.submitter);
    // Files are sent as they are, or not at all.
    const data = form.enctype === 'multipart/form-data' ? typed : new URLSearchParams(typed);
    event.submitter?.classList.add('btn-loading');
    try {
      let answer = await send(form, data);
      if (answer.status === 403 && await freshToken(form, data)) {
        answer = await send(form, data);
      }
      if (answer.redirected && answer.ok) {
        unsent = false;
        form.dispatchEvent(new Event('form-sent', { bubbles: true }));
        location.assign(answer.url);
        return;
      }
      const body = new DOMParser().parseFromString(await answer.text(), 'text/html').body;
      const drawn = body.childNodes;
      const again = answer.status === 422 || answer.status === 409 || body.querySelector('form[data-keep]');
      if (answer.headers.has('HX-Retarget') || !answer.ok && !again) {
        tell(answer.status === 401 ? [offlineNote($('#notices').dataset.signedOut)] : [...drawn]);
      } else {
        const place = $('#page-content');
        place.replaceChildren(...drawn);
        htmx.process(place);
        $('[data-focus]')?.focus();
      }
    } catch {
      tell([offlineNote($('#notices').dataset.offline)]);
    }
    delete form.dataset.sent;
    event.submitter?.classList.remove('btn-loading');
  });
  const offlineNote = (text) => {
    const note = document.createElement('div');
    note.className = 'alert alert-danger';
    note.setAttribute('role', 'alert');
    note.textContent = text;
    return note;
  };

  document.addEventListener('htmx:afterSettle', (event) => {
    const said = $('[data-announce]');
    if (said) {
      $('#live').textContent = said.dataset.announce;
    }
    // Only what has just come: a hint that arrives while somebody types does not call the eye away.
    event.target.querySelector?.('[data-focus]')?.focus();
  });
  document.addEventListener('htmx:sendError', () => {
    const place = $('#notices');
    place.replaceChildren(offlineNote(place.dataset.offline));
  });
})();
