package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.proof.CredentialClaims;
import qadam.proof.Verification;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Cost;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** Anybody verifies a credential: by link, code, file or pasted text. The answer first, then the proof, then the raw files. */
final class VerifyPages implements Routes {
    static final int LARGEST_BYTES = 1 << 20;

    private final Credentials credentials;
    private final Site site;
    private final Askers askers;
    private final ClaimRows rows;
    private final InstantSource clock;

    VerifyPages(Credentials credentials, Site site, Askers askers, ClaimRows rows, InstantSource clock) {
        this.credentials = credentials;
        this.site = site;
        this.askers = askers;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/verify", context -> ask(context, "", ""), Role.ANYONE);
        routes.post("/{language}/verify", this::answer, Role.ANYONE, Cost.HEAVY);
        routes.get("/{language}/verify/{id}", this::ours, Role.ANYONE, Cost.HEAVY);
    }

    private void answer(Context context) {
        String text = new Form(context).text("credential", LARGEST_BYTES);
        switch (Question.read(text, file(context), credentials.issuer().origin())) {
            case Question.Ours ours -> context.redirect(
                "/" + Site.language(context).tag() + "/verify/" + Ids.hex(ours.id()), HttpStatus.SEE_OTHER);
            case Question.Document document -> report(context, document.bytes(), credentials.verify(document.bytes()), Known.NOTHING);
            case Question.Nothing nothing -> ask(context.status(422), "", "credential.verify.nothing");
            case Question.Elsewhere elsewhere -> ask(context.status(422), text, "credential.verify.elsewhere");
            case Question.NotUnderstood notUnderstood -> ask(context.status(422), text, "credential.verify.not_understood");
        }
    }

    private void ask(Context context, String typed, String error) {
        Language language = Site.language(context);
        site.show(context, askers.findOrWelcome(context), "credential/verify.jte", site.texts().text(language, "credential.verify.title"),
            Map.of("typed", typed.length() > 2000 ? "" : typed, "error", error, "origin", credentials.issuer().origin()));
    }

    private void ours(Context context) {
        UUID id = Ids.parse(context.pathParam("id")).orElseThrow(() -> new Refusal(CredentialProblem.UNKNOWN));
        Held held = credentials.open(id);
        boolean named = credentials.isNamedFor(askers.find(context).person(), held.credential());
        report(context.header("X-Robots-Tag", "noindex"), held.document(), credentials.verify(held), new Known(held.revocation(), named));
    }

    /** What we know beside what somebody has brought. @param named whether the reader may see whose it is: always, when they have brought it */
    private record Known(Optional<Revocation> revocation, boolean named) {
        static final Known NOTHING = new Known(Optional.empty(), true);
    }

    private void report(Context context, byte[] bytes, Verification verification, Known known) {
        Language language = Site.language(context);
        Finding finding = Finding.of(verification);
        if (bytes.length > LARGEST_BYTES) {
            context.status(413);
        }
        Map<String, Object> values = new HashMap<>();
        values.put("finding", finding);
        values.put("verification", verification);
        values.put("named", known.named);
        values.put("rows", verification.claims().map(claims -> known.named ? rows.all(language, claims) : rows.nameless(language, claims)).orElse(List.of()));
        values.put("reason", known.revocation.map(Revocation::reason).or(() -> reason(verification)));
        values.put("sentence", verification.claims().filter(claims -> finding.isGood() && known.named).map(claims -> sentence(language, claims)));
        values.put("raw", !known.named || verification.form() == Verification.Form.PDF || bytes.length > LARGEST_BYTES ? "" : readable(bytes));
        values.put("id", verification.claims().flatMap(this::ownId));
        site.show(context, askers.find(context), "credential/report.jte", site.texts().text(language, finding.headline()), values);
    }

    /** Whatever somebody hands in: control characters have no place in a page. */
    private static String readable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\\r\\n\\t]]", "\uFFFD");
    }

    private Optional<RevocationReason> reason(Verification verification) {
        Optional<UUID> id = verification.claims().flatMap(this::ownId).flatMap(Ids::parse);
        return id.flatMap(one -> credentials.database().read(handle -> credentials.revocation(handle, one))).map(Revocation::reason);
    }

    /** The id, in hex, of a credential that this installation has issued and can show. */
    private Optional<String> ownId(CredentialClaims claims) {
        String origin = credentials.issuer().origin();
        return claims.issuer().did().equals(credentials.issuer().did())
            && Question.read(claims.id(), new byte[0], origin) instanceof Question.Ours ours
            ? Optional.of(Ids.hex(ours.id())) : Optional.empty();
    }

    /** One sentence to put on file. */
    private String sentence(Language language, CredentialClaims claims) {
        return site.texts().text(language, "credential.report.sentence", Map.of(
            "day", rows.day(language, clock.instant()), "origin", credentials.issuer().origin(),
            "number", claims.registryNumber(), "name", claims.holder().printedName(),
            "achievement", claims.achievement().name(), "level", claims.achievement().level(),
            "exam", rows.day(language, claims.exam().date())));
    }

    private static byte[] file(Context context) {
        UploadedFile file = context.isMultipart() ? context.uploadedFile("file") : null;
        if (file == null || file.size() == 0) {
            return new byte[0];
        }
        try (InputStream stream = file.content()) {
            return stream.readNBytes(LARGEST_BYTES + 1);   // one more than the verifier takes: it says that it is too large
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
