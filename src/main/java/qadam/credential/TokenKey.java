package qadam.credential;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import qadam.shared.Refusal;

/**
 * The key of a programme's person tags in a PKCS#11 token, by the JDK's own provider: it is made there, never leaves it, and the HMAC is computed
 * there. Which token is told by {@code keys/person-tags.pkcs11}: {@code library}, {@code slot} and {@code pin-file}. Never inside a transaction.
 */
final class TokenKey {
    static final String SETTINGS = "person-tags.pkcs11";
    private static final String MAC = "HmacSHA256";
    private static final int BITS = 256;
    /** A library is opened once in a process, and what was opened stays so. */
    private static final Map<String, Token> OPENED = new ConcurrentHashMap<>();

    private final Path settings;
    private final String name;

    private record Token(Provider provider, KeyStore keys) {
    }

    /** @param name under which the key lies in the token */
    TokenKey(Path data, String name) {
        this.settings = data.resolve("keys").resolve(SETTINGS);
        this.name = name;
    }

    /** Whether the operator has named a token. */
    boolean isOffered() {
        return Files.exists(settings);
    }

    /** What another process has made since is seen only when it is looked for anew. */
    private boolean holds(Token token) throws GeneralSecurityException, IOException {
        if (!token.keys().containsAlias(name)) {
            token.keys().load(null, null);
        }
        return token.keys().containsAlias(name);
    }

    /** Of those who want the first key at once, one makes it: a second would take its place, and with it every tag made until then. */
    void makeIfAbsent() {
        at(token -> {
            if (holds(token)) {
                return null;
            }
            KeyGenerator generator = KeyGenerator.getInstance(MAC, token.provider());
            generator.init(BITS);
            token.keys().setEntry(name, new KeyStore.SecretKeyEntry(generator.generateKey()), null);
            return null;
        });
    }

    byte[] mac(byte[] message) {
        return at(token -> {
            if (!holds(token)) {
                throw new Refusal(CredentialProblem.KEY_MISSING);
            }
            Mac mac = Mac.getInstance(MAC, token.provider());
            mac.init(token.keys().getKey(name, null));
            return mac.doFinal(message);
        });
    }

    /** Removes the key from the token. A backup that the token itself has made is not reached. */
    void destroy() {
        at(token -> {
            if (holds(token)) {
                token.keys().deleteEntry(name);
            }
            return null;
        });
    }

    private interface Work<T> {
        T on(Token token) throws GeneralSecurityException, IOException;
    }

    private <T> T at(Work<T> work) {
        try {
            Token token = token();
            synchronized (token) {   // one session's keys at a time
                return work.on(token);
            }
        } catch (GeneralSecurityException | IOException | ProviderException failed) {
            throw new Refusal(CredentialProblem.TOKEN_FAILED, Map.of("file", "keys/" + SETTINGS, "reason", reason(failed)));
        }
    }

    /** The bottom of what was thrown says it best; nothing of a message to be signed is in it. */
    private static String reason(Throwable failed) {
        return failed.getCause() == null ? String.valueOf(failed.getMessage()) : reason(failed.getCause());
    }

    private Token token() throws IOException, GeneralSecurityException {
        Properties told = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
            told.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(malformed.getMessage());
        }
        String config = config(required(told, "library"), required(told, "slot"));
        Token known = OPENED.get(config);
        return known != null ? known : open(config, Files.readString(Path.of(required(told, "pin-file"))).strip());
    }

    private static synchronized Token open(String config, String pin) throws IOException, GeneralSecurityException {
        Token known = OPENED.get(config);
        if (known == null) {
            Provider provider = Security.getProvider("SunPKCS11").configure("--" + config);
            KeyStore keys = KeyStore.getInstance("PKCS11", provider);
            keys.load(null, pin.toCharArray());
            known = new Token(provider, keys);
            OPENED.put(config, known);
        }
        return known;
    }

    private static String required(Properties told, String what) throws IOException {
        String value = told.getProperty(what, "").strip();
        if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c == '"') || what.equals("slot") && !value.matches("[0-9]{1,19}")) {
            throw new IOException(what);
        }
        return value;
    }

    /** The provider's configuration (JDK, "PKCS#11 Reference Guide"): keys made here stay in the token and cannot be read. */
    private static String config(String library, String slot) {
        return """
            name = Qadam%s
            library = "%s"
            slot = %s
            attributes(generate, CKO_SECRET_KEY, *) = {
              CKA_TOKEN = true
              CKA_SIGN = true
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
            }
            """.formatted(HexFormat.of().toHexDigits((library + slot).hashCode()), library, slot);
    }
}
