// Style: properties, their values, functions, units, selectors and at-rules. What is newer may stand where nothing is lost without
// it (the list says what happens then), after the same property with a value that everybody knows, or inside @supports.
import { lacking } from './oldest.mjs';

const LOSES_NOTHING = {
  'accent-color': 'ticks keep the system\'s own colour',
  'color-scheme': 'scroll bars and ticks stay light in the dark',
  'hyphens': 'long words wrap without a hyphen',
  'text-size-adjust': 'its prefixed form stands beside it',
  'text-wrap': 'headings break where they break',
  'text-underline-offset': 'the underline sits where the system puts it',
  'text-decoration-thickness': 'the underline is as thick as the system draws it',
  'scroll-padding': 'a place that was jumped to may lie under the bar; it can be scrolled',
  'appearance': 'its prefixed form stands beside it',
  'break-after': 'a heading may stand at the foot of a printed page',
  'break-inside': 'a card may be cut by the end of a printed page',
  'overflow-wrap: anywhere': 'long words wrap by overflow-wrap: break-word on the body',
  'cursor': 'what is touched has no cursor',
  '-webkit-tap-highlight-color': 'a tap is shown in the system\'s own colour',
  '@page': 'the printer\'s own margins',
  '@media prefers-color-scheme': 'it is always light',
};
// Rules whose selectors are unknown are left out as a whole; each of these has a rule before it that is right without.
const MAY_BE_LEFT_OUT = {
  'focus-visible': 'then :focus shows the outline, with the mouse too',
  'selection': 'the system\'s own colours',
  '-webkit-progress-bar': 'each browser draws progress by its own',
  '-webkit-progress-value': 'each browser draws progress by its own',
  '-moz-progress-bar': 'each browser draws progress by its own',
};

export function styleRule(data) {
  const { properties, selectors, types } = data.css;
  const atRules = data.css['at-rules'];
  return {
    create(context) {
      const { sourceCode } = context;
      const say = (node, what, without) => {
        if (without.length && !isInSupports(node)) context.report({ loc: node.loc, message: `${what} is not in ${without.join(', ')} of the oldest age` });
      };
      const isInSupports = node => {
        for (let at = node; at; at = sourceCode.getParent(at)) if (at.type === 'Atrule' && at.name === 'supports') return true;
        return false;
      };
      const text = node => sourceCode.getText(node);

      // The words, functions and units of a value that are too new.
      function newWords(node) {
        const found = [];
        const words = properties[node.property] || {};
        const visit = part => {
          if (!part) return;
          if (part.type === 'Identifier' && words[part.name]) found.push([`${node.property}: ${part.name}`, lacking(words[part.name].__compat)]);
          if (part.type === 'Function') found.push([part.name + '()', lacking(functionOf(part.name))]);
          if (part.type === 'Dimension') found.push([part.unit, lacking(unitOf(part.unit))]);
          if (part.children) part.children.forEach(visit);
        };
        visit(node.value);
        return found.filter(([, without]) => without.length);
      }

      function functionOf(name) {
        const place = types[name] || types.color?.[name] || types.gradient?.[name] || types['transform-function']?.[name]
          || types['filter-function']?.[name] || types.image?.[name];
        return place && place.__compat;
      }

      function unitOf(unit) {
        const lengths = types.length || {};
        const group = Object.keys(lengths).find(key => key.startsWith('viewport_percentage_units_') && /^[dsl]v/.test(unit)
          && key.endsWith({ d: 'dynamic', s: 'small', l: 'large' }[unit[0]]));
        return (lengths[unit] || lengths[group] || {}).__compat;
      }

      // The same property earlier in the same block, with a value that is old enough.
      function hasFallback(node) {
        const before = [];
        for (const one of sourceCode.getParent(node).children) {
          if (one === node) break;
          before.push(one);
        }
        return before.some(one => one.type === 'Declaration' && one.property === node.property && !newWords(one).length);
      }

      const isColumns = node => sourceCode.getParent(node).children.some(one => one.property === 'columns');

      return {
        Declaration(node) {
          if (node.property.startsWith('--') || sourceCode.getParent(node).type !== 'Block') return;
          if (/^(row-|column-)?gap$/.test(node.property) && !isColumns(node)) say(node, node.property + ' (grids have grid-gap, flex has none then)', ['chrome 80 in flex']);
          const known = properties[node.property];
          if (!(node.property in LOSES_NOTHING)) say(node, node.property, known ? lacking(known.__compat) : []);
          if (hasFallback(node)) return;
          newWords(node).filter(([what]) => !(what in LOSES_NOTHING) && !(node.property in LOSES_NOTHING)).forEach(([what, without]) => say(node, what, without));
        },
        'PseudoClassSelector, PseudoElementSelector': node => {
          if (!(node.name in MAY_BE_LEFT_OUT)) say(node, ':' + node.name, lacking((selectors[node.name] || {}).__compat));
        },
        NestingSelector: node => say(node, 'nesting', lacking(selectors.nesting.__compat)),
        Atrule(node) {
          if (!(`@${node.name}` in LOSES_NOTHING)) say(node, '@' + node.name, lacking((atRules[node.name] || {}).__compat));
          if (node.name === 'media' && node.prelude) {
            (text(node.prelude).match(/[a-z-]{3,}(?=\s*[:)<>=])/g) || []).filter(feature => !(`@media ${feature}` in LOSES_NOTHING))
              .forEach(feature => say(node, '@media ' + feature, lacking((atRules.media[feature] || {}).__compat)));
            if (/[<>]=?/.test(text(node.prelude))) say(node, 'a range in @media', lacking(atRules.media.range_syntax.__compat));
          }
        },
      };
    },
  };
}
