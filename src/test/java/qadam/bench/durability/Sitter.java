package qadam.bench.durability;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.shared.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who sits an exam: every answer saved as it is given, changed as often as they like. */
final class Sitter extends Learner {
    private static final String EXAM = "ai-for-everyone";
    private static final String PASSWORD = "көк аспан 2026 таза";
    private static final Pattern SHEET = Pattern.compile("(?s)data-response data-number=\"(\\d+)\"(.*?)</form>");
    private static final Pattern CHOICE = Pattern.compile("name=\"option\" value=\"([^\"]+)\"[^>]*><span>(.*?)</span>");
    /** The invented bank's single choices, as {@code SealedBank} writes them. */
    private static final Map<String, String> OPTIONS = Map.of("Apple", "a", "Pear (+)", "b", "Apricot", "c");

    private final Map<Integer, Map<String, String>> questions = new TreeMap<>();
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private final Map<UUID, String> tokens = new HashMap<>();
    private volatile UUID attempt;
    private int account;

    Sitter(Crew crew, int number) {
        super(crew, number);
    }

    UUID attempt() {
        return attempt;
    }

    Browser browser() {
        return browser;
    }

    /** Until the paper that was drawn has a single choice on it, as nearly all have. */
    @Override
    void comeIn() throws IOException, InterruptedException {
        questions.clear();
        sequences.clear();
        for (int i = 0; questions.isEmpty(); i++) {
            if (i == 10) {
                throw new IllegalStateException("no single choice on ten papers");
            }
            browser.forget();
            account = crew.newcomer();
            begin();
        }
    }

    private void begin() throws IOException, InterruptedException {
        String csrf = Browser.csrf(browser.get("/en/sign-up"));
        HttpResponse<String> in = browser.form("/en/sign-up", csrf, Map.of("name", "Айгүл", "user", "s" + Ids.hex(Ids.version7(now())), "password", PASSWORD));
        require(in, 303);
        String exam = Browser.csrf(browser.get("/en/exams/" + EXAM));
        HttpResponse<String> begun = browser.form("/en/exams/" + EXAM + "/attempts", exam, Map.of());
        require(begun, 303);
        String place = begun.headers().firstValue("Location").orElseThrow();
        read(browser.get(place.replaceFirst("https?://[^/]+", "")).body());
        attempt = questions.isEmpty() ? null : Ids.parse(place.replaceFirst(".*/attempts/([0-9a-f-]+).*", "$1")).orElseThrow();
    }

    private static void require(HttpResponse<String> response, int status) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException(response.uri().getPath() + " answered " + response.statusCode() + ": " + response.body().replaceAll("(?s)<[^>]*>", " ").strip().lines().limit(40).toList());
        }
    }

    private void read(String page) {
        Matcher sheet = SHEET.matcher(page);
        while (sheet.find()) {
            Matcher choice = CHOICE.matcher(sheet.group(2));
            Map<String, String> tokens = new HashMap<>();
            while (choice.find()) {
                Optional.ofNullable(OPTIONS.get(choice.group(2).strip())).ifPresent(id -> tokens.put(id, choice.group(1)));
            }
            if (tokens.size() == OPTIONS.size()) {
                questions.put(Integer.parseInt(sheet.group(1)), Map.copyOf(tokens));
            }
        }
    }

    /** An attempt whose time is over is followed by another person's. */
    @Override
    boolean isIn() {
        return attempt != null;
    }

    @Override
    List<Given> think() {
        List<Integer> numbers = List.copyOf(questions.keySet());
        int item = numbers.get(random.nextInt(numbers.size()));
        String option = List.of("a", "b", "c").get(random.nextInt(3));
        UUID id = Ids.version7(System.currentTimeMillis());
        tokens.clear();
        tokens.put(id, questions.get(item).get(option));
        return List.of(new Given(id, account, now(), "", new byte[0], Optional.of(new Given.Save(attempt, item, sequences.merge(item, 1, Integer::sum),
            "{\"chosen\":[\"" + option + "\"]}"))));
    }

    @Override
    List<Given> send(List<Given> waiting) throws IOException, InterruptedException {
        Given step = waiting.getFirst();
        Given.Save save = step.save().orElseThrow();
        HttpResponse<String> response = browser.json("/api/attempts/" + save.attempt() + "/responses?language=en", JsonMapper.shared().writeValueAsString(Map.of("item", save.item(),
            "sequence", save.sequence(), "id", Ids.hex(step.id()), "response", Map.of("option", List.of(tokens.get(step.id()))), "taken_at", step.takenAt(), "device_now", System.currentTimeMillis())));
        JsonNode answer = response.statusCode() < 500 ? JsonMapper.shared().readTree(response.body()) : JsonMapper.shared().nullNode();
        if (response.statusCode() == 200 && !answer.path("late").asBoolean(false)) {
            crew.ledger().acknowledge(step, answer.path("receipt").asString(""));
            return List.of();
        }
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            crew.refused(response.statusCode(), response.body());
            return waiting;
        }
        crew.ledger().withdraw(step);
        crew.over(this, response.statusCode() + " " + response.body());
        attempt = null;
        return List.of();
    }
}
