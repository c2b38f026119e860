package qadam.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.exchange.Entry;
import qadam.exchange.Exchanges;
import qadam.exchange.KeptTimes;
import qadam.exchange.Kind;
import qadam.exchange.Small;
import qadam.exchange.State;
import qadam.exchange.Tokens;
import qadam.exchange.Totals;
import qadam.identity.Identity;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limits;
import qadam.shared.Texts;
import qadam.terms.Terms;
import qadam.web.Assets;
import qadam.web.Site;
import qadam.world.Databases;
import qadam.world.FixedClock;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RegisterTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    private final Site site = new Site(Site.precompiled(), new Texts(), new Assets());
    private final Path data = Databases.folder();
    private Identity identity;
    private Exchanges exchanges;

    private Register register(Database database, Models models, String prompt, KeptTimes kept) {
        identity = Identity.open(database, clock, "https://qadam.school.kz", true, data, new Terms(database, data, clock), Limits.USUAL);
        exchanges = new Exchanges(database, clock, identity.people(), Organisations.open(database, new Texts(), clock), new Members(clock));
        return new Register(database, clock, identity.people(), new Register.Ground(exchanges, models, Optional.of(prompt), kept, "https://qadam.school.kz", List::of));
    }

    private static JsonNode json(Register register) {
        return JSON.readTree(new EntryJson(new Texts()).write(register.tutor(), false));
    }

    private String page(Register register, Language language) {
        return new String(site.fixed(language, "/register/tutor", "register/tutor.jte", "x", Map.of("entry", register.tutor())).plain(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_changed_configuration_is_written_down_once_and_an_unchanged_one_not_at_all(Database database) {
        try (database) {
            Register first = register(database, Models.none(), "tutor-1", new KeptTimes(12, 30));
            first.changes().note();
            clock.forward(Duration.ofDays(1));
            first.changes().note();
            assertThat(first.tutor().changes()).isEmpty();
            Register second = register(database, Models.none(), "tutor-2", new KeptTimes(12, 14));
            second.changes().note();
            second.changes().note();
            assertThat(second.tutor().changes()).extracting(Change::what, Change::before, Change::after).containsExactlyInAnyOrder(
                tuple("prompt", Optional.of("tutor-1"), Optional.of("tutor-2")),
                tuple("words", Optional.of("30"), Optional.of("14")));
            assertThat(second.tutor().changes()).allMatch(change -> change.at().equals(clock.instant()));
            UUID officer = identity.newcomers().add("Офис", "office", identity.newcomers().hash("көк аспан 2026")).person();
            second.set(officer, new Operator("The ministry of tea", "room 7"));
            assertThat(second.tutor().changes().getFirst().what()).isEqualTo("operator");
            long rows = database.read(handle -> handle.createQuery("select count(*) from register_changes").mapTo(Long.class).one());
            assertThat(rows).isEqualTo(3);
        }
    }

    @Test
    void without_a_model_it_says_so_in_each_language_and_as_json() {
        try (Database database = Databases.sqlite()) {
            Register register = register(database, Models.none(), "tutor-1", new KeptTimes(12, 30));
            assertThat(page(register, Language.EN)).contains("No model is connected. The tutor shows passages of the lessons.", "3 No model<", "Nobody has asked anything this month.");
            assertThat(page(register, Language.KK)).contains("Модель қосылмаған.", "Модель жоқ");
            assertThat(page(register, Language.RU)).contains("Модель не подключена.");
            JsonNode json = json(register);
            assertThat(json.get("status").asString()).isEqualTo("none");
            assertThat(json.get("models")).isEmpty();
            assertThat(json.get("organization").asString()).isEmpty();
            assertThat(json.get("data").get("words_days").asInt()).isEqualTo(30);
        }
    }

    @Test
    void a_connected_model_stands_there_with_its_facts_and_its_end_is_a_change() {
        try (Database database = Databases.sqlite(); ScriptedModel server = ScriptedModel.open()) {
            try (Models models = Models.open(ModelSettings.at(server.url()), clock)) {
                Register register = register(database, models, "tutor-1", new KeptTimes(12, 30));
                waitFor(models);
                register.changes().note();
                assertThat(register.tutor().state()).isEqualTo(State.ANSWERS);
                JsonNode model = json(register).get("models").get(0);
                assertThat(model.get("id").asString()).isEqualTo(ScriptedModel.ID);
                assertThat(model.get("health").asString()).isIn("ready", "slow");
                assertThat(model.get("licence_text").get("kk").asString()).isNotBlank();
                assertThat(page(register, Language.EN)).contains(ScriptedModel.ID, "A model is connected and answers.", "passages of lessons to the model");
            }
            Register without = register(database, Models.none(), "tutor-1", new KeptTimes(12, 30));
            without.changes().note();
            assertThat(without.tutor().changes()).extracting(Change::what, Change::name, Change::sort).containsExactly(tuple("model", ScriptedModel.ID, "removed"));
        }
    }

    /** Its first probe is on its way. */
    private static void waitFor(Models models) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!models.isReady() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Test
    void no_number_below_ten_is_told_and_none_by_which_it_could_be_had() {
        YearMonth month = YearMonth.of(2026, 11);
        TutorEntry.Numbers few = Register.numbers(new Totals(month, 400, 9, 300, 1, Map.of(Kind.TUTOR, 400L), Map.of(), Map.of("CITED", 300L)));
        assertThat(few.exchanges()).isEmpty();
        assertThat(few.kinds()).isEmpty();
        assertThat(few.verdicts()).isEmpty();
        TutorEntry.Numbers many = Register.numbers(new Totals(month, 400, 80, 395, 1, Map.of(Kind.TUTOR, 370L, Kind.GATEWAY, 26L, Kind.PLAYGROUND, 4L), Map.of(), Map.of()));
        assertThat(many.exchanges()).hasValue(400);
        assertThat(many.answered()).as("400 less 395 is 5").isEmpty();
        assertThat(many.kinds()).containsEntry(Kind.PLAYGROUND, OptionalLong.empty()).containsEntry(Kind.GATEWAY, OptionalLong.empty()).containsEntry(Kind.TUTOR, OptionalLong.of(370));
        assertThat(Small.parts(Map.of("a", 3L, "b", 4L, "c", 50L))).as("two hide each other").containsEntry("c", OptionalLong.of(50));
        assertThat(Small.told(0)).hasValue(0);
    }

    @Test
    void the_month_is_told_once_ten_people_have_asked() {
        try (Database database = Databases.sqlite()) {
            Register register = register(database, Models.none(), "tutor-1", new KeptTimes(12, 30));
            for (int i = 0; i < 10; i++) {
                UUID person = Ids.random();
                database.write(handle -> handle.createUpdate("insert into persons (id, made_at) values (:id, 0)").bind("id", person).execute());
                if (i == 9) {
                    assertThat(page(register, Language.EN)).contains("Fewer than ten people");
                }
                exchanges.append(new Entry(Ids.random(), Kind.TUTOR, Optional.of(person), Language.KK, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), "{}",
                    List.of("exam-open"), Duration.ZERO, Duration.ZERO, Tokens.NONE, Optional.empty()));
            }
            assertThat(json(register).get("numbers").get("people").asInt()).isEqualTo(10);
            assertThat(page(register, Language.EN)).doesNotContain("Fewer than ten people");
        }
    }

    /** Every sentence that the page promises is there in each language. */
    @Test
    void every_heading_has_its_sentences() {
        for (String heading : List.of("register.sent", "register.never", "register.age", "register.oversight", "register.equal", "register.limit")) {
            assertThat(Lines.of(heading)).isNotEmpty().allSatisfy(line -> EnumSet.allOf(Language.class)
                .forEach(language -> assertThat(new Texts().text(language, line)).isNotBlank()));
        }
    }
}
