package qadam.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Synced;
import qadam.shared.SettingStore;

/**
 * The installation's secret: 32 random bytes in {@code keys/master.key}, readable by the server's own user only and kept
 * apart from the database, so that a stolen copy of the rows opens nobody's name. Each use derives its own key from it.
 */
public final class MasterKey {
    private static final int LENGTH = 32;

    /** Under this name stands the fingerprint in the settings. */
    public static final String SETTING = "master_key_fingerprint";

    private final byte[] secret;

    MasterKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Reads the key, or makes it at the first start; refuses a key that is not the one this database was begun with. */
    public static MasterKey open(Path data, Database database) {
        MasterKey key = new MasterKey(readOrMake(data.resolve("keys")));
        String fingerprint = key.fingerprint();
        String first = database.write(handle -> new SettingStore().keepFirst(handle, SETTING, fingerprint));
        if (!first.equals(fingerprint)) {
            throw new IllegalStateException("keys/master.key is not the key this database was begun with: "
                + "bring back the original file, without it no name can be read");
        }
        return key;
    }

    /** What tells this key from another and gives nothing of it away. @param secret the file's bytes */
    public static String fingerprint(byte[] secret) {
        return new MasterKey(secret).fingerprint();
    }

    private String fingerprint() {
        return HexFormat.of().formatHex(derive("fingerprint"));
    }

    /** A 256-bit key for one purpose; from it neither the master key nor another purpose's key can be found (RFC 5869). */
    public byte[] derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(HKDFParameterSpec.ofExtract().addIKM(secret)
                .thenExpand(("qadam/" + purpose).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] readOrMake(Path folder) {
        Path file = folder.resolve("master.key");
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            restrict(file, "rw-------");
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != LENGTH) {
                throw new IllegalStateException("keys/master.key is damaged: it must hold " + LENGTH + " bytes");
            }
            return secret;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Written aside, synced, then renamed: a crash leaves a whole key or none. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        restrict(folder, "rwx------");
        Path fresh = folder.resolve("master.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        restrict(fresh, "rw-------");
        byte[] secret = Ids.randomBytes(LENGTH);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
        Arrays.fill(secret, (byte) 0);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        Synced.folder(folder);
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    @Override
    public String toString() {
        return "MasterKey[…]";
    }
}
