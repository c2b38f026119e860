package qadam.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.credential.Permission;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.organisation.Organisation;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: what may be done with a person's data now, and the pages on which guardians and schools say so. */
public final class Consents {
    private final ConsentGround ground;
    private final AgeBands ages;
    private final Codes codes;
    private final ConsentTexts texts;
    private final ConsentViews views;
    private final WriteConsent write;
    private final ConsentStore store = new ConsentStore();
    private final List<GuardianSection> sections = new ArrayList<>();

    /** @param key of our own, by which codes are known */
    public Consents(ConsentGround ground, Texts texts, byte[] key) {
        this.ground = ground;
        this.texts = new ConsentTexts(ground.organisations(), texts);
        this.ages = new AgeBands(ground.members(), ground.identity().placedRoles(), ground.clock());
        this.codes = new Codes(key, ground.clock());
        this.views = new ConsentViews(ground, codes, this.texts);
        this.write = new WriteConsent(ground, codes);
    }

    public AgeBands ages() {
        return ages;
    }

    /**
     * Whether this may be done with this person's data now; to be asked at each use, and never kept. An adult's own acceptance of the rules of use is
     * enough; for a minor only a guardian's answer that holds.
     */
    public boolean allows(Handle handle, UUID person, Purpose purpose) {
        return !ages.of(handle, person).isMinor() || store.newest(handle, person).filter(consent -> consent.holds(purpose, ground.clock().instant())).isPresent();
    }

    /** For credentials: whether one may be issued, and whether its name may be shown. */
    public Permission permission() {
        return new Permission() {
            @Override
            public boolean mayHold(Handle handle, UUID person) {
                return allows(handle, person, Purpose.LEARNING);
            }

            @Override
            public boolean isNamed(Handle handle, UUID person) {
                return allows(handle, person, Purpose.PUBLICATION);
            }
        };
    }

    /** A one-time link for a pupil's guardian. @return its code */
    public String invite(Handle handle, UUID pupil, Organisation group, UUID maker) {
        return codes.link(handle, pupil, group.number(), maker).digits();
    }

    /** What a guardian says by a link, having read the text of today in this language; nothing ticked is a no. @return the code of their own address */
    public String answer(Handle handle, String link, Language language, Set<Purpose> purposes, Signer guardian) {
        CodeStore.Row opened = codes.openLink(handle, Code.read(link));
        ConsentText text = texts.of(handle, ground.organisations().find(handle, opened.place()).orElseThrow(), language);
        return write.byLink(handle, opened, new Answer(purposes, guardian, text.hash()), text, Code.fresh()).digits();
    }

    /** Whose guardian has this code of their own, typed or from an address. */
    public Optional<UUID> childOf(Handle handle, String code) {
        return Code.parse(code).flatMap(known -> codes.record(handle, known)).map(CodeStore.Row::person);
    }

    /** @param section to be shown at guardians' addresses; added before the pages are open */
    public void adding(GuardianSection section) {
        sections.add(section);
    }

    public List<Routes> routes(Site site, Askers askers) {
        Desk desk = new Desk(site, askers, ground, codes, texts, views, write);
        return List.of(new GuardianPages(desk), new RecordPages(desk, sections), new ClassPages(desk), new PupilPages(desk), new PaperPages(desk));
    }

    public List<MeSection> meSections() {
        Sections cards = new Sections(ground, ages, views, texts.texts());
        return List.of(cards.pupil(), cards.staff());
    }

    /** What was agreed to for a child holds for whoever the child turned out to be. */
    public JoinListener joining() {
        return JoinListener.of(joined -> {
            joined.moveSealed("consents", "number", "sealed");
            joined.move("consent_codes", "hash");
            joined.moveBy("made_by", "consent_codes", "hash");
            joined.moveSealed("consent_papers", "number", "sealed");
            joined.moveBy("made_by", "consent_papers", "number");
            joined.moveBy("decided_by", "consent_decisions", "paper");
        }, "consents", "consent_codes", "consent_papers", "consent_decisions");
    }

    public Exporter exporter() {
        return new ConsentExport(views, codes);
    }

    /** What the night does: lets go of links that were long ago. Knows its time itself. */
    public Forgetting nightly() {
        return codes.nightly();
    }
}
