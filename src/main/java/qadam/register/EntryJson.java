package qadam.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import qadam.exchange.Off;
import qadam.model.ModelCard;
import qadam.model.ModelProfile;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.shared.Texts;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An entry as JSON, described in docs/api/register.md. */
final class EntryJson {
    static final String FORMAT = "qadam-register/1";
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Texts texts;

    EntryJson(Texts texts) {
        this.texts = texts;
    }

    byte[] write(TutorEntry entry, boolean demonstration) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("number", 1);
        all.put("name", in("register.tutor.title"));
        all.put("demonstration", demonstration);
        all.put("at", entry.at().toString());
        all.put("installation", entry.origin());
        all.put("organization", entry.operator().name());
        all.put("contact", entry.operator().contact());
        all.put("status", entry.state().code());
        all.put("status_text", in("exchange.models.card." + entry.state().code()));
        all.put("description_short", in("register.purpose.short"));
        all.put("purpose", in("register.purpose"));
        all.put("models", entry.models().stream().map(EntryJson::model).toList());
        all.put("prompt_version", entry.prompt().orElse(null));
        all.put("data", data(entry));
        all.put("age_policy", list("register.age"));
        all.put("human_oversight", list("register.oversight"));
        all.put("equality", list("register.equal"));
        all.put("limits", list("register.limit"));
        all.put("questions_a_day", entry.questionsADay());
        all.put("evaluations", entry.evaluated().stream().map(one -> Map.of("model", one.model(), "at", one.at().toString(), "address", one.address())).toList());
        all.put("switches_off", entry.off().stream().map(EntryJson::off).toList());
        all.put("organisations_off", entry.placesOff());
        all.put("numbers", numbers(entry.numbers()));
        all.put("recorded_since", entry.since().map(Object::toString).orElse(null));
        all.put("changes", entry.changes().stream().map(EntryJson::change).toList());
        return JSON.writeValueAsBytes(all);
    }

    private Map<String, String> in(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            words.put(language.tag(), texts.text(language, key));
        }
        return words;
    }

    private List<Map<String, String>> list(String key) {
        return Lines.of(key).stream().map(this::in).toList();
    }

    private static Map<String, String> in(Localized words) {
        return Map.of("kk", words.kk(), "ru", words.ru(), "en", words.en());
    }

    private static Map<String, Object> model(TutorEntry.Line line) {
        ModelCard card = line.card();
        ModelProfile profile = card.profile();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", card.id());
        model.put("name", profile.name());
        model.put("maker", profile.maker());
        model.put("base", profile.base());
        model.put("sha256", card.hash().orElse(null));
        model.put("licence", profile.licenceId());
        model.put("licence_text", in(profile.licence()));
        model.put("commercial_use", profile.commercial());
        model.put("source", profile.source().map(Object::toString).orElse(null));
        model.put("read", Optional.ofNullable(profile.read()).map(LocalDate::toString).orElse(null));
        model.put("health", line.off() ? "off" : card.health().name().toLowerCase(java.util.Locale.ROOT));
        return model;
    }

    private Map<String, Object> data(TutorEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sent", list("register.sent"));
        data.put("never_sent", list("register.never"));
        data.put("log_months", entry.kept().rowMonths());
        data.put("words_days", entry.kept().wordDays());
        return data;
    }

    private static Map<String, Object> off(Off off) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("reach", off.reach().code());
        one.put("name", off.name());
        one.put("reason", off.reason());
        one.put("since", off.since().toString());
        return one;
    }

    /** null: fewer than ten. */
    private static Map<String, Object> numbers(TutorEntry.Numbers numbers) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("month", numbers.month().toString());
        all.put("questions", number(numbers.exchanges()));
        all.put("people", number(numbers.people()));
        all.put("answered", number(numbers.answered()));
        Map<String, Long> doors = new LinkedHashMap<>();
        numbers.kinds().forEach((kind, number) -> doors.put(kind.code(), number(number)));
        all.put("doors", doors);
        Map<String, Long> verdicts = new LinkedHashMap<>();
        numbers.verdicts().forEach((verdict, number) -> verdicts.put(verdict, number(number)));
        all.put("verdicts", verdicts);
        return all;
    }

    private static Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("at", change.at().toString());
        one.put("what", change.what());
        one.put("name", change.name());
        one.put("before", change.before().orElse(null));
        one.put("after", change.after().orElse(null));
        return one;
    }
}
