package qadam.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;

/** A school's own authority and a certificate under it, made by the very lines that docs/run/tls.md gives. */
public record SchoolCertificate(Path certificate, Path key) {
    /** @param host for which it is */
    public static SchoolCertificate make(String host) {
        Path folder = Databases.folder();
        lines(host).forEach(line -> Command.run(folder, List.of("bash", "-c", line)));
        return new SchoolCertificate(folder.resolve("qadam.crt"), folder.resolve("qadam.key"));
    }

    private static List<String> lines(String host) {
        try {
            List<String> lines = Files.readAllLines(Path.of("docs/run/tls.md")).stream().filter(line -> line.startsWith("openssl "))
                .map(line -> line.replace("qadam.school.lan", host)).toList();
            if (lines.size() != 3) {
                throw new IllegalStateException("docs/run/tls.md has other lines for a certificate of one's own: " + lines);
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** For Chromium's --ignore-certificate-errors-spki-list: this certificate is believed without its authority, and no other. */
    public String pin() {
        try (var pem = Files.newInputStream(certificate)) {
            byte[] key = CertificateFactory.getInstance("X.509").generateCertificate(pem).getPublicKey().getEncoded();
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
