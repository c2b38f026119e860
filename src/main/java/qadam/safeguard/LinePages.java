package qadam.safeguard;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** On which the office keeps the help lines: nothing of them is built in. */
final class LinePages implements Routes {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    /** After which a help line is to be looked at again. */
    static final int OLD_DAYS = 180;
    private static final Role[] WHO = {Role.OFFICE, Role.ADMINISTRATOR};
    private static final String ADDRESS = "/{language}/office/help-lines";
    private static final int LONGEST = 200;

    private final SafeguardDesk desk;
    private final LineStore store;

    LinePages(SafeguardDesk desk, LineStore store) {
        this.desk = desk;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ADDRESS, context -> show(context, Map.of(), SafeguardDesk.Said.NOTHING), WHO);
        routes.post(ADDRESS, this::act, WHO);
    }

    static boolean isOld(HelpLine line, LocalDate today) {
        return line.checkedOn().plusDays(OLD_DAYS).isBefore(today);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.ground().clock().instant(), ALMATY);
    }

    /** @param typed what was refused; empty at first */
    private void show(Context context, Map<String, String> typed, SafeguardDesk.Said said) {
        List<HelpLine> all = desk.ground().database().read(store::all);
        Set<Long> old = all.stream().filter(line -> isOld(line, today())).map(HelpLine::number).collect(Collectors.toSet());
        desk.show(context, desk.askers().find(context), "lines", "safeguard.lines.title", new HashMap<>(Map.of("lines", all, "old", old, "today", today().toString(), "typed", typed,
            "message", said.message(), "field", said.field())));
    }

    private void act(Context context) {
        Asker asker = desk.askers().find(context);
        Form form = new Form(context);
        String act = form.text("act", 10);
        long number = Optional.of(form.text("line", 15)).filter(text -> text.matches("[0-9]{1,15}")).map(Long::parseLong).orElse(0L);
        try {
            Optional<HelpLine> line = act.equals("remove") ? Optional.empty() : Optional.of(read(form, number));
            desk.ground().database().write(handle -> {
                act(handle, asker, act, number, line);
                return null;
            });
        } catch (Refusal refusal) {
            show(context, typed(form, number), desk.said(context, refusal));
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void act(Handle handle, Asker asker, String act, long number, Optional<HelpLine> line) {
        boolean done = switch (act) {
            case "add" -> {
                store.add(handle, line.orElseThrow());
                yield true;
            }
            case "change" -> store.change(handle, line.orElseThrow());
            case "remove" -> store.remove(handle, number);
            default -> throw new Refusal(WebProblem.MALFORMED);
        };
        if (!done) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        desk.ground().people().audit(handle, desk.ground().clock().instant(), asker.person(), "help-lines-changed", act + " " + number, "");
    }

    private static Map<String, String> typed(Form form, long number) {
        Map<String, String> typed = new HashMap<>(Map.of("line", String.valueOf(number)));
        for (String field : List.of("name", "reach", "hours", "source", "checked")) {
            typed.put(field, form.text(field, LONGEST));
        }
        Arrays.stream(Language.values()).filter(language -> form.ticked(language.tag())).forEach(language -> typed.put(language.tag(), "yes"));
        return typed;
    }

    private HelpLine read(Form form, long number) {
        String name = required(form, "name", SafeguardProblem.LINE_NAME);
        String reach = required(form, "reach", SafeguardProblem.LINE_REACH);
        Set<Language> languages = Arrays.stream(Language.values()).filter(language -> form.ticked(language.tag())).collect(Collectors.toSet());
        if (languages.isEmpty()) {
            throw new Refusal(SafeguardProblem.LINE_LANGUAGES);
        }
        return new HelpLine(number, name, reach, languages, form.text("hours", LONGEST), source(form), checked(form));
    }

    private static String required(Form form, String field, SafeguardProblem missing) {
        String text = form.text(field, LONGEST);
        if (text.isBlank()) {
            throw new Refusal(missing);
        }
        return text;
    }

    private static URI source(Form form) {
        try {
            URI source = URI.create(form.text("source", LONGEST));
            if (source.getHost() != null && Set.of("http", "https").contains(source.getScheme())) {
                return source;
            }
        } catch (IllegalArgumentException noAddress) {
            // said below
        }
        throw new Refusal(SafeguardProblem.LINE_SOURCE);
    }

    private LocalDate checked(Form form) {
        try {
            LocalDate day = LocalDate.parse(form.text("checked", 20));
            if (!day.isAfter(today())) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // said below
        }
        throw new Refusal(SafeguardProblem.LINE_CHECKED);
    }
}
