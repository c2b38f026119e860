package qadam.bench.durability;

import java.io.IOException;

/** The keys under receipts, as the server publishes them. */
final class Keys {
    private Keys() {
    }

    static String of(Served served) throws IOException {
        String answer = served.get("/.well-known/qadam/receipt-keys.txt");
        if (!answer.startsWith("200\n")) {
            throw new IOException("no keys: " + answer);
        }
        return answer.substring(4);
    }
}
