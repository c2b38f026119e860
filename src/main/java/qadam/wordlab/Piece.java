package qadam.wordlab;

/** A token as it can be shown. @param crumb whether it is no whole letter: bytes of one, in hexadecimal */
public record Piece(String shown, boolean crumb) {
}
