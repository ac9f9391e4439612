// What happens when the page opens, and when it is printed.
function startOrganisation() {
  const home = document.getElementById('live');
  if (!home || seats === 0) return;
  startTree();
  const figure = startPicture();
  home.append(make('div', { class: 'beside' }, startSearch(), tree.element, card), figure);
  home.hidden = false;
  home.classList.toggle('few', few);
  document.getElementById('still')?.classList.add('paper');
  activate(tree.active);
  enlarge(everybody);
}

// follow goes where the address of the page points: to somebody, or into what is closed.
function follow() {
  const [, seat] = /^#p(\d+)$/.exec(location.hash) || [];
  if (seat !== undefined && Number(seat) < seats && tree.element) {
    goTo(Number(seat));
    bringIn(Number(seat));
    const bounds = tree.element.getBoundingClientRect();
    if (bounds.top < 0 || bounds.bottom > innerHeight) document.getElementById('live').scrollIntoView({ block: 'start' });
    tree.element.focus({ preventScroll: true });
    return;
  }
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let outer = target; outer; outer = outer.parentElement.closest('details')) if (outer.tagName === 'DETAILS') outer.open = true;
  const own = target.querySelector(':scope > details');
  if (own) own.open = true;
  target.scrollIntoView();
}

function startLinks() {
  for (const name of document.querySelectorAll('[data-p]')) {
    if (name instanceof SVGElement) continue;
    if (name.tagName === 'A') name.href = '#p' + name.dataset.p;
    else name.replaceChildren(make('a', { href: '#p' + name.dataset.p }, ...name.childNodes));
  }
  // The same address again changes nothing, so that the browser would not say so.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute('href') === location.hash) follow();
  });
  addEventListener('hashchange', follow);
  follow();
}

// Paper shows all that can be opened, and afterwards the page is as it was.
const wasClosed = new Set();
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open]):not(.wide)')) {
    wasClosed.add(details);
    details.open = true;
  }
});
addEventListener('afterprint', () => {
  for (const details of wasClosed) details.open = false;
  wasClosed.clear();
});

startOrganisation();
startFindings();
document.querySelectorAll('table.sort').forEach(sortable);
document.querySelectorAll('figure[data-save]').forEach((figure) => { if (!figure.closest('.paper')) savable(figure); });
startLinks();
if (matchMedia('(max-width: 1000px)').matches) document.querySelector('nav details')?.removeAttribute('open');
