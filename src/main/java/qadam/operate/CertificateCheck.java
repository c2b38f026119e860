package qadam.operate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The certificate and key of {@code --tls}, when they are named. */
final class CertificateCheck implements Check {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public void look(Patient patient, Findings findings) {
        if (patient.tls().size() == 2) {
            try {
                X509Certificate certificate = certificate(patient.tls().getFirst());
                lookAtTimes(certificate, patient, findings);
                lookAtName(certificate, patient, findings);
                findings.addIf(!belong(key(patient.tls().getLast(), certificate.getPublicKey()), certificate.getPublicKey()),
                    Complaint.CERTIFICATE_OTHER_KEY, named(patient));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
                findings.add(Complaint.CERTIFICATE_UNREADABLE, named(patient));
            }
        }
    }

    private static void lookAtTimes(X509Certificate certificate, Patient patient, Findings findings) {
        Instant now = patient.clock().instant();
        Instant end = certificate.getNotAfter().toInstant();
        Map<String, Object> named = Map.of("file", patient.tls().getFirst().toString(), "until", end.toString(),
            "from", certificate.getNotBefore().toInstant().toString());
        findings.addIf(now.isBefore(certificate.getNotBefore().toInstant()), Complaint.CERTIFICATE_NOT_YET, named);
        findings.addIf(now.isAfter(end), Complaint.CERTIFICATE_EXPIRED, named);
        findings.addIf(!now.isAfter(end) && now.plus(SOON).isAfter(end), Complaint.CERTIFICATE_EXPIRING, named);
    }

    private static void lookAtName(X509Certificate certificate, Patient patient, Findings findings) throws CertificateParsingException {
        if (patient.origin() != null) {
            String host = String.valueOf(URI.create(patient.origin()).getHost()).toLowerCase(Locale.ROOT);
            findings.addIf(!isFor(certificate, host), Complaint.CERTIFICATE_OTHER_NAME,
                Map.of("file", patient.tls().getFirst().toString(), "host", host));
        }
    }

    /** RFC 9525 §6.3: names and addresses among the alternative names, a star for one whole label. */
    private static boolean isFor(X509Certificate certificate, String host) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        String anyOfDomain = host.contains(".") ? "*" + host.substring(host.indexOf('.')) : host;
        return names != null && names.stream().map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.equals(host) || name.equals(anyOfDomain));
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static PrivateKey key(Path file, PublicKey beside) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file).replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*|\\s", "");
        return KeyFactory.getInstance(beside.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static boolean belong(PrivateKey secret, PublicKey known) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(known.getAlgorithm().equals("RSA") ? "SHA256withRSA" : known.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA");
        signature.initSign(secret);
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(known);
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private static Map<String, Object> named(Patient patient) {
        return Map.of("file", patient.tls().getFirst().toString(), "key", patient.tls().getLast().toString());
    }
}
