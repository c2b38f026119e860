package qadam.answerfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exam.BroughtResponses;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Learners;
import qadam.identity.Leaving;
import qadam.identity.MeSection;
import qadam.identity.People;
import qadam.lab.BroughtWorks;
import qadam.learning.BroughtAnswers;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.PlaceLink;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: the key for browsers, the page on which a file is brought in, and what is known of those that were. */
public final class AnswerFiles {
    /** As long as answers wait in a browser; after that the same file adds nothing either, it is only not known again. */
    private static final Duration KNOWN = Duration.ofDays(100);

    private final Around around;
    private final AnswerFileStore store = new AnswerFileStore();
    private final AnswerKey key;
    private final byte[] ticketKey;

    /** Whom this package asks. */
    public record Around(Database database, InstantSource clock, People people, Learners learners, Members members, Scope scope, BroughtAnswers answers,
                         BroughtWorks works, BroughtResponses responses) {
    }

    /** @param data the data folder, where the key lies @param ticketKey by which a file says whose it is */
    public AnswerFiles(Path data, byte[] ticketKey, Around around) {
        this.around = around;
        this.ticketKey = ticketKey.clone();
        this.key = AnswerKey.open(data, around.database());
    }

    public List<Routes> routes(Site site, Askers askers) {
        return List.of(new AnswerFileApi(askers, key, ticketKey), new AnswerFilePages(site, askers, around, new BringFile(around, key, ticketKey)));
    }

    /** On the page of a class, for those who teach in it. */
    public PlaceLink placeLink(Texts texts) {
        return (place, held, language) -> Optional.of(place).filter(one -> one.kind() == Kind.CLASS && (held.contains(Role.TEACHER) || held.contains(Role.HEAD)))
            .map(one -> new Card.Link(texts.text(language, "answerfile.title"), "/" + language.tag() + "/answer-file"));
    }

    /** On one's own page: the way to the page on which a file is brought in. */
    public MeSection meSection(Texts texts) {
        return (handle, person, language) -> Optional.of(new Card(texts.text(language, "answerfile.title"), texts.text(language, "answerfile.lead"),
            List.of(new Card.Link(texts.text(language, "answerfile.title"), "/" + language.tag() + "/answer-file"))));
    }

    public Forgetting nightly() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> store.forget(handle, now.minus(KNOWN), Forgetting.PIECE));
    }

    public JoinListener joining() {
        return JoinListener.of(joined -> {
            joined.move("answer_files", "hash");
            joined.moveBy("made_by", "answer_files", "hash");
        }, "answer_files");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "answer_files";
            }

            @Override
            public Set<String> tables() {
                return Set.of("answer_files");
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return store.about(handle, person).stream().map(row -> line(row, person)).toList();
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving);
            }
        };
    }

    private static Map<String, Object> line(AnswerFileStore.Row row, UUID person) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("brought_at", row.broughtAt().toString());
        line.put("own", row.person().equals(person));
        line.put("brought_by_me", row.by().equals(person));
        line.put("added", row.counts().added());
        line.put("here_already", row.counts().here());
        line.put("to_a_person", row.counts().review());
        line.put("refused", row.counts().refused());
        return line;
    }
}
