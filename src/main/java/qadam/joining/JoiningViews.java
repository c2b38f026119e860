package qadam.joining;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Puts together what pages show of two accounts: nothing of the other one but where it belongs. */
final class JoiningViews {
    private static final int MOST = 50;

    private final Joinings joinings;
    private final Places places;
    private final Texts texts;
    private final JoiningStore store = new JoiningStore();

    JoiningViews(Joinings joinings, Places places, Texts texts) {
        this.joinings = joinings;
        this.places = places;
        this.texts = texts;
    }

    /** What a person is asked, and what was joined to theirs. */
    List<JoiningView> of(Handle handle, UUID person, Language language) {
        return store.of(handle, person).stream().filter(pair -> joinings.concerns(handle, pair, person))
            .map(pair -> view(handle, pair.turned(person), person, language)).toList();
    }

    OfficeView page(Handle handle, Turn after, UUID reader, Language language) {
        List<Pair> waiting = store.waiting(handle, after, MOST + 1);
        boolean more = waiting.size() > MOST;
        List<Pair> page = more ? waiting.subList(0, MOST) : waiting;
        return new OfficeView(views(handle, page, reader, language), views(handle, store.joined(handle, MOST), reader, language), more ? Turn.of(page.getLast()).text() : "");
    }

    /** The pairs of one account that wait or are joined. */
    OfficeView ofAccount(Handle handle, UUID account, UUID reader, Language language) {
        List<Pair> all = store.of(handle, account);
        return new OfficeView(views(handle, all.stream().filter(pair -> pair.state().isOpen()).toList(), reader, language),
            views(handle, all.stream().filter(pair -> pair.state() == State.JOINED).toList(), reader, language), "");
    }

    private List<JoiningView> views(Handle handle, List<Pair> pairs, UUID reader, Language language) {
        return pairs.stream().map(pair -> view(handle, pair, reader, language)).toList();
    }

    private JoiningView view(Handle handle, Pair pair, UUID reader, Language language) {
        return new JoiningView(pair.number(), texts.text(language, "joining.evidence." + pair.evidence().code()), pair.state().code(),
            pair.decidedAt().orElse(pair.proposedAt()), pair.person().equals(reader), pair.state().isOpen() && joinings.suffices(handle, pair),
            account(handle, pair.person(), language), account(handle, pair.joined(), language),
            pair.likeness().code(), pair.proposedBy().filter(reader::equals).isPresent(), pair.reason());
    }

    private JoiningView.Account account(Handle handle, UUID person, Language language) {
        return new JoiningView.Account(Ids.hex(person), places.of(handle, person, language), joinings.hasRights(handle, person));
    }
}
