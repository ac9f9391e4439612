// The picture: the whole company from left to right, each box as tall as the people below it. All in it is in the tree too.
const picture = { canvas: null, line: null, said: null, root: 0, boxes: [], hidden: 0, columns: 0, edges: [], hot: null, waiting: 0, fits: new Map(), ink: null };
const headHeight = 20; // of the line with the layers
const few = seats <= 200; // so many have a picture as wide as the page, with all names
const least = 26; // the least width of a column

function startPicture() {
  picture.root = everybody;
  picture.canvas = make('canvas', { role: 'img', 'aria-label': 'Picture of the organisation by layer, from left to right; each box is as tall as the people below it. Everybody in it is in the tree.' });
  if (few) picture.canvas.style.height = Math.max(240, Math.min(1000, leaves[everybody] * 16 + headHeight)) + 'px';
  picture.line = make('nav', { class: 'crumb', 'aria-label': 'What the picture shows' });
  picture.said = make('p', { class: 'said' });
  const { canvas } = picture;
  canvas.addEventListener('pointermove', (event) => hover(boxAt(event)));
  canvas.addEventListener('pointerleave', () => hover(null));
  canvas.addEventListener('click', (event) => {
    const box = boxAt(event);
    if (!box) return;
    if (box.row !== picture.root) goTo(box.row);
    enlarge(box.row === picture.root ? manager[box.row] : box.row);
  });
  const again = () => { picture.fits.clear(); picture.ink = null; repaint(); };
  new ResizeObserver(again).observe(canvas);
  addEventListener('resize', again); // also when the page is moved to another screen
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print']) matchMedia(query).addEventListener('change', again);
  return make('figure', { class: 'picture', 'data-save': 'organisation' }, picture.line, canvas, picture.said, key());
}

// key explains the boxes.
function key() {
  const part = (name, text) => make('span', {}, make('span', { class: 'box ' + name, 'aria-hidden': 'true' }), ' ' + text);
  return make('p', { class: 'legend' }, part('bm', 'manager'), part('bc', 'nobody below'), part('bv', 'open seat'), part('bi', 'interim'),
    make('span', {}, make('span', { class: 't-mark', 'aria-hidden': 'true' }, '▲'), ' has an error or a warning'));
}

// enlarge shows a row and all below it; of somebody without reports, the manager.
function enlarge(row) {
  if (row !== everybody && !hasReports(row)) row = manager[row];
  picture.root = row;
  const part = (at, text) => (at === row ? make('b', {}, text) : button(text, () => enlarge(at)));
  const line = row === everybody ? [] : [row, ...lineOf(row)].reverse();
  if (row !== everybody && manager[line[0]] === adrift) line.unshift(adrift);
  const ends = 4;
  const shown = line.length > 2 * ends ? [...line.slice(0, 1), null, ...line.slice(-ends)] : line;
  picture.line.replaceChildren(part(everybody, 'Everybody'), ...shown.map((at) => (at === null ? '…' : part(at, label(at)))));
  repaint();
}

// bringIn enlarges the picture if somebody is not in it, or is too small in it to be named.
function bringIn(row) {
  layOut(picture.canvas.clientWidth, picture.canvas.clientHeight);
  const box = picture.boxes.find((b) => b.row === row && !b.many);
  if (!box || box.h < 10) enlarge(row);
}

// layOut fills picture.boxes. Boxes of less than a pixel are drawn as one with their neighbours.
function layOut(width, height) {
  const { root } = picture;
  const tops = root === everybody ? reportsOf(root) : [root];
  const levels = root === everybody ? deep[everybody] : deep[root];
  picture.columns = Math.max(2, Math.min(levels, Math.floor(width / least)));
  picture.hidden = Math.max(0, levels - picture.columns);
  picture.boxes = [];
  const share = (height - 1 - headHeight) / leaves[root];
  const add = (row, column, y, more) => { picture.boxes.push({ row, column, y, h: leaves[row] * share, marks: graveOf.count(row), ...more }); };
  const stack = (rows, column, y) => {
    let many = null;
    const end = () => {
      for (let c = 0; many && c < many.deep && column + c < picture.columns; c++) add(many.row, column + c, many.y, { h: many.h, marks: c === 0 ? many.found : 0, many: many.n, last: c + 1 === many.deep });
      many = null;
    };
    for (const row of rows) {
      const h = leaves[row] * share;
      if (h < 1) {
        many ??= { row: manager[row], y, h: 0, deep: 0, found: 0, n: 0 };
        many.h += h;
        many.n += 1 + below[row];
        many.found += found[row];
        many.deep = Math.max(many.deep, deep[row]);
      } else {
        end();
        add(row, column, y);
        if (column + 1 < picture.columns) stack(reportsOf(row), column + 1, y);
      }
      y += h;
    }
    end();
  };
  stack(tops, 0, headHeight);
  widen(width);
}

// widen gives the columns their widths: more where boxes are high enough to hold names. Edges are whole pixels.
function widen(width) {
  const shares = new Array(picture.columns).fill(1);
  for (const box of picture.boxes) if (!box.many && box.h > textSize) shares[box.column] = 1.7;
  const sum = shares.reduce((a, b) => a + b);
  picture.edges = [0];
  for (const share of shares) picture.edges.push(picture.edges.at(-1) + ((width - 1) * share) / sum);
  picture.edges = picture.edges.map(Math.round);
  for (const box of picture.boxes) {
    box.x = picture.edges[box.column];
    box.w = picture.edges[box.column + 1] - box.x;
    const bottom = Math.round(box.y + box.h);
    box.y = Math.round(box.y);
    box.h = bottom - box.y;
  }
}

function boxAt(event) {
  const bounds = picture.canvas.getBoundingClientRect();
  const x = event.clientX - bounds.left;
  const y = event.clientY - bounds.top;
  return picture.boxes.findLast((b) => x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + Math.max(1, b.h)) || null;
}

function hover(box) {
  if (box === picture.hot) return;
  picture.hot = box;
  const layers = picture.hidden > 0 ? ` The first ${picture.columns} of ${picture.columns + picture.hidden} layers: enlarge somebody to see further down.` : '';
  if (!box) picture.said.textContent = 'Click a box to enlarge it.' + layers;
  else if (box.many) picture.said.textContent = `${count(box.many, 'seat')} below ${label(box.row)}, too small to draw` + (box.marks ? `, ${grave(box.marks)}` : '');
  else picture.said.textContent = described(box.row).join(', ') + (below[box.row] ? `, ${number(below[box.row])} in all below` : '');
}

// colours reads the colours of the page as they are now.
function colours() {
  const probe = make('span');
  document.body.append(probe);
  const ink = {};
  for (const name of ['ink', 'paper', 'mute', 'bm', 'bc', 'bl', 'over']) {
    probe.style.color = `var(--${name})`;
    ink[name] = getComputedStyle(probe).color;
  }
  ink.family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return ink;
}

function repaint() {
  picture.waiting ||= requestAnimationFrame(() => { picture.waiting = 0; paint(); });
}

function paint() {
  const { canvas } = picture;
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (!width) return;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  layOut(width, height);
  drawPicture(canvasPen(context), width, height, true);
  picture.hot = undefined;
  hover(null);
}
