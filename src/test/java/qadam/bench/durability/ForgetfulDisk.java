package qadam.bench.durability;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * A disk with an ext4 file system that forgets what was not flushed when its power is cut: our plug-in of nbdkit
 * ({@code bench/forgetful.c}), brought into a file by nbdfuse, into a block device by loop, and mounted. Ends only what it began.
 */
final class ForgetfulDisk implements AutoCloseable {
    private static final long MEGABYTES = 192;
    private static Path plugin;

    private final Path room;
    private final Path image;
    private final Path control;
    private final Path mounted;
    private Process server;
    private Process fuse;
    private String device;
    private int mended;
    private Runnable forget = () -> { };

    ForgetfulDisk(String name) throws IOException {
        Tools.needRoot();
        Tools.need("nbdkit", "nbdkit-plugin-dev", "libnbd-bin", "fuse3", "gcc", "libc6-dev", "e2fsprogs");
        plugin = plugin == null ? compiled() : plugin;
        this.room = Files.createDirectories(Parts.room().resolve(name));
        this.image = room.resolve("image");
        this.control = room.resolve("control");
        this.mounted = Files.createDirectories(room.resolve("disk"));
        Files.createDirectories(room.resolve("fuse"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(MEGABYTES << 20);
        }
        Tools.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
        Tools.run("mkfifo", control.toString());
    }

    private static Path compiled() {
        Path library = Parts.room().resolve("forgetful.so");
        Tools.run("gcc", "-O2", "-fPIC", "-shared", "-o", library.toString(), Path.of("bench/forgetful.c").toAbsolutePath().toString());
        return library;
    }

    Path folder() {
        return mounted;
    }

    void powerOn() throws Exception {
        forget = Leftovers.add(this::off);
        Path socket = room.resolve("socket");
        Files.deleteIfExists(socket);
        server = started("nbdkit", "-f", "-U", socket.toString(), plugin.toString(), "image=" + image, "control=" + control);
        waitFor(socket);
        Path file = room.resolve("fuse").resolve("nbd");
        fuse = started("nbdfuse", file.toString(), "nbd+unix:///?socket=" + socket);
        waitFor(file);
        device = Tools.run("losetup", "--direct-io=on", "-f", "--show", file.toString());   // else loop calls a write good of which FUSE has brought a part
        if (!Tools.tried("mount", "-o", "noatime", device, mounted.toString())) {
            Tools.tried("e2fsck", "-f", "-y", device);   // as a machine does at its start after its disk has failed; it ends with 1 when it has mended something
            mended++;
            Tools.run("mount", "-o", "noatime", device, mounted.toString());
        }
    }

    private Process started(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(room.resolve("disk.log").toFile())).start();
    }

    private void waitFor(Path file) throws Exception {
        for (int i = 0; i < 2_000 && !Files.exists(file); i++) {
            Thread.sleep(5);
        }
        if (!Files.exists(file)) {
            throw new IllegalStateException("the disk does not come up:\n" + Files.readString(room.resolve("disk.log")));
        }
    }

    /** How often the file system had to be mended before it could be mounted: after power cuts alone, never. */
    int mended() {
        return mended;
    }

    /** As {@code bench/forgetful.c} has them. */
    void order(String order) throws IOException {
        Files.writeString(control, order + "\n", StandardOpenOption.WRITE);
    }

    /** After the power is gone, or when nobody writes any more; who still has a file open there must have ended. */
    void powerOff() throws Exception {
        Tools.tried("umount", "-l", mounted.toString());
        if (device != null) {
            for (int i = 0; i < 100 && !Tools.tried("losetup", "-d", device); i++) {
                Thread.sleep(20);
            }
            for (int i = 0; i < 500 && !Tools.run("losetup", "-l", "-n", "-O", "BACK-FILE").isEmpty() && Tools.run("losetup", "-l", "-n", "-O", "BACK-FILE").contains(room.toString()); i++) {
                Thread.sleep(20);   // a device that is still in use goes when its last user has gone
            }
            device = null;
        }
        Tools.tried("fusermount3", "-u", "-z", room.resolve("fuse").toString());
        end(fuse);
        end(server);
        forget.run();
    }

    private void off() {
        try {
            powerOff();
        } catch (Exception stays) {
            System.err.println("a disk of the rig is still there: " + mounted + ", " + stays);
        }
    }

    private static void end(Process process) throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Override
    public void close() throws Exception {
        powerOff();
        Files.deleteIfExists(image);
    }
}
