package qadam.organisation;

import java.util.List;

/** A place with what the reader may do in it. @param roles their codes @param group whether it is a class or a department */
public record MyPlace(long number, String kind, String title, List<String> roles, boolean group, boolean closed) {
}
