// What a cell shows: a table, a figure. Written by hand so that it reads alike on every machine: a table's own HTML has dates by the local clock.
const { display } = require('tslab');
const { svgOf } = require('./plot');

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function grouped(number, decimals) {
  const [whole, rest] = Math.abs(number).toFixed(decimals).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isZero = !/[1-9]/.test(whole + (rest ?? ''));
  return `${number < 0 && !isZero ? '−' : ''}${digits}${rest === undefined ? '' : `.${rest}`}`;
}

const dateText = (date) =>
  date
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
    .replace(/ 00:00$/, '');

function cellText(value, decimals) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return grouped(value, decimals);
  if (value instanceof Date) return dateText(value);
  return String(value);
}

exports.show = function show(table, { rows = 20, decimals = {} } = {}) {
  const names = table.columnNames();
  const shown = Math.min(rows, table.numRows());
  const columns = names.map((name) => {
    const values = Array.from(table.array(name));
    const numbers = values.filter((value) => typeof value === 'number');
    const digits = decimals[name] ?? (numbers.every(Number.isInteger) ? 0 : 2);
    return {
      align: numbers.length > 0 ? 'right' : 'left',
      texts: values.slice(0, shown).map((value) => cellText(value, digits)),
    };
  });
  const cell = (tag, at, text) =>
    `<${tag} style="text-align:${columns[at].align};vertical-align:top">${escaped(text)}</${tag}>`;
  const head = names.map((name, at) => cell('th', at, name)).join('');
  const body = Array.from(
    { length: shown },
    (_, row) => `<tr>${columns.map(({ texts }, at) => cell('td', at, texts[row])).join('')}</tr>`,
  );
  const left = table.numRows() - shown;
  const rest = left > 0 ? `<p><em>and ${grouped(left, 0)} more rows</em></p>` : '';
  display.html(`<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${rest}`);
};

exports.COLOURS = {
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  yellow: '#e69f00',
  purple: '#cc79a7',
  grey: '#999999',
};

const { blue, orange, green, yellow, purple, grey } = exports.COLOURS;
const CONFIG = {
  background: 'white',
  font: 'Helvetica, Arial, sans-serif',
  view: { stroke: null },
  title: { anchor: 'start', fontSize: 14, offset: 12 },
  axis: { labelFontSize: 11, titleFontSize: 11, titleFontWeight: 'normal', gridColor: '#eeeeee', labelLimit: 260 },
  legend: { labelFontSize: 11, titleFontSize: 11, titleFontWeight: 'normal' },
  range: { category: [blue, yellow, green, orange, purple, grey] },
};

exports.draw = async function draw(spec) {
  const svg = await svgOf({ padding: 8, ...spec, config: { ...CONFIG, ...spec.config } });
  display.raw('image/svg+xml', svg.replace('<svg ', `<svg role="img" aria-label="${escaped(spec.description)}" `));
};
