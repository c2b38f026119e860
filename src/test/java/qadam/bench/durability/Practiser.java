package qadam.bench.durability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Option;
import qadam.catalog.Response;
import qadam.catalog.Responses;
import qadam.catalog.Task;
import qadam.shared.Ids;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor who practises: one to three answers at once to {@code /api/steps}. */
final class Practiser extends Learner {
    static final Course COURSE = RealCourse.read();
    private static final List<Choice> CHOICES = COURSE.lessons().flatMap(lesson -> lesson.items().stream().filter(item -> item.task() instanceof Task.Single)
        .map(item -> new Choice(lesson, item, ((Task.Single) item.task()).options()))).toList();
    private final Map<UUID, Map<String, Object>> sent = new HashMap<>();

    private record Choice(Lesson lesson, Item item, List<Option> options) {
    }

    Practiser(Crew crew, int number) {
        super(crew, number);
    }

    @Override
    void comeIn() throws IOException, InterruptedException {
        List<Given> first = List.of(one());
        first.forEach(crew.ledger()::give);
        List<Given> left = send(first);
        if (!browser.isKnown() || !left.isEmpty()) {
            throw new IllegalStateException("a visitor could not take a first step");
        }
    }

    @Override
    List<Given> think() {
        sent.clear();
        List<Given> some = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            some.add(one());
        }
        return some;
    }

    private Given one() {
        Choice choice = CHOICES.get(random.nextInt(CHOICES.size()));
        int chosen = random.nextInt(choice.options().size());
        Option option = choice.options().get(chosen);
        long taken = now();
        UUID id = Ids.version7(taken);
        sent.put(id, Map.of("id", Ids.hex(id), "takenAt", taken, "course", COURSE.slug(), "version", COURSE.version(), "lesson", choice.lesson().id(),
            "item", choice.item().id(), "fields", Responses.fields(choice.item(), new Response.Chosen(Set.of(option.id())))));
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(option.correct() ? 1 : 0);
        result.write(chosen);
        return new Given(id, number, taken, COURSE.slug() + "@" + COURSE.version() + "/" + choice.item().id(), result.toByteArray(), Optional.empty());
    }

    @Override
    List<Given> send(List<Given> waiting) throws IOException, InterruptedException {
        String body = JsonMapper.shared().writeValueAsString(Map.of("language", "kk", "steps", waiting.stream().map(step -> sent.get(step.id())).toList()));
        HttpResponse<String> response = browser.json("/api/steps", body);
        if (response.statusCode() != 200) {
            crew.refused(response.statusCode(), response.body());
            return waiting;
        }
        Map<String, JsonNode> answers = new HashMap<>();
        JsonMapper.shared().readTree(response.body()).path("steps").forEach(answer -> answers.put(answer.path("id").asString(""), answer));
        List<Given> left = new ArrayList<>();
        for (Given step : waiting) {
            JsonNode answer = answers.get(Ids.hex(step.id()));
            if (answer != null && answer.has("receipt")) {
                crew.ledger().acknowledge(step, answer.path("receipt").asString(""));
            } else if (answer == null || answer.path("later").asBoolean(false)) {
                crew.later(answer == null ? "none" : answer.path("problem").asString(""));
                left.add(step);
            } else {
                throw new IllegalStateException("a good answer was refused for ever: " + answer);
            }
        }
        return left;
    }
}
