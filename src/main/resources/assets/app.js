// Keys, menus, and what htmx leaves to the page. Everything also works without this file, only less quickly.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const menus = () => document.querySelectorAll('details.menu[open]');

  // Keys: "/" search, "n" new, "g h" home, "?" the list of keys. Not while somebody types.
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
      '/': () => $('[data-search]')?.focus(),
      'n': () => $('[data-new]')?.click(),
      'g h': () => $('.brand')?.click(),
      '?': () => $('#keys')?.showModal(),
    }[key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  document.addEventListener('click', (event) => {
    menus().forEach((menu) => { menu.open = menu.contains(event.target); });
    const token = event.target.closest('[data-insert]');
    const text = $('#text');
    if (token && text) {
      text.setRangeText(token.dataset.insert, text.selectionStart, text.selectionEnd, 'end');
      text.dispatchEvent(new Event('input', { bubbles: true }));
      text.focus();
    }
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

  // A refused form: its summary of problems is read out first.
  $('[data-focus]')?.focus();

  // Forms that would be sent twice by a double click.
  document.addEventListener('submit', (event) => {
    if (event.target.dataset.sent) {
      event.preventDefault();
    } else if (event.target.method === 'post') {
      event.target.dataset.sent = '1';
    }
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

  // What a list is asked for is what was clicked and typed so far, also while an earlier answer is still on its way: each click changes
  // what it changes on the page, the search box is as it stands, and the newest request takes the place of the one before (hx-sync).
  document.addEventListener('htmx:configRequest', (event) => {
    const list = event.target.closest('.list');
    if (!list || event.target.closest('[data-more]')) {
      return;
    }
    const asked = new URL(list.dataset.asked ?? location.href, location.href);
    const box = list.querySelector('[data-search]');
    const link = event.target.closest('a');
    if (link) {
      const [to, here] = [new URL(link.href), new URL(location.href)];
      new Set([...to.searchParams.keys(), ...here.searchParams.keys()]).forEach((name) => {
        if (to.searchParams.get(name) !== here.searchParams.get(name)) {
          put(asked, name, to.searchParams.get(name));
        }
      });
      if (box && 'clear' in link.dataset) {
        box.value = '';
      }
    }
    if (box) {
      put(asked, 'q', box.value.trim());
    }
    put(asked, 'after', null);
    list.dataset.asked = asked.href;
    [...event.detail.parameters.keys()].forEach((name) => delete event.detail.parameters[name]);
    event.detail.path = asked.pathname + asked.search;
  });
  const put = (address, name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  document.addEventListener('htmx:afterRequest', (event) => {
    // A request that was replaced has no status: what it asked for is still wanted.
    if (event.detail.xhr.status) {
      delete event.target.closest('.list')?.dataset.asked;
    }
  });

  document.addEventListener('htmx:afterSettle', () => {
    const said = $('[data-announce]');
    if (said) {
      $('#live').textContent = said.dataset.announce;
    }
    $('[data-focus]')?.focus();
  });
  document.addEventListener('htmx:sendError', () => {
    const place = $('#notices');
    const note = document.createElement('div');
    note.className = 'alert alert-danger';
    note.setAttribute('role', 'alert');
    note.textContent = place.dataset.offline;
    place.replaceChildren(note);
  });
})();
