'use strict';

/**
 * A table that is sorted by a click on a column, and filtered by what is typed on the page.
 * columns: {title, text(row), full(row) to filter by and for the CSV, value(row) to sort by, number, link(row), key(row) a
 * colour}
 */
const table = (columns, rows, {style = () => '', name = 'table', most = 200} = {}) => {
  const {element, state, matches, save, csv, fileName} = kit;
  let sorted = null;
  let whole = false;
  const body = element('tbody');
  const more = element('p', {class: 'soft'});
  const heads = columns.map((column, index) => {
    const head = element('th', {scope: 'col', class: column.number ? 'number' : null},
      element('button', {type: 'button', onclick: () => sort(index)}, column.title));
    return head;
  });
  const texts = row => columns.map(column => (column.full || column.text)(row));

  const shown = () => {
    const query = state.get('q');
    const kept = query ? rows.filter(row => matches(query, texts(row).join(' '))) : rows.slice();
    if (sorted) {
      const {column, sign} = sorted;
      const value = columns[column].value || columns[column].text;
      kept.sort((a, b) => {
        const x = value(a), y = value(b);
        if (x === y) return 0;
        if (x === null || x === undefined || Number.isNaN(x)) return 1;
        if (y === null || y === undefined || Number.isNaN(y)) return -1;
        return sign * (x < y ? -1 : 1);
      });
    }
    return kept;
  };

  const cell = (column, row) => {
    const content = column.link && column.link(row)
      ? element('a', {href: column.link(row)}, column.text(row)) : column.text(row);
    const key = column.key ? element('span', {class: 'key', style: 'background:' + column.key(row)}) : null;
    return element('td', {class: column.number ? 'number' : null}, key, content);
  };

  const draw = () => {
    const kept = shown();
    const drawn = whole ? kept : kept.slice(0, most);
    body.replaceChildren(...drawn.map(row =>
      element('tr', {class: style(row) || null}, columns.map(column => cell(column, row)))));
    more.replaceChildren();
    if (kept.length < rows.length) more.append(kept.length + ' of ' + rows.length + ' rows match. ');
    if (drawn.length < kept.length) {
      more.append(element('button', {type: 'button', onclick: () => { whole = true; draw(); }},
        'show all ' + kept.length));
    }
  };

  const sort = column => {
    const again = sorted && sorted.column === column;
    sorted = {column, sign: again ? -sorted.sign : 1};
    heads.forEach((head, i) => head.setAttribute('aria-sort',
      i !== column ? 'none' : sorted.sign > 0 ? 'ascending' : 'descending'));
    draw();
  };

  draw();
  const download = element('button', {type: 'button', onclick: () =>
    save(fileName(name) + '.csv', 'text/csv',
      csv(columns.map(column => column.title), shown().map(texts)))}, 'CSV');
  const made = element('div', {class: 'listing'},
    element('div', {class: 'tools'}, download),
    element('div', {class: 'wide'}, element('table', {}, element('thead', {}, element('tr', {}, heads)), body)),
    more);
  made.redraw = draw;
  return made;
};
