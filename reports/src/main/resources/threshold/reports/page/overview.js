'use strict';

/** What is fastest where, on which machine, and what to know before believing it. */
const overview = run => {
  const {element, time, significant, interval, state} = kit;
  const cells = run.cells;
  const FEW = 4;

  const facts = element('div', {class: 'facts'},
    element('p', {}, run.machine.join(' · ')),
    element('p', {}, run.jvm),
    element('p', {}, [run.build && 'Threshold ' + run.build, run.created].filter(Boolean).join(' · ')),
    element('p', {}, run.badge),
    run.environment.length ? element('p', {}, 'Environment: ' + run.environment.join(' ')) : null,
    run.ceilings.length ? element('p', {}, run.ceilings.map(one =>
      `${one.title}, ${one.threads === 1 ? '1 thread' : one.threads + ' threads'}: `
        + (one.unit === 'ns' ? time(one.median) : `${significant(one.median)} ${one.unit}`)).join(' · ')) : null);

  const winners = run.groups.flatMap(group => {
    const ranked = group.cells.map(index => cells[index]);
    const best = ranked.filter(cell => cell.place === 1);
    return best.map(cell => ({
      group, cell,
      next: ranked.find(other => other.kind === cell.kind && other.place === 2),
    }));
  });

  /** Of each family the sizes that are the same in all its settings, where these differ: said once, and not in each row. */
  const repeated = new Map();
  for (const family of new Set(run.groups.map(group => group.family))) {
    const settings = run.groups.filter(group => group.family === family);
    const same = name => settings.every(group => group.sizes[name] === settings[0].sizes[name]);
    const differ = settings.some(group => group.sizesText !== settings[0].sizesText);
    repeated.set(family, differ ? Object.keys(settings[0].sizes).filter(same) : []);
  }
  const sizes = (group, shown) => Object.keys(group.sizes).filter(shown).map(name => name + '=' + group.sizes[name]).join(' ');
  const throughout = [...repeated.keys()].filter(family => repeated.get(family).length).map(family => family + ' '
    + sizes(run.groups.find(group => group.family === family), name => repeated.get(family).includes(name))).join('; ');

  const listing = table([
    {title: 'family', text: row => row.group.family},
    {title: 'sizes', full: row => row.group.sizesText,
      text: row => sizes(row.group, name => !repeated.get(row.group.family).includes(name))},
    {title: 'fastest', text: row => row.cell.solver, key: row => charts.looks(row.cell.solver).color,
      link: row => state.link({view: 'forks', group: String(row.cell.group)})},
    {title: 'time', number: true, text: row => time(row.cell.time), value: row => row.cell.time},
    {title: 'ahead of', text: row => row.next ? row.next.solver : 'nobody'},
    {title: '×', number: true, text: row => row.next ? significant(row.next.ratio[0]) : '–',
      value: row => row.next ? row.next.ratio[0] : null},
    {title: '95 %', text: row => !row.next ? '' : row.next.ratio[1] === null ? 'too few forks'
      : interval([row.next.ratio[1], row.next.ratio[2]], value => significant(value)) + (row.next.tie ? ', a tie' : '')},
    {title: 'input', text: row => row.group.input},
    {title: 'threads', number: true, text: row => String(row.group.threads), value: row => row.group.threads},
    {title: 'class', text: row => row.cell.kind},
    {title: 'residual', number: true, text: row => significant(row.cell.residual, 2), value: row => row.cell.residual},
    {title: 'κ', number: true, text: row => row.group.kappa === null ? '' : significant(row.group.kappa, 3),
      value: row => row.group.kappa},
  ], winners, {name: 'fastest'});

  const backends = table([
    {title: 'backend', text: row => row.name},
    {title: 'facts', text: row => (row.available ? '' : 'not available: ') + row.facts.join(', ')},
  ], run.backends, {name: 'backends', style: row => row.available ? '' : 'off'});

  const list = (title, items) => items.length
    ? [element('h2', {}, title), element('ul', {}, items.map(item => element('li', {}, item)))] : [];

  const missing = run.missing.length ? [element('h2', {}, 'Without a result'), table([
    {title: 'cell', text: row => row.id},
    {title: '', text: row => row.status},
    {title: 'why', text: row => row.why},
  ], run.missing, {name: 'missing', style: () => 'off'})] : [];

  const doubts = run.doubts.length ? element('details', {open: run.doubts.length <= FEW},
    element('summary', {}, `Before you believe it (${run.doubts.length})`),
    element('ul', {}, run.doubts.map(doubt => element('li', {}, doubt)))) : null;

  return element('section', {}, facts, doubts,
    element('h2', {}, 'Fastest, in each class of accuracy'),
    throughout ? element('p', {class: 'soft throughout'}, 'The same in all rows: ' + throughout + '.') : null, listing,
    ...missing,
    ...list('Not planned', run.declined),
    run.backends.length ? element('h2', {}, 'Backends') : null,
    run.backends.length ? backends : null);
};
