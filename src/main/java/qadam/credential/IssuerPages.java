package qadam.credential;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import qadam.proof.Trust;
import qadam.shared.Refusal;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/** What verifiers anywhere ask this installation for: its keys, its trust file, its status lists. The same for everybody. */
final class IssuerPages implements Routes {
    private final Issuer issuer;
    private final Trust trust;
    private final StatusLists statusLists;

    IssuerPages(Issuer issuer, Trust trust, StatusLists statusLists) {
        this.issuer = issuer;
        this.trust = trust;
        this.statusLists = statusLists;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/.well-known/did.json", context -> open(context, FixedPage.of(issuer.didDocument(), "application/did+json")), Role.ANYONE);
        routes.get("/trust.json", context -> open(context, FixedPage.of(trust.toJson(), "application/json")), Role.ANYONE);
        routes.get("/status/{list}", context -> open(context, statusLists.page(list(context))), Role.ANYONE);
    }

    /** Wallets are web pages of other origins: they may read these. */
    private static void open(Context context, FixedPage page) {
        context.header("Access-Control-Allow-Origin", "*");
        page.send(context);
    }

    private static int list(Context context) {
        String number = context.pathParam("list");
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new Refusal(CredentialProblem.NO_SUCH_STATUS_LIST);
        }
        return Integer.parseInt(number);
    }
}
