// The official client of OpenAI against our gateway. Arguments: the package's folder, the base address, a key, what to do.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [folder, baseURL, apiKey, act] = process.argv.slice(2);
const { default: OpenAI } = await import(pathToFileURL(createRequire(`${folder}/package.json`).resolve('openai')).href);
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const messages = [{ role: 'system', content: 'Қысқа жауап бер.' }, { role: 'user', content: 'Сәлем' }];

async function refused(deed) {
  try {
    await deed();
    return 'taken';
  } catch (error) {
    return `${error.constructor.name} ${error.status} ${error.code} ${error.type}`;
  }
}

const acts = {
  async works() {
    const models = [];
    for await (const model of client.models.list()) models.push(model.id);
    const chat = await client.chat.completions.create({ model: models[0], messages, temperature: 0, max_tokens: 50 });
    const stream = await client.chat.completions.create({ model: models[0], messages, stream: true, stream_options: { include_usage: true } });
    let streamed = '';
    let pieces = 0;
    let usage = null;
    for await (const piece of stream) {
      streamed += piece.choices[0]?.delta?.content ?? '';
      pieces += 1;
      usage = piece.usage ?? usage;
    }
    const numbers = await client.embeddings.create({ model: models[0], input: ['бір', 'екі'] }).then(all => all.data[0].embedding, error => error.code);
    return { models, chat: chat.choices[0].message.content, usage: chat.usage, request: chat._request_id, streamed, pieces, streamedUsage: usage, numbers,
      unknownModel: await refused(() => client.chat.completions.create({ model: 'gpt-9', messages })),
      unsupported: await refused(() => client.chat.completions.create({ model: models[0], messages, n: 2 })) };
  },
  refused: async () => ({ chat: await refused(() => client.chat.completions.create({ model: 'scripted', messages })), list: await refused(() => client.models.list()) }),
};

console.log(JSON.stringify(await acts[act]()));
