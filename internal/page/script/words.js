// Elements and words.

// make makes an element. What is not given, as null or undefined, is left out.
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

const button = (text, pressed) => {
  const element = make('button', { type: 'button' }, text);
  element.addEventListener('click', pressed);
  return element;
};

const grouping = new Intl.NumberFormat('en-GB');
const number = (n) => grouping.format(n);
const count = (n, one, many = one + 's') => number(n) + ' ' + (n === 1 ? one : many);

// plain is a text as it is searched: without accents and capitals.
const plain = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();

// person is a link to somebody's card.
const person = (seat, text = label(seat)) => make('a', { href: '#p' + seat }, text);

// listing joins parts as in a sentence.
const listing = (parts) => parts.flatMap((part, k) => (k === 0 ? [part] : [k === parts.length - 1 ? ' and ' : ', ', part]));
