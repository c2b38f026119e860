package qadam.classroom;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.Identity;
import qadam.identity.JoinListener;
import qadam.identity.Leaving;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limits;
import qadam.web.Routes;
import qadam.web.Site;

/** This package, put together: the class page of a teacher, and the door by which children come in. */
public final class Classroom {
    private final Database database;
    private final InstantSource clock;
    private final Identity identity;
    private final Organisations organisations;
    private final Members members;
    private final CardStore store = new CardStore();
    private final CardSecrets secrets;
    private final CardTries tries;

    public Classroom(Database database, InstantSource clock, Identity identity, Organisations organisations, Members members, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.identity = identity;
        this.organisations = organisations;
        this.members = members;
        this.secrets = new CardSecrets(identity.masterKey().derive("class cards"), new CardWords());
        this.tries = new CardTries(identity.masterKey().derive("class card tries"), limits);
    }

    /** The numbers on the cards of a group that hold now, by person. */
    public Map<UUID, Integer> numbers(Handle handle, long group) {
        return store.of(handle, group).stream().collect(Collectors.toMap(ClassCard::person, ClassCard::number));
    }

    /** @param first where a child goes on who has come in */
    public List<Routes> routes(Site site, Scope scope, FirstPage first) {
        CardChildren children = new CardChildren(identity.arrivals(), identity.placedRoles(), identity.people());
        ClassCards cards = new ClassCards(clock, identity.arrivals(), secrets, store);
        CardSignIn signIn = new CardSignIn(database, clock, new CardSignIn.Parts(identity.arrivals(), children, organisations, members, secrets, tries, store));
        Pupils pupils = new Pupils(clock, new Pupils.Parts(organisations, members, identity.arrivals(), identity.people(), children, cards, store, tries));
        return List.of(new DoorPages(site, identity.askers(), identity.arrivals(), signIn, first),
            new ClassPages(site, database, clock, scope, new ClassPages.Desk(pupils, cards, store, secrets, signIn, identity.people())));
    }

    /** Lets go of counted guesses and of digits that hold no more. */
    public Forgetting shortLived() {
        return (rows, now) -> rows.write(handle -> tries.forget(handle, now) + store.forgetLetIns(handle, now));
    }

    /** A card stays with the account it was made for, and lets in whoever that turned out to be. */
    public JoinListener joining() {
        return JoinListener.staying("class_cards", "class_let_ins");
    }

    public Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "class_cards";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("cards", store.history(handle, person).stream().map(Classroom::line).toList(),
                    "let_in", store.letIns(handle, person).stream().map(one -> Map.of("organisation", one.organisation(), "made_at", one.madeAt().toString())).toList());
            }

            @Override
            public Set<String> tables() {
                return Set.of("class_cards", "class_let_ins");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving.person());
            }
        };
    }

    /** What a card says is not told: who holds it can read it. */
    private static Map<String, Object> line(ClassCard card) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("organisation", card.organisation());
        line.put("number", card.number());
        line.put("made_at", card.madeAt().toString());
        line.put("ends_at", card.endsAt().toString());
        line.put("ended_at", card.endedAt().map(Object::toString).orElse(""));
        return line;
    }
}
