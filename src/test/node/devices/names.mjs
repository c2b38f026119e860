// Names in scripts: globals, members and events of the web platform and of JavaScript itself. Of what kind an object is cannot be
// seen from its code, so a member's name is refused when nothing that has a member of this name had it in time.
import { lacking } from './oldest.mjs';

const NO_NAMES = /^(__compat|.*_(support|required|parameter|context|option|enabled|types?))$|^[a-z]+_[a-z_]+$/;

function* members(data) {
  for (const [owner, features] of [...Object.entries(data.api), ...Object.entries(data.javascript.builtins)]) {
    for (const [key, feature] of Object.entries(features)) {
      if (feature.__compat && key !== owner && (key.endsWith('_event') || key.endsWith('_static') || !NO_NAMES.test(key))) {
        yield { owner, key, name: key.replace(/_(event|static)$/, ''), isEvent: key.endsWith('_event'), isStatic: key.endsWith('_static'), compat: feature.__compat };
      }
    }
  }
}

// name → the browsers that lack it; absent when some owner had it in time.
function tooNew(entries) {
  const found = new Map();
  for (const { name, compat } of entries) {
    const without = lacking(compat);
    if (!found.has(name) || without.length < found.get(name).length) found.set(name, without);
  }
  return new Map([...found].filter(([, without]) => without.length));
}

export function nameRule(data, askedFor) {
  const all = [...members(data)];
  const newMembers = tooNew(all.filter(one => !one.isEvent));
  const newEvents = tooNew(all.filter(one => one.isEvent));
  const globals = Object.entries({ ...data.api, ...data.javascript.builtins }).map(([name, feature]) => ({ name, compat: feature.__compat }));
  const own = new Map(all.filter(one => !one.isEvent).map(one => [`${one.owner}.${one.name}`, lacking(one.compat)]));
  const windows = all.filter(one => one.owner === 'Window' && !one.isEvent);
  const newGlobals = tooNew([...globals, ...windows]);
  return {
    create(context) {
      const say = (node, name, without) => {
        if (without && !(name in askedFor)) context.report({ node, message: `${name} is not in ${without.join(', ')} of the oldest age` });
      };
      const member = (node, name) => say(node, name, newMembers.get(name));
      const inMember = (node, owner, name) => {
        const precisely = own.get(`${owner}.${name}`);
        if (owner === 'window') say(node, name, newGlobals.get(name));
        else if (precisely) say(node, `${owner}.${name}`, precisely.length ? precisely : undefined);
        else member(node, name);
      };
      return {
        MemberExpression: node => { if (!node.computed) inMember(node, node.object.name, node.property.name); },
        'ObjectPattern > Property': node => { if (!node.computed && node.key.type === 'Identifier') member(node, node.key.name); },
        'CallExpression[callee.property.name="addEventListener"], CallExpression[callee.name="addEventListener"]': node => {
          const event = node.arguments[0];
          if (event && event.type === 'Literal') say(node, event.value, newEvents.get(event.value));
        },
        'Program:exit': node => {
          context.sourceCode.getScope(node).through.forEach(({ identifier }) => say(identifier, identifier.name, newGlobals.get(identifier.name)));
        },
      };
    },
  };
}

// [[owner, name, whether static]…] and [[global]…] that Chrome did not have then.
export function newerThanChrome(data) {
  const chrome = { chrome: '80' };
  const news = [...members(data)].filter(one => !one.isEvent && lacking(one.compat, chrome).length);
  const globals = Object.entries({ ...data.api, ...data.javascript.builtins }).filter(([, feature]) => lacking(feature.__compat, chrome).length);
  return {
    globals: globals.map(([name]) => name).concat(news.filter(one => one.owner === 'Window').map(one => one.name)),
    members: news.map(one => [one.owner, one.name, one.isStatic]),
  };
}
