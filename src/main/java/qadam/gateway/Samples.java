package qadam.gateway;

import java.util.List;

/** The first program, filled in: what stands on the page is run by a test. */
final class Samples {
    static final String QUESTION = "Тілдік модель деген не? Бір сөйлеммен түсіндір.";
    private static final String CURL = """
        curl {base}/chat/completions \\
          -H "Authorization: Bearer $QADAM_KEY" \\
          -H "Content-Type: application/json" \\
          -d '{"model": "{model}", "messages": [{"role": "user", "content": "{question}"}]}'
        """;
    private static final String PYTHON = """
        import json, os, urllib.request

        body = {"model": "{model}", "messages": [{"role": "user", "content": "{question}"}]}
        request = urllib.request.Request(
            "{base}/chat/completions", json.dumps(body).encode("utf-8"),
            {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["QADAM_KEY"]})
        with urllib.request.urlopen(request) as answer:
            print(json.load(answer)["choices"][0]["message"]["content"])
        """;
    private static final String JAVA = """
        import java.net.URI;
        import java.net.http.*;

        public class First {
            public static void main(String[] arguments) throws Exception {
                String body = \"""
                    {"model": "{model}", "messages": [{"role": "user", "content": "{question}"}]}\""";
                var request = HttpRequest.newBuilder(URI.create("{base}/chat/completions"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + System.getenv("QADAM_KEY"))
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build();
                System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
            }
        }
        """;
    private static final String SCRIPT = """
        import OpenAI from 'openai';   // npm install openai

        const client = new OpenAI({ baseURL: '{base}', apiKey: process.env.QADAM_KEY });
        const stream = await client.chat.completions.create({
          model: '{model}', stream: true, messages: [{ role: 'user', content: '{question}' }] });
        for await (const piece of stream) process.stdout.write(piece.choices[0]?.delta?.content ?? '');
        """;

    private Samples() {
    }

    static List<Sample> of(String base, String model) {
        return List.of(sample("curl", "curl", "", CURL, base, model), sample("python", "Python", "first.py", PYTHON, base, model),
            sample("java", "Java", "First.java", JAVA, base, model), sample("script", "JavaScript", "first.mjs", SCRIPT, base, model));
    }

    private static Sample sample(String id, String name, String file, String text, String base, String model) {
        return new Sample(id, name, file, text.replace("{base}", base).replace("{model}", model.replaceAll("[^\\w./:@+-]", "")).replace("{question}", QUESTION));
    }
}
