package qadam.lrs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who comes in: a client by its name and secret (RFC 7617, in UTF-8), so often a minute. */
final class Entrance {
    private static final Pattern BASIC = Pattern.compile("(?i)basic +([A-Za-z0-9+/=_-]{1,2000})");

    private final Clients clients;
    private final String origin;
    private final Rate rate;
    /** In which version each client has last spoken to this node: a client that forgets to name one is told so in that. */
    private final Map<String, Version> spoken = new ConcurrentHashMap<>();

    Entrance(Clients clients, String origin, Limits limits) {
        this.clients = clients;
        this.origin = origin;
        this.rate = new Rate(limits.of(Limit.LRS_REQUESTS_PER_MINUTE), Duration.ofMinutes(1));
    }

    /** @throws XapiProblem 401 */
    KnownClient client(Optional<String> authorization) {
        KnownClient known = authorization.flatMap(Entrance::credentials).flatMap(pair -> clients.find(pair.name(), pair.secret()))
            .orElseThrow(() -> new XapiProblem(401, "a client's name and secret are needed as HTTP Basic credentials (xAPI 1.0.3 Part Three 4.1)",
                Map.of("WWW-Authenticate", "Basic realm=\"xapi\", charset=\"UTF-8\"")));
        rate.take(known.name(), 1, LrsProblem.TOO_OFTEN);
        return known;
    }

    /** Whether somebody whom we know asks, before much of what they send is read. */
    boolean knows(String authorization) {
        return credentials(authorization).flatMap(pair -> clients.find(pair.name(), pair.secret())).isPresent();
    }

    /** As resources know them. */
    Client named(KnownClient known) {
        ObjectNode authority = JsonMapper.shared().createObjectNode().put("objectType", "Agent").put("name", known.name());
        authority.putObject("account").put("homePage", origin).put("name", known.name());
        return new Client(known.name(), known.scopes(), authority);
    }

    Version lastSpoken(KnownClient client) {
        return spoken.getOrDefault(client.name(), Version.V2_0);
    }

    void speaks(KnownClient client, Version version) {
        spoken.put(client.name(), version);
    }

    private record Pair(String name, String secret) {
    }

    private static Optional<Pair> credentials(String header) {
        Matcher basic = BASIC.matcher(header);
        return basic.matches() ? decoded(basic.group(1)).filter(text -> text.indexOf(':') > 0 && text.indexOf('\0') < 0)
            .map(text -> new Pair(text.substring(0, text.indexOf(':')), text.substring(text.indexOf(':') + 1))) : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64))).toString());
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            return Optional.empty();   // answered as any wrong secret
        }
    }
}
