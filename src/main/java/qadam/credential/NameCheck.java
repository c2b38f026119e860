package qadam.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.NationalId;
import qadam.identity.People;
import qadam.identity.Reason;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Regions;

/**
 * Was a credential issued in my name? Asked by one of the office before whom the person stands with a document, so many times a day, and
 * each time written down: who asked, why and how much was found; never after whom.
 */
final class NameCheck {
    private static final String ACT = "name-checked";
    private static final String OBJECT = "national id on a document";

    private final Foundations foundations;
    private final Database database;
    private final People people;
    private final Regions regions;
    private final CredentialStore credentials = new CredentialStore();
    private final RevocationStore revocations = new RevocationStore();
    private final LeafStore leaves = new LeafStore();

    /** @param destroyed programmes of which it cannot be told any more */
    record Answer(List<NamedLeaf> found, List<String> destroyed) {
    }

    NameCheck(Foundations foundations, Regions regions) {
        this.foundations = foundations;
        this.database = foundations.database();
        this.people = foundations.people();
        this.regions = regions;
    }

    /** @param note which document was seen, and why it is asked; names nobody */
    Answer ask(NationalId id, String note, UUID clerk, Language language) {
        String checked = Reason.checked(note);
        people.count("name checks", clerk, foundations.limits().of(Limit.NAME_CHECKS_PER_DAY), CredentialProblem.NAME_CHECKS_TOO_MANY);
        Map<String, Boolean> destroyed = new TreeMap<>();
        List<String> tags = new ArrayList<>();
        for (String programme : database.read(PersonTags::programmes)) {
            PersonTags keyed = new PersonTags(foundations.data(), database, programme);
            destroyed.put(programme, keyed.isDestroyed());
            if (!destroyed.get(programme)) {
                tags.add(keyed.tag(id));   // another key for each programme: a tag is found in its own only
            }
        }
        List<NamedLeaf> found = database.write(handle -> {
            List<NamedLeaf> all = tags.stream().flatMap(tag -> leaves.tagged(handle, tag).stream()).map(leaf -> named(handle, leaf, language)).toList();
            people.audit(handle, foundations.clock().instant(), Optional.of(clerk), ACT, OBJECT, all.size() + ": " + checked);
            return all;
        });
        return new Answer(found, destroyed.keySet().stream().filter(destroyed::get).toList());
    }

    private NamedLeaf named(Handle handle, QueuedLeaf tagged, Language language) {
        boolean claimed = tagged.leaf() instanceof Leaf.Claim;
        long number = claimed ? tagged.about().orElseThrow() : tagged.number();
        Leaf.Issue issued = leaves.issue(handle, number);
        Credential credential = credentials.ofLeaf(handle, number).orElseThrow(() -> new IllegalStateException("a leaf without its credential"));
        String week = tagged.leaf() instanceof Leaf.Claim claim ? claim.week() : issued.week();
        return new NamedLeaf(issued.programme(), week, regions.find(issued.region()).map(region -> region.name().in(language)).orElse(issued.region()), issued.level(),
            credential.registryNumber(), Ids.hex(credential.id()), claimed, tagged.index(), foundations.log().due(tagged.queuedAt()),
            revocations.find(handle, credential.id()).isPresent());
    }
}
