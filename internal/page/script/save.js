// Figures are saved as SVG that stands by itself, with its colours and type written into it, for slides.
function savable(figure) {
  const said = make('output', { role: 'status' });
  const say = (text) => { said.textContent = text; };
  const buttons = [button('Save as SVG', () => {
    const address = URL.createObjectURL(new Blob([standalone(figure)], { type: 'image/svg+xml' }));
    const link = make('a', { href: address, download: fileName(figure.dataset.save) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    say('Saved as ' + link.download + '.');
  })];
  if (globalThis.ClipboardItem?.supports?.('image/svg+xml')) {
    buttons.push(button('Copy', async () => {
      const svg = standalone(figure);
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/svg+xml': new Blob([svg], { type: 'image/svg+xml' }), 'text/plain': svg })]);
        say('Copied.');
      } catch {
        say('This browser does not let the page copy: save it instead.');
      }
    }));
  }
  figure.append(make('p', { class: 'save' }, ...buttons, said));
}

// fileName is that of a figure, with the organisation and the day.
function fileName(name) {
  return plain([data.organization, name, data.asOf].filter(Boolean).join('-')).replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') + '.svg';
}

function standalone(figure) {
  const title = figure.querySelector('figcaption')?.textContent || picture.canvas.getAttribute('aria-label');
  const drawings = [...figure.querySelectorAll('svg')].filter((svg) => !svg.parentElement.closest('svg') && !svg.closest('.legend') && svg.getBoundingClientRect().width > 0);
  const all = drawings.length > 0 ? drawings.map(resolved) : [pictureAsSVG()];
  const width = Math.max(...all.map(([, w]) => w));
  const height = all.reduce((sum, [, , h]) => sum + h, 0);
  const svg = makeSVG('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' });
  svg.append(makeSVG('title', {}, [title, data.organization, data.asOf].filter(Boolean).join(', ')));
  const probe = getComputedStyle(figure);
  svg.append(makeSVG('rect', { width, height, fill: (picture.ink ??= colours()).paper }));
  svg.setAttribute('font-family', probe.fontFamily);
  let y = 0;
  for (const [drawing, , h] of all) {
    drawing.setAttribute('transform', `translate(0 ${y})`);
    svg.append(drawing);
    y += h;
  }
  return new XMLSerializer().serializeToString(svg);
}

function pictureAsSVG() {
  const { clientWidth: width, clientHeight: height } = picture.canvas;
  const group = makeSVG('g', {});
  layOut(width, height);
  drawPicture(svgPen(group), width, height);
  return [group, width, height];
}

const lengths = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height', 'cx', 'cy', 'r', 'dx', 'dy'];
const looks = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-weight', 'text-anchor'];

// resolved copies a drawing of the page, with lengths in pixels where the page has shares and looks where it has classes.
function resolved(svg) {
  const bounds = svg.getBoundingClientRect();
  return [copy(svg, true), Math.round(bounds.width), Math.round(bounds.height)];
}

function copy(element, outermost) {
  const style = getComputedStyle(element);
  const inner = element.tagName === 'svg'; // Slides know no drawing within a drawing: it becomes a group that is moved.
  const made = makeSVG(inner ? 'g' : element.tagName, {});
  for (const { name, value } of element.attributes) {
    if (inner || name === 'class' || name === 'style' || name.startsWith('data-') || name.startsWith('aria-')) continue;
    made.setAttribute(name, value);
  }
  if (inner && !outermost) made.setAttribute('transform', `translate(${element.x.baseVal.value} ${element.y.baseVal.value})`);
  for (const name of inner ? [] : lengths) {
    const length = element[name]?.baseVal;
    if (element.hasAttribute(name) && length) made.setAttribute(name, Math.round((length.value ?? length[0].value) * 100) / 100);
  }
  for (const name of element.children.length === 0 || element.tagName === 'text' ? looks : []) made.setAttribute(name, style.getPropertyValue(name));
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && getComputedStyle(child).display !== 'none') made.append(copy(child, false));
  }
  return made;
}
