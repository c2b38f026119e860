package qadam.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider written by hand, which says whatever a test wants it to say; for what a real one never would. */
final class FakeIssuer implements AutoCloseable {
    static final String CLIENT = "qadam";
    static final String SECRET = "құпия: secret & more";
    private static final RSAKey OURS = key("first");
    static final RSAKey STRANGERS = key("stranger");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final InstantSource clock;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    final List<String> asked = new ArrayList<>();

    /** What it says of who signs in; a test may say more, or something else. */
    volatile UnaryOperator<JWTClaimsSet.Builder> says = claims -> claims;
    /** How it makes a token of that. */
    volatile Function<JWTClaimsSet, String> signs = this::signed;
    volatile Map<String, Object> userInfo = Map.of();
    volatile UnaryOperator<Map<String, Object>> discovery = UnaryOperator.identity();
    /** Paths that answer with ten megabytes, or never. */
    volatile String huge = "";
    volatile String silent = "";

    FakeIssuer(InstantSource clock) {
        try {
            this.clock = clock;
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lets the person in as whom the browser was sent: a code for what was asked. */
    String authorize(Map<String, String> request) {
        String code = "code-" + codes.size() + "-" + request.get("state").substring(0, 8);
        codes.put(code, request);
        return code;
    }

    JWTClaimsSet claims(Map<String, String> request) {
        Date now = Date.from(clock.instant());
        return says.apply(new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).subject("s-17").issueTime(now)
            .expirationTime(Date.from(clock.instant().plusSeconds(300))).claim("nonce", request.get("nonce")).claim("name", "Айгүл Серікқызы")
            .claim("sid", "session-1").claim("auth_time", clock.instant().getEpochSecond())).build();
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, OURS, OURS.getKeyID());
    }

    static String signed(JWTClaimsSet claims, RSAKey key, String id) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** alg none. */
    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** HS256 with what everybody can read: the public key as it is written down (RFC 8725 §2.1). */
    static String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            byte[] published = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(OURS.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(OURS.getKeyID()).build(), claims);
            token.sign(new MACSigner(published));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        synchronized (asked) {
            asked.add(path);
        }
        if (path.equals(silent)) {
            awaitEnd();
        }
        if (path.equals(huge)) {
            send(exchange, 200, "{\"issuer\":\"" + "x".repeat(10_000_000) + "\"}");
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, JSON.writeValueAsString(discovery.apply(new HashMap<>(metadata()))));
            case "/keys" -> send(exchange, 200, new JWKSet(OURS.toPublicJWK()).toString());
            case "/token" -> token(exchange);
            case "/me" -> send(exchange, 200, JSON.writeValueAsString(userInfo));
            default -> send(exchange, 404, "{}");
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> metadata() {
        return Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/keys", "userinfo_endpoint", issuer() + "/me", "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"), "id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"));
    }

    /** A code is good once, for who was given it and who holds the verifier. */
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> request = codes.remove(form.getOrDefault("code", ""));
        String basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        boolean known = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (request == null || !known || !request.get("redirect_uri").equals(form.get("redirect_uri")) || !verified(request, form)) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        send(exchange, 200, JSON.writeValueAsString(Map.of("access_token", "access-1", "token_type", "Bearer", "expires_in", 60, "id_token", signs.apply(claims(request)))));
    }

    private static boolean verified(Map<String, String> request, Map<String, String> form) {
        return "S256".equals(request.get("code_challenge_method")) && form.containsKey("code_verifier")
            && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier"))).getValue().equals(request.get("code_challenge"));
    }

    static Map<String, String> form(String words) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : words.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        } catch (IOException letGo) {
            // whoever asked had enough
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
