package qadam.lrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.FixedClock;
import qadam.world.Pseudonyms;
import tools.jackson.databind.json.JsonMapper;

/** Documents on both databases; above all that of several who write at once each is told the truth. */
class DocumentStoreTest {
    private static final byte[] SECRET = new byte[32];
    private static final Agent AGENT = new Agent("mbox", "mailto:a@example.kz");
    private static final Preconditions NONE = new Preconditions(List.of(), List.of());
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");

    private Documents documents(Database database) {
        return new Documents(database, SECRET, clock, 100_000);
    }

    private static Documents.Address address(Documents documents, String name) {
        return new Documents.Address(documents.branch(DocumentKind.STATE, Lrs.ACTIVITY, Optional.of(AGENT)), Optional.empty(), name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Preconditions match(String etag) {
        return new Preconditions(List.of(etag.replace("\"", "")), List.of());
    }

    /** @return how many of so many at once succeeded; the others were refused with this status */
    private static long atOnce(int many, int refusedWith, Callable<Void> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        long done = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(many)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(writers.submit(() -> {
                    start.await();
                    try {
                        work.call();
                        return true;
                    } catch (XapiProblem problem) {
                        assertThat(problem.status()).isEqualTo(refusedWith);
                        return false;
                    }
                }));
            }
            for (Future<Boolean> one : all) {
                done += one.get() ? 1 : 0;
            }
        }
        return done;
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void of_several_who_have_seen_the_same_one_writes_and_the_others_are_told(Database opened) throws Exception {
        try (Database database = opened) {
            Documents documents = documents(database);
            Documents.Address address = address(documents, "place");
            assertThat(atOnce(8, 412, () -> {
                documents.put(address, XapiAnswer.JSON, bytes("{\"page\":0}"), new Preconditions(List.of(), List.of("*")), Documents.Unseen.MAKE);
                return null;
            })).as("a new document is made once").isEqualTo(1);
            for (int page = 1; page <= 5; page++) {
                String seen = documents.find(address).orElseThrow().etag();
                byte[] next = bytes("{\"page\":" + page + "}");
                assertThat(atOnce(8, 412, () -> {
                    documents.put(address, XapiAnswer.JSON, next, match(seen), Documents.Unseen.MAKE);
                    return null;
                })).as("page " + page).isEqualTo(1);
            }
            String seen = documents.find(address).orElseThrow().etag();
            assertThat(atOnce(4, 412, () -> {
                documents.delete(address, match(seen));
                return null;
            })).isEqualTo(1);
            assertThat(documents.find(address)).isEmpty();
        }
    }

    /** Merges of several are all there afterwards: none is written over another that it has not seen. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void no_merge_is_lost_between_others(Database opened) throws Exception {
        try (Database database = opened) {
            Documents documents = documents(database);
            Documents.Address address = address(documents, "merged");
            java.util.concurrent.atomic.AtomicInteger number = new java.util.concurrent.atomic.AtomicInteger();
            assertThat(atOnce(16, 503, () -> {
                documents.post(address, XapiAnswer.JSON, bytes("{\"k" + number.incrementAndGet() + "\":1}"), NONE);
                return null;
            })).isEqualTo(16);
            assertThat(JsonMapper.shared().readTree(documents.find(address).orElseThrow().content()).size()).isEqualTo(16);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_document_is_found_under_all_its_names_and_no_others(Database opened) {
        try (Database database = opened) {
            Documents documents = documents(database);
            Branch branch = documents.branch(DocumentKind.STATE, Lrs.ACTIVITY, Optional.of(AGENT));
            UUID registration = UUID.fromString("018f0000-0000-7000-8000-000000000001");
            documents.put(new Documents.Address(branch, Optional.empty(), "a"), "text/plain", bytes("1"), NONE, Documents.Unseen.MAKE);
            clock.forward(java.time.Duration.ofSeconds(5));
            documents.put(new Documents.Address(branch, Optional.of(registration), "a"), "text/plain", bytes("2"), NONE, Documents.Unseen.MAKE);
            documents.put(new Documents.Address(branch, Optional.of(registration), "b".repeat(2_000)), "text/plain", bytes("3"), NONE, Documents.Unseen.MAKE);
            assertThat(documents.find(new Documents.Address(branch, Optional.empty(), "a")).orElseThrow().content()).isEqualTo(bytes("1"));
            assertThat(documents.find(new Documents.Address(branch, Optional.of(registration), "a")).orElseThrow().content()).isEqualTo(bytes("2"));
            assertThat(documents.names(branch, Optional.empty(), Instant.EPOCH)).extracting(DocumentStore.Named::name).containsExactly("a", "b".repeat(2_000));
            assertThat(documents.names(branch, Optional.of(registration), Instant.EPOCH)).hasSize(2);
            assertThat(documents.names(branch, Optional.empty(), Instant.parse("2026-11-28T06:00:00Z"))).hasSize(2);
            assertThat(documents.names(branch, Optional.empty(), clock.instant())).isEmpty();
            for (Branch other : List.of(documents.branch(DocumentKind.STATE, Lrs.ACTIVITY + "2", Optional.of(AGENT)), documents.branch(DocumentKind.ACTIVITY, Lrs.ACTIVITY, Optional.empty()),
                    documents.branch(DocumentKind.AGENT, "", Optional.of(AGENT)), documents.branch(DocumentKind.STATE, Lrs.ACTIVITY, Optional.of(new Agent("openid", "mailto:a@example.kz"))))) {
                assertThat(documents.names(other, Optional.empty(), Instant.EPOCH)).isEmpty();
            }
            documents.deleteAll(branch, Optional.of(registration));
            assertThat(documents.names(branch, Optional.empty(), Instant.EPOCH)).extracting(DocumentStore.Named::name).containsExactly("a");
            documents.deleteAll(branch, Optional.empty());
            assertThat(documents.names(branch, Optional.empty(), Instant.EPOCH)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_has_not_seen_a_document_replaces_none(Database opened) {
        try (Database database = opened) {
            Documents documents = documents(database);
            Documents.Address address = address(documents, "seen");
            assertThatThrownBy(() -> documents.put(address, "text/plain", bytes("1"), NONE, Documents.Unseen.NOTHING)).extracting("status").isEqualTo(400);
            documents.put(address, "text/plain", bytes("1"), NONE, Documents.Unseen.MAKE);
            assertThatThrownBy(() -> documents.put(address, "text/plain", bytes("2"), NONE, Documents.Unseen.MAKE)).extracting("status").isEqualTo(409);
            documents.put(address, "text/plain", bytes("2"), NONE, Documents.Unseen.REPLACE);
            assertThatThrownBy(() -> documents.post(address, XapiAnswer.JSON, bytes("{}"), NONE)).extracting("status").isEqualTo(400);
            assertThat(documents.find(address).orElseThrow().content()).isEqualTo(bytes("2"));
        }
    }

    /** Under the pseudonym by which tools know them: in the download of their data, and gone with them; what is about somebody else stays. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_tools_keep_of_a_learner_is_theirs_and_goes_with_them(Database opened) {
        try (Database database = opened) {
            Documents documents = documents(database);
            Pseudonyms learners = new Pseudonyms();
            KnownDocuments known = new KnownDocuments(learners, "https://qadam.example.kz", SECRET);
            String name = database.read(handle -> Ids.hex(learners.key(handle, 7)));
            Agent learner = new Agent("account", "https://qadam.example.kz " + name);
            documents.put(new Documents.Address(documents.branch(DocumentKind.AGENT, "", Optional.of(learner)), Optional.empty(), "settings"), XapiAnswer.JSON, bytes("{\"size\":2}"), NONE, Documents.Unseen.MAKE);
            documents.put(address(documents, "of another"), XapiAnswer.JSON, bytes("{}"), NONE, Documents.Unseen.MAKE);
            assertThat(database.<Object>read(handle -> known.export(handle, UUID.randomUUID(), List.of(7L))).toString()).contains("settings", "{\"size\":2}").doesNotContain("of another");
            assertThat(database.<Object>read(handle -> known.export(handle, UUID.randomUUID(), List.of(8L)))).isEqualTo(List.of());
            database.write(handle -> {
                known.erase(handle, new Leaving(UUID.randomUUID(), List.of(7L), UUID.randomUUID()));
                return null;
            });
            assertThat(database.<Object>read(handle -> known.export(handle, UUID.randomUUID(), List.of(7L)))).isEqualTo(List.of());
            assertThat(documents.find(address(documents, "of another"))).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_clients_name_is_its_own_for_ever(Database opened) {
        try (Database database = opened) {
            ClientStore store = new ClientStore();
            ClientDraft draft = ClientDraft.of("simulator", List.of("state", "all/read"), "https://a.example.kz http://localhost:3000");
            Instant now = clock.instant();
            assertThat(database.<Boolean>write(handle -> store.add(handle, draft, SECRET, now))).isTrue();
            assertThat(database.<Boolean>write(handle -> store.add(handle, draft, new byte[] {1}, now))).isFalse();
            assertThat(database.<java.util.Set<String>>read(store::origins)).contains("http://localhost:3000");
            assertThat(database.<Boolean>write(handle -> store.close(handle, "simulator", now))).isTrue();
            assertThat(database.<Boolean>write(handle -> store.close(handle, "simulator", now))).isFalse();
            assertThat(database.<Boolean>write(handle -> store.add(handle, draft, SECRET, now))).isFalse();
            assertThat(database.<java.util.Set<String>>read(store::origins)).isEmpty();
            ClientStore.Kept kept = database.read(handle -> store.find(handle, "simulator")).orElseThrow();
            assertThat(kept.client().scopes()).containsExactlyInAnyOrder(Scope.STATE, Scope.ALL_READ);
            assertThat(kept.client().isOpen()).isFalse();
            assertThat(kept.hash()).isEqualTo(SECRET);
        }
    }
}
