package qadam.schoolbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the model's process prints, in a file and one before it, each of a bounded size; its last lines are kept at hand. */
final class BoundedLog {
    private static final int LINES = 12;
    private static final int LONGEST_LINE = 400;

    private final Path file;
    private final long most;
    private final Deque<String> last = new ArrayDeque<>();   // guarded by this
    private final StringBuilder line = new StringBuilder();

    BoundedLog(Path file, long most) {
        this.file = file;
        this.most = most;
    }

    /** Until the process prints nothing more. A reader that stopped would stop the process. */
    void keep(InputStream printed) {
        byte[] buffer = new byte[8_192];
        try (InputStream bytes = printed) {
            long size = Files.exists(file) ? Files.size(file) : 0;
            OutputStream out = open();
            try {
                for (int read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
                    remember(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                    if (size + read > most) {
                        out.close();
                        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                        out = open();
                        size = 0;
                    }
                    out.write(buffer, 0, read);
                    size += read;
                }
            } finally {
                out.close();
            }
        } catch (IOException ended) {
            remember("\n");   // a stream that closes with its process is no fault
        }
    }

    private OutputStream open() {
        try {
            Files.createDirectories(file.getParent());
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private synchronized void remember(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\n') {
                last.addLast(line.toString());
                line.setLength(0);
                if (last.size() > LINES) {
                    last.removeFirst();
                }
            } else if (sign >= ' ' && line.length() < LONGEST_LINE) {
                line.append(sign);
            }
        }
    }

    synchronized List<String> lastLines() {
        return last.stream().filter(text -> !text.isBlank()).toList();
    }
}
