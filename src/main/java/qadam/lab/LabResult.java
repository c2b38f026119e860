package qadam.lab;

import java.nio.ByteBuffer;

/** The typed result of a step: one byte of points (0 to 100), one that says passed (1) or not (0), and SHA-256 of the work as it is kept. */
final class LabResult {
    private LabResult() {
    }

    static byte[] encode(HandedIn work, byte[] content) {
        return ByteBuffer.allocate(34).put((byte) work.points()).put((byte) (work.passed() ? 1 : 0)).put(LabWorks.sha256(content)).array();
    }
}
