package qadam.safeguard;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.organisation.PlaceLink;
import qadam.shared.Forgetting;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: who may ask a model, what of a question may reach it, and what is said and done when somebody is in danger. */
public final class Safeguard implements Guard {
    /** Where the notice is read and accepted, without origin and language. */
    public static final String NOTICE = "/tutor/notice";

    private final SafeguardGround ground;
    private final Texts texts;
    private final SafeguardNews news;
    private final Modes modes;
    private final AgePolicy policy;
    private final Alerts alerts;
    private final Scrubber scrubber = new Scrubber();
    private final CrisisWords words = new CrisisWords();
    private final CrisisTexts crisisTexts;
    private final LineStore lines = new LineStore();

    /** @param news tells a named person and a head what concerns them */
    public Safeguard(SafeguardGround ground, Texts texts, SafeguardNews news) {
        this.ground = ground;
        this.texts = texts;
        this.news = news;
        this.modes = new Modes(ground);
        this.policy = new AgePolicy(ground, modes);
        this.alerts = new Alerts(ground, modes);
        this.crisisTexts = new CrisisTexts(texts);
    }

    /**
     * How far this person's question may go now; to be asked at each question, and never kept. Closes a minors' mode that is found without its two.
     *
     * @param person empty for a visitor
     */
    @Override
    public MayAsk mayAsk(Optional<UUID> person) {
        return person.map(this::mayAsk).orElse(MayAsk.EXCERPTS);
    }

    private MayAsk mayAsk(UUID person) {
        List<Long> broken = ground.database().read(handle -> modes.ofPupil(handle, person).values().stream().flatMap(Optional::stream)
            .filter(mode -> mode.isOn() && !modes.isWhole(handle, mode)).map(Mode::organisation).distinct().toList());
        if (!broken.isEmpty()) {
            ground.database().write(handle -> {
                broken.forEach(place -> modes.closeUnlessWhole(handle, place, news));
                return null;
            });
        }
        return ground.database().read(handle -> policy.of(handle, person)).mayAsk();
    }

    /** The text without personal data, with Kazakh words in its place. */
    public Scrubbed scrub(String text) {
        return scrub(Language.KK, text);
    }

    /** The text without personal data. @param language of what stands in its place */
    @Override
    public Scrubbed scrub(Language language, String text) {
        return scrubber.scrub(text, texts.text(language, "safeguard.removed"));
    }

    /**
     * What to say instead of asking a model, or instead of what a model has said. Empty when nothing in the text sounds like a crisis.
     *
     * @param text in any language, what somebody asked or a model answered
     */
    public Optional<CrisisText> crisis(Language language, String text) {
        return crisis(language, text, Optional.empty());
    }

    /** The same, as one speaks to this person, and with who is told, if anybody is. */
    @Override
    public Optional<CrisisText> crisis(Language language, String text, Optional<UUID> person) {
        return words.heard(text).map(kind -> ground.database().read(handle -> {
            boolean young = person.filter(somebody -> ground.consents().ages().of(handle, somebody).isMinor()).isPresent();
            return crisisTexts.of(kind, language, young, person.map(somebody -> readers(handle, somebody)).orElse(List.of()), lines.all(handle));
        }));
    }

    /**
     * Tells the named persons of a pupil's school, once for an exchange; nothing for an adult, nothing where nobody is named. In a transaction of its own.
     *
     * @param exchange in which the words stand
     */
    @Override
    public void alert(UUID person, UUID exchange) {
        ground.database().write(handle -> {
            alerts.raise(handle, person, exchange, news);
            return null;
        });
    }

    /** Who is told and can read when this person's question says that they are in danger, to be named on the screen where they ask. */
    @Override
    public List<Reader> readers(UUID person) {
        return ground.database().read(handle -> readers(handle, person));
    }

    private List<Reader> readers(Handle handle, UUID person) {
        if (!ground.consents().ages().of(handle, person).isMinor()) {
            return List.of();
        }
        return alerts.readers(handle, person).entrySet().stream()
            .map(one -> new Reader(Reader.Duty.values()[Integer.parseInt(one.getKey().substring(one.getKey().indexOf(' ') + 1))], ground.people().name(handle, one.getValue())))
            .distinct().toList();
    }

    /** @param kept how long questions are kept on this server, a line each */
    public List<Routes> routes(Site site, Askers askers, Function<Language, List<String>> kept) {
        SafeguardDesk desk = new SafeguardDesk(site, askers, ground);
        return List.of(new NoticePages(desk, this, policy, kept), new ModePages(desk, modes, alerts, news), new AlertPages(desk, modes, alerts), new LinePages(desk, lines));
    }

    /** On the page of a school or a region, for whoever decides there. */
    public PlaceLink placeLink() {
        return (place, held, language) -> ModePages.mayDecide(place, held)
            ? Optional.of(new qadam.identity.Card.Link(texts.text(language, "safeguard.mode.link"), "/" + language.tag() + "/organisations/" + place.number() + "/safeguard"))
            : Optional.empty();
    }

    /** For whoever is named somewhere. */
    public MeSection meSection() {
        return MeSection.forOwner(new SafeguardCards(ground, texts, modes, alerts, lines).named());
    }

    public OfficeSection officeSection() {
        return new SafeguardCards(ground, texts, modes, alerts, lines).office();
    }

    public JoinListener joining() {
        return JoinListener.of(joined -> {
            new NoticeStore().join(joined);
            modes.store().join(joined);
            alerts.store().join(joined);
        }, "ask_notices", "safeguarding_persons", "minors_modes", "alerts", "alert_readers");
    }

    public Exporter exporter() {
        return new SafeguardExport(modes, alerts);
    }

    /** What the night does: tells again of alerts that nobody has opened, and lets go of very old ones. Knows its times itself. */
    public List<Forgetting> nightly() {
        return List.of(alerts.reminding(news), (rows, now) -> Forgetting.inPieces(rows, handle -> alerts.store().forget(handle, now.minus(Alerts.KEPT), Forgetting.PIECE)));
    }
}
