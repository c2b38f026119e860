package qadam.world;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** The part of a phone or laptop that keeps passkeys, played by Chromium: its owner is there and says yes. */
public final class Authenticators {
    private Authenticators() {
    }

    /** Gives the page's browser one; it keeps its passkeys as long as the page is open. */
    public static void add(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = JsonParser.parseString("""
            {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
             "isUserVerified": true, "automaticPresenceSimulation": true}}""").getAsJsonObject();
        session.send("WebAuthn.addVirtualAuthenticator", options);
    }
}
