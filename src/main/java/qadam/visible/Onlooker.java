package qadam.visible;

/**
 * Those who may do something where the person belongs.
 *
 * @param role its code
 * @param place what it is called in the reader's language
 * @param count how many hold it there
 */
public record Onlooker(String role, String place, int count) {
}
