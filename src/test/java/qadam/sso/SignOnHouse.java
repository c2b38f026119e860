package qadam.sso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import qadam.House;
import qadam.Settings;
import qadam.identity.Visitor;
import qadam.shared.Limits;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** A whole server that knows one sign-on, and people who come by it. */
final class SignOnHouse implements AutoCloseable {
    static final String ORIGIN = "http://localhost:8080";
    final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");
    final FakeIssuer issuer = new FakeIssuer(clock);
    final House house;
    private final Path data = Databases.folder();

    SignOnHouse(String more) {
        this(more, null, false);
    }

    /** @param more further fields of the provider, as JSON @param database a PostgreSQL address, or null @param strict as a real installation */
    SignOnHouse(String more, String database, boolean strict) {
        describe(data, issuer.issuer(), more);
        Settings settings = new Settings(0, ORIGIN, data, database, Path.of("courses"), false, clock).within(Limits.of(Map.of("sign-on-seconds", "3")));
        house = House.start(strict ? settings.strict() : settings);
    }

    static void describe(Path data, String issuer, String more) {
        try {
            Files.writeString(data.resolve("fake.secret"), FakeIssuer.SECRET + "\n");
            Files.setPosixFilePermissions(data.resolve("fake.secret"), PosixFilePermissions.fromString("rw-------"));
            Files.writeString(data.resolve(Sso.FILE), """
                {"providers": [{"id": "fake", "issuer": "%s", "client": "qadam", "secret_file": "fake.secret",
                  "label": {"kk": "Сынақ ЖОО арқылы кіру", "ru": "Войти через вуз", "en": "Sign in with Test University"}%s}]}
                """.formatted(issuer, more.isEmpty() ? "" : ", " + more));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Visitor visitor() {
        return new Visitor(house);
    }

    Path data() {
        return data;
    }

    /** Presses the button. @return what the provider is asked for */
    Map<String, String> begin(Visitor visitor, String language, String... fields) {
        return asked(start(visitor, language, fields));
    }

    HttpResponse<String> start(Visitor visitor, String language, String... fields) {
        visitor.get("/" + language + "/sign-in");
        Map<String, String> form = new HashMap<>(Map.of("provider", "fake"));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return visitor.post("/" + language + "/sso", form);
    }

    static Map<String, String> asked(HttpResponse<String> answer) {
        String away = answer.headers().firstValue("Refresh").orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body())).replaceFirst("0;url=", "");
        return FakeIssuer.form(away.substring(away.indexOf('?') + 1));
    }

    /** Comes back with what the provider gave. */
    HttpResponse<String> comeBack(Visitor visitor, Map<String, String> asked) {
        return comeBack(visitor, issuer.authorize(asked), asked.get("state"));
    }

    HttpResponse<String> comeBack(Visitor visitor, String code, String state) {
        return visitor.get("/sso/fake/return?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&state=" + state);
    }

    /** The whole way, without the page for newcomers. */
    HttpResponse<String> signIn(Visitor visitor, String... fields) {
        return comeBack(visitor, begin(visitor, "en", fields));
    }

    /** The whole way of somebody who is here for the first time. */
    HttpResponse<String> arrive(Visitor visitor) {
        return agree(visitor, signIn(visitor), "Айгүл");
    }

    HttpResponse<String> agree(Visitor visitor, HttpResponse<String> page, String name) {
        String ticket = page.body().replaceAll("(?s).*name=\"ticket\" value=\"([^\"]*)\".*", "$1");
        return visitor.post("/en/sso/arrival", Map.of("ticket", ticket, "name", name));
    }

    long count(String from) {
        return house.database().read(handle -> handle.createQuery("select count(*) from " + from).mapTo(Long.class).one());
    }

    /** Everything that says that somebody was let in or made. */
    String made() {
        return count("persons") + " people, " + count("sign_ins") + " ways in, " + count("sessions where person is not null") + " sessions, " + count("confirmations") + " confirmed";
    }

    @Override
    public void close() {
        house.close();
        issuer.close();
    }
}
