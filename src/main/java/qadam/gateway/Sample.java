package qadam.gateway;

/** A first program in one language. @param file under which it is saved; empty for a line for the terminal */
public record Sample(String id, String name, String file, String text) {
}
