package qadam.gallery;

import java.util.List;

/** A class, and what is shown in it. */
public record Wall(String name, List<Hung> hung) {
}
