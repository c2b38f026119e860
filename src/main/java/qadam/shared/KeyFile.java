package qadam.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret in {@code keys/}, readable by the server's own user only. Its hash stands in the database from its first use: a
 * lost or foreign file is refused instead of quietly replaced, and nodes on one database must hold the same file.
 */
public final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    /** Under this and its name stands a key file's hash in the settings. */
    public static final String SETTING = "key_hash.";
    /** Under this and its name it is noted that a key was destroyed on purpose: nobody is to look for it. */
    public static final String DESTROYED = "key_destroyed.";

    /** Under this and its name it is noted that the key lies in a token, and no file of it is to be looked for. */
    public static final String IN_TOKEN = "key_in_token.";

    private final Path folder;
    private final String name;
    private final Database database;
    private final Problem missing;
    private final SettingStore settings = new SettingStore();

    /** @param missing what is refused while the file is not there or not the right one */
    public KeyFile(Path data, String name, Database database, Problem missing) {
        this.folder = data.resolve("keys");
        this.name = name;
        this.database = database;
        this.missing = missing;
    }

    /** @param fresh makes the secret at its first use */
    public synchronized byte[] readOrMake(Supplier<byte[]> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file) && isFirstUse(file)) {
                make(file, fresh.get());
            }
            return checked(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Another process may make the file between two looks of ours: the file is there before its hash is known. */
    private boolean isFirstUse(Path file) {
        if (knownHash().isEmpty()) {
            return true;
        }
        if (!Files.exists(file)) {
            throw refused("is missing");
        }
        return false;
    }

    private byte[] checked(byte[] secret) {
        String hash = hash(secret);
        if (!database.write(handle -> settings.keepFirst(handle, setting(), hash)).equals(hash)) {
            throw refused("is not the one this database was begun with");
        }
        return secret;
    }

    public String name() {
        return name;
    }

    /** The hash of the secret that belongs here, from its first use on. */
    public Optional<String> knownHash() {
        return database.read(handle -> settings.find(handle, setting()));
    }

    /** Overwrites the secret and removes it; its hash stays, so that no other ever takes its place. Copies elsewhere are not reached. */
    public synchronized void destroy() {
        Path file = folder.resolve(name);
        database.write(handle -> settings.keepFirst(handle, DESTROYED + name, "yes"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) channel.size()), 0);
            channel.force(true);
            Files.delete(file);
        } catch (NoSuchFileException gone) {
            LOG.info("keys/{} is not there any more", name);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Whether it was destroyed on purpose. */
    public boolean isDestroyed() {
        return database.read(handle -> settings.find(handle, DESTROYED + name)).isPresent();
    }

    /**
     * Puts back a secret that was lost, in place of a damaged or a foreign file too.
     *
     * @return false when it is not the one that belongs here, or was destroyed on purpose: nothing was changed
     */
    public synchronized boolean restore(byte[] secret) {
        Path file = folder.resolve(name);
        try {
            if (isDestroyed() || !knownHash().equals(Optional.of(hash(secret)))) {
                return false;
            }
            if (Files.exists(file) && !hash(Files.readAllBytes(file)).equals(hash(secret))) {
                Files.delete(file);
            }
            make(file, secret);
            return true;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public static String hash(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Refusal refused(String why) {
        LOG.error("keys/{} {}: bring back the original file", name, why);
        return new Refusal(missing);
    }

    private String setting() {
        return SETTING + name;
    }

    /** Written aside, synced, then given its name: a crash leaves a whole key or none. Of two that make one at once, one is kept. */
    private void make(Path file, byte[] secret) throws IOException {
        Files.createDirectories(folder);
        restrict(folder);
        Path fresh = folder.resolve(name + "." + HexFormat.of().formatHex(Ids.randomBytes(4)) + ".new");
        Files.createFile(fresh, OwnerOnly.file(fresh));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(secret));
            channel.force(true);
        }
        try {
            Files.createLink(file, fresh);
            Files.delete(fresh);
        } catch (FileAlreadyExistsException faster) {
            Files.delete(fresh);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Synced.folder(folder);   // before the database says that there is such a key
    }

    private static void restrict(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
