package qadam.model;

import java.util.Objects;

/** One message of a conversation. Control characters in it do not reach the server. */
public record Message(Speaker speaker, String text) {
    public Message {
        Objects.requireNonNull(speaker);
        Objects.requireNonNull(text);
    }

    public static Message system(String text) {
        return new Message(Speaker.SYSTEM, text);
    }

    public static Message user(String text) {
        return new Message(Speaker.USER, text);
    }

    public static Message assistant(String text) {
        return new Message(Speaker.ASSISTANT, text);
    }
}
