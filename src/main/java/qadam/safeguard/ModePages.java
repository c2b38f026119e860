package qadam.safeguard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** On which the head of a school, or a region's office, decides on its pupils and models, and names the two who hear of alerts. */
final class ModePages implements Routes {
    private static final Role[] WHO = {Role.HEAD, Role.REGION};
    private static final String ADDRESS = "/{language}/organisations/{organisation}/safeguard";

    private final SafeguardDesk desk;
    private final Modes modes;
    private final Alerts alerts;
    private final SafeguardNews news;

    ModePages(SafeguardDesk desk, Modes modes, Alerts alerts, SafeguardNews news) {
        this.news = news;
        this.desk = desk;
        this.modes = modes;
        this.alerts = alerts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        desk.ground().scope().get(routes, ADDRESS, (context, asker, place) -> show(context, asker, decided(asker, place), Optional.empty(), SafeguardDesk.Said.NOTHING), WHO);
        desk.ground().scope().post(routes, ADDRESS, (context, asker, place) -> decide(context, asker, decided(asker, place)), WHO);
    }

    /** A school decides for itself, its region for schools that have decided nothing. */
    static boolean mayDecide(Organisation place, Set<Role> held) {
        return place.kind() == Kind.SCHOOL && held.contains(Role.HEAD) || place.kind() == Kind.REGION && held.contains(Role.REGION);
    }

    private Organisation decided(Asker asker, Organisation place) {
        if (!mayDecide(place, desk.ground().database().read(handle -> desk.ground().scope().rolesIn(handle, asker, place)))) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    private void show(Context context, Asker asker, Organisation place, Optional<Mode> wish, SafeguardDesk.Said said) {
        Language language = Site.language(context);
        desk.ground().database().write(handle -> {   // whoever looks sees what holds
            modes.closeUnlessWhole(handle, place.number(), news);
            return null;
        });
        ModeView view = desk.ground().database().read(handle -> view(handle, place, wish, language));
        desk.show(context, asker, "mode", "safeguard.mode.title", Map.of("view", view, "message", said.message(), "field", said.field(), "saved", context.queryParam("saved") != null));
    }

    private ModeView view(Handle handle, Organisation place, Optional<Mode> wish, Language language) {
        Optional<Mode> kept = modes.store().find(handle, place.number());
        Optional<Mode> shown = wish.or(() -> kept);
        List<ModeView.Choice> people = modes.candidates(handle, place).stream().map(person -> new ModeView.Choice(Ids.hex(person), desk.ground().people().name(handle, person)))
            .sorted(Comparator.comparing(ModeView.Choice::name, language.order())).toList();
        long overdue = alerts.store().unseen(handle, place.number(), desk.ground().clock().instant().minus(Alerts.LONGEST_UNSEEN));
        return new ModeView(place.number(), desk.ground().organisations().title(place, language), people, named(shown, Reader.Duty.LEAD), named(shown, Reader.Duty.DEPUTY),
            shown.filter(Mode::teens).isPresent(), shown.filter(Mode::under13).isPresent(), kept.filter(Mode::isOn).isPresent(), kept.flatMap(Mode::closedAt), overdue,
            kept.map(mode -> taught(handle, mode, place)).orElse(List.of()));
    }

    private List<String> taught(Handle handle, Mode mode, Organisation place) {
        Set<Long> classes = new HashSet<>();
        mode.named().values().forEach(person -> classes.addAll(modes.taught(handle, person)));
        return classes.stream().map(number -> desk.ground().organisations().find(handle, number)).flatMap(Optional::stream).filter(group -> group.isWithin(place.number()))
            .map(Organisation::name).sorted().toList();
    }

    private static String named(Optional<Mode> mode, Reader.Duty duty) {
        return mode.map(one -> one.named().get(duty)).map(Ids::hex).orElse("");
    }

    private void decide(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        Map<Reader.Duty, UUID> named = new EnumMap<>(Reader.Duty.class);
        Ids.parse(form.text("lead", 32)).ifPresent(person -> named.put(Reader.Duty.LEAD, person));
        Ids.parse(form.text("deputy", 32)).ifPresent(person -> named.put(Reader.Duty.DEPUTY, person));
        Mode wish = new Mode(place.number(), named, form.ticked("teens"), form.ticked("under_13"), asker.personId(), desk.ground().clock().instant(), Optional.empty());
        try {
            desk.ground().database().write(handle -> {
                modes.decide(handle, place, wish);
                return null;
            });
        } catch (Refusal refusal) {
            show(context, asker, place, Optional.of(wish), desk.said(context, refusal));
            return;
        }
        context.redirect(context.path() + "?saved=1", HttpStatus.SEE_OTHER);
    }
}
