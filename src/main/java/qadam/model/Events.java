package qadam.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Server-sent events (WHATWG HTML §9.2.6), only their data, out of bytes that come in any pieces; a line has a longest length. */
final class Events {
    /** Bytes of one line, and of one event. */
    static final int LONGEST = 256 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private boolean any;
    private boolean afterReturn;

    /** @return the events that are whole by now */
    List<String> take(ByteBuffer bytes) throws Fault {
        List<String> whole = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == '\n' && afterReturn) {
                afterReturn = false;
            } else if (one == '\n' || one == '\r') {
                afterReturn = one == '\r';
                endLine(whole);
            } else {
                afterReturn = false;
                if (line.size() >= LONGEST) {
                    throw Fault.of(ModelProblem.GARBLED);
                }
                line.write(one);
            }
        }
        return whole;
    }

    private void endLine(List<String> whole) throws Fault {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            if (any) {
                whole.add(data.toString());
            }
            any = false;
            data.setLength(0);
        } else if (text.startsWith("data:")) {
            add(text.startsWith("data: ") ? text.substring(6) : text.substring(5));
        }
    }

    private void add(String text) throws Fault {
        if (data.length() + text.length() > LONGEST) {
            throw Fault.of(ModelProblem.GARBLED);
        }
        data.append(any ? "\n" : "").append(text);
        any = true;
    }

    /** At the end of the transfer: an event whose empty line is missing, if its last line is whole. */
    List<String> rest() throws Fault {
        if (line.size() > 0 || !any) {
            return List.of();
        }
        List<String> whole = new ArrayList<>();
        endLine(whole);
        return whole;
    }
}
