package qadam.credential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.DataFiles;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** What this package adds to other pages: a box on a person's own page, one on the office's, and its part of "my data". */
final class Sections {
    private final Texts texts;
    private final People people;
    private final EntitlementStore entitlements = new EntitlementStore();
    private final CredentialStore credentials = new CredentialStore();
    private final RevocationStore revocations = new RevocationStore();
    private final LeafStore leaves = new LeafStore();

    Sections(Texts texts, People people) {
        this.texts = texts;
        this.people = people;
    }

    MeSection me() {
        return (handle, person, language) -> entitlements.of(handle, person).isEmpty() ? Optional.empty()
            : Optional.of(card(language, "credential.mine.title", "credential.mine.about", "credential.mine.all", "/credentials"));
    }

    OfficeSection office() {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                return new Card(texts.text(language, "credential.office.title"), texts.text(language, "credential.office.lead"),
                    List.of(link(language, "credential.office.go", "/office/credentials"), link(language, "credential.name.title", "/office/in-my-name")));
            }

            @Override
            public Optional<String> of(Handle handle, UUID person, Language language) {
                return Optional.of(held(handle, person, language) + countedTwice(handle, person, language));
            }
        };
    }

    /** How many there are, and how many of them call their holder confirmed: what is written stays so. */
    private String held(Handle handle, UUID person, Language language) {
        List<Leaf.Issue> issued = credentials.of(handle, person).stream().map(credential -> leaves.issue(handle, credential.leaf())).toList();
        return texts.text(language, "credential.office.held",
            Map.of("count", issued.size(), "confirmed", issued.stream().filter(Leaf.Issue::isConfirmed).count()));
    }

    /** After two accounts were joined: the public log knows one person by two tags, and only a human can tell which of two ids was the wrong one. */
    private String countedTwice(Handle handle, UUID person, Language language) {
        List<Credential> counted = credentials.of(handle, person).stream().filter(one -> revocations.find(handle, one.id()).isEmpty() && tag(handle, one).isPresent()).toList();
        Map<String, Set<String>> tags = counted.stream().collect(Collectors.groupingBy(one -> leaves.issue(handle, one.leaf()).programmeId(),
            Collectors.mapping(one -> tag(handle, one).orElseThrow(), Collectors.toSet())));
        return tags.values().stream().noneMatch(some -> some.size() > 1) ? "" : " " + texts.text(language, "credential.office.counted_twice",
            Map.of("numbers", counted.stream().map(Credential::registryNumber).sorted().collect(Collectors.joining(", "))));
    }

    /** By which it is counted as somebody's whom somebody answers for. */
    private Optional<String> tag(Handle handle, Credential credential) {
        Leaf.Issue issued = leaves.issue(handle, credential.leaf());
        return leaves.claimOf(handle, credential.leaf()).map(claim -> ((Leaf.Claim) claim.leaf()).tag())
            .or(() -> issued.tag().filter(tag -> issued.isConfirmed() && !issued.mode().equals(Leaf.REHEARSAL)));
    }

    Exporter exporter(CredentialFiles forms) {
        return new Exporter() {
            @Override
            public void files(UUID person, DataFiles files) {
                forms.add(person, files);
            }

            @Override
            public String name() {
                return "credentials";
            }

            @Override
            public Set<String> tables() {
                return Set.of("credentials", "entitlements");
            }

            @Override
            public boolean holdsBack(Handle handle, UUID person) {
                return !entitlements.of(handle, person).isEmpty();
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("entitlements", entitlements.of(handle, person).stream().map(Sections::exported).toList(),
                    "held", credentials.of(handle, person).stream().map(credential -> exported(handle, credential)).toList());
            }

            /** What is sealed falls with the key; number, status and leaf stay, so that the count and others' proofs hold. */
            @Override
            public void erase(Handle handle, Leaving leaving) {
                entitlements.erase(handle, leaving);
                credentials.erase(handle, leaving);
            }
        };
    }

    private static Map<String, Object> exported(Entitlement entitlement) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("attempt", Ids.hex(entitlement.attempt()));
        data.put("exam", entitlement.exam());
        data.put("course", entitlement.course() + "@" + entitlement.courseVersion());
        data.put("level", entitlement.level());
        data.put("track", entitlement.track());
        data.put("language", entitlement.language().tag());
        data.put("mode", entitlement.mode());
        data.put("passed_at", entitlement.passedAt().toString());
        return data;
    }

    private Map<String, Object> exported(Handle handle, Credential credential) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", Ids.hex(credential.id()));
        data.put("registry_number", credential.registryNumber());
        data.put("issued_at", credential.issuedAt().toString());
        data.put("printed_name", people.unseal(handle, credential.person(), credential.sealed().name()).orElse(""));
        revocations.find(handle, credential.id()).ifPresent(revocation ->
            data.put("revoked", Map.of("at", revocation.revokedAt().toString(), "reason", revocation.reason().code())));
        data.put("credential", people.unseal(handle, credential.person(), credential.sealed().document()).orElse(""));
        data.put("jwt", people.unseal(handle, credential.person(), credential.sealed().token()).orElse(""));
        data.put("salt", people.unseal(handle, credential.person(), credential.sealed().salt()).orElse(""));
        return data;
    }

    private Card card(Language language, String title, String words, String link, String path) {
        return new Card(texts.text(language, title), texts.text(language, words),
            List.of(link(language, link, path)));
    }

    private Card.Link link(Language language, String words, String path) {
        return new Card.Link(texts.text(language, words), "/" + language.tag() + path);
    }
}
