package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** What a person does with their own account: change it, take their data along, leave. */
final class Account {
    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;
    private final List<Exporter> exporters;
    private final SignInStore signIns = new SignInStore();
    private final LearnerStore learners = new LearnerStore();
    private final PersonStore personStore = new PersonStore();
    private final ConfirmationStore confirmations = new ConfirmationStore();
    private final GrantStore grants = new GrantStore();
    private final InactiveStore inactive = new InactiveStore();
    private final AuditStore trail = new AuditStore();

    Account(Database database, InstantSource clock, SignUp.Parts parts, List<Exporter> exporters) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
        this.exporters = List.copyOf(exporters);
    }

    void rename(UUID person, String name) {
        if (name.isBlank()) {
            throw new Refusal(IdentityProblem.NAME_MISSING);
        }
        database.write(handle -> {
            parts.persons().set(handle, person, PersonDetail.NAME, name, clock.instant());
            return null;
        });
    }

    void setPassword(UUID person, String password) {
        String userName = database.read(handle -> parts.persons().find(handle, person, PersonDetail.USER_NAME)).orElse("");
        if (!parts.passwords().acceptable(password, userName)) {
            throw new Refusal(IdentityProblem.PASSWORD_WEAK);
        }
        byte[] hash = parts.passwords().hash(password);
        database.write(handle -> {
            signIns.setPassword(handle, person, hash);
            parts.links().endAll(handle, person, Optional.of(person));
            parts.news().own(handle, person, AccessChange.PASSWORD_CHANGED);
            return null;
        });
    }

    /**
     * Destroys the person's key, and with it everything that says who they were; steps stay under their pseudonym. What stays
     * of the person is a random number in the trail that joins to nothing.
     */
    void delete(UUID person, String typedName) {
        database.write(handle -> {
            if (!UserName.fold(parts.persons().name(handle, person)).equals(UserName.fold(typedName))) {
                throw new Refusal(IdentityProblem.NAME_DIFFERS);
            }
            erase(handle, person, Optional.of(person), "person-erased");
            return null;
        });
        database.forget();
    }

    /** The same, because nobody has used the account for long. */
    void expire(Handle handle, UUID person) {
        erase(handle, person, Optional.empty(), "account-expired");
    }

    /** Whether something that must outlast the person's visits keeps their account. */
    boolean isHeldBack(Handle handle, UUID person) {
        return exporters.stream().anyMatch(exporter -> exporter.holdsBack(handle, person));
    }

    /** With the accounts that were joined to it: they are the same person's. */
    private void erase(Handle handle, UUID person, Optional<UUID> actor, String act) {
        Instant now = clock.instant();
        personStore.joinedTo(handle, person).forEach(joined -> erase(handle, joined, actor, act));
        Leaving leaving = new Leaving(person, learners.of(handle, person), Ids.random());
        exporters.forEach(exporter -> exporter.erase(handle, leaving));
        parts.grants().endAll(handle, person);
        learners.unlink(handle, person);
        confirmations.erase(handle, person);
        parts.links().erase(handle, person);
        signIns.erase(handle, person);
        parts.sessions().endAll(handle, person);
        inactive.erase(handle, person);
        personStore.erase(handle, person, now);
        parts.persons().audit(handle, now, actor, act, Subjects.person(person), "");
    }

    /** Everything held on the person, in one moment. */
    Map<String, Object> export(UUID person) {
        return database.read(handle -> export(handle, person));
    }

    private Map<String, Object> export(Handle handle, UUID person) {
        Map<String, Object> all = new LinkedHashMap<>();
        List<Long> numbers = learners.of(handle, person);
        all.put("exported_at", clock.instant().toString());
        all.put("person", details(handle, person));
        all.put("learner_keys", numbers.stream().map(number -> Ids.hex(learners.key(handle, number))).toList());
        all.put("sign_ins", signIns.of(handle, person).stream().map(way -> line(handle, way)).toList());
        all.put("sessions", parts.sessions().of(handle, person).stream().map(Account::line).toList());
        all.put("confirmations", confirmations.all(handle, person).stream().map(Account::line).toList());
        all.put("recovery_codes_left", parts.codes().left(handle, person));
        all.put("roles", grants.history(handle, person));
        inactive.warnedAt(handle, person).ifPresent(warned -> all.put("warned_at", warned.toString()));
        all.put("trail", trail.concerning(handle, person).stream().map(entry -> line(entry, person)).toList());
        exporters.forEach(exporter -> all.put(exporter.name(), exporter.export(handle, person, numbers)));
        List<UUID> joined = personStore.joinedTo(handle, person);
        if (!joined.isEmpty()) {
            all.put("joined_accounts", joined.stream().map(one -> export(handle, one)).toList());   // what stayed with them
        }
        return all;
    }

    /** What lies beside the document. */
    void files(UUID person, DataFiles files) {
        exporters.forEach(exporter -> exporter.files(person, files));
    }

    /** The tables of this package that {@link #export} gives. */
    static Set<String> tables() {
        return Set.of("persons", "person_details", "learners", "learner_links", "sign_ins", "recovery_codes", "sessions",
            "confirmations", "role_grants", "inactive_warnings", "audit_entries");
    }

    /** Without who did it, when it was somebody else. */
    private static Map<String, Object> line(AuditEntry entry, UUID person) {
        return Map.of("at", entry.at().toString(), "act", entry.act(), "by_me", entry.actor().equals(Optional.of(person)),
            "about_me", Subjects.personIn(entry.object()).equals(Ids.hex(person)));
    }

    private Map<String, Object> details(Handle handle, UUID person) {
        Map<String, Object> details = new TreeMap<>();
        details.put("id", Ids.hex(person));
        details.put("since", personStore.madeAt(handle, person).toString());
        personStore.details(handle, person).forEach((field, sealed) ->
            parts.persons().unseal(handle, person, sealed).ifPresent(words -> details.put(field, words)));
        details.remove(PersonDetail.FRESH_RECOVERY_CODES.code());   // a key to the door does not belong in a download
        details.remove(PersonDetail.FRESH_INVITATION.code());
        details.remove(PersonDetail.FRESH_RESET_LINK.code());
        return details;
    }

    private Map<String, Object> line(Handle handle, SignInWay way) {
        String name = way.sealedName().flatMap(sealed -> parts.persons().unseal(handle, way.person(), sealed)).orElse("");
        return Map.of("kind", way.kind(), "issuer", way.issuer(), "name", name, "since", way.madeAt().toString(),
            "last_used_at", way.usedAt().map(Instant::toString).orElse(""));
    }

    private static Map<String, Object> line(Session session) {
        return Map.of("device", session.device(), "since", session.madeAt().toString(), "last_seen_at", session.seenAt().toString());
    }

    private static Map<String, Object> line(Confirmation confirmation) {
        return Map.of("kind", confirmation.kind(), "since", confirmation.sinceAt().toString(), "reason", confirmation.reason(),
            "national_id_seen", confirmation.idSeen(), "ended_at", confirmation.endedAt().map(Instant::toString).orElse(""), "end_reason", confirmation.endReason().orElse(""));
    }
}
