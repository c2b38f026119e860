package qadam.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Programme;
import qadam.catalog.ProgrammeTerms;
import qadam.credential.CredentialWorld;
import qadam.credential.Leaf;
import qadam.credential.QueuedLeaf;
import qadam.identity.NationalId;
import qadam.shared.Csv;
import qadam.shared.Database;
import qadam.world.Databases;
import qadam.world.Iin;

class CountsTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_person_twice_counts_once(Database database) {
        try (var world = new CredentialWorld(database)) {
            String iin = Iin.next();
            world.trained(world.someone("roster"), iin, "KZ-75", "online");
            world.trained(world.someone("sso"), iin, "KZ-10", "supervised");
            Count count = now(world);
            assertThat(count.trained()).isEqualTo(1);
            assertThat(count.issued()).isEqualTo(2);
        }
    }

    /** Between the second credential and the claim one human stands in both columns: that is the double which can be. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void unconfirmed_raises_only_declared_until_they_are_confirmed_and_have_themselves_counted(Database database) {
        try (var world = new CredentialWorld(database)) {
            String iin = Iin.next();
            UUID person = world.someone(null);
            UUID first = world.trained(person, iin, "KZ-75", "online");
            world.trained(person, null, "KZ-75", "online");
            assertThat(now(world)).as("one account").extracting(Count::trained, Count::declared, Count::issued).containsExactly(0L, 1L, 2L);
            world.confirm(person, "roster");
            world.trained(person, iin, "KZ-75", "online");
            assertThat(now(world)).extracting(Count::trained, Count::declared, Count::issued).containsExactly(1L, 1L, 3L);
            world.credentials.join(person, first, NationalId.parse(iin).orElseThrow());
            assertThat(now(world)).as("with all their credentials").extracting(Count::trained, Count::declared, Count::issued).containsExactly(1L, 0L, 3L);
        }
    }

    @Test
    void without_a_national_id_only_the_credential_is_counted() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            world.trained(world.someone("sso"), null, "KZ-75", "online");
            assertThat(now(world)).extracting(Count::trained, Count::declared, Count::issued).containsExactly(0L, 0L, 1L);
        }
    }

    @Test
    void open_bank_never_counts() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            world.rehearsed(world.someone("sso"), Iin.next());
            assertThat(now(world)).extracting(Count::trained, Count::declared, Count::issued).containsExactly(0L, 0L, 1L);
            assertThat(((Leaf.Issue) world.leaves().getFirst().leaf()).tag()).isEmpty();
            assertThat(((Leaf.Issue) world.leaves().getFirst().leaf()).mode()).isEqualTo("rehearsal");
        }
    }

    @Test
    void revocation_lowers_the_number_and_stays_visible() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            String iin = Iin.next();
            UUID first = world.trained(world.someone("roster"), iin, "KZ-75", "online");
            UUID second = world.trained(world.someone("roster"), iin, "KZ-75", "online");
            world.revoke(first);
            assertThat(now(world)).extracting(Count::trained, Count::revoked).containsExactly(1L, 1L);
            world.revoke(second);
            assertThat(now(world)).extracting(Count::trained, Count::issued, Count::revoked).containsExactly(0L, 2L, 2L);
            assertThat(now(world).values(Dimension.REGION)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_number_equals_the_leaves_counted_by_hand(Database database) {
        try (var world = new CredentialWorld(database)) {
            Random random = new Random(20261123);
            List<String> ids = java.util.stream.Stream.generate(Iin::next).limit(12).toList();
            for (int i = 0; i < 40; i++) {
                String confirmed = List.of("sso", "roster", "self").get(random.nextInt(3));
                UUID credential = world.trained(world.someone(confirmed.equals("self") ? null : confirmed),
                    ids.get(random.nextInt(ids.size())), List.of("KZ-75", "KZ-10", "KZ-71").get(random.nextInt(3)),
                    List.of("online", "supervised").get(random.nextInt(2)));
                if (random.nextInt(4) == 0) {
                    world.revoke(credential);
                }
                world.clock.forward(java.time.Duration.ofHours(random.nextInt(44)));   // all before the programme's last day
            }
            assertThat(now(world).cells()).isEqualTo(byHand(world.leaves()));
        }
    }

    /** The number after all that waits is published: few as they are, with the whole country and the month. */
    private static Count now(CredentialWorld world) {
        world.publish();
        return world.counts.now();
    }

    @Test
    void until_the_first_checkpoint_there_is_no_number_and_the_page_says_so() {
        try (var world = CredentialWorld.withPages()) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            assertThat(world.counts.now()).extracting(Count::trained, Count::waiting).containsExactly(0L, 1);
            assertThat(world.get("/en/count").body()).contains("The public log has not begun", "1 entry waits");
            assertThat(world.get("/log/checkpoint").statusCode()).isEqualTo(404);
            Count count = now(world);
            assertThat(count).extracting(Count::trained, Count::waiting).containsExactly(1L, 0);
            String root = count.state().orElseThrow().rootInHex();
            assertThat(world.get("/en/count").body()).contains(root, "first 2 entries", "by rule 1", "not independently witnessed").doesNotContain("has not begun");
            assertThat(world.get("/count.json").body()).contains("\"size\":2", "\"root\":\"" + root + "\"", "\"independently_witnessed\":false");
            assertThat(world.get("/count.csv").body()).contains(",trained,total,,,1,2," + root + ",1");
        }
    }

    /** The rule once more, written differently: sets of tags for each row. */
    private static Map<Cell, Long> byHand(List<QueuedLeaf> leaves) {
        Set<Long> revoked = new HashSet<>();
        leaves.forEach(leaf -> leaf.about().ifPresent(revoked::add));
        Set<String> confirmed = new HashSet<>();
        for (QueuedLeaf queued : leaves) {
            if (queued.leaf() instanceof Leaf.Issue issue && !revoked.contains(queued.number()) && !issue.established().equals("self")) {
                confirmed.add(issue.tag().orElseThrow());
            }
        }
        Map<Cell, Set<String>> people = new HashMap<>();
        long issued = 0;
        for (QueuedLeaf queued : leaves) {
            if (queued.leaf() instanceof Leaf.Issue issue) {
                issued++;
                String tag = issue.tag().orElseThrow();
                boolean self = issue.established().equals("self");
                if (!revoked.contains(queued.number()) && (!self || !confirmed.contains(tag))) {
                    Measure measure = self ? Measure.DECLARED : Measure.TRAINED;
                    for (Cell cell : List.of(Cell.total(measure), new Cell(measure, Dimension.TRACK, issue.track()),
                            new Cell(measure, Dimension.LEVEL, "" + issue.level()), new Cell(measure, Dimension.REGION, issue.coarse().region()),
                            new Cell(measure, Dimension.WEEK, issue.coarse().week()), new Cell(measure, Dimension.MODE, issue.mode()))) {
                        people.computeIfAbsent(cell, missing -> new HashSet<>()).add(tag);
                    }
                }
            }
        }
        Map<Cell, Long> numbers = new HashMap<>();
        people.forEach((cell, tags) -> numbers.put(cell, (long) tags.size()));
        numbers.put(Cell.total(Measure.ISSUED), issued);
        numbers.put(Cell.total(Measure.REVOKED), (long) revoked.size());
        return numbers;
    }

    /** The office stops counting online exams: who was counted stays, who comes later is not. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_new_edition_changes_nothing_of_what_was_counted(Database database) {
        try (var world = new CredentialWorld(database)) {
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            Programme before = world.programmes.now();
            ProgrammeTerms supervised = new ProgrammeTerms(5, before.firstDay(), before.lastDay(), before.countedTracks(), Set.of("supervised"));
            database.write(handle -> world.programmes.change(handle, 1, supervised, UUID.randomUUID(), "order", world.clock));
            assertThat(now(world).trained()).isEqualTo(1);
            UUID later = world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "supervised");
            assertThat(now(world).trained()).isEqualTo(2);
            assertThat(world.leaves()).extracting(leaf -> ((Leaf.Issue) leaf.leaf()).programme()).containsExactly("kz-2026@1", "kz-2026@2", "kz-2026@2");
            world.revoke(later);
            assertThat(now(world)).extracting(Count::trained, Count::issued, Count::revoked).containsExactly(2L, 3L, 1L);
        }
    }

    @Test
    void the_page_and_its_file_tell_every_edition() {
        try (var world = CredentialWorld.withPages()) {
            assertThat(world.get("/en/count").body()).contains("kz-2026@1").doesNotContain("kz-2026@2");
            Programme before = world.programmes.now();
            ProgrammeTerms more = new ProgrammeTerms(300_000, before.firstDay(), before.lastDay(), before.countedTracks(), before.countedModes());
            world.database.write(handle -> world.programmes.change(handle, 1, more, UUID.randomUUID(), "secret reason", world.clock));
            assertThat(world.get("/en/count").body()).contains("Edition in force: kz-2026@2", "kz-2026@1", "300,000", "200,000").doesNotContain("secret reason");
            assertThat(world.get("/count.json").body()).contains("\"programme\":\"kz-2026@2\"", "\"edition\":\"kz-2026@1\"", "\"target\":200000")
                .doesNotContain("secret reason");
        }
    }

    /** What the office sees of a week: reached beside trained, small numbers untold, empty weeks in their places. */
    @Test
    void the_offices_weeks_have_a_place_each() {
        try (var world = new CredentialWorld(Databases.sqlite())) {
            for (int i = 0; i < 10; i++) {
                world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            }
            OfficeWeeks weeks = OfficeWeeks.of(Map.of("2026-W45", 40L, "2026-W48", 7L), now(world), java.time.LocalDate.parse("2026-11-23"));
            assertThat(weeks.weeks()).extracting(OfficeWeeks.Week::week).containsExactly("2026-W45", "2026-W46", "2026-W47", "2026-W48");
            assertThat(weeks.weeks()).extracting(OfficeWeeks.Week::reached).containsExactly(40L, 0L, 0L, 7L);
            assertThat(weeks.weeks().getLast().trained().number()).isEqualTo(10);
            assertThat(weeks.weeks()).extracting(OfficeWeeks.Week::reachedHeight).containsExactly(180, 0, 0, 31);
            assertThat(OfficeWeeks.weeksLeft(java.time.LocalDate.parse("2026-12-31"), java.time.LocalDate.parse("2026-12-31"))).isEqualTo(1);
            assertThat(OfficeWeeks.weeksLeft(java.time.LocalDate.parse("2027-01-01"), java.time.LocalDate.parse("2026-12-31"))).isZero();
        }
    }

    @Test
    void small_rows_are_not_shown_and_the_total_is() {
        try (var world = CredentialWorld.withPages()) {
            for (int i = 0; i < 11; i++) {
                world.trained(world.someone("roster"), Iin.next(), i < 3 ? "KZ-10" : "KZ-75", "online");
            }
            world.publish();
            String json = world.get("/count.json").body();
            assertThat(json).contains("\"trained\":11").contains("{\"value\":\"KZ-10\",\"people\":null}", "{\"value\":\"KZ\",\"people\":11}").doesNotContain(":3}").doesNotContain(":8}");
            assertThat(world.get("/count.csv").body()).contains("trained,region,KZ-10,").contains(",<10").contains("trained,mode,online,");
        }
    }

    @Test
    void spreadsheet_formulas_in_the_csv_are_disarmed() {
        assertThat(List.of("=1+1", "+7", "-7", "@x", "\tx")).allSatisfy(cell -> assertThat(Csv.field(cell)).startsWith("'"));
        assertThat(Csv.field("=a,\"b\"")).isEqualTo("\"'=a,\"\"b\"\"\"");
        assertThat(Csv.field("Алматы")).isEqualTo("Алматы");
        try (var world = CredentialWorld.withPages()) {
            assertThat(world.get("/count.csv").body()).contains(",'=Баршаға,").doesNotContain(",=Баршаға");
        }
    }

    @Test
    void the_page_is_the_same_for_everybody_and_changes_with_the_number() {
        try (var world = CredentialWorld.withPages()) {
            var empty = world.get("/kk/count");
            assertThat(empty.statusCode()).isEqualTo(200);
            String tag = empty.headers().firstValue("ETag").orElseThrow();
            assertThat(empty.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(empty.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(world.get("/kk/count", "If-None-Match", tag).statusCode()).isEqualTo(304);
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            world.publish();
            assertThat(world.get("/kk/count", "If-None-Match", tag).statusCode()).isEqualTo(200);
            assertThat(world.get("/ru/count").body()).contains("200 000".replace(' ', '\u00A0'));
        }
    }

    /** However many ask at once: the database is asked by one of them. A new checkpoint shows at once all the same. */
    @Test
    void a_crowd_asks_the_database_once() throws Exception {
        try (var world = new CredentialWorld(Databases.sqlite()); var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger asked = new AtomicInteger();
            Counts counts = new Counts(world.database, world.programmes, world.log, handle -> asked.incrementAndGet()).keptFor(Duration.ofHours(1));
            List<Future<Count>> all = java.util.stream.Stream.generate(() -> crowd.submit(counts::lately)).limit(200).toList();
            for (Future<Count> one : all) {
                assertThat(one.get()).isEqualTo(all.getFirst().get());
            }
            assertThat(asked).hasValue(1);
            world.trained(world.someone("roster"), Iin.next(), "KZ-75", "online");
            assertThat(counts.standing().trained()).isZero();
            world.publish();
            assertThat(counts.standing().trained()).isEqualTo(1);
            assertThat(asked).hasValue(2);
        }
    }

    /** Also on a page that is not this package's: its share, its tree, its rule, and that nobody has witnessed it. */
    @Test
    void the_headline_never_goes_without_what_stands_beside_it() {
        try (var world = CredentialWorld.withPages()) {
            assertThat(world.counts.standing()).extracting(Standing::trained, Standing::state, Standing::isIndependent).containsExactly(0L, Optional.empty(), false);
            for (int i = 0; i < 12; i++) {
                world.trained(world.someone("roster"), Iin.next(), "KZ-75", i < 2 ? "online" : "supervised");
            }
            Count count = now(world);
            assertThat(world.counts.standing().supervised()).hasValueSatisfying(share -> assertThat(share).isBetween(0.83, 0.84));
            assertThat(world.counts.standing().state()).isEqualTo(count.state());
            assertThat(world.get("/en/count").body()).contains("83% of them in a supervised exam", count.state().orElseThrow().rootInHex(), "by rule 1", "not independently witnessed",
                "What this number does not prove", "/en/count/brief.pdf");
            assertThat(world.get("/count.json").body()).contains("\"supervised_share\":0.83", "\"does_not_prove\":{\"kk\":[", "\"published\":\"" + count.state().orElseThrow().at() + "\"");
            assertThat(world.get("/count.csv").body()).contains(",supervised_share,total,,,0.83,13,", ",1,false");
        }
    }
}
