// Runs before the page is drawn, so that it never flashes in the wrong colours or with the wrong width.
(() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  follow();
  dark.addEventListener('change', follow);
  try {
    root.toggleAttribute('data-narrow', localStorage.getItem('narrow') === '1');
  } catch { /* storage may be switched off */ }
})();
