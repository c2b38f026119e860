/* Measures a model on Qadam's task: which of four kinds is a short Kazakh message to an office?
   Needs nothing but Java 17.   QADAM_KEY=qk-… java Evaluate.java BASE_ADDRESS MODEL [try|test]
   Improve PROMPT on the part "try"; measure on "test" when you are done, and seldom. CC BY 4.0, Qadam contributors. */
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Evaluate {
    static final List<String> LABELS = List.of("сұрақ", "өтініш", "шағым", "алғыс");
    static final String PROMPT = """
        Хабардың түрін анықта: сұрақ, өтініш, шағым немесе алғыс. Бір сөзбен ғана жауап бер.
        Хабар:
        """;
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        String base = arguments[0].replaceAll("/$", "");
        String part = arguments.length > 2 ? arguments[2] : "try";
        int right = 0;
        int all = 0;
        var file = CLIENT.send(HttpRequest.newBuilder(URI.create(base.replaceAll("/v1$", "") + "/build/task.jsonl")).build(), BodyHandlers.ofString());
        for (String line : file.body().split("\n")) {
            if (text(line, "part").equals(part)) {
                String said = label(ask(base, arguments[1], PROMPT + text(line, "text")));
                all++;
                if (said.equals(text(line, "label"))) {
                    right++;
                } else {
                    System.out.println(text(line, "label") + " → " + said + ": " + text(line, "text"));
                }
            }
        }
        System.out.println(right + "/" + all);
    }

    static String label(String reply) {
        String first = reply.split("\n")[0].toLowerCase();
        return LABELS.stream().filter(first::contains).findFirst().orElse("?");
    }

    static String ask(String base, String model, String prompt) throws Exception {
        String body = "{\"model\": " + json(model) + ", \"temperature\": 0, \"max_tokens\": 200, \"messages\": [{\"role\": \"user\", \"content\": " + json(prompt) + "}]}";
        var request = HttpRequest.newBuilder(URI.create(base + "/chat/completions")).header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + System.getenv("QADAM_KEY")).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        while (true) {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return text(answer.body(), "content");
            }
            if (!text(answer.body(), "code").equals("rate_limit_exceeded")) {
                throw new IllegalStateException(text(answer.body(), "message"));
            }
            Thread.sleep(1000 * Long.parseLong(answer.headers().firstValue("Retry-After").orElse("5")));
        }
    }

    static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The first text of this name; enough for these answers, and no library. */
    static String text(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        if (!found.find()) {
            return "";
        }
        return Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)").matcher(found.group(1)).replaceAll(escape -> Matcher.quoteReplacement(
            escape.group(2) != null ? String.valueOf((char) Integer.parseInt(escape.group(2), 16)) : escape.group(1).equals("n") ? "\n" : escape.group(1).equals("t") ? "\t" : escape.group(1)));
    }
}
