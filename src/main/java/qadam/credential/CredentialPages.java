package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.IdentityProblem;
import qadam.identity.NationalId;
import qadam.proof.CredentialClaims;
import qadam.proof.Verification;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.LanguageChoice;
import qadam.web.Cost;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** A credential at its address in each form, its share page, and the holder's own list. Whoever has the address may look. */
final class CredentialPages implements Routes {
    private final Credentials credentials;
    private final Site site;
    private final Askers askers;
    private final ClaimRows rows;
    private final CredentialFiles files;

    CredentialPages(Credentials credentials, Site site, Askers askers, ClaimRows rows) {
        this.credentials = credentials;
        this.site = site;
        this.askers = askers;
        this.rows = rows;
        this.files = new CredentialFiles(credentials, new Certificate(site, rows, credentials.issuer().origin()));
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/credentials/{id}", this::negotiate, Role.ANYONE);
        routes.get("/credentials/{id}/credential.json", context -> send(context, Format.JSON), Role.ANYONE);
        routes.get("/credentials/{id}/credential.jwt", context -> send(context, Format.JWT), Role.ANYONE);
        routes.get("/credentials/{id}/certificate.pdf", context -> send(context, Format.PDF), Role.ANYONE, Cost.HEAVY);
        routes.get("/credentials/{id}/proof", this::proof, Role.ANYONE);
        routes.get("/credentials/{id}/credential.bundle.json", this::bundle, Role.ANYONE);
        routes.get("/{language}/credentials/{id}", context -> share(context, ""), Role.ANYONE);
        routes.post("/{language}/credentials/{id}", this::join, Role.LEARNER);
        routes.get("/{language}/credentials", this::mine, Role.LEARNER);
    }

    private void negotiate(Context context) {
        Format format = Format.wanted(context.header("Accept"));
        context.header("Vary", "Accept");
        if (format == Format.PAGE) {
            String id = Ids.hex(id(context));
            quiet(context).redirect("/" + LanguageChoice.of(context).tag() + "/credentials/" + id, HttpStatus.SEE_OTHER);
        } else {
            send(context, format);
        }
    }

    private void send(Context context, Format format) {
        Held held = shown(context);
        byte[] bytes = switch (format) {
            case JSON -> held.document();
            case JWT -> held.token().getBytes(StandardCharsets.US_ASCII);
            case PDF -> files.pdf(held);
            case PAGE -> throw new IllegalStateException("a page is not sent here");
        };
        quiet(context).contentType(format.type()).result(bytes);
    }

    /** To be sent with the name in it. */
    private Held shown(Context context) {
        Held held = credentials.open(id(context));
        if (!credentials.isNamedFor(askers.find(context).person(), held.credential())) {
            throw new Refusal(CredentialProblem.NOT_SHOWN);
        }
        return held;
    }

    private void proof(Context context) {
        quiet(context).contentType("application/json").result(Held.write(credentials.bundle(credentials.open(id(context)))));
    }

    private void bundle(Context context) {
        Held held = shown(context);
        quiet(context).contentType("application/json").result(held.whole(credentials.bundle(held)));
    }

    /** The holder wants to be counted after all. */
    private void join(Context context) {
        if (site.isInsecure()) {
            throw new Refusal(IdentityProblem.NATIONAL_ID_PLAIN);
        }
        UUID id = id(context);
        Optional<NationalId> given = NationalId.parse(new Form(context).text("national_id", 40));
        if (given.isEmpty()) {
            share(context.status(422), "credential.join.national_id.error");
            return;
        }
        try {
            credentials.join(askers.find(context).personId(), id, given.get());
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            if (refusal.problem() == CredentialProblem.HELD) {
                context.redirect("/" + Site.language(context).tag() + "/claim/" + refusal.values().get("attempt") + "/check", HttpStatus.SEE_OTHER);
                return;
            }
            if (!(refusal.problem() instanceof IdentityProblem)) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            share(context, refusal.problem().key());
        }
    }

    /** @param idError what is wrong with the national id that the holder has given */
    private void share(Context context, String idError) {
        Language language = Site.language(context);
        Held held = credentials.open(id(context));
        Verification verification = credentials.verify(held);
        CredentialClaims claims = claims(verification);
        Asker asker = askers.find(context);
        boolean own = asker.person().equals(Optional.of(held.credential().person()));
        context.header("X-Robots-Tag", "noindex");
        site.show(context, asker, "credential/share.jte", rows.achievement(language, claims), Map.of(
            "claims", claims, "rows", rows.printed(language, claims), "finding", Finding.of(verification),
            "id", Ids.hex(held.credential().id()), "address", claims.id(),
            "own", own, "named", credentials.isNamedFor(asker.person(), held.credential()), "idError", idError,
            "standing", credentials.database().read(handle -> Optional.of(held.credential()).filter(one -> own).map(one -> credentials.standing(handle, one)))));
    }

    private void mine(Context context) {
        Language language = Site.language(context);
        Asker asker = askers.find(context);
        List<MyCredential> list = credentials.database().read(handle -> {
            UUID person = asker.personId();
            Map<UUID, Credential> held = new HashMap<>();
            credentials.of(handle, person).forEach(credential -> held.put(credential.attempt(), credential));
            return credentials.entitlements(handle, person).stream()
                .map(entitlement -> mine(handle, language, entitlement, Optional.ofNullable(held.get(entitlement.attempt())))).toList();
        });
        site.show(context, asker, "credential/mine.jte", site.texts().text(language, "credential.mine.title"), Map.of("list", list));
    }

    private MyCredential mine(Handle handle, Language language, Entitlement entitlement, Optional<Credential> credential) {
        Optional<Revocation> revocation = credential.flatMap(one -> credentials.revocation(handle, one.id()));
        boolean countable = credential.filter(one -> credentials.standing(handle, one).isOpen()).isPresent();
        return new MyCredential(rows.courseTitle(language, entitlement.course()), rows.day(language, entitlement.passedAt()),
            Ids.hex(entitlement.attempt()), credential.map(one -> Ids.hex(one.id())), revocation.isPresent(), credentials.isRehearsal(entitlement), countable,
            credential.isPresent() && !countable ? Optional.empty() : credentials.scrutiny().standing(handle, entitlement.attempt()));
    }

    /** What we have signed we can read; a stored credential that cannot be read is our fault, not the visitor's. */
    private static CredentialClaims claims(Verification verification) {
        return verification.claims().orElseThrow(() -> new IllegalStateException("a stored credential does not verify"));
    }

    private static UUID id(Context context) {
        return Ids.parse(context.pathParam("id")).orElseThrow(() -> new Refusal(CredentialProblem.UNKNOWN));
    }

    /** An address that names its holder stays out of caches and search engines. */
    private static Context quiet(Context context) {
        return context.header("Cache-Control", "no-store").header("X-Robots-Tag", "noindex");
    }
}
