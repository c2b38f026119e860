package qadam.credential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The forms in which a credential's address answers, chosen by the Accept header (RFC 9110 §12.5.1). */
enum Format {
    PAGE("text/html", Set.of("text/html", "application/xhtml+xml", "text/*", "*/*")),
    JSON("application/vc+ld+json", Set.of("application/vc+ld+json", "application/vc", "application/ld+json", "application/json")),
    JWT("application/vc+jwt", Set.of("application/vc+jwt", "application/jwt")),
    PDF("application/pdf", Set.of("application/pdf"));

    private final String type;
    private final Set<String> names;

    Format(String type, Set<String> names) {
        this.type = type;
        this.names = names;
    }

    String type() {
        return type;
    }

    static Format wanted(String accept) {
        return accept == null || accept.length() > 1000 ? PAGE
            : wishes(accept).stream().flatMap(wish -> wish.formats().stream()).findFirst().orElse(PAGE);
    }

    private static List<Wish> wishes(String accept) {
        List<Wish> wishes = new ArrayList<>();
        for (String part : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";");
            wishes.add(new Wish(pieces[0].strip(), weight(pieces)));
        }
        wishes.sort(Comparator.comparingDouble(Wish::weight).reversed());   // stable: equal weights keep their order
        return wishes;
    }

    private static double weight(String[] pieces) {
        for (String piece : pieces) {
            if (piece.strip().matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(piece.strip().substring(2));
            }
        }
        return 1;
    }

    private record Wish(String name, double weight) {
        List<Format> formats() {
            return weight == 0 ? List.of() : List.of(values()).stream().filter(format -> format.names.contains(name)).toList();
        }
    }
}
