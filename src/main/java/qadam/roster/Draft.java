package qadam.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A list as it was read once, to be kept until its reader has seen what it changes: rows of the columns that we use, national ids gone. */
final class Draft implements RosterFile {
    private static final int REFUSED = 0;
    private static final int ROW = 1;
    private static final int END = 2;

    private final byte[] bytes;
    private final boolean whole;
    private final Set<Part> parts;
    private final Notes notes;

    private Draft(byte[] bytes) {
        this.bytes = bytes;
        try (DataInputStream in = open()) {
            this.whole = in.readBoolean();
            this.parts = EnumSet.noneOf(Part.class);
            List<String> names = texts(in);
            names.forEach(name -> parts.add(Part.valueOf(name)));
            this.notes = new Notes(texts(in), texts(in));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Reads all of it, each part once. */
    static Draft of(RosterFile file) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(rows)) {
            file.parts().forEach(part -> file.read(part, new Writing(out, part), read -> { }));
            out.writeByte(END);
            try (DataOutputStream all = new DataOutputStream(new GZIPOutputStream(bytes))) {   // what is to be said of the file is known only now
                all.writeBoolean(file.isWhole());
                write(all, file.parts().stream().map(Part::name).toList());
                write(all, file.notes().encodings());
                write(all, file.notes().unread());
                rows.writeTo(all);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Draft(bytes.toByteArray());
    }

    static Draft read(String words) {
        return new Draft(Base64.getDecoder().decode(words));
    }

    /** To be sealed. */
    String words() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private record Writing(DataOutputStream out, Part part) implements Taker {
        @Override
        public void take(Row row) {
            try {
                out.writeByte(ROW);
                out.writeByte(part.ordinal());
                out.writeUTF(row.file());
                out.writeLong(row.line());
                write(out, row.cells());
                byte[] tag = row.tag().orElse(new byte[0]);
                out.writeByte(tag.length);
                out.write(tag);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public void refuse(Refused refused) {
            try {
                out.writeByte(REFUSED);
                out.writeByte(part.ordinal());
                out.writeUTF(refused.file());
                out.writeLong(refused.line());
                out.writeByte(refused.matter().ordinal());
                out.writeByte(refused.reason().ordinal());
                out.writeLong(refused.other());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int many = in.readShort();
        List<String> texts = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes), 64 * 1024));
    }

    @Override
    public Set<Part> parts() {
        return parts;
    }

    @Override
    public void read(Part part, Taker taker, LongConsumer progress) {
        try (DataInputStream in = open()) {
            in.readBoolean();
            texts(in);
            texts(in);
            texts(in);
            for (int kind; (kind = in.readByte()) != END;) {
                Part now = Part.values()[in.readByte()];
                String file = in.readUTF();
                long line = in.readLong();
                if (kind == ROW) {
                    List<String> cells = texts(in);
                    byte[] tag = in.readNBytes(in.readByte());
                    if (now == part) {
                        taker.take(new Row(part, file, line, cells, Optional.of(tag).filter(bytes -> bytes.length > 0)));
                    }
                } else {
                    Refused refused = new Refused(Matter.values()[in.readByte()], file, line, Reason.values()[in.readByte()], in.readLong());
                    if (now == part) {
                        taker.refuse(refused);
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public long bytes() {
        return bytes.length;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
