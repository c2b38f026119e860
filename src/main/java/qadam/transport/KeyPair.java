package qadam.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import qadam.shared.Refusal;

/**
 * A certificate with those that stand above it, and its key, from the two PEM files of {@code --tls}.
 *
 * @param chain the site's own certificate first
 */
public record KeyPair(Path file, Path keyFile, List<X509Certificate> chain, PrivateKey key) {
    /** @throws Refusal when one of them is not there, or not what it should be */
    public static KeyPair read(Path file, Path keyFile) {
        try {
            return read(file, keyFile, Files.readAllBytes(file), Files.readAllBytes(keyFile));
        } catch (IOException unreadable) {
            throw unreadable(file, keyFile);
        }
    }

    static KeyPair read(Path file, Path keyFile, byte[] certificates, byte[] secret) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(certificates))
                .stream().map(X509Certificate.class::cast).toList();
            if (!chain.isEmpty()) {
                return new KeyPair(file, keyFile, chain, key(secret, chain.getFirst().getPublicKey()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            // refused below
        }
        throw unreadable(file, keyFile);
    }

    private static Refusal unreadable(Path file, Path keyFile) {
        return new Refusal(CertificateProblem.UNREADABLE, Map.of("file", file.toString(), "key", keyFile.toString()));
    }

    /** PKCS #8 (RFC 7468 §10): OpenSSL and ACME clients have written it for years. */
    private static PrivateKey key(byte[] secret, PublicKey beside) throws GeneralSecurityException {
        String pem = new String(secret, StandardCharsets.US_ASCII).replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*|\\s", "");
        return KeyFactory.getInstance(beside.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    /** @param host for which it must be; null when that is not known */
    public List<Refusal> faults(Instant now, String host) {
        List<CertificateProblem> found = new ArrayList<>();
        if (now.isBefore(own().getNotBefore().toInstant())) {
            found.add(CertificateProblem.NOT_YET);
        }
        if (now.isAfter(until())) {
            found.add(CertificateProblem.EXPIRED);
        }
        if (host != null && !isFor(host)) {
            found.add(CertificateProblem.OTHER_NAME);
        }
        if (!belong()) {
            found.add(CertificateProblem.OTHER_KEY);
        }
        Map<String, Object> named = Map.of("file", file.toString(), "key", keyFile.toString(), "host", host == null ? "" : host,
            "until", until().toString(), "from", own().getNotBefore().toInstant().toString());
        return found.stream().map(problem -> new Refusal(problem, named)).toList();
    }

    public Instant until() {
        return own().getNotAfter().toInstant();
    }

    private X509Certificate own() {
        return chain.getFirst();
    }

    /** RFC 9525 §6.3: names and addresses among the alternative names, a star for one whole label. */
    private boolean isFor(String host) {
        String anyOfDomain = host.contains(".") ? "*" + host.substring(host.indexOf('.')) : host;
        try {
            Collection<List<?>> names = own().getSubjectAlternativeNames();
            return names != null && names.stream().map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(host) || name.equals(anyOfDomain));
        } catch (CertificateParsingException none) {
            return false;
        }
    }

    private boolean belong() {
        PublicKey known = own().getPublicKey();
        try {
            Signature signature = Signature.getInstance(known.getAlgorithm().equals("RSA") ? "SHA256withRSA" : known.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA");
            signature.initSign(key);
            signature.update((byte) 1);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update((byte) 1);
            return signature.verify(signed);
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    /** In memory only. */
    KeyStore store(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("qadam", key, password, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
