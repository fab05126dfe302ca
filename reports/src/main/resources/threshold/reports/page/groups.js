'use strict';

/** Chooses one setting, of those that what is typed leaves. */
const chooseGroup = run => {
  const {element, state, matches} = kit;
  const label = group => [group.family, group.sizesText, group.input === 'none' ? '' : group.input,
    group.threads === 1 ? '1 thread' : group.threads === 0 ? '' : group.threads + ' threads'].filter(Boolean).join(' · ');
  const query = state.get('q');
  const known = run.groups.map((group, index) => ({group, index})).filter(one => one.group.cells.length);
  const offered = known.filter(one => !query
    || matches(query, label(one.group) + ' ' + one.group.cells.map(index => run.cells[index].solver).join(' ')));
  const choices = offered.length ? offered : known;
  const wanted = Number(state.get('group'));
  const chosen = choices.find(one => one.index === wanted) || choices[0];
  const pick = element('select', {'aria-label': 'Setting', onchange: () => { state.set({group: pick.value}); page.draw(); }},
    choices.map(one => element('option', {value: String(one.index), selected: one === chosen}, label(one.group))));
  return {
    bar: element('div', {class: 'bar'}, pick),
    label: chosen ? label(chosen.group) : '',
    group: chosen && chosen.group,
    cells: chosen ? chosen.group.cells.map(index => run.cells[index]) : [],
  };
};
