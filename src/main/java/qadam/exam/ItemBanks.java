package qadam.exam;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.CatalogJson;
import qadam.catalog.Course;
import qadam.catalog.ExamPlan;
import qadam.catalog.Item;
import qadam.catalog.Judgement;
import qadam.catalog.VersionListener;
import qadam.exam.SealedItemStore.Corrected;
import qadam.exam.SealedItemStore.SealedItem;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** The items that exams draw from: the open bank that stands in the course, and the sealed bank that stands nowhere in clear. */
public final class ItemBanks {
    /** A live exam should have this many times the form's items sealed, or questions come round too soon. */
    public static final int TIMES_THE_FORM = 5;

    private final Database database;
    private final Path keyFolder;
    private final SealedItemStore store = new SealedItemStore();
    /** Items that were unsealed since the start, by exam and hash; an item never changes, so nothing here grows old. */
    private final Map<String, Item> unsealed = new ConcurrentHashMap<>();
    private final Map<String, Sealed> newest = new ConcurrentHashMap<>();
    private BankKey key;   // guarded by this; read at its first use: a node without sealed items needs none

    /** @param keyFolder the data folder, in which the key's file lies */
    public ItemBanks(Database database, Path keyFolder) {
        this.database = database;
        this.keyFolder = keyFolder;
    }

    /** How many sealed items the exam draws from now. */
    public int sealedItems(String exam) {
        return database.read(handle -> sealedItems(handle, exam));
    }

    int sealedItems(Handle handle, String exam) {
        return store.count(handle, exam, store.version(handle, exam));
    }

    /** Changes whenever the sealed bank does. */
    int edition(String exam) {
        return database.read(handle -> store.version(handle, exam));
    }

    /** Whether the office should be warned: fewer sealed items than five times the form. */
    public boolean isThin(ExamPlan plan) {
        return sealedItems(plan.exam()) < TIMES_THE_FORM * plan.size();
    }

    /** Whether attempts are drawn from the sealed bank now. */
    public boolean isLive(Course course) {
        return bank(course).sealed();
    }

    /** What a real attempt is drawn from: the sealed bank if it fills the blueprint, else the open one. */
    Bank bank(Course course) {
        ExamPlan plan = course.exam().orElseThrow();
        Bank sealed = new Bank(true, database.read(handle -> sealedNow(handle, plan.exam())));
        return sealed.fills(plan) ? sealed : openBank(course);
    }

    Bank openBank(Course course) {
        Bank open = new Bank(false, course.bank());
        if (!open.fills(course.exam().orElseThrow())) {
            throw new Refusal(ExamProblem.NO_BANK);
        }
        return open;
    }

    /** The very item that an attempt was given, with its key; from an open bank or any version of the sealed one. */
    Item item(Handle handle, Course course, String hash) {
        return course.bank().stream().filter(item -> item.hash().equals(hash)).findFirst()
            .or(() -> findSealed(handle, course.exam().orElseThrow().exam(), hash))
            .orElseThrow(() -> new IllegalStateException("an attempt holds an item that no bank has: " + hash));
    }

    /** Items whose keys count beside this one's own. */
    List<Item> corrections(Handle handle, String exam, String hash) {
        return store.corrections(handle, exam, hash).stream().map(sealed -> open(exam, sealed)).toList();
    }

    /** The sealed bank as it is now; unsealed once for each version, for at the hour of an exam thousands draw from it. */
    private List<Item> sealedNow(Handle handle, String exam) {
        int version = store.version(handle, exam);
        Sealed known = newest.get(exam);
        if (known == null || known.version() != version) {
            known = new Sealed(version, store.items(handle, exam, version).stream().map(item -> open(exam, item)).toList());
            newest.put(exam, known);
        }
        return known.items();
    }

    /** The bank that is drawn from now, and whether the server can open it. Shows no question. */
    SealedState state(Handle handle, ExamPlan plan) {
        int version = store.version(handle, plan.exam());
        boolean opens = SealedBanks.lock(handle, keyFolder, plan.exam()) == SealedBanks.Lock.OPENS;
        boolean fills = opens && new Bank(true, sealedNow(handle, plan.exam())).fills(plan);
        return new SealedState(version, store.importedAt(handle, plan.exam(), version), store.count(handle, plan.exam(), version), opens, fills);
    }

    /** The sealed bank where the key is at hand; without it, nothing. */
    List<Item> opened(String exam) {
        return database.read(handle -> SealedBanks.lock(handle, keyFolder, exam) == SealedBanks.Lock.OPENS ? sealedNow(handle, exam) : List.of());
    }

    /** The sealed bank, for comparing it with the one that replaces it. */
    List<Item> sealed(String exam) {
        return database.read(handle -> sealedNow(handle, exam));
    }

    /**
     * Makes these items the exam's sealed bank; the former one is only kept for attempts that were drawn from it. An item
     * that has another key than before is a correction: the server then rescores, in the learners' favour.
     */
    public int replace(String exam, List<Item> items, Instant now) {
        List<SealedItem> sealed = items.stream().map(item -> seal(exam, item)).toList();
        List<Corrected> corrections = corrections(exam, sealed(exam), items);
        return database.write(handle -> {
            int version = store.version(handle, exam) + 1;
            store.addBank(handle, exam, version, now);
            sealed.forEach(item -> store.addItem(handle, exam, version, item));
            corrections.forEach(correction -> store.addCorrection(handle, correction, "sealed bank " + version, now));
            return version;
        });
    }

    /** A new version of a course: what its open bank corrects is noted in the transaction that publishes it. */
    public VersionListener versions(InstantSource clock) {
        return (course, before) -> {
            List<Corrected> corrections = before.stream().flatMap(earlier -> corrections(earlier, course)).toList();
            String source = course.slug() + "@" + course.version();
            return handle -> corrections.forEach(correction -> store.addCorrection(handle, correction, source, clock.instant()));
        };
    }

    private Stream<Corrected> corrections(Course before, Course after) {
        return before.exam().stream().flatMap(plan -> corrections(plan.exam(), before.bank(), after.bank()).stream());
    }

    private List<Corrected> corrections(String exam, List<Item> before, List<Item> after) {
        Map<String, Item> byId = after.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return before.stream().filter(item -> byId.containsKey(item.id()))
            .filter(item -> !Judgement.sameKey(item.task(), byId.get(item.id()).task()))
            .map(item -> new Corrected(exam, item.hash(), seal(exam, byId.get(item.id())))).toList();
    }

    private SealedItem seal(String exam, Item item) {
        return new SealedItem(item.hash(), key().seal(exam + "/" + item.hash(), CatalogJson.write(item)));
    }

    private Optional<Item> findSealed(Handle handle, String exam, String hash) {
        return Optional.ofNullable(unsealed.get(exam + "/" + hash))
            .or(() -> store.find(handle, exam, hash).map(sealed -> open(exam, sealed)));
    }

    private Item open(String exam, SealedItem sealed) {
        return unsealed.computeIfAbsent(exam + "/" + sealed.hash(),
            name -> CatalogJson.readItem(key().unseal(name, sealed.content())));
    }

    private synchronized BankKey key() {
        if (key == null) {
            key = BankKey.in(keyFolder);
        }
        return key;
    }

    private record Sealed(int version, List<Item> items) {
    }
}
