// The words of a report: figures stand in the text as chips that cannot be mistyped. Without this file they stand there by name, in braces.
(() => {
  const TOKEN = /\{[^{}]*\}/g;
  const editors = new WeakMap();

  const chip = (token) => {
    const one = document.createElement('span');
    one.className = 'report-token report-chip';
    one.contentEditable = 'false';
    one.dataset.token = token;
    one.textContent = token.slice(1, -1).replace(' | ', ' · ');
    return one;
  };
  const fill = (editor, text) => {
    editor.replaceChildren();
    let at = 0;
    for (const found of text.matchAll(TOKEN)) {
      editor.append(text.slice(at, found.index), chip(found[0]));
      at = found.index + found[0].length;
    }
    editor.append(text.slice(at));
  };
  const read = (node) => [...node.childNodes].map((one) =>
    (one.nodeType === Node.TEXT_NODE ? one.data : one.dataset?.token ?? (one.nodeName === 'BR' ? ' ' : read(one)))).join('');
  const typed = (editor) => [...editor.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.search(TOKEN) >= 0);

  const build = (area) => {
    const editor = document.createElement('div');
    const label = document.querySelector(`label[for="${area.id}"]`);
    editor.className = area.className + ' report-editor';
    editor.contentEditable = 'true';
    editor.lang = area.lang;
    editor.spellcheck = false;
    editor.setAttribute('role', 'textbox');
    editor.setAttribute('aria-multiline', 'true');
    editor.setAttribute('aria-label', label.textContent);
    editor.setAttribute('aria-describedby', area.getAttribute('aria-describedby'));
    fill(editor, area.value);
    const tell = () => {
      area.value = read(editor).replaceAll('\u00a0', ' ');
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    let place = null;
    document.addEventListener('selectionchange', () => {
      const selection = getSelection();
      if (selection.rangeCount && editor.contains(selection.anchorNode)) {
        place = selection.getRangeAt(0).cloneRange();
      }
    });
    editor.addEventListener('input', tell);
    editor.addEventListener('blur', () => { if (typed(editor)) { fill(editor, area.value); place = null; } });
    // One paragraph is one line, and only words are pasted.
    editor.addEventListener('keydown', (event) => { if (event.key === 'Enter') { event.preventDefault(); } });
    editor.addEventListener('paste', (event) => {
      event.preventDefault();
      document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\s+/g, ' '));
    });
    label.addEventListener('click', () => editor.focus());
    area.classList.add('d-none');
    area.after(editor);
    editors.set(area, (token) => {
      const range = place && editor.contains(place.startContainer) ? place : document.createRange();
      if (range !== place) {
        range.selectNodeContents(editor);
        range.collapse(false);
      }
      const one = chip(token);
      range.deleteContents();
      range.insertNode(one);
      range.setStartAfter(one);
      range.collapse(true);
      editor.focus();
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      tell();
    });
  };
  const find = () => document.querySelectorAll('textarea[data-words]').forEach((area) => { if (!editors.has(area)) { build(area); } });

  document.addEventListener('click', (event) => {
    const token = event.target.closest('[data-insert]');
    const area = document.querySelector('textarea[data-words]');
    if (token && area) {
      editors.get(area)(token.dataset.insert);
    }
  });
  // A refused text is drawn again.
  new MutationObserver(find).observe(document.querySelector('#page-content'), { childList: true });
  find();
})();
