// Drawing the picture with a pen: on the canvas, or as SVG for slides. A pen has rect, text and path.
const textSize = 12;

function canvasPen(context) {
  context.textBaseline = 'middle';
  return {
    rect(x, y, w, h, { fill, stroke, dash = [], line = 1 }) {
      if (fill) { context.fillStyle = fill; context.fillRect(x, y, w, h); }
      if (!stroke) return;
      context.strokeStyle = stroke;
      context.lineWidth = line;
      context.setLineDash(dash);
      context.strokeRect(x, y, w, h);
    },
    text(x, y, text, fill) {
      context.font = textSize + 'px ' + picture.ink.family;
      context.fillStyle = fill;
      context.fillText(text, x, y);
    },
    path(points, { fill, stroke }) {
      context.beginPath();
      points.forEach(([x, y], k) => (k % 2 === 0 && stroke ? context.moveTo(x, y) : context.lineTo(x, y)));
      if (fill) { context.fillStyle = fill; context.fill(); }
      if (stroke) { context.strokeStyle = stroke; context.lineWidth = 1; context.setLineDash([]); context.stroke(); }
    },
  };
}

const svgSpace = 'http://www.w3.org/2000/svg';

function makeSVG(name, attributes, text) {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) if (value != null && value !== '') element.setAttribute(key, typeof value === 'number' ? Math.round(value * 100) / 100 : value);
  if (text != null) element.textContent = text;
  return element;
}

function svgPen(svg) {
  return {
    rect(x, y, w, h, { fill = 'none', stroke, dash = [], line }) { svg.append(makeSVG('rect', { x, y, width: w, height: h, fill, stroke, 'stroke-width': line, 'stroke-dasharray': dash.join(' ') })); },
    text(x, y, text, fill) { svg.append(makeSVG('text', { x, y: y + textSize * 0.35, fill, 'font-size': textSize, 'font-family': picture.ink.family }, text)); },
    path(points, { fill = 'none', stroke }) { svg.append(makeSVG('path', { d: points.map((p, k) => (k === 0 || (stroke && k % 2 === 0) ? 'M' : 'L') + p.map((v) => v.toFixed(1)).join(' ')).join(''), fill, stroke })); },
  };
}

function drawPicture(pen, width, height, choose) {
  const ink = picture.ink ??= colours();
  pen.rect(0, 0, width, height, { fill: ink.paper });
  drawHead(pen);
  const chosen = choose && picture.boxes.find((box) => box.row === tree.active && !box.many);
  for (const box of picture.boxes) drawBox(pen, box);
  if (chosen) pen.rect(chosen.x + 1, chosen.y + 1, chosen.w - 3, Math.max(3, chosen.h - 2), { stroke: ink.ink, line: 2.5 });
}

// drawHead writes the layers above the columns; who is in no layer has none.
function drawHead(pen) {
  const { root, ink, edges } = picture;
  const top = layer[root === everybody ? reports[first[root]] : root];
  for (let column = 0; top > 0 && column < picture.columns; column++) {
    const w = edges[column + 1] - edges[column];
    pen.text(edges[column] + 3, headHeight / 2, fit((w > 60 ? 'Layer ' : '') + (top + column), w - 6), ink.mute);
  }
}

function drawBox(pen, box) {
  const { ink } = picture;
  const { row, x, y, w, h, marks, many } = box;
  const vacant = !many && open.has(row);
  const leads = many ? !box.last : hasReports(row);
  pen.rect(x, y, w, h, { fill: vacant ? ink.paper : leads ? ink.bm : ink.bc });
  if (!many && h >= 3) pen.rect(x + 0.5, y + 0.5, w - 1, h, { stroke: ink.bl, dash: vacant ? [4, 3] : [] });
  if (!many && interim.has(row) && h >= 5) hatch(pen, box);
  if (marks > 0) mark(pen, box);
  if (h < textSize + 1 || many) return;
  const start = x + (marks > 0 ? 17 : 5);
  const line = Math.min(10, h / 2);
  pen.text(start, y + line, fit(label(row), x + w - start - 4), ink.ink);
  if (h >= 34 && row < seats && !open.has(row)) pen.text(x + 5, y + line + 15, fit(roleOf(row) || '', w - 10), ink.mute);
}

// mark marks findings: a triangle where there is room, or else a bar at the edge; for many boxes the longer, the more of them have one.
function mark(pen, { x, y, w, h, many, marks }) {
  const { over } = picture.ink;
  if (many) return pen.rect(x, y, Math.max(3, (w - 1) * Math.min(1, marks / many)), Math.max(1, h), { fill: over });
  if (h < 10) return pen.rect(x, y, 6, Math.max(1, h), { fill: over });
  const middle = y + Math.min(10, h / 2);
  return pen.path([[x + 3, middle + 4], [x + 14, middle + 4], [x + 8.5, middle - 5]], { fill: over });
}

// hatch marks an interim at the right edge of the box.
function hatch(pen, { x, y, w, h }) {
  const points = [];
  const wide = Math.min(8, w / 3);
  const right = x + w - 2;
  for (let at = y + 2; at + 2 < y + h && at < y + 40; at += 3) points.push([right - wide, Math.min(y + h - 1, at + 3)], [right, at]);
  pen.path(points, { stroke: picture.ink.bl });
}

const measuring = document.createElement('canvas').getContext('2d');

// fit cuts a text to a width.
function fit(text, width) {
  const known = text + '\n' + Math.round(width);
  if (picture.fits.has(known)) return picture.fits.get(known);
  measuring.font = textSize + 'px ' + picture.ink.family;
  const fits = (s) => measuring.measureText(s).width <= width;
  let shown = text;
  if (!fits(text)) {
    const letters = Array.from(text);
    let low = 0;
    let high = letters.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(letters.slice(0, middle).join('') + '…')) low = middle;
      else high = middle - 1;
    }
    shown = low < 2 ? '' : letters.slice(0, low).join('').trimEnd() + '…';
  }
  picture.fits.set(known, shown);
  return shown;
}
