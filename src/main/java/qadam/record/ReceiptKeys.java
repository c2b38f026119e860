package qadam.record;

import io.javalin.config.RoutesConfig;
import java.nio.charset.StandardCharsets;
import qadam.proof.NoteKey;
import qadam.web.FixedPage;
import qadam.web.Role;
import qadam.web.Routes;

/** Whose signatures stand under this installation's receipts, for whoever checks one: one C2SP verifier key a line. */
public final class ReceiptKeys implements Routes {
    private final FixedPage keys;

    public ReceiptKeys(NoteKey key) {
        this.keys = FixedPage.of((key + "\n").getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/.well-known/qadam/receipt-keys.txt", context -> {
            context.header("Access-Control-Allow-Origin", "*");
            keys.send(context);
        }, Role.ANYONE);
    }
}
